"""The writers of ballots: opened with all that is announced, closed with the verdict, and settled."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.decisions import asking, counting, secrecy
from trellis.decisions.actions.outcomes import conclude, explain_with
from trellis.decisions.actions.proposals import locked
from trellis.decisions.models import (
    Ballot,
    Entitled,
    Outcome,
    Presence,
    Proposal,
    Stage,
    VoiceStage,
)
from trellis.decisions.queries.proposals import unsettled
from trellis.domain import ballotfile
from trellis.domain.decisionrule import Method
from trellis.domain.problems import (
    AMENDMENTS_OPEN,
    BALLOT_NOT_OVER,
    BALLOT_OPEN_ALREADY,
    BALLOT_OVER,
    ENDS_IN_THE_PAST,
    ENTRIES_WAIT,
    NO_QUORUM_YET,
    NOBODY_ENTITLED,
    OPTIONS_MISSING,
    OPTIONS_STRAY,
    PROPOSAL_STAGE,
    STILL_DISCUSSED,
    VOICES_WAIT,
    Problem,
)
from trellis.domain.quorum import conditions
from trellis.domain.quorum import said as says
from trellis.domain.rulereading import read_rule
from trellis.domain.verdict import Verdict
from trellis.domain.voices import hear
from trellis.governance.models import Office
from trellis.governance.queries.bodies import Holder, deciders
from trellis.governance.queries.ruling import Ruling, ruling_for
from trellis.members.models import Membership, OrganisationType, Part, PartKind, Standing
from trellis.members.rules import in_force
from trellis.networks.queries.homes import units_of_places
from trellis.networks.rules import holds
from trellis.ui.problems import sentence
from trellis.ui.sentences import said

AGAIN = (Outcome.NO_QUORUM, Outcome.NOBODY_VOTED, Outcome.TIED)
"""Outcomes after which the same question may be put again."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is announced when a ballot opens: until when, how many are chosen, and who is there in the room.

    With `present` it is held in a meeting, and the quorum has to be there at the start. Without, it runs over
    some days, whoever gives a voice is there, and the quorum is counted at the closing.
    """

    closes_at: datetime
    seats: int = 1
    present: frozenset[UUID] = frozenset()


def _may_be_put(proposal: Proposal) -> Proposal:
    """Hold a proposal that may come to a ballot now: after its discussion, or again after an open end."""
    found = locked(proposal, Stage.DISCUSSION, Stage.BALLOT, Stage.DECIDED)
    if found.stage == Stage.BALLOT:
        raise Problem(BALLOT_OPEN_ALREADY)
    if found.stage == Stage.DECIDED and (found.outcome not in AGAIN or found.recorded_note):
        raise Problem(PROPOSAL_STAGE)
    waiting = unsettled(found)
    if waiting:
        raise Problem(AMENDMENTS_OPEN, count=waiting)
    if found.discussion_until and timezone.localdate() < found.discussion_until:
        raise Problem(STILL_DISCUSSED, day=found.discussion_until)
    return found


def _parts(proposal: Proposal, kind: PartKind) -> dict[UUID, Membership]:
    """Give the members that play a part in the network today, by their organisation."""
    playing = Part.objects.filter(in_force(), kind=kind, membership__network=proposal.network_id)
    found = playing.filter(membership__standing=Standing.MEMBER).select_related(
        "membership__organisation", "membership__constituency"
    )
    return {each.membership.organisation_id: each.membership for each in found}


def _list(ballot: Ballot, holders: Sequence[Holder]) -> None:
    """Write the list as it stands: those who decide, and observers, who only speak; set up a secret box.

    A member belongs to the unit that covers its home place.
    """
    inside = {each.organisation.pk for each in holders}
    observers = [
        Holder(each.organisation, each.constituency)
        for pk, each in _parts(ballot.proposal, PartKind.OBSERVER).items()
        if pk not in inside
    ]
    listed = [*holders, *observers]
    homes = [each.organisation.home_id for each in listed]
    units = units_of_places(ballot.proposal.network, filter(None, homes))
    rows = Entitled.objects.bulk_create(
        Entitled(
            network_id=ballot.network_id,
            ballot=ballot,
            organisation=each.organisation,
            constituency=each.constituency,
            unit=units.get(home) if home else None,
            is_observer=each.organisation.pk not in inside,
            is_beneficiary=each.organisation.type == OrganisationType.BENEFICIARY_GROUP,
        )
        for each, home in zip(listed, homes, strict=True)
    )
    if ballot.is_secret:
        secrecy.prepare(ballot, rows)


def _chair(holders: Sequence[Holder], proposal: Proposal) -> UUID | None:
    """Give the member that chairs whoever decides, if it may vote."""
    seated = next((each.organisation.pk for each in holders if each.office == Office.CHAIR), None)
    if seated:
        return seated
    chairs = _parts(proposal, PartKind.CHAIR)
    return next((each.organisation.pk for each in holders if each.organisation.pk in chairs), None)


def _announced(ruling: Ruling, holders: Sequence[Holder], proposal: Proposal) -> dict[str, Any]:
    """Give the terms as they are announced; a secret ballot knows no chair's voice and carries no proxies."""
    is_secret = ruling.process.secret
    terms = secrecy.without_proxies(ruling.terms) if is_secret else ruling.terms
    chair = None if is_secret else _chair(holders, proposal)
    return counting.announced(terms, chair=chair, seed=secrets.token_hex(8))


def _check_options(ruling: Ruling, proposal: Proposal) -> None:
    method, options = read_rule(ruling.terms).method, proposal.options.count()
    if method.chooses and method is not Method.SORTITION and options < 2:
        raise Problem(OPTIONS_MISSING)
    if options and not method.chooses:
        raise Problem(OPTIONS_STRAY)


def _note_presence(ballot: Ballot, present: frozenset[UUID]) -> None:
    """Note who is in the room, and refuse to open when they are too few."""
    here = ballot.entitled.filter(organisation__in=present)
    here.update(presence=Presence.PRESENT, version=F("version") + 1)
    count = ballotfile.read(counting.count_file(ballot, timezone.localdate(), with_voices=False))
    found = conditions(count, hear(count))
    unmet = [said(says(each)).rstrip(".") for each in found if not each.is_met]
    if unmet:
        raise Problem(NO_QUORUM_YET, why=unmet)
    ballot.opening |= {"conditions": [each.as_json() for each in found]}


@action("ballot.open", on="proposal", allow=holds("ballot.open"))
def open_ballot(*, actor: Actor, proposal: Proposal, opening: Opening) -> Ballot:
    """Open the ballot: who may vote, the rule's version and the process are kept as they stand now."""
    found = _may_be_put(proposal)
    now = timezone.now()
    if opening.closes_at <= now:
        raise Problem(ENDS_IN_THE_PAST)
    ruling = ruling_for(found.network, found.subject, found.body)
    body = found.body or (ruling.version.rule.body if ruling.version else None)
    holders = deciders(body, found.network)
    if not holders:
        raise Problem(NOBODY_ENTITLED)
    _check_options(ruling, found)
    ballot = Ballot.objects.create(
        network_id=found.network_id,
        proposal=found,
        number=found.ballots.count() + 1,
        rule=ruling.version,
        terms=_announced(ruling, holders, found),
        process=ruling.process.as_json(),
        need=found.need,
        seats=opening.seats,
        is_secret=ruling.process.secret,
        is_hidden=ruling.process.hidden or ruling.process.secret,
        opened_at=now,
        closes_at=opening.closes_at,
        opening={"gathered": bool(opening.present), "entitled": len(holders)},
    )
    _list(ballot, holders)
    if opening.present:
        _note_presence(ballot, opening.present)
        ballot.save(update_fields=["opening"])
    columns: dict[str, Any] = {"stage": Stage.BALLOT, "rule": ruling.version, "body": body, "outcome": ""}
    Proposal.objects.filter(pk=found.pk).update(**columns, version=F("version") + 1)
    asking.ask_for_voices(actor, ballot)
    note(number=ballot.number, entitled=len(holders), closes_at=opening.closes_at)
    return ballot


def held(ballot: Ballot) -> Ballot:
    """Give a ballot as it stands now, held until the deed is done; a closed one takes nothing more."""
    found = Ballot.objects.select_for_update().select_related("proposal__network").get(pk=ballot.pk)
    if found.closed_at is not None:
        raise Problem(BALLOT_OVER)
    return found


def _everybody_spoke(ballot: Ballot) -> bool:
    """Say whether nobody is left whose voice could still come."""
    left = ballot.entitled.filter(is_observer=False, is_recused=False, proxy=None, took_part=False)
    spoken = ballot.voices.filter(stage=VoiceStage.CURRENT).values("entitled")
    return not left.exclude(pk__in=spoken).exists()


def _may_close(ballot: Ballot) -> None:
    """A meeting closes when it is done; a ballot over some days as announced, or when all have spoken."""
    waiting = ballot.voices.filter(stage=VoiceStage.WAITING).count()
    if waiting:
        raise Problem(ENTRIES_WAIT, count=waiting)
    early = timezone.now() < ballot.closes_at
    if early and not ballot.opening.get("gathered") and not _everybody_spoke(ballot):
        raise Problem(BALLOT_NOT_OVER, until=ballot.closes_at)


def _deadline(ballot: Ballot, verdict: Verdict, today: date) -> date | None:
    """Give the last day for headquarters, if any voice waits for them."""
    if not verdict.pending:
        return None
    days = verdict.rule.ad_referendum.days
    return today + timedelta(days=ballot.process.get("confirm_days", 14) if days is None else days)


def _with_deadline(file: dict[str, Any], until: date) -> dict[str, Any]:
    """Give a count file in which headquarters have until a day."""
    return file | {"rule": file["rule"] | {"ad_referendum": {"deadline": until.isoformat()}}}


def _file_and_reason(ballot: Ballot, today: date, reason: str) -> tuple[dict[str, Any], str]:
    """Give what is counted; of a box that somebody changed nothing, and the reason says so."""
    file = counting.count_file(ballot, today)
    fault = secrecy.fault_of_box(ballot) if ballot.is_secret else None
    if fault is None:
        return file, reason
    note(why=fault.kind.code)
    return file | {"ballots": [], "present": []}, sentence(fault)


@action("ballot.close", on="ballot", allow=holds("ballot.close"))
def close_ballot(*, actor: Actor, ballot: Ballot, reason: str = "") -> Ballot:
    """Close a ballot and count it; what hangs on headquarters stays open until they answer."""
    found = held(ballot)
    _may_close(found)
    now, today = timezone.now(), timezone.localdate()
    file, reason = _file_and_reason(found, today, reason)
    verdict = counting.counted(file)
    found.confirm_until = _deadline(found, verdict, today)
    if found.confirm_until:
        file = _with_deadline(file, found.confirm_until)
        verdict = counting.counted(file)
    found.closed_at, found.count_file, found.verdict = now, file, verdict.as_json()
    if not verdict.both_ways:
        found.settled_at = now
    found.version += 1
    found.save()
    asking.close_voices(found)
    note(outcome=verdict.outcome.value, both_ways=verdict.both_ways)
    proposal = found.proposal
    explain_with(proposal, reason)
    if verdict.both_ways:
        Proposal.objects.filter(pk=proposal.pk).update(stage=Stage.PENDING, version=F("version") + 1)
        return found
    conclude(actor, proposal, verdict)
    return found


@action("ballot.settle", on="ballot", allow=holds("ballot.close"))
def settle_ballot(*, actor: Actor, ballot: Ballot) -> Ballot:
    """Count again what waited for headquarters: once all have answered, or their last day has passed."""
    settled = settle(actor, ballot)
    if settled is None:
        raise Problem(VOICES_WAIT, day=ballot.confirm_until)
    note(outcome=(settled.settled_verdict or {}).get("outcome"))
    return settled


def settle(actor: Actor, ballot: Ballot) -> Ballot | None:
    """Settle a ballot if nothing is waited for any more; others call it within a deed."""
    found = Ballot.objects.select_for_update().select_related("proposal__network").get(pk=ballot.pk)
    if found.closed_at is None or found.settled_at is not None:
        raise Problem(PROPOSAL_STAGE)
    today = timezone.localdate()
    file = counting.count_file(found, today)
    if found.confirm_until:
        file = _with_deadline(file, found.confirm_until)
    verdict = counting.counted(file)
    if verdict.pending:
        return None
    found.settled_at, found.settled_file, found.settled_verdict = timezone.now(), file, verdict.as_json()
    found.version += 1
    found.save()
    conclude(actor, found.proposal, verdict)
    return found
