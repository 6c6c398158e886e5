"""Results of sites: three numbers for each period, a later word stands, nothing is lost, totals follow."""

import pytest

from tests.people import North, South, by
from tests.plans.counting import activity, site
from trellis.domain.periods import read_period
from trellis.domain.problems import NOT_PERMITTED, RESULT_GONE, RESULT_OVERLAPS, Problem
from trellis.domain.reached import Numbers
from trellis.members.models import Organisation
from trellis.plans.actions.results import record, record_several, standing_result, withdraw
from trellis.plans.models import Involved, Involvement, Result, Site
from trellis.plans.totals import settle_rows

AUGUST, SEPTEMBER = read_period("2026-08"), read_period("2026-09")


def totals(of: Site) -> tuple[int | None, ...]:
    """Give a site's totals: people at least and at most, contacts, services."""
    of.refresh_from_db()
    return of.people_least, of.people_most, of.contacts, of.services


def test_totals_enclose_people_and_add_up_the_rest(north: North) -> None:
    here = site(activity(north), said="The market")
    record(actor=by(north.nok), site=here, period=AUGUST, numbers=Numbers(40, 100, None))
    record(actor=by(north.nok), site=here, period=SEPTEMBER, numbers=Numbers(30, 5, None))
    assert totals(here) == (40, 70, 105, None)
    assert here.reported_until == "2026-09"


def test_unknown_is_kept_apart_from_nought(north: North) -> None:
    work = activity(north)
    here, there = site(work, said="The market"), site(work, said="The bus station")
    given = {here: (Numbers(None, None, None), None), there: (Numbers(0, None, 0), "")}
    assert record_several(actor=by(north.nok), period=AUGUST, given=given) == 2
    assert totals(here) == (None, None, None, None)
    assert here.reported_until == "2026-08"
    assert totals(there) == (0, 0, None, 0)


def test_a_later_word_stands_and_the_former_stays_and_may_stand_again(north: North) -> None:
    here = site(activity(north), said="The market")
    first = record(actor=by(north.nok), site=here, period=AUGUST, numbers=Numbers(40))
    second = record(actor=by(north.malee), site=here, period=AUGUST, numbers=Numbers(45))
    assert record(actor=by(north.nok), site=here, period=AUGUST, numbers=Numbers(45)) == second
    assert Result.objects.filter(site=here).count() == 2
    assert totals(here)[:2] == (45, 45)
    withdraw(actor=by(north.nok), site=here, result=second)
    assert standing_result(here, AUGUST) == first
    assert totals(here)[:2] == (40, 40)
    with pytest.raises(Problem) as gone:
        withdraw(actor=by(north.nok), site=here, result=second)
    assert gone.value.kind == RESULT_GONE
    withdraw(actor=by(north.nok), site=here, result=first)
    assert totals(here) == (None, None, None, None)
    assert here.reported_until == ""


def test_no_day_counts_twice(north: North) -> None:
    here = site(activity(north), said="The market")
    record(actor=by(north.nok), site=here, period=AUGUST, numbers=Numbers(40))
    with pytest.raises(Problem) as refused:
        record(actor=by(north.nok), site=here, period=read_period("2026-Q3"), numbers=Numbers(90))
    assert refused.value.kind == RESULT_OVERLAPS


def test_all_or_none_of_a_page(north: North) -> None:
    work = activity(north)
    here, there = site(work, said="The market"), site(work, said="The bus station")
    record(actor=by(north.nok), site=there, period=AUGUST, numbers=Numbers(1))
    with pytest.raises(Problem):
        record_several(
            actor=by(north.nok),
            period=read_period("2026"),
            given={here: (Numbers(5), None), there: (Numbers(6), None)},
        )
    assert totals(here) == (None, None, None, None)


def test_who_carries_it_out_records_and_who_pays_does_not(north: North, south: South) -> None:
    work = activity(north, organisation=north.office)
    here = site(work, said="The market")
    Involved.objects.create(activity=work, organisation=north.centre, how=Involvement.FUNDS)
    for stranger in (north.nok, north.aree, south.wipa):
        with pytest.raises(Problem) as refused:
            record(actor=by(stranger), site=here, period=AUGUST, numbers=Numbers(1))
        assert refused.value.kind == NOT_PERMITTED
    Involved.objects.create(activity=work, organisation=north.centre, how=Involvement.IMPLEMENTS)
    assert record(actor=by(north.nok), site=here, period=AUGUST, numbers=Numbers(1)).person == north.nok


def test_many_sites_are_settled_in_one_statement(north: North, assert_queries: object) -> None:
    work = activity(north)
    sites = [site(work, said=f"Village {number}") for number in range(3)]
    Result.objects.bulk_create(
        Result(site=each, period=f"2026-0{month}", people=month, contacts=None, services=1)
        for each in sites
        for month in (1, 2, 3)
    )
    with assert_queries(1):  # type: ignore[operator]
        settle_rows(Site.objects.filter(activity=work))
    assert [totals(each) for each in sites] == [(3, 6, None, 3)] * 3
    assert Organisation.objects.filter(pk=work.organisation_id).exists()
