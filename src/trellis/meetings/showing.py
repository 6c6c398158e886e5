"""What the pages of a meeting show in words: the quorum, shares of speaking, ballots under way, minutes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from trellis.access.action import may
from trellis.access.actor import Actor
from trellis.decisions import showing
from trellis.decisions.choices import method_of, words_of
from trellis.decisions.models import Ballot, Proposal
from trellis.decisions.queries.ballots import ballots_of
from trellis.domain.minuting import Section, read_record, sections
from trellis.domain.quorum import said as says
from trellis.domain.speaking import fairness
from trellis.domain.verdict import Condition
from trellis.meetings.models import AgendaItem, Meeting, Minutes, MinutesStage
from trellis.meetings.queries.minutes import record_of
from trellis.meetings.queries.speakers import shares_of
from trellis.members.models import Organisation
from trellis.ui.names import choose, name_text
from trellis.ui.sentences import said


def conditions_in_words(found: Iterable[Condition]) -> list[tuple[str, bool]]:
    """Give each condition of a quorum as a sentence, and whether it is met."""
    return [(said(says(each)), each.is_met) for each in found]


@dataclass(frozen=True)
class SharesShown:
    """How the time was shared: a sentence, and the rows of a table in minutes."""

    says: str
    rows: list[tuple[str, int]]


def shares_shown(meeting: Meeting) -> SharesShown:
    """Give how the time was shared, by the members' names, in the order of names."""
    found = shares_of(meeting)
    named = {
        str(each.pk): name_text(each.names)
        for each in Organisation.objects.filter(
            network=meeting.network_id, pk__in=_ids(each.key for each in found)
        )
    }
    rows = [(named[each.key], each.seconds // 60) for each in found if each.key in named]
    return SharesShown(said(fairness(found)), rows)


def _ids(keys: Iterable[str]) -> list[str]:
    return [key for key in keys if key]


@dataclass(frozen=True)
class BallotShown:
    """A proposal under an item: its ballot as far as the reader may see it, and what she may do."""

    proposal: Proposal
    row: Ballot | None = None
    shown: showing.Shown | None = None
    choices: list[tuple[str, str]] = field(default_factory=list)
    deeds: frozenset[str] = frozenset()
    waiting: int = 0


def ballots_shown(actor: Actor, items: Iterable[AgendaItem]) -> dict[object, BallotShown]:
    """Give the proposals under some items, with their latest ballot, by the item."""
    return {item.pk: _shown(actor, item.proposal) for item in items if item.proposal is not None}


def _shown(actor: Actor, proposal: Proposal) -> BallotShown:
    row = next(iter(ballots_of(proposal)), None)
    on_proposal = {verb for verb in ("ballot.open",) if may(verb, actor, proposal)}
    if row is None:
        return BallotShown(proposal, deeds=frozenset(on_proposal))
    found = showing.shown(actor, row)
    verbs = ("ballot.close", "voice.enter", "voice.second")
    deeds = on_proposal | {verb for verb in verbs if may(verb, actor, row)}
    choices = [] if method_of(row).chooses else list(words_of(method_of(row)))
    waiting = sum(1 for line in found.lines if line.spoken.waiting is not None)
    return BallotShown(proposal, row, found, choices, frozenset(deeds), waiting)


def minutes_shown(minutes: Minutes, language: str) -> list[tuple[Section, str, list[tuple[str, str]]]]:
    """Give the parts of minutes in words; adopted ones as they were kept, others as the record stands."""
    is_kept = minutes.stage == MinutesStage.ADOPTED
    record = read_record(minutes.figures) if is_kept else record_of(minutes.meeting)
    found = sections(record, lambda names: choose(names, language, minutes.meeting.network.language)[1])
    return [
        (
            each,
            said(each.title),
            [(" ".join(said(one) for one in line.sentences), line.text) for line in each.lines],
        )
        for each in found
    ]


SECTIONS = {
    "opening": _("Opening: who greeted, what was said at the beginning"),
    "discussion": _("What was discussed beyond the agenda"),
    "closing": _("Closing, and the next meeting"),
}
"""The parts of minutes that people write."""

Written = list[tuple[str, str]]


def written_in(minutes: Minutes) -> tuple[Written, Written]:
    """Give what people wrote: the opening goes before what was assembled, the rest after it."""
    texts = minutes.texts
    written = [(str(label), texts[key]) for key, label in SECTIONS.items() if key in texts]
    first = 1 if "opening" in texts else 0
    return written[:first], written[first:]
