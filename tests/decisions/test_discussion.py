"""What is proposed is discussed, worded better, amended, and decided by those who come after."""

import pytest
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, WORDING, opened, proposal, row, rule, speakers, speaks_for
from tests.members.test_memberships import refused
from tests.people import North, South, by
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.discussion import (
    amend,
    decline_amendment,
    put_to_ballot,
    say,
    take_amendment_back,
    take_in,
)
from trellis.decisions.actions.proposals import (
    Choosable,
    Matter,
    Wording,
    change_proposal,
    make_proposal,
    withdraw_proposal,
)
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Amendment, AmendmentStage, Attitude, Outcome, Stage
from trellis.decisions.queries.proposals import words_of
from trellis.domain.problems import (
    AMENDMENT_ANSWERED,
    AMENDMENTS_OPEN,
    BALLOT_OPEN_ALREADY,
    CHANGED_MEANWHILE,
    EFFECT_UNKNOWN,
    NOT_FOR_THAT,
    NOT_FOUND,
    NOT_PERMITTED,
    OPTIONS_MISSING,
    OPTIONS_STRAY,
    OTHER_NETWORK,
    PROPOSAL_STAGE,
    REASON_MISSING,
    STILL_DISCUSSED,
)
from trellis.governance.models import Body

OTHER = "The group trains twenty volunteers in June."


def test_numbers_go_up_within_a_network(north: North) -> None:
    assert [proposal(north).number for _ in range(3)] == [1, 2, 3]


def test_a_resource_person_proposes_nothing(north: North, south: South) -> None:
    for who in (north.aree, south.wipa):
        with refused(NOT_PERMITTED):
            make_proposal(actor=by(who), network=north.network, wording=WORDING, matter=Matter())


def test_it_is_proposed_for_ones_own_member_only(north: North) -> None:
    speaks_for(north, north.nok, north.group)
    given = {"actor": by(north.nok), "network": north.network, "wording": WORDING, "matter": Matter()}
    assert make_proposal(**given).organisation is None
    assert make_proposal(**given, organisation=north.group).organisation == north.group
    with refused(NOT_FOR_THAT):
        make_proposal(**given, organisation=north.office)


def test_things_of_another_network_are_refused(north: North, south: South) -> None:
    body = Body.objects.create(network=south.network, kind="board", names={"en": "Board"})
    with refused(OTHER_NETWORK):
        proposal(north, body=body)
    with refused(OTHER_NETWORK):
        proposal(north, options=[Choosable(name="Harbour", organisation=south.shelter)])
    with refused(EFFECT_UNKNOWN):
        proposal(north, effect="admit", effect_id=south.shelter.pk)
    with refused(EFFECT_UNKNOWN):
        proposal(north, effect="fly", effect_id=north.centre.pk)


def test_a_new_wording_stays_beside_the_former(north: North) -> None:
    found = proposal(north)
    new = Wording(title=WORDING.title, text="Fifteen volunteers.", why=WORDING.why)
    given = {"actor": by(north.nok), "proposal": found, "matter": Matter(), "says": "More came."}
    changed = change_proposal(**given, wording=new, version=found.version)
    assert [each.text for each in changed.revisions.order_by("number")] == [WORDING.text, new.text]
    with refused(CHANGED_MEANWHILE):
        change_proposal(**given, wording=WORDING, version=found.version)
    same = change_proposal(**given, wording=new, version=changed.version)
    assert same.revisions.count() == 2


def test_members_and_observers_speak_and_are_answered(north: North) -> None:
    found = proposal(north)
    first = say(actor=by(north.aree), proposal=found, attitude=Attitude.QUESTION, text="Who pays?")
    second = say(
        actor=by(north.nok), proposal=found, attitude=Attitude.INFORMATION, text="We do.", answers=first
    )
    third = say(actor=by(north.aree), proposal=found, attitude=Attitude.FOR, text="Then yes.", answers=second)
    assert second.organisation == north.centre
    assert words_of(found) == [(first, [second, third])]
    with refused(NOT_FOUND):
        say(actor=by(north.nok), proposal=proposal(north), attitude=Attitude.FOR, text="x", answers=first)
    with refused(REASON_MISSING):
        say(actor=by(north.nok), proposal=found, attitude=Attitude.FOR, text="  ")


def test_an_amendment_is_taken_in(north: North) -> None:
    speakers(north)
    found = proposal(north)
    amendment = amend(actor=by(north.aree), proposal=found, text=OTHER, why="More are needed.")
    with refused(AMENDMENTS_OPEN):
        opened(north, found)
    with refused(NOT_PERMITTED):
        take_in(actor=by(north.preecha), amendment=amendment)
    take_in(actor=by(north.nok), amendment=amendment)
    found.refresh_from_db()
    assert found.text == OTHER
    assert found.revisions.latest("number").says == "More are needed."
    for deed in (take_in, put_to_ballot):
        with refused(AMENDMENT_ANSWERED):
            deed(actor=by(north.nok), amendment=amendment)


def test_an_amendment_is_declined_with_an_answer(north: North) -> None:
    speakers(north)
    amendment = amend(actor=by(north.aree), proposal=proposal(north), text=OTHER, why="More.")
    with refused(REASON_MISSING):
        decline_amendment(actor=by(north.nok), amendment=amendment, answer=" ")
    declined = decline_amendment(actor=by(north.nok), amendment=amendment, answer="June is too late.")
    assert (declined.stage, declined.answered_by) == (AmendmentStage.DECLINED, north.nok)


def test_an_amendment_is_taken_back_by_its_author_only(north: North) -> None:
    speakers(north)
    amendment = amend(actor=by(north.aree), proposal=proposal(north), text=OTHER, why="More.")
    with refused(NOT_PERMITTED):
        take_amendment_back(actor=by(north.nok), amendment=amendment)
    assert take_amendment_back(actor=by(north.aree), amendment=amendment).stage == AmendmentStage.WITHDRAWN


@pytest.mark.parametrize(("choice", "text"), [("yes", OTHER), ("no", WORDING.text)])
def test_an_amendment_put_to_its_own_ballot_is_decided_first(north: North, choice: str, text: str) -> None:
    speakers(north)
    rule(north, MAJORITY)
    found = proposal(north)
    amendment = amend(actor=by(north.aree), proposal=found, text=OTHER, why="More.")
    child = put_to_ballot(actor=by(north.nok), amendment=amendment)
    assert child.number == 2
    with refused(AMENDMENTS_OPEN):
        opened(north, found)
    ballot = opened(north, child)
    for who, organisation in (
        (north.nok, north.centre),
        (north.aree, north.group),
        (north.preecha, north.office),
    ):
        give_voice(actor=by(who), entitled=row(ballot, organisation), choice=choice)
    close_ballot(actor=by(north.malee), ballot=ballot)
    found.refresh_from_db()
    assert found.text == text
    assert opened(north, found).number == 1
    assert Amendment.objects.get().stage == AmendmentStage.PUT_TO_BALLOT


def test_a_proposal_is_withdrawn_before_its_ballot_only(north: North) -> None:
    found = proposal(north)
    with refused(NOT_PERMITTED):
        withdraw_proposal(actor=by(north.aree), proposal=found, reason="No.")
    with refused(REASON_MISSING):
        withdraw_proposal(actor=by(north.nok), proposal=found, reason="")
    withdrawn = withdraw_proposal(actor=by(north.nok), proposal=found, reason="The donor pays.")
    assert (withdrawn.stage, withdrawn.outcome) == (Stage.WITHDRAWN, Outcome.WITHDRAWN)
    with refused(PROPOSAL_STAGE):
        opened(north, found)
    other = proposal(north)
    opened(north, other)
    with refused(PROPOSAL_STAGE):
        withdraw_proposal(actor=by(north.nok), proposal=other, reason="Too late.")
    with refused(BALLOT_OPEN_ALREADY):
        opened(north, other)


def test_an_announced_discussion_runs_its_time(north: North) -> None:
    later = timezone.localdate() + timezone.timedelta(days=3)
    with refused(STILL_DISCUSSED):
        opened(north, proposal(north, discussion_until=later))


def test_options_belong_to_rules_that_choose(north: North) -> None:
    two = [Choosable(name="Shelter first"), Choosable(name="School first")]
    rule(north, MAJORITY)
    with refused(OPTIONS_STRAY):
        opened(north, proposal(north, options=two))
    rule_of_choice = rule(north, {"method": "approval"}, "money")  # type: ignore[arg-type]
    with refused(OPTIONS_MISSING):
        opened(north, proposal(north, subject="money", options=two[:1]))
    ballot = opened(north, proposal(north, subject="money", options=two))
    assert ballot.rule == rule_of_choice


def test_what_the_members_voted_on_is_taken_in_though_it_was_worded_anew(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    found = proposal(north)
    amendment = amend(actor=by(north.aree), proposal=found, text=OTHER, why="More.")
    child = put_to_ballot(actor=by(north.nok), amendment=amendment)
    better = Wording(title=child.title, text="The centre trains twelve volunteers.", why=child.why)
    change_proposal(
        actor=by(north.nok),
        proposal=child,
        wording=better,
        matter=Matter(),
        says="Fewer.",
        version=child.version,
    )
    ballot = opened(north, child)
    for who, organisation in (
        (north.nok, north.centre),
        (north.aree, north.group),
        (north.preecha, north.office),
    ):
        give_voice(actor=by(who), entitled=row(ballot, organisation), choice="yes")
    close_ballot(actor=by(north.malee), ballot=ballot)
    found.refresh_from_db()
    assert found.text == better.text
