"""The writers of memoranda once they are signed: registered, followed, ended, renewed (C7.2)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.problems import (
    ENDED_ALREADY,
    NOT_ALL_SIGNED,
    NOT_ENDED,
    PROMISE_SETTLED,
    REGISTER_NUMBER_MISSING,
    REGISTER_NUMBER_TAKEN,
    RENEWED_ALREADY,
    Problem,
)
from trellis.domain.text import clean
from trellis.governance.actions.memoranda import Promise, Terms, add_obligation, add_party, draft_memorandum
from trellis.governance.actions.signing import wanting
from trellis.governance.models import Memorandum, Obligation
from trellis.governance.queries.documents import latest_own
from trellis.governance.registering import index
from trellis.members.actions.directory import in_order, not_ahead, reasoned
from trellis.members.rules import represents
from trellis.members.weighing import need_of
from trellis.networks.models import Network
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a promise, and on which day."""

    came_of_it: str = ""
    on: date | None = None


@action("memorandum.register", on="memorandum", allow=holds("memorandum.register"))
def register(
    *, actor: Actor, memorandum: Memorandum, number: str, registered_on: date | None = None
) -> Memorandum:
    """Give a memorandum that all have signed its number in the network's register."""
    chosen, day = clean(number), not_ahead(registered_on)
    if not chosen:
        raise Problem(REGISTER_NUMBER_MISSING)
    # Two who register at once would each find the number free: so one at a time for a network.
    Network.objects.select_for_update().get(pk=memorandum.network_id)
    held = hold(memorandum)
    if held.signs_id is None or wanting(held):
        raise Problem(NOT_ALL_SIGNED)
    taken = Memorandum.objects.filter(network=held.network_id, register_number__iexact=chosen)
    if taken.exclude(pk=held.pk).exists():
        raise Problem(REGISTER_NUMBER_TAKEN, number=chosen)
    note(before=held.register_number, number=chosen)
    held.register_number, held.registered_on = chosen, day
    held.version += 1
    held.save()
    index(held)
    return held


def _binding(obligation: Obligation) -> Obligation:
    """Hold a promise of a memorandum that all have signed and nobody has ended."""
    memorandum = hold(obligation.memorandum)
    held = hold(obligation)
    is_over = memorandum.signs_id is None or memorandum.ended_on is not None
    if is_over or wanting(memorandum):
        raise Problem(PROMISE_SETTLED)
    return held


def _settle(obligation: Obligation, outcome: Outcome, column: str) -> Obligation:
    day, held = not_ahead(outcome.on), _binding(obligation)
    if held.kept_on is not None or held.released_on is not None:
        raise Problem(PROMISE_SETTLED)
    setattr(held, column, day)
    held.came_of_it = outcome.came_of_it.strip()
    held.version += 1
    held.save()
    note(on=day)
    return held


@action(
    "obligation.keep", on="obligation", allow=represents("party__organisation") | holds("obligation.release")
)
def keep_obligation(*, actor: Actor, obligation: Obligation, outcome: Outcome) -> Obligation:
    """Note that a party kept what it promised, and what came of it."""
    return _settle(obligation, outcome, "kept_on")


@action("obligation.release", on="obligation", allow=holds("obligation.release"))
def release_obligation(*, actor: Actor, obligation: Obligation, outcome: Outcome) -> Obligation:
    """Note that the other parties released a party from a promise, and why."""
    reasoned(outcome.came_of_it)
    return _settle(obligation, outcome, "released_on")


@action("obligation.reopen", on="obligation", allow=holds("obligation.release"))
def reopen_obligation(*, actor: Actor, obligation: Obligation) -> Obligation:
    """Take back that a promise was kept or released: it is still to be kept."""
    held = _binding(obligation)
    if held.kept_on is None and held.released_on is None:
        raise Problem(PROMISE_SETTLED)
    note(before={"kept_on": held.kept_on, "released_on": held.released_on})
    held.kept_on, held.released_on = None, None
    held.version += 1
    held.save()
    return held


@action("memorandum.end", on="memorandum", allow=holds("memorandum.end"), keeps=("reason",))
def end_memorandum(
    *, actor: Actor, memorandum: Memorandum, reason: str, ended_on: date | None = None
) -> Memorandum:
    """End a memorandum before its day, or withdraw one that not all have signed, with the reason."""
    says, day = reasoned(reason), not_ahead(ended_on)
    held = hold(memorandum)
    if held.ended_on is not None:
        raise Problem(ENDED_ALREADY)
    in_order(held.opened_on, day)
    note(ended_on=day)
    held.ended_on, held.ended_reason = day, says
    held.version += 1
    held.save()
    return held


@action("memorandum.resume", on="memorandum", allow=holds("memorandum.end"))
def resume_memorandum(*, actor: Actor, memorandum: Memorandum) -> Memorandum:
    """Take back that a memorandum ended: it stands where it stood."""
    held = hold(memorandum)
    if held.ended_on is None:
        raise Problem(NOT_ENDED)
    note(before=held.ended_on)
    held.ended_on, held.ended_reason = None, ""
    held.version += 1
    held.save()
    return held


@action("memorandum.renew", on="memorandum", allow=holds("memorandum.draft"))
def renew_memorandum(*, actor: Actor, memorandum: Memorandum) -> Memorandum:
    """Draft a memorandum that renews this one, with its text, its parties and what is still to be kept."""
    held = hold(memorandum)
    if held.renewed_by.filter(ended_on=None).exists():
        raise Problem(RENEWED_ALREADY)
    text = held.signs or latest_own(held.document)
    ends = held.ends_on or date.max
    begins = ends + timedelta(days=1) if ends < date.max else timezone.localdate()
    terms = Terms(
        names=held.document.names,
        need=need_of(held.need),
        starts_on=begins,
        texts=text.texts,
    )
    made = draft_memorandum(actor=actor, network=held.network, terms=terms)
    made.renews = held
    made.save(update_fields=["renews"])
    for party in held.parties.select_related("organisation"):
        again = add_party(
            actor=actor, memorandum=made, organisation=party.organisation, outside=party.outside
        )
        for each in party.obligations.filter(kept_on=None, released_on=None).order_by("pk"):
            promise = Promise(text=each.text, due_on=each.due_on)
            add_obligation(actor=actor, party=again, promise=promise)
    return made
