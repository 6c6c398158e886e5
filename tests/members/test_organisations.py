"""The directory: adding, changing, confirming organisations, and parents that never go in a circle."""

import pytest

from tests.people import North, South, by
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    NAME_KNOWN,
    NAME_MISSING,
    NOT_PERMITTED,
    OTHER_NETWORK,
    TREE_CYCLE,
    Problem,
)
from trellis.ledger.models import Line
from trellis.members import actions
from trellis.members.actions.organisations import Details, as_details
from trellis.members.models import Organisation
from trellis.search import entries


def found(word: str) -> list[str]:
    ids = entries.matches("organisation", word)
    return sorted(str(each) for each in Organisation.objects.filter(pk__in=ids))


def change(north: North, organisation: Organisation, **new: object) -> Organisation:
    """Let Malee change what stands of an organisation."""
    organisation.refresh_from_db()
    details = Details(**{**vars(as_details(organisation)), **new})
    given = {"organisation": organisation, "version": organisation.version, "details": details}
    return actions.change_organisation(actor=by(north.malee), **given)


def test_malee_adds_an_organisation_and_it_is_found_in_thai(north: North) -> None:
    details = Details(names={"th": " บ้านพักเด็ก\u00a0 ", "en": ""}, aliases=("Baan Phak",))
    made = actions.add_organisation(actor=by(north.malee), network=north.network, details=details)
    assert made.names == {"th": "บ้านพักเด็ก"}
    assert found("พักเด็ก") == ["บ้านพักเด็ก"]
    assert found("baan ph") == ["บ้านพักเด็ก"]


def test_a_name_that_is_known_is_asked_about(north: North) -> None:
    same = Details(names={"en": "CHILDREN’S  centre"})
    given = {"actor": by(north.malee), "network": north.network, "details": same}
    with pytest.raises(Problem) as caught:
        actions.add_organisation(**given)
    assert (caught.value.kind, caught.value.details["id"]) == (NAME_KNOWN, north.centre.pk)
    assert actions.add_organisation(**given, is_another=True).pk != north.centre.pk


def test_nok_may_not_add_and_a_name_is_needed(north: North) -> None:
    given = {"network": north.network, "details": Details(names={"en": "X"})}
    with pytest.raises(Problem) as caught:
        actions.add_organisation(actor=by(north.nok), **given)
    assert caught.value.kind == NOT_PERMITTED
    with pytest.raises(Problem) as caught:
        actions.add_organisation(
            actor=by(north.malee), network=north.network, details=Details(names={"en": " "})
        )
    assert caught.value.kind == NAME_MISSING


def test_a_change_says_in_the_record_what_stood_before(north: North) -> None:
    change(north, north.centre, acronym="CCN")
    line = Line.objects.get(verb="organisation.change")
    assert line.detail == {"before": {"acronym": "CC"}, "after": {"acronym": "CCN"}}
    assert found("CCN") == ["Children's Centre"]


def test_two_who_write_at_once_are_told(north: North) -> None:
    details = as_details(north.centre)
    given = {"organisation": north.centre, "version": north.centre.version, "details": details}
    actions.change_organisation(actor=by(north.malee), **given)
    with pytest.raises(Problem) as caught:
        actions.change_organisation(actor=by(north.malee), **given)
    assert caught.value.kind == CHANGED_MEANWHILE


def test_a_circle_of_parents_is_refused_by_name(north: North) -> None:
    change(north, north.centre, parent=north.office)
    change(north, north.group, parent=north.centre)
    with pytest.raises(Problem) as caught:
        change(north, north.office, parent=north.group)
    assert caught.value.kind == TREE_CYCLE
    assert caught.value.details["circle"] == (
        "Provincial Welfare Office → Women's Weaving Group → Children's Centre → Provincial Welfare Office"
    )


def test_a_parent_of_another_network_is_refused(north: North, south: South) -> None:
    with pytest.raises(Problem) as caught:
        change(north, north.centre, parent=south.shelter)
    assert caught.value.kind == OTHER_NETWORK


def test_nok_confirms_her_own_organisation_and_no_other(north: North) -> None:
    assert actions.confirm_organisation(actor=by(north.nok), organisation=north.centre).confirmed_on
    with pytest.raises(Problem):
        actions.confirm_organisation(actor=by(north.nok), organisation=north.office)


def test_an_alias_finds_and_is_forgotten(north: North) -> None:
    given = {"actor": by(north.malee), "organisation": north.centre}
    actions.add_alias(**given, spelling="Kids House")
    assert found("kids") == ["Children's Centre"]
    actions.remove_alias(**given, spelling="KIDS house")
    assert found("kids") == []
    with pytest.raises(Problem):
        actions.add_alias(**given, spelling=" - ")
