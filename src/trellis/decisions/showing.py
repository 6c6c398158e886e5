"""What a proposal's page shows of its ballots: who spoke, what is hidden, and the verdict in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils import timezone

from trellis.access.actor import Actor
from trellis.decisions import secrecy
from trellis.decisions.choices import in_words, names_of
from trellis.decisions.counting import counted
from trellis.decisions.mandating import told
from trellis.decisions.models import Ballot, Proposal, Stage, Voice
from trellis.decisions.queries.ballots import Spoken, ballots_of, confirmable, mine_in, spoken_in
from trellis.decisions.queries.papers import FoundPaper
from trellis.domain.election import figure
from trellis.domain.process import Process
from trellis.domain.process import in_words as process_in_words
from trellis.domain.process import read as read_process
from trellis.domain.rulereading import read_rule
from trellis.domain.rulewords import in_words as rule_in_words
from trellis.domain.verdict import Verdict
from trellis.governance.models import RuleVersion
from trellis.governance.queries.ruling import ruling_for
from trellis.ui.names import name_text
from trellis.ui.sentences import said


@dataclass(frozen=True)
class Said:
    """A member's line in a ballot's list, in words; what is hidden is None."""

    spoken: Spoken
    choice: str | None
    reasons: list[str]
    may_confirm: bool
    entered: str = ""
    """What a clerk entered and a second person has to look at."""


@dataclass(frozen=True)
class Shown:
    """A ballot for reading, as far as the reader may."""

    row: Ballot
    rule: list[str]
    process: list[str]
    lines: list[Said]
    mine: list[Spoken]
    spoken: int
    may_vote: int
    is_over: bool
    verdict: "VerdictShown | None"
    is_told: bool = True


@dataclass(frozen=True)
class VerdictShown:
    """A verdict in the reader's language: its sentences, the other way while it is open, and its figures."""

    verdict: Verdict
    sentences: list[str]
    without: list[str]
    names: dict[str, str]
    deadline: date | None

    @property
    def rounds(self) -> list[dict[str, Any]]:
        """Give the rounds of a count among options: the tally of each, and what happened."""
        return [
            {
                "number": each.number,
                "rows": [(self.names.get(key, key), figure(tally)) for key, tally in each.tallies.items()],
                "sentences": [said(one) for one in each.sentences],
            }
            for each in self.verdict.rounds
        ]

    @property
    def winners(self) -> list[str]:
        """Give the names of what was chosen."""
        return [self.names.get(each, each) for each in self.verdict.winners]


def voice_rows(voices: Mapping[str, Fraction]) -> list[tuple[str, Fraction]]:
    """Give what was said by choice, in words, with how many said it."""
    return [(in_words(choice, {}), count) for choice, count in voices.items()]


def paper_words(found: FoundPaper | None) -> str:
    """Give what a secret paper says, once it is counted."""
    if found is None or not found.is_counted:
        return ""
    return in_words(found.paper["choice"], names_of(found.ballot))


def rule_words(terms: dict[str, Any]) -> list[str]:
    """Give a rule in sentences."""
    return [said(each) for each in rule_in_words(read_rule(terms))]


def rule_name(version: RuleVersion | None, language: str) -> str:
    """Give the name of a rule; the founding rule has none of its own."""
    return name_text(version.rule.names, language) if version else ""


def announced(proposal: Proposal) -> tuple[list[str], list[str], RuleVersion | None]:
    """Give how a proposal would be decided if its ballot opened today: rule, process, version."""
    ruling = ruling_for(proposal.network, proposal.subject, proposal.body)
    words = [said(each) for each in process_in_words(ruling.process)]
    return rule_words(dict(ruling.terms)), words, ruling.version


def final_file(ballot: Ballot) -> dict[str, Any] | None:
    """Give the count file that binds: the one of the settling, else that of the closing."""
    found: dict[str, Any] | None = ballot.settled_file or ballot.count_file
    return found


def final_verdict(ballot: Ballot) -> dict[str, Any] | None:
    """Give the stored verdict that binds."""
    found: dict[str, Any] | None = ballot.settled_verdict or ballot.verdict
    return found


def _renamed(file: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Give a count file with the names by which its reader knows members and groups."""
    return file | {
        key: [each | {"name": names.get(each["id"], each.get("name", ""))} for each in file.get(key, [])]
        for key in ("members", "constituencies", "units")
    }


def names_today(spoken: Iterable[Spoken]) -> dict[str, str]:
    """Give the names of a ballot's members, constituencies and units in the reader's language, by id."""
    things = [
        thing
        for each in spoken
        for thing in (each.row.organisation, each.row.constituency, each.row.unit)
        if thing is not None
    ]
    return {str(thing.pk): name_text(thing.names) for thing in things}


def shown_verdict(file: dict[str, Any], deadline: date | None, today: Mapping[str, str]) -> VerdictShown:
    """Give the verdict of a count file in the reader's language; `today` are the names that she knows."""
    read = _renamed(file, today)
    verdict = counted(read)
    names = {each["id"]: each.get("name", "") for key in ("members", "options") for each in read.get(key, [])}
    without = [said(each) for each in verdict.without.explanation] if verdict.without else []
    return VerdictShown(verdict, [said(each) for each in verdict.explanation], without, names, deadline)


def _told(ballot: Ballot, verdict: VerdictShown | None) -> bool:
    """Say whether figures and who took part may be read; of an open secret ballot never."""
    if verdict is None:
        return not ballot.is_secret
    return secrecy.is_told(ballot, verdict.verdict)


def _kept_short(found: VerdictShown) -> VerdictShown:
    """Give a verdict without its figures."""
    return replace(found, sentences=[said(each) for each in secrecy.untold(found.verdict)])


def _line(spoken: Spoken, options: dict[str, str], confirmable: set[UUID], *, is_shown: bool) -> Said:
    voice: Voice | None = spoken.current
    if voice is None or not is_shown:
        entered = in_words(spoken.waiting.choice, options) if spoken.waiting else ""
        return Said(spoken, None, [], may_confirm=False, entered=entered)
    waits = voice.is_ad_referendum and voice.confirmed_at is None
    reasons = [said(each) for each in told(voice.reasons)] if waits else []
    return Said(spoken, in_words(voice.choice, options), reasons, may_confirm=voice.pk in confirmable)


def shown(actor: Actor, ballot: Ballot) -> Shown:
    """Give a ballot for reading: while voices are hidden, only those of one's own members."""
    spoken, options = spoken_in(ballot), names_of(ballot)
    mine = mine_in(actor, spoken)
    is_open = ballot.closed_at is None
    own, waiting = {each.row.pk for each in mine}, confirmable(actor, ballot)
    lines = [
        _line(each, options, waiting, is_shown=not (ballot.is_hidden and is_open) or each.row.pk in own)
        for each in spoken
    ]
    process: Process = read_process(ballot.process)
    file = final_file(ballot)
    voting = [each for each in spoken if not each.row.is_observer and not each.row.is_recused]
    verdict = shown_verdict(file, ballot.confirm_until, names_today(spoken)) if file and not is_open else None
    is_told = _told(ballot, verdict)
    return Shown(
        row=ballot,
        rule=rule_words(ballot.terms),
        process=[said(each) for each in process_in_words(process)],
        lines=lines,
        mine=mine if is_open else [],
        spoken=sum(each.has_spoken for each in voting),
        may_vote=len(voting),
        is_over=is_open and timezone.now() >= ballot.closes_at,
        verdict=verdict if is_told or verdict is None else _kept_short(verdict),
        is_told=is_told,
    )


def ballots_shown(actor: Actor, proposal: Proposal) -> list[Shown]:
    """Give a proposal's ballots for reading, the latest first."""
    if proposal.stage == Stage.DISCUSSION:
        return []
    return [shown(actor, each) for each in ballots_of(proposal)]


def first_verdict(ballot: Ballot, read: Shown) -> VerdictShown | None:
    """Give the verdict of the closing, where another one has settled the ballot since."""
    if not (ballot.settled_file and ballot.count_file and read.is_told):
        return None
    return shown_verdict(ballot.count_file, None, names_today(each.spoken for each in read.lines))
