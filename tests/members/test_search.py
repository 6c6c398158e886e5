"""The list's search: exact for rare words and for common ones, and never beyond the network."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.conftest import QueryLimit
from tests.people import North, South, by, member
from trellis.domain import bigrams
from trellis.members import naming
from trellis.members.models import Membership, Organisation, Standing
from trellis.members.queries import Cursor, Filters, members_page
from trellis.members.queries.directory import constituencies_of
from trellis.members.queries.listing import MembersPage
from trellis.search import entries

pytestmark = pytest.mark.django_db


def listed(north: North, wanted: str, cursor: Cursor | None = None, **filters: str) -> MembersPage:
    return members_page(
        actor=by(north.malee),
        network=north.network,
        filters=Filters(wanted=wanted, **filters),  # type: ignore[arg-type]  # words only
        cursor=cursor or Cursor(),
        constituencies=constituencies_of(north.network),
    )


def names(page: MembersPage) -> list[str]:
    return [str(row.organisation) for row in page.rows]


def schools(north: North, names: dict[str, str], count: int = 60) -> None:
    """Put members into the network at once: sixty by their actions take long."""
    made = [
        Organisation(
            network=north.network,
            names={language: name.format(number) for language, name in names.items()},
            sort_name=naming.sort_name({"en": names["en"].format(number)}, "en"),
        )
        for number in range(count)
    ]
    Organisation.objects.bulk_create(made)
    Membership.objects.bulk_create(
        Membership(network=north.network, organisation=each, constituency=north.ngos) for each in made
    )
    entries.put(naming.words(each) for each in made)


@pytest.fixture(params=["rare", "common"])
def many(request: pytest.FixtureRequest, north: North, monkeypatch: pytest.MonkeyPatch) -> North:
    """Give a network with sixty schools; to make their word a common one, few is less than that."""
    schools(north, {"en": "School {:02}", "th": "โรงเรียน"})
    if request.param == "common":
        monkeypatch.setattr(entries, "FEW", 20)
    return north


def test_a_page_of_a_search_goes_on_where_the_last_one_ended(many: North) -> None:
    first = listed(many, "school")
    second = listed(many, "school", Cursor(after=first.page.next))
    assert names(first) + names(second) == [f"School {number:02}" for number in range(60)]
    assert names(listed(many, "school", Cursor(before=second.page.previous))) == names(first)
    assert (first.count.number, first.count.is_more) == (60, False)


@pytest.mark.parametrize(
    "wanted",
    ["school 07", "SCHOOL", "เรียน", "hool 5", "schoool", "scho ol", "looh", "sch%l", "s_hool", "off", "-"],
)
def test_a_search_finds_what_contains_each_word(many: North, wanted: str) -> None:
    spelled = [f"School {number:02} โรงเรียน" for number in range(60)]
    spelled += ["Provincial Welfare Office", "Children's Centre ศูนย์เด็ก CC", "Weaving Group"]
    expected = sum(bigrams.contains(each, wanted) for each in spelled)
    found = listed(many, wanted)
    assert (found.count.number, len(found.rows)) == (expected, min(expected, 50))


def test_what_narrows_a_list_narrows_its_search(many: North) -> None:
    here = Membership.objects.filter(organisation__sort_name__startswith="school")
    Membership.objects.filter(pk__in=list(here.values_list("pk", flat=True)[:55])).update(standing="left")
    assert listed(many, "school").count.number == 5
    assert listed(many, "school", standing=Standing.LEFT).count.number == 55
    assert listed(many, "school", standing="all").count.number == 60
    assert listed(many, "school", type="ngo").count.number == 0


def test_a_search_never_leaves_the_network(many: North, south: South) -> None:
    member(by(south.wipa), south.network, None, en="School of the South")
    assert listed(many, "school").count.number == 60
    assert names(listed(many, "of the south")) == []


@pytest.mark.parametrize("near", [0, 30])
def test_a_word_that_is_common_elsewhere_is_rare_here(
    near: int, many: North, south: South, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "NEAR", near)
    member(by(south.wipa), south.network, None, en="School of the South")
    met = entries.candidates(naming.KIND, "school", 5, south.network.pk)
    assert len(met.ids) == 1
    assert met.is_all == (near > 0)


def test_a_common_word_is_counted_no_further_than_anybody_wants_to_know(
    many: North, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trellis.members.queries.paging.COUNTED", 10)
    found = listed(many, "school")
    assert (found.count.number, found.count.is_more) == (10, True)


def test_a_search_asks_as_much_among_more(north: North, assert_queries: QueryLimit) -> None:
    client, address = Client(), reverse("members", args=["north"])
    client.force_login(north.malee, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(address)
    with assert_queries(at_most=11):
        client.get(address, {"q": "centre"})
    schools(north, {"en": "School {:02}"})
    with assert_queries(at_most=11):
        assert "Found: 60" in client.get(address, {"q": "school"}).content.decode()
