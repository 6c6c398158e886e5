"""What follows from a verdict: the reason, what is done at once, who doesn't share it, the look back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, WORDING, in_days, opened, proposal, row, rule, speakers
from tests.members.test_memberships import ask, refused
from tests.people import OPERATOR, North, by
from trellis.decisions import effects
from trellis.decisions.actions.aftermath import (
    Taken,
    choose_audience,
    dissent,
    follow_up,
    record_decision,
    resolve_objection,
    review,
)
from trellis.decisions.actions.ballots import close_ballot, settle_ballot
from trellis.decisions.actions.outcomes import carry_out, explain
from trellis.decisions.actions.proposals import Matter
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Audience, Ballot, Outcome, Progress, Proposal, Stage, Voice
from trellis.domain.problems import (
    BALLOT_NOT_OVER,
    BALLOT_OVER,
    CHANGED_MEANWHILE,
    EFFECT_GONE,
    ENDS_IN_THE_PAST,
    IN_THE_FUTURE,
    NOBODY_ENTITLED,
    NOT_FOR_THAT,
    PROPOSAL_STAGE,
    STATEMENT_ALREADY,
    VOICE_SETTLED,
    Problem,
)
from trellis.governance.models import Body, Finding
from trellis.members.models import Membership, Standing


def decide(north: North, choice: str = "yes", **matter: object) -> Proposal:
    """Let all three say the same, and Malee count."""
    ballot = opened(north, proposal(north, **matter))
    say_all(north, ballot, choice)
    close_ballot(actor=by(north.malee), ballot=ballot)
    return Proposal.objects.get(pk=ballot.proposal_id)


def say_all(north: North, ballot: Ballot, choice: str) -> None:
    for who, member in ((north.nok, north.centre), (north.aree, north.group), (north.preecha, north.office)):
        give_voice(actor=by(who), entitled=row(ballot, member), choice=choice)


@pytest.fixture
def ruled(north: North) -> North:
    """Give the north with a rule and three speakers."""
    speakers(north)
    rule(north, MAJORITY)
    return north


def test_a_carried_decision_admits_a_member(ruled: North) -> None:
    asked = ask(ruled)
    found = decide(ruled, effect="admit", effect_id=asked.organisation_id)
    asked.refresh_from_db()
    assert asked.standing == Standing.MEMBER
    assert found.effect_done_at is not None
    with refused(PROPOSAL_STAGE):
        carry_out(actor=by(ruled.malee), proposal=found)


def test_a_lost_decision_does_nothing(ruled: North) -> None:
    asked = ask(ruled)
    found = decide(ruled, "no", effect="admit", effect_id=asked.organisation_id)
    asked.refresh_from_db()
    assert (found.outcome, asked.standing) == (Outcome.NOT_CARRIED, Standing.REQUESTED)


def test_what_fails_leaves_the_decision_and_is_tried_again(ruled: North) -> None:
    asked = ask(ruled)
    ballot = opened(ruled, proposal(ruled, effect="admit", effect_id=asked.organisation_id))
    say_all(ruled, ballot, "yes")
    Membership.objects.filter(pk=asked.pk).update(standing=Standing.MEMBER)
    close_ballot(actor=by(ruled.malee), ballot=ballot)
    found = Proposal.objects.get(pk=ballot.proposal_id)
    assert found.outcome == Outcome.CARRIED
    assert "is a member already" in found.effect_problem
    Membership.objects.filter(pk=asked.pk).update(standing=Standing.REQUESTED)
    assert carry_out(actor=by(ruled.malee), proposal=found).effect_problem == ""


def test_an_effect_that_nobody_knows_any_more_says_so(ruled: North) -> None:
    found = decide(ruled)
    Proposal.objects.filter(pk=found.pk).update(effect="gone")
    assert "isn't there any more" in carry_out(actor=by(ruled.malee), proposal=found).effect_problem
    Proposal.objects.filter(pk=found.pk).update(effect="admit")
    assert "isn't there any more" in carry_out(actor=by(ruled.malee), proposal=found).effect_problem
    with pytest.raises(Problem) as caught:
        effects.decided_on(Proposal())
    assert caught.value.kind == EFFECT_GONE


def test_a_ballot_lasts_as_announced_unless_all_have_spoken(ruled: North) -> None:
    ballot = opened(ruled, proposal(ruled))
    give_voice(actor=by(ruled.nok), entitled=row(ballot, ruled.centre), choice="yes")
    with refused(BALLOT_NOT_OVER):
        close_ballot(actor=by(ruled.malee), ballot=ballot)
    say_all(ruled, ballot, "yes")
    close_ballot(actor=by(ruled.malee), ballot=ballot)
    with refused(BALLOT_OVER):
        close_ballot(actor=by(ruled.malee), ballot=ballot)
    with refused(PROPOSAL_STAGE):
        settle_ballot(actor=by(ruled.malee), ballot=ballot)


def test_nobody_voting_may_be_put_again(ruled: North) -> None:
    rule(ruled, {"method": "majority"}, "money")  # type: ignore[arg-type]
    ballot = opened(ruled, proposal(ruled, subject="money"))
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    close_ballot(actor=by(ruled.malee), ballot=ballot)
    found = Proposal.objects.get()
    assert found.outcome == Outcome.NOBODY_VOTED
    again = opened(ruled, found)
    assert again.number == 2
    say_all(ruled, again, "yes")
    close_ballot(actor=by(ruled.malee), ballot=again)
    found.refresh_from_db()
    assert found.outcome == Outcome.CARRIED
    with refused(PROPOSAL_STAGE):
        opened(ruled, found)


def test_a_ballot_has_an_end_in_the_future_and_somebody_who_votes(ruled: North) -> None:
    found = proposal(ruled)
    with refused(ENDS_IN_THE_PAST):
        opened(ruled, found, closes_at=in_days(-1))
    empty = Body.objects.create(network=ruled.network, kind="board", names={"en": "Board"})
    with refused(NOBODY_ENTITLED):
        opened(ruled, proposal(ruled, body=empty))


def test_an_objection_is_met(north: North) -> None:
    speakers(north)
    rule(north, {"method": "consent"})
    ballot = opened(north, proposal(north))
    say_all(north, ballot, "agree")
    give_voice(actor=by(north.aree), entitled=row(ballot, north.group), choice="object", reason="No bus.")
    voice = Voice.objects.get(choice="object")
    resolve_objection(actor=by(north.aree), voice=voice, resolution="The office lends its bus.")
    with refused(VOICE_SETTLED):
        resolve_objection(actor=by(north.somchai), voice=voice, resolution="Again.")
    close_ballot(actor=by(north.malee), ballot=ballot)
    assert Proposal.objects.get().outcome == Outcome.CARRIED


def test_a_standing_objection_stops_it(north: North) -> None:
    speakers(north)
    rule(north, {"method": "consent"})
    ballot = opened(north, proposal(north))
    say_all(north, ballot, "agree")
    give_voice(actor=by(north.aree), entitled=row(ballot, north.group), choice="object", reason="No bus.")
    close_ballot(actor=by(north.malee), ballot=ballot)
    assert Proposal.objects.get().outcome == Outcome.NOT_CARRIED


def test_the_reason_may_come_later_and_be_read_by_everybody(ruled: North) -> None:
    with refused(PROPOSAL_STAGE):
        explain(actor=by(ruled.malee), proposal=proposal(ruled), reason="Too early.", version=1)
    found = decide(ruled)
    given = {"actor": by(ruled.malee), "proposal": found, "version": found.version}
    assert explain(**given, reason="So few.").outcome_reason == "So few."
    with refused(CHANGED_MEANWHILE):
        explain(**given, reason="Another one.")
    opened_up = choose_audience(actor=by(ruled.malee), proposal=found, audience=Audience.PUBLIC)
    assert opened_up.audience == Audience.PUBLIC


def test_a_member_says_once_why_it_doesnt_share_it(ruled: North) -> None:
    found = decide(ruled)
    dissent(actor=by(ruled.aree), proposal=found, text="We asked for June.")
    with refused(STATEMENT_ALREADY):
        dissent(actor=by(ruled.aree), proposal=found, text="Again.")
    with refused(NOT_FOR_THAT):
        dissent(actor=by(ruled.aree), proposal=found, text="x", organisation=ruled.office)


def test_what_became_of_it_and_the_look_back(ruled: North) -> None:
    found = decide(ruled, review_on=timezone.localdate())
    follow_up(actor=by(ruled.nok), proposal=found, progress=Progress.DONE, text="Ten are trained.")
    soon = timezone.localdate() + timedelta(days=365)
    kept = review(
        actor=by(ruled.somchai), proposal=found, finding=Finding.KEEP, reason="It works.", next_on=soon
    )
    found.refresh_from_db()
    assert (kept.next_on, found.review_on) == (soon, soon)
    review(actor=by(ruled.somchai), proposal=found, finding=Finding.MET, reason="Done.", next_on=soon)
    found.refresh_from_db()
    assert found.review_on is None


def test_a_decision_of_former_years_is_recorded_and_not_counted(ruled: North) -> None:
    asked = ask(ruled)
    taken = Taken(
        outcome=Outcome.CARRIED,
        on=timezone.localdate() - timedelta(days=400),
        where="Meeting of 21 October 2025, minutes 5.",
        reason="All agreed.",
    )
    given = {"actor": OPERATOR, "network": ruled.network, "wording": WORDING}
    matter = Matter(effect="admit", effect_id=asked.organisation_id)
    made = record_decision(**given, matter=matter, taken=taken)
    asked.refresh_from_db()
    assert (made.stage, made.decided_on, asked.standing) == (Stage.DECIDED, taken.on, Standing.MEMBER)
    assert made.recorded_note == taken.where
    tomorrow = timezone.localdate() + timedelta(days=1)
    ahead = Taken(outcome=Outcome.CARRIED, on=tomorrow, where="Not yet.")
    with refused(IN_THE_FUTURE):
        record_decision(**given, matter=Matter(), taken=ahead)
