"""The north asks whether it is ready: who is asked, who answers, on which way, and until when."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from tests.formation.asking import all_say, asked, enter, opened, paper, refused, terms
from tests.people import NOBODY, North, South, by
from trellis.access.actor import Actor, Channel
from trellis.domain import problems
from trellis.domain.readinessbar import HOUSE_BARS, Bar, Level, Question, read_share
from trellis.formation import actions, notices, sheets
from trellis.formation.actions import Given, Paper
from trellis.formation.models import Answer, Asked, PersonsBox, TookPart
from trellis.formation.queries import results, rounds
from trellis.ledger.models import Line
from trellis.members import actions as members
from trellis.members.actions.organisations import Details
from trellis.networks.models import Network, Status


def test_a_round_asks_each_in_its_constituency(north: North) -> None:
    asking = opened(north)
    assert asking.number == 1
    assert asked(asking, north.centre).constituency == north.ngos
    assert rounds.open_round(north.network) == asking


def test_an_organisation_that_isnt_a_member_is_asked_too(north: North) -> None:
    asking = opened(north)
    details = Details(names={"en": "Bus Station Committee"}, is_invented=True)
    newcomer = members.add_organisation(actor=by(north.malee), network=north.network, details=details)
    actions.ask(actor=by(north.malee), asking=asking, organisation=newcomer)
    actions.ask(actor=by(north.malee), asking=asking, organisation=newcomer)
    assert asked(asking, newcomer).constituency is None
    assert asking.asked.count() == 4
    line = Line.objects.filter(verb="readiness.ask").latest("number")
    assert line.parties == [str(newcomer.pk)]


def test_nobody_is_left_to_ask_or_the_day_is_past(north: North, south: South) -> None:
    given = {"actor": by(north.malee), "network": north.network}
    with refused(problems.NOBODY_TO_ASK):
        actions.open_round(**given, terms=terms(), organisations=[])  # type: ignore[arg-type]
    with refused(problems.LAST_DAY_PAST):
        actions.open_round(**given, terms=terms(-1), organisations=[north.office])  # type: ignore[arg-type]
    with refused(problems.OTHER_NETWORK):
        actions.open_round(**given, terms=terms(), organisations=[south.shelter])  # type: ignore[arg-type]


def test_one_round_at_a_time(north: North) -> None:
    first = opened(north)
    with refused(problems.ROUND_OPEN):
        opened(north)
    actions.close_round(actor=by(north.malee), asking=first)
    assert opened(north).number == 2


def test_a_round_whose_day_is_past_is_put_away_by_the_next(north: North) -> None:
    first = opened(north, days=3)
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        second = opened(north)
        first.refresh_from_db()
        assert first.closed_on == first.closes_on
        assert second.number == 2


def test_only_who_may_opens_and_ends_a_round(north: North, south: South) -> None:
    asking = opened(north)
    for who in (by(north.nok), by(south.wipa), NOBODY):
        with refused(problems.NOT_PERMITTED):
            actions.close_round(actor=who, asking=asking)
        with refused(problems.NOT_PERMITTED):
            actions.open_round(actor=who, network=north.network, terms=terms(), organisations=[north.office])


def test_the_last_day_is_moved_and_two_writers_are_told(north: North) -> None:
    asking = opened(north)
    given = {"actor": by(north.malee), "asking": asking, "version": 1}
    changed = actions.change_round(**given, terms=terms(30, note="By the rains"))  # type: ignore[arg-type]
    assert changed.note == "By the rains"
    with refused(problems.CHANGED_MEANWHILE):
        actions.change_round(**given, terms=terms(40))  # type: ignore[arg-type]
    with refused(problems.LAST_DAY_PAST):
        actions.change_round(**given | {"version": 2}, terms=terms(-1))  # type: ignore[arg-type]


def test_nok_answers_for_her_centre_and_changes_it(north: North) -> None:
    asking = opened(north)
    row = asked(asking, north.centre)
    words = {Question.TIME: "  Two days a month. ", Question.IDEA: " "}
    first = actions.answer(
        actor=by(north.nok), asked=row, version=0, given=Given(levels=all_say().levels, words=words)
    )
    assert (first.person, first.entered_by, first.channel) == (north.nok, None, "web")
    assert first.words == {"time": "Two days a month."}
    again = actions.answer(actor=by(north.nok), asked=row, version=1, given=all_say(Level.NO))
    assert (again.pk, again.levels["time"]) == (first.pk, "no")
    with refused(problems.CHANGED_MEANWHILE):
        actions.answer(actor=by(north.nok), asked=row, version=1, given=all_say())


def test_the_record_keeps_that_one_answered_and_not_what(north: North) -> None:
    asking = opened(north)
    row = asked(asking, north.centre)
    actions.answer(actor=by(north.nok), asked=row, version=0, given=all_say(Level.NO))
    line = Line.objects.filter(verb="readiness.answer").latest("number")
    assert line.parties == [str(north.centre.pk)]
    assert line.detail == {}


def test_nok_answers_for_nobody_else(north: North, south: South) -> None:
    asking = opened(north)
    for who in (by(north.nok), by(south.wipa), NOBODY):
        with refused(problems.NOT_PERMITTED):
            actions.answer(actor=who, asked=asked(asking, north.office), version=0, given=all_say())
        with refused(problems.NOT_PERMITTED):
            actions.enter(actor=who, asked=asked(asking, north.office), version=0, given=all_say())


def test_a_clerk_types_in_what_came_on_paper(north: North) -> None:
    asking = opened(north)
    clerk = Actor(channel=Channel.PAPER, person=north.preecha)
    made = actions.enter(actor=clerk, asked=asked(asking, north.group), version=0, given=all_say())
    assert (made.person, made.entered_by, made.channel) == (None, north.preecha, "paper")
    assert Line.objects.filter(verb="readiness.enter").latest("number").channel == "paper"


def test_an_empty_answer_is_none(north: North) -> None:
    asking = opened(north)
    with refused(problems.NOT_ANSWERED):
        enter(north, asking, north.office, Given(levels={}))
    assert not Answer.objects.exists()


def test_after_the_round_nothing_is_taken(north: North) -> None:
    asking = opened(north)
    actions.close_round(actor=by(north.malee), asking=asking)
    code = sheets.new_code(asking.pk)
    with refused(problems.ROUND_OVER):
        enter(north, asking, north.office)
    with refused(problems.ROUND_OVER):
        actions.say(actor=by(north.nok), asking=asking, paper=paper())
    with refused(problems.ROUND_OVER):
        actions.type_in(actor=by(north.malee), asking=asking, code=code, paper=paper())
    with refused(problems.ROUND_OVER):
        actions.close_round(actor=by(north.malee), asking=asking)
    with refused(problems.ROUND_OVER):
        actions.unask(actor=by(north.malee), asked=asked(asking, north.office))


def test_the_last_day_counts_and_the_day_after_doesnt(north: North) -> None:
    asking = opened(north, days=2)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        enter(north, asking, north.office)
    with time_machine.travel(timezone.now() + timedelta(days=3)), refused(problems.ROUND_OVER):
        enter(north, asking, north.centre)


def test_who_hasnt_answered_is_left_out_and_asked_again(north: North) -> None:
    asking = opened(north)
    enter(north, asking, north.office)
    with refused(problems.ANSWERED_IT):
        actions.unask(actor=by(north.malee), asked=asked(asking, north.office))
    actions.unask(actor=by(north.malee), asked=asked(asking, north.group))
    assert asking.asked.count() == 2
    assert Line.objects.filter(verb="readiness.unask").latest("number").parties == [str(north.group.pk)]
    actions.ask(actor=by(north.malee), asking=asking, organisation=north.group)
    assert asking.asked.count() == 3


def test_bars_are_set_until_the_first_answer(north: North) -> None:
    asking = opened(north)
    bars = dict.fromkeys(Question, Bar(enough=1, in_each=None, response=read_share("1/3")))
    given = {"actor": by(north.malee), "asking": asking, "bars": bars}
    assert results.bars_of(asking) == HOUSE_BARS
    changed = actions.set_bars(**given, version=1)  # type: ignore[arg-type]
    assert results.bars_of(changed) == bars
    with refused(problems.CHANGED_MEANWHILE):
        actions.set_bars(**given, version=1)  # type: ignore[arg-type]
    enter(north, asking, north.office)
    with refused(problems.BARS_STAND):
        actions.set_bars(**given, version=2)  # type: ignore[arg-type]
    actions.close_round(actor=by(north.malee), asking=asking)
    assert results.bars_of(opened(north)) == bars


def test_a_paper_in_the_box_fixes_the_bars(north: North) -> None:
    asking = opened(north)
    actions.say(actor=by(north.aree), asking=asking, paper=paper())
    with refused(problems.BARS_STAND):
        actions.set_bars(actor=by(north.malee), asking=asking, version=1, bars=HOUSE_BARS)


def test_a_paper_leads_to_nobody(north: North) -> None:
    asking = opened(north)
    group = str(north.ngos.pk)
    for who in (north.aree, north.nok, north.somchai):
        actions.say(actor=by(who), asking=asking, paper=paper(Level.NO, group))
    box = PersonsBox.objects.get(round=asking)
    assert all(set(each) == {"mark", "group", "levels"} for each in box.papers)
    assert [each["mark"] for each in box.papers] == sorted(each["mark"] for each in box.papers)
    assert box.version == 1
    for line in Line.objects.filter(verb="readiness.say"):
        assert (line.person, line.author, line.organisation, line.channel) == (None, "", None, "")
        assert line.detail == {}
    assert [field.name for field in TookPart._meta.fields] == ["id", "round", "person"]


def test_each_puts_in_one_paper(north: North, south: South) -> None:
    asking = opened(north)
    actions.say(actor=by(north.aree), asking=asking, paper=paper())
    with refused(problems.SAID_ALREADY):
        actions.say(actor=by(north.aree), asking=asking, paper=paper(Level.NO))
    assert rounds.has_said(by(north.aree), asking)
    assert results.papers_count(asking) == 1
    for who in (by(south.wipa), NOBODY):
        with refused(problems.NOT_PERMITTED):
            actions.say(actor=who, asking=asking, paper=paper())


def test_a_paper_says_a_constituency_of_the_network_and_something(north: North) -> None:
    asking = opened(north)
    with refused(problems.OTHER_NETWORK):
        actions.say(actor=by(north.aree), asking=asking, paper=paper(group="elsewhere"))
    with refused(problems.NOT_ANSWERED):
        actions.say(actor=by(north.aree), asking=asking, paper=Paper(levels={}))
    assert not TookPart.objects.exists()


def test_a_round_may_ask_no_persons(north: North) -> None:
    asking = opened(north, persons_may_answer=False)
    with refused(problems.NOT_ASKED):
        actions.say(actor=by(north.aree), asking=asking, paper=paper())


def test_a_printed_sheet_counts_once(north: North) -> None:
    asking = opened(north)
    code = sheets.new_code(asking.pk)
    spoken = f" {code[:4].lower()}-{code[4:]} "
    for level in (Level.YES, Level.NO):
        actions.type_in(actor=by(north.preecha), asking=asking, code=spoken, paper=paper(level))
    assert [each["levels"]["time"] for each in PersonsBox.objects.get(round=asking).papers] == ["no"]


def test_a_code_that_nobody_printed_is_refused(north: North) -> None:
    asking = opened(north)
    for code in ("", "22222222", "ABCDEFGHJK"):
        with refused(problems.SHEET_UNKNOWN):
            actions.type_in(actor=by(north.malee), asking=asking, code=code, paper=paper())
        with refused(problems.SHEET_UNKNOWN):
            rounds.asked_with_sheet(by(north.malee), asking, code)


def test_an_organisations_sheet_finds_its_row(north: North) -> None:
    asking = opened(north)
    row = asked(asking, north.group)
    code = sheets.code_for(asking.pk, row.pk)
    assert rounds.asked_with_sheet(by(north.malee), asking, code.lower()) == row
    assert not sheets.is_ours(code, asking.pk)


def test_who_is_asked_is_chosen_from_the_directory(north: North) -> None:
    details = Details(names={"en": "Bus Station Committee"}, is_invented=True)
    members.add_organisation(actor=by(north.malee), network=north.network, details=details)
    counts = {
        among: rounds.to_be_asked(by(north.malee), north.network, among).count()
        for among in ("members", "joining", "directory")
    }
    assert counts == {"members": 3, "joining": 3, "directory": 4}


def test_what_waits_is_what_isnt_answered(north: North) -> None:
    asking = opened(north)
    assert [each.organisation for each in rounds.waits_for(by(north.nok))] == [north.centre]
    actions.answer(actor=by(north.nok), asked=asked(asking, north.centre), version=0, given=all_say())
    assert not rounds.waits_for(by(north.nok)).exists()
    assert set(Asked.objects.filter(answer=None)) == set(rounds.silent_in(asking))


def test_another_code_opens_nothing(north: North) -> None:
    asking = opened(north)
    row = asked(asking, north.group)
    other = sheets.code_for(asking.pk, asked(asking, north.office).pk)
    with refused(problems.SHEET_UNKNOWN):
        actions.answer_by_code(actor=NOBODY, asked=row, code=other, given=all_say())
    with refused(problems.SHEET_UNKNOWN):
        actions.say_by_code(actor=NOBODY, asking=asking, code=other, paper=paper())
    assert not Answer.objects.exists()


def test_a_sheet_that_came_by_page_and_by_post_counts_once(north: North) -> None:
    asking = opened(north)
    code = sheets.new_code(asking.pk)
    actions.type_in(actor=by(north.malee), asking=asking, code=code, paper=paper())
    with refused(problems.SHEET_USED):
        actions.say_by_code(actor=NOBODY, asking=asking, code=f"{code[:4]} {code[4:]}", paper=paper())
    assert results.papers_count(asking) == 1


def test_a_closed_network_takes_no_papers_any_more(north: North) -> None:
    asking = opened(north)
    code, its = sheets.new_code(asking.pk), asked(asking, north.centre)
    Network.objects.filter(pk=north.network.pk).update(status=Status.CLOSED)
    with refused(problems.NOT_PERMITTED):
        actions.say(actor=by(north.nok), asking=asking, paper=paper())
    with refused(problems.NOT_PERMITTED):
        actions.say_by_code(actor=NOBODY, asking=asking, code=code, paper=paper())
    with refused(problems.NOT_PERMITTED):
        actions.answer_by_code(
            actor=NOBODY, asked=its, code=sheets.code_for(asking.pk, its.pk), given=all_say()
        )
    with refused(problems.SHEET_UNKNOWN):
        rounds.behind_code("north", code)
    assert notices.to_say(by(north.nok)) == []
