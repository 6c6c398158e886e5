"""A network's first page: what it is, how it stands, who carries it, what it did last."""

from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.people import OPERATOR, North, South, by, member
from trellis.domain.mandate import Scope
from trellis.members import actions as members
from trellis.members.actions.mandates import Terms
from trellis.members.actions.parts import Term
from trellis.members.models import PartKind
from trellis.networks import actions as networks
from trellis.portal.queries.network import figures_of, units_of


def page(who: object, slug: str = "north") -> str:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type]
    return client.get(f"/n/{slug}/").content.decode()


def test_malee_reads_the_name_the_status_and_its_reason(north: North) -> None:
    networks.set_status(actor=by(north.malee), network=north.network, status="active", reason="We have met.")
    text = page(north.malee)
    assert "Network of the North" in text
    assert "Active" in text
    assert "We have met." in text


def test_figures_count_members_by_constituency(north: North) -> None:
    figures = figures_of(north.network)
    assert figures.members == 3
    assert [(str(each), size) for each, size in figures.by_constituency] == [
        ("Government", 1),
        ("NGOs", 1),
        ("Community", 1),
    ]


def test_figures_count_for_whom_somebody_speaks_and_may_commit(north: North) -> None:
    before = figures_of(north.network)
    assert (before.spoken_for, before.silent, before.may_commit) == (1, 2, 0)
    terms = Terms(scope=Scope.COMMIT, since=date(2026, 1, 1))
    mandate = members.record_mandate(actor=by(north.malee), representative=north.speaks, terms=terms)
    assert figures_of(north.network).may_commit == 0
    members.confirm_mandate(actor=by(north.somchai), mandate=mandate)
    assert figures_of(north.network).may_commit == 1


def test_a_mandate_only_to_listen_commits_nobody(north: North) -> None:
    terms = Terms(scope=Scope.ATTEND, since=date(2026, 1, 1))
    mandate = members.record_mandate(actor=by(north.malee), representative=north.speaks, terms=terms)
    members.confirm_mandate(actor=by(north.somchai), mandate=mandate)
    assert figures_of(north.network).may_commit == 0


def test_a_mandate_that_ended_commits_nobody(north: North) -> None:
    terms = Terms(scope=Scope.COMMIT, since=date(2020, 1, 1), until=date(2021, 1, 1))
    mandate = members.record_mandate(actor=by(north.malee), representative=north.speaks, terms=terms)
    members.confirm_mandate(actor=OPERATOR, mandate=mandate)
    assert figures_of(north.network).may_commit == 0


def test_each_figure_leads_to_its_list(north: North) -> None:
    text = page(north.somchai)
    assert f"{reverse('members', args=['north'])}?constituency={north.ngos.pk}" in text
    assert f"{reverse('mandates', args=['north'])}?show=silent" in text


def test_a_member_in_no_constituency_is_counted_too(south: South) -> None:
    assert [size for _each, size in figures_of(south.network).by_constituency] == [1]
    assert "In no constituency" in page(south.wipa, "south")


def test_a_network_may_have_two_secretariats(north: North) -> None:
    for organisation, group in ((north.office, north.government), (north.centre, north.ngos)):
        term = Term(kind=PartKind.SECRETARIAT, for_constituency=group, since=timezone.localdate())
        members.give_part(actor=by(north.malee), membership=organisation.memberships.get(), term=term)
    text = page(north.aree)
    assert "for Government" in text
    assert "for NGOs" in text


def test_many_units_are_folded_up(north: North) -> None:
    top = networks.add_unit(actor=by(north.malee), network=north.network, names={"en": "Province"})
    for number in range(35):
        names = {"en": f"Village group {number}"}
        networks.add_unit(actor=by(north.malee), network=north.network, names=names, parent=top)
    (node,) = units_of(north.network)
    assert node.size == 36
    assert "<details" in page(north.malee).split('id="units"')[1].split("</summary>")[0]


def test_nok_learns_who_holds_which_role(north: North) -> None:
    text = page(north.nok)
    assert "Malee Srisuk" in text
    assert reverse("person", args=["north", north.somchai.pk]) in text


def test_wipa_doesnt_see_the_norths_inside(north: North, south: South) -> None:
    client = Client()
    client.force_login(south.wipa)
    assert client.get("/n/north/").status_code == 404


def test_whoever_isnt_in_is_led_to_the_public_page(north: North) -> None:
    networks.publish(actor=by(north.malee), network=north.network, sections=["purpose"])
    answer = Client().get("/n/north/")
    assert (answer.status_code, answer["Location"]) == (302, reverse("public", args=["north"]))


def test_the_first_page_asks_as_much_with_more_members_and_units(
    north: North, assert_queries: QueryLimit
) -> None:
    for number in range(12):
        member(by(north.malee), north.network, north.ngos, en=f"House {number}")
        networks.add_unit(actor=by(north.malee), network=north.network, names={"en": f"Unit {number}"})
    client = Client()
    client.force_login(north.malee)
    with assert_queries(at_most=26):
        client.get("/n/north/")
