"""What the answers of the north come to, and what is shown of those without a name."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from tests.formation.asking import all_say, enter, opened, paper, refused
from tests.people import North, by
from trellis.domain import problems
from trellis.domain.readiness import Standing
from trellis.domain.readinessbar import Level, Question
from trellis.formation import actions, sheets
from trellis.formation.actions import Given
from trellis.formation.models import Round, Start
from trellis.formation.queries import results, rounds, starts
from trellis.ledger.models import Line
from trellis.members import actions as members
from trellis.networks import actions as networks
from trellis.networks.models import Status


def close(north: North, asking: Round) -> results.Outcome:
    actions.close_round(actor=by(north.malee), asking=asking)
    return results.outcome_of(rounds.round_seen(by(north.malee), north.network, asking.pk))


def put_in(north: North, asking: Round, levels: list[Level], group: str = "") -> None:
    """Type in sheets without a name."""
    for level in levels:
        code = sheets.new_code(asking.pk)
        actions.type_in(actor=by(north.malee), asking=asking, code=code, paper=paper(level, group))


def answer_all(north: North, asking: Round, **but: Level) -> None:
    for each in (north.office, north.centre, north.group):
        enter(north, asking, each, all_say(**but))


def test_all_yes_is_ready(north: North) -> None:
    asking = opened(north)
    answer_all(north, asking)
    outcome = close(north, asking)
    assert outcome.result.standing is Standing.READY
    assert results.response_in(asking) == [("Government", 1, 1), ("NGOs", 1, 1), ("Community", 1, 1)]


def test_the_weakest_question_is_named(north: North) -> None:
    asking = opened(north)
    answer_all(north, asking, time=Level.PARTLY)
    outcome = close(north, asking)
    assert str(outcome.result.says) == "Not ready: Time and energy."


def test_a_silent_constituency_is_named(north: North) -> None:
    asking = opened(north)
    enter(north, asking, north.office)
    enter(north, asking, north.centre)
    assert "Community: none of 1 has answered." in [
        str(reason) for reason in close(north, asking).result.findings[0].reasons
    ]


def test_papers_without_a_name_are_shown_from_three_on(north: North) -> None:
    first = opened(north)
    put_in(north, first, [Level.NO] * 2)
    assert close(north, first).asides == ()
    second = opened(north)
    put_in(north, second, [Level.NO] * 3)
    assert close(north, second).asides[0].whole.no == 3


def test_one_paper_more_than_last_time_is_held_back(north: North) -> None:
    for count, is_shown in ((3, True), (4, False), (6, True)):
        asking = opened(north)
        put_in(north, asking, [Level.YES] * count)
        outcome = close(north, asking)
        assert bool(outcome.asides) is is_shown
        assert outcome.released.held_back is not is_shown


def test_a_constituency_that_is_gone_is_none(north: North) -> None:
    asking = opened(north)
    gone = members.add_constituency(actor=by(north.malee), network=north.network, names={"en": "Donors"})
    put_in(north, asking, [Level.YES] * 3, str(gone.pk))
    put_in(north, asking, [Level.YES] * 3, str(north.ngos.pk))
    members.remove_constituency(actor=by(north.malee), constituency=gone)
    outcome = close(north, asking)
    assert {cell for cell, _ in outcome.asides[0].cells} == {frozenset([""]), frozenset([str(north.ngos.pk)])}


def test_papers_of_an_open_round_arent_opened(north: North) -> None:
    first = opened(north)
    put_in(north, first, [Level.YES] * 3)
    names = results.names_of(north.network)
    assert results.released_in(first, names)[1] == []
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert results.released_in(first, names)[0].whole


def test_two_rounds_are_compared(north: North) -> None:
    first = opened(north)
    answer_all(north, first, openness=Level.NO)
    assert close(north, first).changes == ()
    second = opened(north)
    answer_all(north, second)
    outcome = close(north, second)
    assert outcome.earlier == first
    assert str(outcome.changes[-1].says) == "Better: 0 of 3 then, 3 of 3 now."


def test_what_organisations_add_stands_without_their_names(north: North) -> None:
    asking = opened(north)
    for each, words in ((north.office, "We are few."), (north.centre, "A day a week.")):
        enter(north, asking, each, Given(levels=all_say().levels, words={Question.TIME: words}))
    outcome = close(north, asking)
    assert outcome.remarks[Question.TIME] == ["A day a week.", "We are few."]


def start(north: North, reason: str = "") -> Start:
    return actions.start_network(actor=by(north.malee), network=north.network, reason=reason)


def test_a_ready_network_starts_without_a_further_reason(north: North) -> None:
    asking = opened(north)
    answer_all(north, asking)
    close(north, asking)
    made = start(north)
    north.network.refresh_from_db()
    assert (north.network.status, made.is_despite, made.round) == (Status.ACTIVE, False, asking)
    assert north.network.status_reason == "Ready: each of the five questions reaches its bar."
    assert made.standing_label == "Ready"
    verbs = list(Line.objects.order_by("-number").values_list("verb", flat=True)[:2])
    assert verbs == ["start.decide", "network.status"]


def test_in_spite_of_a_no_it_starts_with_its_reason(north: North) -> None:
    asking = opened(north)
    answer_all(north, asking, time=Level.NO)
    close(north, asking)
    with refused(problems.START_REASON_MISSING):
        start(north, " ")
    made = start(north, "The rains don't wait.")
    assert made.is_despite
    assert made.result["says"] == "Not ready: Time and energy."
    assert Line.objects.filter(verb="start.decide").latest("number").detail == {
        "despite": True,
        "reason": "The rains don't wait.",
    }


def test_without_having_asked_it_starts_with_a_reason(north: North) -> None:
    assert start(north, "We have met for years.").standing_label == ""


def test_a_started_network_isnt_started_again(north: North) -> None:
    start(north, "We have met for years.")
    with refused(problems.STARTED_ALREADY):
        start(north, "Again")


def test_a_mistaken_start_is_taken_back_once(north: North) -> None:
    made = start(north, "By mistake")
    with refused(problems.REASON_MISSING):
        actions.take_back_start(actor=by(north.malee), start=made, reason="")
    back = actions.take_back_start(actor=by(north.malee), start=made, reason="Wrong button")
    north.network.refresh_from_db()
    assert (north.network.status, back.taken_back_reason) == (Status.FORMING, "Wrong button")
    with refused(problems.START_TAKEN_BACK):
        actions.take_back_start(actor=by(north.malee), start=made, reason="Again")
    start(north, "Now in earnest")
    assert len(starts.starts_of(north.network)) == 2


def test_taking_a_start_back_leaves_a_network_that_has_gone_on(north: North) -> None:
    made = start(north, "We begin")
    networks.set_status(actor=by(north.malee), network=north.network, status="dormant", reason="Rains")
    actions.take_back_start(actor=by(north.malee), start=made, reason="Never was one")
    north.network.refresh_from_db()
    assert north.network.status == Status.DORMANT


def test_only_who_may_change_the_status_starts(north: North) -> None:
    with refused(problems.NOT_PERMITTED):
        actions.start_network(actor=by(north.nok), network=north.network, reason="I'd like to")
