"""Who is there, who leaves a decision to the others, and who speaks through another."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.members.test_memberships import refused
from tests.people import North, by
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.presence import (
    give_proxy,
    note_presence,
    recuse,
    take_proxy_back,
    take_recusal_back,
)
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Ballot, Entitled, Outcome, Presence, Proposal, VoiceStage
from trellis.domain.problems import (
    BALLOT_OVER,
    NO_QUORUM_YET,
    NOT_PERMITTED,
    OTHER_NETWORK,
    PROXIES_NOT_ALLOWED,
    PROXY_FULL,
    PROXY_UNFIT,
    RECUSED,
    VOICE_GIVEN,
    VOICE_SETTLED,
    Problem,
)

WITH_PROXIES = MAJORITY | {"proxies": {"per_holder": 1}}


def ballot_by(north: North, terms: dict[str, object], **opening: object) -> Ballot:
    """Open a ballot by these terms, with a speaker for each member."""
    speakers(north)
    rule(north, terms)
    return opened(north, proposal(north), **opening)


def give(north: North, ballot: Ballot, who: str, member: str, choice: str) -> None:
    give_voice(actor=by(getattr(north, who)), entitled=row(ballot, getattr(north, member)), choice=choice)


def figures(ballot: Ballot) -> dict[str, object]:
    assert ballot.verdict is not None
    return dict(ballot.verdict["figures"])


def test_a_meeting_without_quorum_isnt_opened(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY | {"quorum": {"members": "2/3"}})
    found = proposal(north)
    with pytest.raises(Problem) as caught:
        opened(north, found, present=frozenset({north.centre.pk}))
    assert caught.value.kind == NO_QUORUM_YET
    assert "2 of 3 needed, 1 present" in str(caught.value.details["why"])
    assert not Ballot.objects.exists()


def test_a_meeting_with_quorum_is_opened_and_closed_when_it_is_done(north: North) -> None:
    ballot = ballot_by(north, MAJORITY, present=frozenset({north.centre.pk, north.office.pk}))
    give(north, ballot, "nok", "centre", "yes")
    closed = close_ballot(actor=by(north.malee), ballot=ballot)
    assert figures(closed)["present"] == 2
    assert Proposal.objects.get().outcome == Outcome.CARRIED


def test_whoever_leaves_counts_for_the_quorum_no_more(north: North) -> None:
    ballot = ballot_by(north, MAJORITY, present=frozenset({north.centre.pk, north.office.pk}))
    note_presence(actor=by(north.malee), entitled=row(ballot, north.office), presence=Presence.ABSENT)
    give(north, ballot, "nok", "centre", "yes")
    close_ballot(actor=by(north.malee), ballot=ballot)
    assert Proposal.objects.get().outcome == Outcome.NO_QUORUM


def test_recusal_leaves_every_base(north: North) -> None:
    ballot = ballot_by(north, MAJORITY | {"base": "entitled", "quorum": {}})
    give(north, ballot, "nok", "centre", "yes")
    recuse(actor=by(north.nok), entitled=row(ballot, north.centre), reason="It is our own grant.")
    with refused(RECUSED):
        give(north, ballot, "nok", "centre", "yes")
    give(north, ballot, "preecha", "office", "yes")
    give(north, ballot, "aree", "group", "yes")
    closed = close_ballot(actor=by(north.malee), ballot=ballot)
    assert (figures(closed)["entitled"], figures(closed)["base"]) == (2, 2)
    assert figures(closed)["recused"] == [str(north.centre.pk)]


def test_the_chair_notes_a_conflict_of_interest_and_takes_it_back(north: North) -> None:
    ballot = ballot_by(north, MAJORITY)
    listed = row(ballot, north.centre)
    recuse(actor=by(north.somchai), entitled=listed, reason="Its director sells the bus.")
    with refused(VOICE_SETTLED):
        recuse(actor=by(north.somchai), entitled=listed, reason="Again.")
    with refused(NOT_PERMITTED):
        take_recusal_back(actor=by(north.aree), entitled=listed)
    take_recusal_back(actor=by(north.somchai), entitled=listed)
    with refused(VOICE_SETTLED):
        take_recusal_back(actor=by(north.somchai), entitled=listed)
    give(north, ballot, "nok", "centre", "yes")


def test_a_proxy_counts_for_its_giver(north: North) -> None:
    ballot = ballot_by(north, WITH_PROXIES)
    give_proxy(actor=by(north.nok), entitled=row(ballot, north.centre), holder=row(ballot, north.office))
    give(north, ballot, "preecha", "office", "yes")
    give(north, ballot, "aree", "group", "no")
    closed = close_ballot(actor=by(north.malee), ballot=ballot)
    assert (figures(closed)["yes"], figures(closed)["no"]) == (2, 1)
    assert figures(closed)["proxies"] == [{"from": str(north.centre.pk), "to": str(north.office.pk)}]


def test_proxies_stay_within_the_rule(north: North) -> None:
    ballot = ballot_by(north, WITH_PROXIES)
    centre, office, group = (row(ballot, each) for each in (north.centre, north.office, north.group))
    with refused(PROXY_UNFIT):
        give_proxy(actor=by(north.nok), entitled=centre, holder=centre)
    give_proxy(actor=by(north.nok), entitled=centre, holder=office)
    with refused(PROXY_FULL):
        give_proxy(actor=by(north.aree), entitled=group, holder=office)
    with refused(PROXY_UNFIT):
        give_proxy(actor=by(north.aree), entitled=group, holder=centre)
    with refused(PROXY_UNFIT):
        give_proxy(actor=by(north.preecha), entitled=office, holder=group)
    with refused(NOT_PERMITTED):
        take_proxy_back(actor=by(north.preecha), entitled=centre)
    take_proxy_back(actor=by(north.nok), entitled=centre)
    with refused(VOICE_SETTLED):
        take_proxy_back(actor=by(north.nok), entitled=centre)
    give(north, ballot, "nok", "centre", "no")
    with refused(VOICE_GIVEN):
        give_proxy(actor=by(north.nok), entitled=centre, holder=office)


def test_a_rule_without_proxies_knows_none(north: North) -> None:
    ballot = ballot_by(north, MAJORITY)
    with refused(PROXIES_NOT_ALLOWED):
        give_proxy(actor=by(north.nok), entitled=row(ballot, north.centre), holder=row(ballot, north.office))


def test_a_proxy_to_another_ballot_is_refused(north: North) -> None:
    ballot = ballot_by(north, WITH_PROXIES)
    other = opened(north, proposal(north))
    with refused(OTHER_NETWORK):
        give_proxy(actor=by(north.nok), entitled=row(ballot, north.centre), holder=row(other, north.office))


def test_a_recused_member_drops_what_it_carried(north: North) -> None:
    ballot = ballot_by(north, WITH_PROXIES)
    give_proxy(actor=by(north.nok), entitled=row(ballot, north.centre), holder=row(ballot, north.office))
    give(north, ballot, "preecha", "office", "yes")
    recuse(actor=by(north.somchai), entitled=row(ballot, north.office), reason="Its own house.")
    assert row(ballot, north.centre).proxy is None
    assert ballot.voices.get().stage == VoiceStage.REPLACED


def test_a_voice_put_away_by_a_recusal_isnt_counted_after_the_return(north: North) -> None:
    ballot = ballot_by(north, MAJORITY | {"quorum": {}})
    give(north, ballot, "nok", "centre", "no")
    recuse(actor=by(north.nok), entitled=row(ballot, north.centre), reason="It is our own grant.")
    take_recusal_back(actor=by(north.nok), entitled=row(ballot, north.centre))
    give(north, ballot, "preecha", "office", "yes")
    closed = close_ballot(actor=by(north.malee), ballot=over(ballot))
    assert (figures(closed)["yes"], figures(closed)["no"]) == (1, 0), "it was to give its voice anew"


def over(ballot: Ballot) -> Ballot:
    """Let the announced time pass."""
    Ballot.objects.filter(pk=ballot.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    ballot.refresh_from_db()
    return ballot


def test_nobody_leaves_returns_or_lends_a_voice_after_the_end(north: North) -> None:
    ballot = over(ballot_by(north, WITH_PROXIES))
    centre, office = row(ballot, north.centre), row(ballot, north.office)
    with refused(BALLOT_OVER):
        give_proxy(actor=by(north.nok), entitled=centre, holder=office)
    with refused(BALLOT_OVER):
        recuse(actor=by(north.nok), entitled=centre, reason="We don't like how it goes.")
    Entitled.objects.filter(pk=centre.pk).update(proxy=office)
    with refused(BALLOT_OVER):
        take_proxy_back(actor=by(north.nok), entitled=centre)
    Entitled.objects.filter(pk=centre.pk).update(is_recused=True)
    with refused(BALLOT_OVER):
        take_recusal_back(actor=by(north.nok), entitled=centre)
