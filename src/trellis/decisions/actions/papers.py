"""The writers of secret papers: put into the box, replaced by whoever holds the code, refused without a name.

Nothing here says when a paper came or from whom. The whole list is written anew with each paper, so that no
row tells by its place in the database that it was written last.
"""

from contextlib import suppress
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from trellis.access.action import action
from trellis.access.actor import Actor
from trellis.decisions import counting, mandating, rules, secrecy
from trellis.decisions.actions.ballots import held
from trellis.decisions.actions.voices import ballot_is_running, listed, name
from trellis.decisions.actions.voices import refused as refused_by_name
from trellis.decisions.models import Ballot, BallotBox, Entitled
from trellis.domain import box
from trellis.domain.problems import (
    BALLOT_HAS_NAMES,
    NOT_FOUND,
    NOT_PERMITTED,
    PAPER_IS_IN,
    PAPER_OF_ANOTHER,
    SECRET_BEYOND_MANDATE,
    Kind,
    Problem,
)
from trellis.members.rules import seats_of


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What somebody wrote on a secret paper, and the code by which she finds it again."""

    code: str
    choice: object
    reason: str = ""


def _without_a_hand(_thing: object) -> bool:
    return True


def _see_mandate(actor: Actor, entitled: Entitled) -> None:
    """Want a mandate that covers the whole decision, whatever she chose: the refusal would tell it else."""
    need, today = entitled.ballot.need, timezone.localdate()
    seats = seats_of(actor).filter(network=entitled.network_id, organisation=entitled.organisation_id)
    for seat in seats:
        with suppress(Problem):
            if not mandating.weigh(seat, need, commits=True, today=today).is_ad_referendum:
                return
    raise Problem(SECRET_BEYOND_MANDATE)


def _put_in(entitled: Entitled, paper: Paper, kept: object) -> None:
    """Put the paper in, or in place of the one with its code."""
    ballot = entitled.ballot
    found = BallotBox.objects.select_for_update().get(ballot=ballot)
    is_there = box.find(found.papers, paper.code) is not None
    if entitled.took_part and not is_there:
        raise Problem(PAPER_IS_IN, name=name(entitled))
    if is_there and not entitled.took_part:
        raise Problem(PAPER_OF_ANOTHER)
    content = secrecy.paper_of(entitled, kept, paper.reason)
    found.papers = box.put(found.papers, paper.code, content)
    found.save(update_fields=["papers"])
    ballot.entitled.update(took_part=Q(took_part=True) | Q(pk=entitled.pk))


@action("voice.drop-in", on="entitled", allow=rules.may_give_voice, unnamed=_without_a_hand)
def drop_in(*, actor: Actor, entitled: Entitled, paper: Paper) -> Ballot:
    """Put a member's secret paper into the box; who holds its code may replace it until the closing."""
    ballot = held(entitled.ballot)
    if not ballot.is_secret:
        raise Problem(BALLOT_HAS_NAMES)
    ballot_is_running(ballot)
    found = listed(ballot, entitled)
    _see_mandate(actor, found)
    _put_in(found, paper, counting.read_choice(ballot, paper.choice, paper.reason))
    # The line is about the ballot: about the row of the list it would say who took part.
    return ballot


@action("voice.refuse-paper", on="ballot", allow=rules.sees_row, keeps=("why",), unnamed=_without_a_hand)
def note_refused_paper(*, actor: Actor, ballot: Ballot, why: str) -> Ballot:
    """Note that a secret paper was refused, and why; never whose, since it could tell who took part."""
    return ballot


def refused(actor: Actor, entitled: Entitled, kind: Kind) -> None:
    """Note a refused paper: by name only of somebody who doesn't speak for the member at all."""
    if kind in {NOT_PERMITTED, NOT_FOUND}:
        refused_by_name(actor, entitled.ballot.proposal.network, kind, entitled)
    else:
        note_refused_paper(actor=actor, ballot=entitled.ballot, why=kind.code)
