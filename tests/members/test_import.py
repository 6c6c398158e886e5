"""A list of members comes in whole, changes what it says, asks about the rest, and goes out as it came."""

import io
from pathlib import Path
from typing import Any

import pytest

from tests.people import North, by
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import IMPORT_CHANGED, IMPORT_HAS_ERRORS, IMPORT_NOT_OPEN, NOT_PERMITTED, Problem
from trellis.imports.models import Batch, Effect, State
from trellis.imports.writing import csv_bytes
from trellis.ledger.models import Line
from trellis.members.importing.actions import (
    answer_import,
    begin_import,
    drop_import,
    import_members,
    undo_import,
)
from trellis.members.importing.export import table_of
from trellis.members.importing.looking import Look, look_at
from trellis.members.models import (
    Alias,
    Constituency,
    Membership,
    Organisation,
    Part,
    Representative,
    SameAs,
    Standing,
)
from trellis.networks.models import Assignment, Network
from trellis.portal.queries.record import Filters, page_of
from trellis.search import entries

pytestmark = pytest.mark.django_db
OPERATOR = Actor.operator("a test")
SPOKEN_OF = (Organisation, Alias, Membership, Part, Representative, Assignment, Constituency, SameAs, Person)


def chosen(network: Network, text: str | bytes, name: str = "list.csv", **answers: str) -> Batch:
    """Let somebody choose a list."""
    content = text.encode() if isinstance(text, str) else text
    return begin_import(
        actor=OPERATOR, network=network, name=name, content=io.BytesIO(content), answers=answers
    )


def brought(
    network: Network, text: str | bytes, answers: dict[str, str] | None = None, actor: Actor = OPERATOR
) -> Batch:
    """Bring a list in, with answers."""
    batch = chosen(network, text)
    if answers:
        batch = answer_import(actor=actor, network=network, batch=batch, answers=answers)
    seen = look_at(network, batch)
    return import_members(actor=actor, network=network, batch=batch, expected=seen.plan.figures)


def seen(network: Network, text: str | bytes) -> Look:
    """Look at a list without bringing it in."""
    return look_at(network, chosen(network, text))


def everything() -> dict[str, list[dict[str, Any]]]:
    """Give every row that a list may touch, without the counters of writers."""
    found = {}
    for model in SPOKEN_OF:
        rows = list(model.objects.order_by("pk").values())
        found[model.__name__] = [
            {key: value for key, value in row.items() if key != "version"} for row in rows
        ]
    return found


def organisation(name: str) -> Organisation:
    """Give the organisation with an English name."""
    return Organisation.objects.get(names__en=name)


FULL = (
    "Name,Acronym,Other names,Type,Part of,Constituency,Roles,Joined,What it brings,Website,"
    "Representative,E-mail,Phone,Seat\n"
    "Ministry of Care,MoC,Care Ministry; MCare,Government office,,Government,secretariat; core group,"
    "2020-03-01,rooms,moc.example.org,Dao Phan,dao@example.org,+66 2 000 0000,head\n"
    "Bureau of Children,,,Government office,Ministry of Care,Government,,,,,Lek Suk,,,\n"
    "Bureau of Children,,,,,,,,,,Noi Dee,,,\n"
)


def test_a_list_brings_organisations_with_all_that_it_says(north: North) -> None:
    brought(north.network, FULL)
    ministry, bureau = organisation("Ministry of Care"), organisation("Bureau of Children")
    membership = ministry.memberships.get()
    assert (ministry.acronym, ministry.type, ministry.website) == (
        "MoC",
        "government",
        "https://moc.example.org",
    )
    assert {each.text for each in ministry.aliases.all()} == {"Care Ministry", "MCare"}
    assert (membership.constituency, membership.brings, str(membership.joined_on)) == (
        north.government,
        "rooms",
        "2020-03-01",
    )
    assert {part.kind for part in membership.parts.all()} == {"secretariat", "core"}
    assert bureau.parent == ministry
    assert {(each.person.name, each.seat) for each in bureau.representatives.all()} == {
        ("Lek Suk", "head"),
        ("Noi Dee", "alternate"),
    }
    assert Person.objects.get(name="Dao Phan").assignments.get().role.key == "representative"
    assert ministry.pk in set(entries.matches("organisation", "mcare"))


def test_the_same_list_again_changes_nothing(north: North) -> None:
    brought(north.network, FULL)
    before = everything()
    again = seen(north.network, FULL)
    assert again.plan.changes_nothing
    assert again.plan.figures["same"] == 2
    brought(north.network, FULL)
    assert everything() == before


def test_what_was_brought_in_can_be_undone_exactly(north: North) -> None:
    before = everything()
    batch = brought(north.network, FULL + "Children's Centre,CCC,,NGO,,Community,,2019-01-01,,,,,,\n")
    assert everything() != before
    undo_import(actor=by(north.malee), network=north.network, batch=batch)
    assert everything() == before
    assert not list(entries.matches("organisation", "mcare"))
    batch.refresh_from_db()
    assert (batch.state, batch.figures["kept"]) == (State.UNDONE, 0)


def test_what_somebody_changed_since_is_left(north: North) -> None:
    batch = brought(north.network, "Name,Acronym,Type\nNew Dawn,ND,NGO\nChildren's Centre,CCC,\n")
    Organisation.objects.filter(names__en="New Dawn").update(acronym="NDF")
    Organisation.objects.filter(pk=north.centre.pk).update(website="https://cc.example.org")
    undo_import(actor=OPERATOR, network=north.network, batch=batch)
    dawn, centre = organisation("New Dawn"), organisation("Children's Centre")
    assert (dawn.acronym, dawn.memberships.count()) == ("NDF", 1)
    assert (centre.acronym, centre.website) == ("CC", "https://cc.example.org")


def test_what_was_changed_goes_back_when_somebody_says_so(north: North) -> None:
    batch = brought(north.network, "Name,Acronym\nNew Dawn,ND\n")
    dawn = organisation("New Dawn")
    Organisation.objects.filter(pk=dawn.pk).update(acronym="NDF")
    undo_import(actor=OPERATOR, network=north.network, batch=batch, anyway=[str(dawn.pk)])
    assert not Organisation.objects.filter(pk=dawn.pk).exists()


def test_a_member_that_somebody_uses_is_not_taken_away(north: North) -> None:
    batch = brought(north.network, "Name\nNew Dawn\nOld Dusk\n")
    dawn = organisation("New Dawn")
    Organisation.objects.filter(pk=north.group.pk).update(parent=dawn)
    undo_import(actor=OPERATOR, network=north.network, batch=batch, anyway=[str(dawn.pk)])
    assert dawn.memberships.get().standing == Standing.MEMBER
    assert not Organisation.objects.filter(names__en="Old Dusk").exists()


def test_a_list_that_is_undone_is_not_undone_twice(north: North) -> None:
    batch = brought(north.network, "Name\nNew Dawn\n")
    undo_import(actor=OPERATOR, network=north.network, batch=batch)
    with pytest.raises(Problem):
        undo_import(actor=OPERATOR, network=north.network, batch=batch)
    assert not batch.effects.exists()


def test_the_members_go_out_and_come_in_without_a_change(north: North) -> None:
    brought(north.network, FULL)
    before = everything()
    out = csv_bytes(table_of(by(north.malee), north.network))
    again = seen(north.network, out)
    assert again.plan.changes_nothing, [item.changes for item in again.plan.items if item.changes]
    assert everything() == before


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Ministry of Care,", "Ministry of Kindness,", "name_en"),
        ("MoC", "MOC", "acronym"),
        ("Care Ministry; MCare", "MCare", "aliases"),
        ("2020-03-01", "2020-03-02", "joined"),
        ("rooms", "rooms and tea", "brings"),
        ("rooms", "-", "brings"),
        ("NGOs", "Community", "constituency"),
        ("Secretariat; Core group", "Core group", "parts"),
        ("Core group", "Core group until 2027-12-31", "parts"),
    ],
)
def test_an_edited_cell_is_exactly_this_change(north: North, old: str, new: str, field: str) -> None:
    brought(north.network, FULL)
    out = csv_bytes(table_of(by(north.malee), north.network)).decode("utf-8-sig")
    line = next(each for each in out.splitlines()[1:] if old in each and "Bureau" not in each)
    edited = out.replace(line, line.replace(old, new, 1))
    changed = [item for item in seen(north.network, edited).plan.items if item.changes]
    assert [(change.field) for item in changed for change in item.changes] == [field]
    brought(north.network, edited)
    assert seen(north.network, edited).plan.changes_nothing


def test_a_rename_by_id_keeps_the_organisation(north: North) -> None:
    out = csv_bytes(table_of(by(north.malee), north.network)).decode("utf-8-sig")
    brought(north.network, out.replace("Children's Centre", "Centre for Children"))
    north.centre.refresh_from_db()
    assert north.centre.names == {"en": "Centre for Children", "th": "ศูนย์เด็ก"}
    assert not north.centre.aliases.exists()


def test_a_contact_goes_out_only_to_those_who_take_part(north: North) -> None:
    assert "Representative's e-mail" in table_of(by(north.aree), north.network).header
    assert "Representative's e-mail" not in table_of(OPERATOR, north.network).header


def test_answers_become_aliases_parents_and_decisions(north: North) -> None:
    text = (
        "Name\nLiving Water\nLiving Water International\nBRAC\nBRAC SL\n"
        "Medecins sans Frontieres\nMedecins sans Frontieres Belgique\n"
    )
    asked = {
        ask.id: set(ask.id.removeprefix("same:").split("|")) for ask in seen(north.network, text).plan.asks
    }
    wanted = {"living water": "same", "brac": "part-of", "medecins sans frontieres": "later"}
    brought(
        north.network,
        text,
        {key: wanted[name] for key, names in asked.items() for name in names & set(wanted)},
    )
    assert organisation("Living Water").aliases.get().text == "Living Water International"
    assert organisation("BRAC SL").parent == organisation("BRAC")
    later = SameAs.objects.get(answer="later")
    assert {later.organisation, later.other} == {
        organisation("Medecins sans Frontieres"),
        organisation("Medecins sans Frontieres Belgique"),
    }
    assert seen(north.network, text).plan.changes_nothing


def test_who_is_gone_is_asked_about_and_never_dropped(north: North) -> None:
    brought(north.network, "Name\nNew Dawn\nOld Dusk\nMid Day\n")
    shorter = "Name\nNew Dawn\n"
    asks = {ask.says.details["text"]: ask.id for ask in seen(north.network, shorter).plan.asks}
    assert set(asks) == {"Old Dusk", "Mid Day"}
    brought(north.network, shorter)
    assert organisation("Old Dusk").memberships.get().standing == Standing.MEMBER


def test_who_is_gone_has_left_or_was_a_mistake_if_somebody_says_so(north: North) -> None:
    brought(
        north.network,
        "Name,Roles,Representative\nNew Dawn,,\nOld Dusk,core group,Fah Sai\nMid Day,chair,Mek Yen\n",
    )
    before = everything()
    dusk, day = organisation("Old Dusk"), organisation("Mid Day")
    answers = {f"gone:{dusk.pk}": "left:2026-06-30", f"gone:{day.pk}": "mistake"}
    batch = brought(north.network, "Name\nNew Dawn\n", answers)
    left = dusk.memberships.get()
    assert (left.standing, str(left.left_on), str(left.parts.get().until)) == (
        "left",
        "2026-06-30",
        "2026-06-30",
    )
    assert not day.memberships.exists()
    undo_import(actor=OPERATOR, network=north.network, batch=batch)
    assert everything() == before


def test_an_error_changes_nothing(north: North) -> None:
    before = everything()
    batch = chosen(north.network, "Name,Type\nNew Dawn,Goverment\n")
    figures = look_at(north.network, batch).plan.figures
    with pytest.raises(Problem) as caught:
        import_members(actor=OPERATOR, network=north.network, batch=batch, expected=figures)
    assert caught.value.kind == IMPORT_HAS_ERRORS
    assert everything() == before
    assert not Effect.objects.exists()


def test_a_network_that_changed_meanwhile_is_looked_at_again(north: North) -> None:
    batch = chosen(north.network, "Name\nNew Dawn\n")
    figures = look_at(north.network, batch).plan.figures
    brought(north.network, "Name\nNew Dawn\n")
    with pytest.raises(Problem) as caught:
        import_members(actor=OPERATOR, network=north.network, batch=batch, expected=figures)
    assert caught.value.kind == IMPORT_CHANGED


def test_a_list_put_away_is_gone(north: North) -> None:
    batch = chosen(north.network, "Name\nNew Dawn\n")
    path = Path(batch.file.path)
    drop_import(actor=OPERATOR, network=north.network, batch=batch)
    assert not path.exists()
    with pytest.raises(Problem) as caught:
        answer_import(actor=OPERATOR, network=north.network, batch=batch, answers={})
    assert caught.value.kind == IMPORT_NOT_OPEN


def test_only_who_may_brings_a_list_in(north: North) -> None:
    batch = chosen(north.network, "Name\nNew Dawn\n")
    figures = look_at(north.network, batch).plan.figures
    with pytest.raises(Problem) as caught:
        import_members(actor=by(north.nok), network=north.network, batch=batch, expected=figures)
    assert caught.value.kind == NOT_PERMITTED
    import_members(actor=by(north.malee), network=north.network, batch=batch, expected=figures)
    line = Line.objects.filter(verb="member.import").get()
    assert (line.person, line.detail["expected"]["create"], line.detail["digest"]) == (
        north.malee.pk,
        1,
        batch.digest,
    )
    assert "New Dawn" not in str(line.detail)


def test_a_person_who_signed_in_keeps_her_own_address(north: North) -> None:
    brought(north.network, "Name,Representative,Phone\nChildren's Centre,Nok Wongsa,+66 81 999 9999\n")
    north.nok.refresh_from_db()
    assert north.nok.phone == ""


def test_the_last_lists_answers_hold_for_the_next(north: North) -> None:
    brought(north.network, "Name,Type\nNew Dawn,Goverment\n", {"type:goverment": "government"})
    again = seen(north.network, "Name,Type\nNew Dawn,Goverment\nOld Dusk,Goverment\n")
    assert (again.plan.figures["errors"], again.plan.figures["create"]) == (0, 1)


def test_the_record_of_an_organisation_knows_of_the_list_that_brought_it_in(north: North) -> None:
    batch = brought(north.network, "Name,Acronym\nNew Dawn,ND\nOther House,OH\nWomen's Weaving Group,WWG\n")
    dawn = organisation("New Dawn")
    line = Line.objects.get(verb="member.import")
    assert set(line.parties) == {str(organisation(name).pk) for name in ("New Dawn", "Other House")} | {
        str(north.group.pk)
    }
    assert "member.import" in done_to(north, "New Dawn")
    assert "member.import" in done_to(north, "Weaving")
    assert "member.import" not in done_to(north, "Provincial Welfare Office")
    undo_import(actor=by(north.malee), network=north.network, batch=batch)
    assert str(dawn.pk) in Line.objects.get(verb="member.import_undo").parties
    assert {"member.import", "member.import_undo"} <= done_to(north, "Weaving")


def done_to(north: North, name: str) -> set[str]:
    """Give the verbs of what the record tells of an organisation."""
    return {
        line.verb for line in page_of(by(north.malee), north.network.pk, Filters(organisation=name)).lines
    }
