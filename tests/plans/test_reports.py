"""Reports go up: given by keepers or on behalf, never waited for, corrected when late paper comes."""

from decimal import Decimal

import pytest

from tests.people import North, South, by
from tests.plans.counting import place
from tests.plans.reporting import AUGUST, JULY, SEPTEMBER, districts, indicator
from trellis.access.actor import Actor, Channel
from trellis.asks.actions.answers import answer
from trellis.asks.models import Asked
from trellis.asks.showing import worded
from trellis.domain.asking import Given
from trellis.domain.periods import read_period
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    INDICATOR_ENDED,
    NO_KEEPER,
    NOT_FOUND,
    NOT_PERMITTED,
    PERIOD_AHEAD,
    PERIOD_UNFIT,
    Problem,
)
from trellis.plans.actions.dues import ask_reports
from trellis.plans.actions.indicators import end_indicator
from trellis.plans.actions.reports import Number, doubt_report, give_report, give_several, see_report
from trellis.plans.actions.tellings import tell_figure
from trellis.plans.models import Due, Report, Telling, Tree
from trellis.plans.queries.dues import due_for, dues_of
from trellis.plans.queries.figures import known_of, parts_of
from trellis.plans.queries.scopes import scope_of
from trellis.plans.queries.tellings import moved


def test_what_keepers_report_adds_up_and_says_who_is_missing(north: North) -> None:
    there = districts(north)
    mine = there.give(there.doi, AUGUST, 12, who=north.nok)
    theirs = there.give(there.nong, AUGUST, 0, who=north.malee)
    assert (mine.is_on_behalf, theirs.is_on_behalf) == (False, True)
    figure = there.figure(there.province, AUGUST)
    assert figure.value == 12
    assert (len(figure.reported), figure.missing) == (2, (there.huai.pk.hex,))
    assert there.figure(there.far, AUGUST).missing == ()


def test_a_missing_number_is_carried_forward_and_unknown_never_is(north: North) -> None:
    there = districts(north)
    there.give(there.doi, JULY, 7)
    there.give(there.nong, JULY, 5)
    there.give(there.nong, AUGUST, None)
    figure = there.figure(None, AUGUST)
    assert figure.value == 7
    assert [(each.unit, each.value) for each in figure.carried] == [(there.doi.pk.hex, 7)]
    assert figure.unknown == (there.nong.pk.hex,)
    assert there.figure(None, SEPTEMBER).carried == ()


def test_a_district_that_reports_itself_is_one_report_more(north: North) -> None:
    there = districts(north)
    there.give(there.doi, AUGUST, 12)
    there.give(there.far, AUGUST, 3)
    assert there.figure(there.province, AUGUST).value == 15
    assert there.figure(there.far, AUGUST).expected == 3


def test_a_later_report_stands_and_both_stay(north: North) -> None:
    there = districts(north)
    first, second = there.give(there.doi, AUGUST, 12), there.give(there.doi, AUGUST, 13)
    assert there.give(there.doi, AUGUST, 13) == second
    first.refresh_from_db()
    assert (first.is_standing, second.is_standing, Report.objects.count()) == (False, True, 2)
    due = due_for(north.network, Tree.UNITS, there.doi.pk, period=AUGUST, indicator=there.indicator)
    with pytest.raises(Problem) as refused:
        give_report(actor=by(north.nok), due=due, number=Number(value=Decimal(14)), seen=first.pk.hex)
    assert refused.value.kind == CHANGED_MEANWHILE


@pytest.mark.parametrize(
    ("period", "kind"), [("2026-Q3", PERIOD_UNFIT), ("2199-12", PERIOD_AHEAD), ("2026-08", INDICATOR_ENDED)]
)
def test_what_cannot_be_reported_is_said(north: North, period: str, kind: object) -> None:
    there = districts(north)
    if kind == INDICATOR_ENDED:
        end_indicator(actor=by(north.malee), indicator=there.indicator)
    there.indicator.refresh_from_db()
    with pytest.raises(Problem) as refused:
        there.give(there.doi, read_period(period), 1)
    assert refused.value.kind == kind


def test_only_who_reports_for_it_or_types_in_for_others(north: North, south: South) -> None:
    there = districts(north)
    for stranger in (north.aree, south.wipa):
        with pytest.raises(Problem) as refused:
            there.give(there.doi, AUGUST, 1, who=stranger)
        assert refused.value.kind == NOT_PERMITTED
    with pytest.raises(Problem) as refused:
        there.give(there.nong, AUGUST, 1, who=north.nok)
    assert refused.value.kind == NOT_PERMITTED
    with pytest.raises(Problem) as refused:
        due_for(south.network, Tree.UNITS, there.doi.pk, period=AUGUST, indicator=there.indicator)
    assert refused.value.kind == NOT_FOUND


def test_late_paper_makes_a_corrected_telling_beside_the_first(north: North) -> None:
    there = districts(north)
    there.give(there.doi, JULY, 7)
    there.give(there.nong, AUGUST, 5)
    malee, of = by(north.malee), there.indicator
    first = tell_figure(actor=malee, indicator=of, tree=Tree.UNITS, at=there.province.pk, period=AUGUST)
    again = tell_figure(actor=malee, indicator=of, tree=Tree.UNITS, at=there.province.pk, period=AUGUST)
    assert again == first
    there.give(there.nong, read_period("2026-05"), 1)
    assert Telling.objects.count() == 1
    there.give(there.doi, AUGUST, 9, who=north.nok)
    second = Telling.objects.get(corrects=first)
    assert (first.rolled["value"], second.rolled["value"]) == ("12", "14")
    (change,) = moved(first, second)
    assert change.unit == there.doi.pk.hex
    assert (change.before, change.after) == (("carried", 7), ("reported", 9))
    there.give(there.doi, AUGUST, 10, who=north.nok)
    third = Telling.objects.get(corrects=second)
    assert [each.after for each in moved(second, third)] == [("reported", 10)]


def test_breakdowns_roll_up_by_the_same_rules(north: North) -> None:
    there = districts(north)
    there.give(there.doi, AUGUST, 12, parts={"sex.f": Decimal(7), "sex.m": Decimal(5)})
    there.give(there.nong, AUGUST, 4, parts={"sex.f": Decimal(1)})
    scope = scope_of(north.network, Tree.UNITS)
    ((by_sex, (women, men)),) = parts_of(scope, there.indicator, AUGUST)
    assert by_sex.key == "sex"
    assert (women.figure.value, men.figure.value) == (8, 5)
    assert men.figure.unknown == (there.nong.pk.hex,)


def test_who_is_late_is_asked_and_answers_by_text_message(north: North) -> None:
    there = districts(north)
    there.give(there.nong, AUGUST, 5)
    known = known_of(scope_of(north.network, Tree.UNITS), [there.indicator], AUGUST, AUGUST)
    dues = dues_of(known[there.indicator.pk], AUGUST)
    assert {due.of for due in dues} == {there.doi.pk, there.huai.pk}
    until = AUGUST.later(100).last_day
    ask_reports(actor=by(north.malee), indicator=there.indicator, dues=dues, until=until)
    asked = Asked.objects.get(ask__kind="plans.report")
    assert asked.organisation == north.centre.pk
    assert worded(asked.ask.question) == "Children back at school: how many in August 2026, for Ban Doi?"
    sms = Actor(channel=Channel.SMS, person=north.nok)
    answer(actor=sms, asked=asked, given=Given(number=Decimal(40)), said=f"{asked.code} 40")
    report = Report.objects.get(of=there.doi.pk)
    assert (report.value, report.channel, report.is_on_behalf) == (40, "sms", False)


def test_without_a_keeper_the_coordinator_is_told(north: North) -> None:
    there = districts(north)
    due = due_for(north.network, Tree.UNITS, there.huai.pk, period=AUGUST, indicator=there.indicator)
    with pytest.raises(Problem) as refused:
        ask_reports(actor=by(north.malee), indicator=there.indicator, dues=[due], until=AUGUST.last_day)
    assert refused.value.kind == NO_KEEPER


def test_quality_is_no_gate_and_a_doubt_asks_back(north: North) -> None:
    there = districts(north)
    report = there.give(there.doi, AUGUST, 400, who=north.nok)
    assert there.figure(None, AUGUST).value == 400
    see_report(actor=by(north.malee), report=report)
    doubt_report(actor=by(north.malee), report=report, reason="Ten times July")
    asked = Asked.objects.get(ask__kind="plans.report")
    assert worded(asked.ask.why) == "What looks wrong: Ten times July"
    assert there.figure(None, AUGUST).value == 400
    answer(actor=by(north.nok), asked=asked, given=Given(number=Decimal(40)))
    assert there.figure(None, AUGUST).value == 40
    report.refresh_from_db()
    assert (report.doubt, report.is_standing) == ("Ten times July", False)


def test_the_tree_of_the_state_works_as_well(north: North) -> None:
    counted = indicator(north)
    province = place("Chiang Rai")
    district = place("Mae Sai", province)
    for number, name in enumerate(("Ban Doi", "Ban Nong")):
        due = due_for(north.network, Tree.PLACES, place(name, district).pk, period=AUGUST, indicator=counted)
        give_report(actor=by(north.malee), due=due, number=Number(value=Decimal(number + 3)))
    scope = scope_of(north.network, Tree.PLACES, province.pk)
    assert [each.pk for each in scope.children] == [district.pk]
    assert known_of(scope, [counted], AUGUST, AUGUST)[counted.pk].figure(AUGUST).value == 7
    whole = scope_of(north.network, Tree.PLACES)
    assert [each.names["en"] for each in whole.children] == ["Ban Doi", "Ban Nong"]


def test_members_report_for_themselves(north: North) -> None:
    counted = indicator(north)
    due = due_for(north.network, Tree.MEMBERS, north.centre.pk, period=AUGUST, indicator=counted)
    give_report(actor=by(north.nok), due=due, number=Number(value=Decimal(3)))
    figure = known_of(scope_of(north.network, Tree.MEMBERS), [counted], AUGUST, AUGUST)[counted.pk]
    assert figure.figure(AUGUST).says().details["expected"] == 3
    assert Due.objects.count() == 0


def test_a_sheet_is_given_whole_or_not_at_all_and_keeps_parts(north: North) -> None:
    there = districts(north)
    other = indicator(north, names={"en": "Meetings"}, breakdowns=())
    first = there.give(there.doi, AUGUST, 12, parts={"sex.f": Decimal(7)}, remark="By bus")
    dues = [
        due_for(north.network, Tree.UNITS, there.doi.pk, period=AUGUST, indicator=each)
        for each in (there.indicator, other)
    ]
    with pytest.raises(Problem):
        give_several(actor=by(north.nok), given=[(dues[1], Decimal(2), ""), (dues[0], Decimal(9), "another")])
    assert Report.objects.count() == 1
    give_several(actor=by(north.nok), given=[(dues[0], Decimal(12), first.pk.hex), (dues[1], None, "")])
    assert Report.objects.get(indicator=there.indicator) == first
    assert Report.objects.get(indicator=other).value is None
