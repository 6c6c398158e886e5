"""Secret ballots: what is kept of a paper, who finds it again, what is refused, and what is told after."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, may_commit, opened, proposal, row, rule, speaks_for
from tests.decisions.secret import all_drop, drop, secret_ballot
from tests.people import North, by
from trellis.accounts import codes
from trellis.accounts.models import Person
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.presence import give_proxy, recuse
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.counting import counted
from trellis.decisions.models import Ballot, BallotBox, Proposal, Voice
from trellis.decisions.notices import headquarters_wanted, voices_wanted
from trellis.decisions.queries.papers import paper_of_receipt
from trellis.decisions.secrecy import is_told
from trellis.domain.mandate import Scope
from trellis.domain.problems import (
    BALLOT_HAS_NAMES,
    BALLOT_IS_SECRET,
    BALLOT_OVER,
    BOX_DOESNT_MATCH,
    NOT_PERMITTED,
    OBSERVER_SPEAKS,
    PAPER_IS_IN,
    PAPER_OF_ANOTHER,
    SECRET_BEYOND_MANDATE,
    SECRET_HAS_NO_PROXY,
    SECRET_RECUSAL,
    SECRET_TOO_FEW_ALIKE,
    VOICE_SETTLED,
    Kind,
    Problem,
)
from trellis.ledger.models import Line
from trellis.members.models import Organisation, Seat


def refused(kind: Kind, who: Person, ballot: Ballot, organisation: Organisation, code: str = "") -> None:
    """See a paper refused, and nothing changed."""
    before = [list(BallotBox.objects.values()), list(ballot.entitled.order_by("pk").values())]
    with pytest.raises(Problem) as caught:
        drop(who, ballot, organisation, "yes", code)
    assert caught.value.kind is kind
    assert before == [list(BallotBox.objects.values()), list(ballot.entitled.order_by("pk").values())]


def test_a_paper_leaves_no_voice_and_no_hand(north: North) -> None:
    ballot = secret_ballot(north)
    before = list(ballot.entitled.order_by("pk").values())
    drop(north.nok, ballot, north.centre, "no")
    after = list(ballot.entitled.order_by("pk").values())
    [(old, new)] = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert old | {"took_part": True} == new
    assert not Voice.objects.exists()
    line = Line.objects.filter(verb="voice.drop-in").get()
    assert (line.person, line.organisation, line.author, line.channel) == (None, None, "", "")
    assert (line.object_id, line.parties, line.detail) == (ballot.pk, [], {})
    box = BallotBox.objects.get()
    [paper] = box.papers
    assert paper.keys() == {"mark", "choice"}
    assert box.version == 1


def test_a_code_replaces_its_paper_and_shows_it_after_the_closing(north: North) -> None:
    ballot = secret_ballot(north)
    code = drop(north.nok, ballot, north.centre, "no")
    drop(north.nok, ballot, north.centre, "yes", code)
    drop(north.preecha, ballot, north.office, "yes")
    drop(north.aree, ballot, north.group, "no")
    assert len(BallotBox.objects.get().papers) == 3
    found = paper_of_receipt(by(north.nok), north.network, codes.in_groups(code).lower())
    assert found is not None
    assert not found.is_counted
    closed = close_ballot(actor=by(north.malee), ballot=ballot)
    assert closed.verdict is not None
    assert closed.verdict["explanation"][0] == "3 cast, 2 needed, 2 yes: carried."
    found = paper_of_receipt(by(north.nok), north.network, code)
    assert found is not None
    assert found.is_counted
    assert found.paper["choice"] == "yes"


def test_without_its_code_a_second_paper_is_refused(north: North) -> None:
    ballot = secret_ballot(north)
    drop(north.nok, ballot, north.centre, "no")
    refused(PAPER_IS_IN, north.nok, ballot, north.centre)


def test_the_alternate_and_the_head_have_one_paper_between_them(north: North) -> None:
    ballot = secret_ballot(north)
    seat = speaks_for(north, north.preecha, north.centre, seat=Seat.ALTERNATE)
    may_commit(north, seat)
    code = drop(north.preecha, ballot, north.centre, "no")
    refused(PAPER_IS_IN, north.nok, ballot, north.centre)
    drop(north.nok, ballot, north.centre, "yes", code)
    assert [each["choice"] for each in BallotBox.objects.get().papers] == ["yes"]


def test_a_first_paper_never_takes_the_place_of_anothers(north: North) -> None:
    ballot = secret_ballot(north)
    code = drop(north.nok, ballot, north.centre, "no")
    refused(PAPER_OF_ANOTHER, north.preecha, ballot, north.office, code)


def test_who_may_not_vote_puts_nothing_in(north: North) -> None:
    ballot = secret_ballot(north)
    refused(NOT_PERMITTED, north.malee, ballot, north.centre)
    refused(NOT_PERMITTED, north.nok, ballot, north.office)
    ballot.entitled.filter(organisation=north.group).update(is_observer=True)
    refused(OBSERVER_SPEAKS, north.aree, ballot, north.group)


def test_after_the_end_nothing_is_put_in(north: North) -> None:
    ballot = secret_ballot(north)
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    refused(BALLOT_OVER, north.nok, ballot, north.centre)
    close_ballot(actor=by(north.malee), ballot=ballot)
    refused(BALLOT_OVER, north.nok, ballot, north.centre)


def test_a_mandate_covers_the_whole_whatever_is_chosen(north: North) -> None:
    ballot = secret_ballot(north)
    north.speaks.mandates.all().delete()
    may_commit(north, north.speaks, scope=Scope.ATTEND)
    for choice in ("yes", "no", "blank"):
        with pytest.raises(Problem) as caught:
            drop(north.nok, ballot, north.centre, choice)
        assert caught.value.kind is SECRET_BEYOND_MANDATE


def test_a_mandate_that_ended_yesterday_covers_nothing(north: North) -> None:
    ballot = secret_ballot(north)
    north.speaks.mandates.update(until=timezone.localdate() - timedelta(days=1))
    refused(SECRET_BEYOND_MANDATE, north.nok, ballot, north.centre)


def test_each_ballot_has_its_own_way(north: North) -> None:
    ballot = secret_ballot(north)
    with pytest.raises(Problem) as caught:
        give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    assert caught.value.kind is BALLOT_IS_SECRET
    with pytest.raises(Problem) as caught:
        give_proxy(actor=by(north.nok), entitled=row(ballot, north.centre), holder=row(ballot, north.office))
    assert caught.value.kind is SECRET_HAS_NO_PROXY
    Ballot.objects.update(is_secret=False)
    refused(BALLOT_HAS_NAMES, north.nok, ballot, north.centre)


def test_nobody_learns_who_took_part_by_recusing_others(north: North) -> None:
    ballot = secret_ballot(north)
    drop(north.nok, ballot, north.centre, "no")
    for organisation in (north.centre, north.office):
        with pytest.raises(Problem) as caught:
            recuse(actor=by(north.malee), entitled=row(ballot, organisation), reason="Its own grant.")
        assert caught.value.kind is SECRET_RECUSAL
    with pytest.raises(Problem) as caught:
        recuse(actor=by(north.nok), entitled=row(ballot, north.centre), reason="Our own grant.")
    assert caught.value.kind is VOICE_SETTLED
    recuse(actor=by(north.preecha), entitled=row(ballot, north.office), reason="Our own grant.")
    assert row(ballot, north.office).is_recused


def test_what_was_announced_stays(north: North) -> None:
    ballot = secret_ballot(
        north, MAJORITY | {"proxies": {"per_holder": 1}, "tie": {"by": "chair", "chair": "x"}}
    )
    ballot.rule.process = {"secret": False}  # type: ignore[union-attr]
    ballot.rule.save()  # type: ignore[union-attr]
    ballot.refresh_from_db()
    assert ballot.is_secret
    assert ballot.is_hidden
    assert "proxies" not in ballot.terms
    assert ballot.terms["tie"] == {"by": "status_quo"}


def test_a_box_that_was_stuffed_is_not_counted(north: North) -> None:
    ballot = secret_ballot(north)
    all_drop(north, ballot, "yes", "no", "no")
    box = BallotBox.objects.get()
    box.papers = [*box.papers, {"mark": "f", "choice": "yes"}]
    box.save()
    closed = close_ballot(actor=by(north.malee), ballot=ballot, reason="All agreed.")
    assert closed.verdict is not None
    assert (closed.verdict["outcome"], closed.verdict["figures"]["cast"]) == ("no_quorum", 0)
    assert Line.objects.get(verb="ballot.close").detail["why"] == BOX_DOESNT_MATCH.code
    reason = Proposal.objects.get().outcome_reason
    assert reason.startswith("The box holds 4 papers and 3 members took part")
    opened(north, Proposal.objects.get())


def test_too_few_alike_have_no_secret_ballot(north: North) -> None:
    with pytest.raises(Problem) as caught:
        secret_ballot(north, MAJORITY | {"double_majority": {}})
    assert caught.value.kind is SECRET_TOO_FEW_ALIKE
    assert caught.value.details["names"] == ["Community", "Government", "NGOs"]


def test_papers_carry_their_constituency_where_the_rule_counts_by_it(north: North) -> None:
    for each in (north.office, north.group):
        each.memberships.update(constituency=north.ngos)
    ballot = secret_ballot(north, MAJORITY | {"double_majority": {}})
    all_drop(north, ballot, "yes", "no", "yes")
    assert {each["constituency"] for each in BallotBox.objects.get().papers} == {str(north.ngos.pk)}
    closed = close_ballot(actor=by(north.malee), ballot=ballot)
    assert closed.verdict is not None
    assert closed.verdict["outcome"] == "carried"
    assert closed.verdict["double_majority"]["carrying"] == 1


def test_the_file_has_papers_in_groups_and_counts_the_same_again(north: North) -> None:
    ballot = secret_ballot(north)
    all_drop(north, ballot, "yes", "no", "yes")
    closed = close_ballot(actor=by(north.malee), ballot=ballot)
    assert closed.count_file is not None
    assert closed.count_file["ballots"] == [{"choice": "no", "count": 1}, {"choice": "yes", "count": 2}]
    assert len(closed.count_file["present"]) == 3
    verdict = counted(closed.count_file)
    assert verdict.as_json() == closed.verdict
    assert is_told(closed, verdict)


@pytest.mark.parametrize("choices", [("yes", "yes"), ("no",)])
def test_two_papers_or_no_quorum_tell_only_the_outcome(north: North, choices: tuple[str, ...]) -> None:
    ballot = secret_ballot(north)
    for who, organisation, choice in zip(
        (north.nok, north.preecha), (north.centre, north.office), choices, strict=False
    ):
        drop(who, ballot, organisation, choice)
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    closed = close_ballot(actor=by(north.malee), ballot=ballot)
    assert closed.count_file is not None
    assert not is_told(closed, counted(closed.count_file))


def test_the_record_keeps_nothing_of_a_mandate_while_voices_are_hidden(north: North) -> None:
    speaks_for(north, north.preecha, north.office)
    rule(north, MAJORITY, hidden=True)
    ballot = opened(north, proposal(north))
    made = give_voice(actor=by(north.preecha), entitled=row(ballot, north.office), choice="yes")
    assert made.is_ad_referendum
    assert "ad_referendum" not in Line.objects.filter(verb="voice.give").get().detail


def test_home_tells_others_of_a_waiting_voice_only_after_the_closing(north: North) -> None:
    speaks_for(north, north.preecha, north.office)
    rule(north, MAJORITY, hidden=True)
    ballot = opened(north, proposal(north))
    give_voice(actor=by(north.preecha), entitled=row(ballot, north.office), choice="yes")
    assert len(headquarters_wanted(by(north.preecha))) == 1
    assert headquarters_wanted(by(north.malee)) == []
    Ballot.objects.update(closed_at=timezone.now())
    assert len(headquarters_wanted(by(north.malee))) == 1


def test_home_wants_a_secret_paper_until_it_is_in(north: North) -> None:
    ballot = secret_ballot(north)
    assert len(voices_wanted(by(north.nok))) == 1
    drop(north.nok, ballot, north.centre, "no")
    assert voices_wanted(by(north.nok)) == []
    assert len(voices_wanted(by(north.aree))) == 1
