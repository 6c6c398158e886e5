"""A ballot's rows as the count file that `domain.tally` counts: the same rows give the same file."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from trellis.decisions.models import Ballot, Entitled, Presence, Voice, VoiceStage
from trellis.domain import ballotfile, tally
from trellis.domain.ballots import Count
from trellis.domain.choosing import fault
from trellis.domain.decisionrule import Method, Rule
from trellis.domain.election import Election, TieBreak
from trellis.domain.problems import CHOICE_UNREADABLE, REASON_OF_OBJECTION, Problem
from trellis.domain.rulereading import read_rule
from trellis.domain.secretpapers import grouped
from trellis.domain.sentence import Sentence
from trellis.domain.verdict import Verdict
from trellis.ui.names import name_text
from trellis.ui.sentences import said

Json = dict[str, Any]
_NEEDS_REASON = frozenset({"object", "block"})
_COMMITS = frozenset({"yes", "agree", "reserve"})
_ANYBODY = "member"


def announced(terms: Mapping[str, object], *, chair: UUID | None, seed: str) -> Json:
    """Give a rule's terms as a ballot announces them: with today's chair, and a seed where lots are drawn.

    Where a chair decides a tie and there's none, or none who may vote, a tie changes nothing.
    """
    found, rule = dict(terms), read_rule(terms)
    if rule.tie.by is TieBreak.CHAIR:
        found["tie"] = {"by": "chair", "chair": str(chair)} if chair else {"by": "status_quo"}
    if rule.tie.by is TieBreak.LOT:
        found["tie"] = {"by": "lot", "seed": seed}
    if rule.method is Method.SORTITION:
        found["seed"] = seed
    return found


def _options(ballot: Ballot) -> list[Json]:
    return [{"id": each.key, "name": each.name} for each in ballot.proposal.options.all()]


def _member(row: Entitled) -> Json:
    return {
        "id": str(row.organisation_id),
        "name": name_text(row.organisation.names),
        "constituency": str(row.constituency_id or ""),
        "unit": str(row.unit_id or ""),
        "weight": row.weight,
        "observer": row.is_observer,
        "beneficiary": row.is_beneficiary,
    }


def _named(rows: Iterable[Entitled], of: str) -> list[Json]:
    things = {each.pk: each for each in (getattr(row, of) for row in rows) if each is not None}
    return [{"id": str(pk), "name": name_text(each.names)} for pk, each in things.items()]


def _ballot(voice: Voice) -> Json:
    return {
        "member": str(voice.entitled.organisation_id),
        "choice": voice.choice,
        "reason": voice.reason[:4_000],
        "resolved": voice.resolved_at is not None,
        "ad_referendum": voice.is_ad_referendum,
        "confirmed": voice.confirmed_at is not None,
        "at": voice.at.isoformat(),
    }


def entitled_of(ballot: Ballot) -> list[Entitled]:
    """Give a ballot's list, in the order of names."""
    rows = ballot.entitled.select_related("organisation", "constituency", "unit", "proxy")
    return list(rows.order_by("organisation__sort_name", "pk"))


def _disowned(ballot: Ballot) -> set[UUID]:
    """Give the rows whose headquarters didn't stand by their voice: they were there all the same."""
    answered = Q(confirmed_by__isnull=False) | ~Q(confirmed_note="")
    return set(ballot.voices.filter(answered, stage=VoiceStage.REFUSED).values_list("entitled", flat=True))


def count_file(ballot: Ballot, on: date, *, with_voices: bool = True) -> Json:
    """Give the count file of a ballot as it stands; without voices it tells who is there.

    Whoever was noted as present, or gave a voice in any way, is there. Voices that were replaced stay in the
    file, so that the verdict names them. Of a secret ballot it has the papers, those alike with their number.
    """
    rows, disowned = entitled_of(ballot), _disowned(ballot)
    proposal = ballot.proposal
    found: Json = {
        "format": 1,
        "title": f"#{proposal.number} {proposal.title}",
        "on": on.isoformat(),
        "rule": ballot.terms,
        "members": [_member(row) for row in rows],
        "constituencies": _named(rows, "constituency"),
        "units": _named(rows, "unit"),
        "present": [
            str(row.organisation_id)
            for row in rows
            if row.presence == Presence.PRESENT or row.took_part or row.pk in disowned
        ],
        "recused": [
            {"member": str(row.organisation_id), "reason": row.recusal_reason[:4_000]}
            for row in rows
            if row.is_recused
        ],
        "proxies": [
            {"from": str(row.organisation_id), "to": str(row.proxy.organisation_id)}
            for row in rows
            if row.proxy is not None
        ],
        "ballots": _ballots(ballot) if with_voices else [],
    }
    options = _options(ballot)
    if options and read_rule(ballot.terms).method.chooses:
        found |= {"options": options, "seats": ballot.seats}
    return found


def _ballots(ballot: Ballot) -> list[Json]:
    if ballot.is_secret:
        return grouped(ballot.box.papers)
    # A former voice is named beside the one that counts; alone it would come back to life.
    spoken = ballot.voices.filter(stage=VoiceStage.CURRENT).values("entitled")
    counted = ballot.voices.filter(stage__in=[VoiceStage.CURRENT, VoiceStage.REPLACED], entitled__in=spoken)
    return [_ballot(voice) for voice in counted.select_related("entitled").order_by("at", "pk")]


def counted(file: Mapping[str, object]) -> Verdict:
    """Count a file: today, or again in years to come."""
    return tally.count(ballotfile.read(file))


def read_choice(ballot: Ballot, choice: object, reason: str) -> object:
    """Give a choice as it is kept, or say why it can't be meant under the ballot's rule."""
    rule = read_rule(ballot.terms)
    file: Json = {
        "rule": {"method": rule.method.value},
        "members": [{"id": _ANYBODY}],
        "ballots": [{"member": _ANYBODY, "choice": choice}],
    }
    options = _options(ballot)
    if options and rule.method.chooses:
        file["options"] = options
    try:
        read = ballotfile.read(file)
    except Problem as problem:
        raise Problem(CHOICE_UNREADABLE, why=problem) from problem
    against = _against(read, rule)
    if against:
        raise Problem(CHOICE_UNREADABLE, why=said(against).rstrip("."))
    if isinstance(choice, str) and choice in _NEEDS_REASON and not reason.strip():
        raise Problem(REASON_OF_OBJECTION)
    return choice


def _against(read: Count, rule: Rule) -> Sentence | None:
    choice = read.ballots[0].choice
    if isinstance(choice, str):
        return None
    election = Election(options=tuple(each.id for each in read.options), seats=1, papers=(), terms=rule.terms)
    return fault(rule.method.value, election, choice)


def commits(choice: object) -> bool:
    """Say whether a choice binds its member: a no, an abstention or an objection binds nobody."""
    return choice in _COMMITS if isinstance(choice, str) else bool(choice)
