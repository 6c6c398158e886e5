"""The deeds of bringing a table of needs in: choosing it, answering, bringing in, putting away, undoing."""

from collections.abc import Iterable, Mapping
from typing import IO

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.domain.asks import Answers
from trellis.domain.problems import IMPORT_CHANGED, Problem
from trellis.imports import actions as batches
from trellis.imports.models import Batch, State
from trellis.networks.holding import hold_network
from trellis.networks.models import Network
from trellis.networks.rules import holds
from trellis.plans.importing import undoing
from trellis.plans.importing.actions import refuse_open
from trellis.plans.importing.applying import Watch, unwatched
from trellis.plans.importing.known import NEEDS
from trellis.plans.importing.looking import laid_out, named_fields, opened_of, remembered
from trellis.plans.importing.needs.applying import Applying
from trellis.plans.importing.needs.looking import CATALOGUE, look_at

VERB = "needs.import"
_allowed = holds(VERB, via="")


@action("needs.import_begin", on="network", allow=_allowed)
def begin_needs(
    *, actor: Actor, network: Network, name: str, content: IO[bytes], answers: Answers | None = None
) -> Batch:
    """Keep a table that somebody chose, to be looked at; answers about words hold from the last one."""
    batch = batches.keep(actor=actor, kind=NEEDS, network=network.pk, name=name, content=content)
    # What can't be read as a list isn't kept.
    try:
        laid_out(opened_of(batch), {}, CATALOGUE)
    except Problem:
        batch.file.delete(save=False)
        raise
    note(digest=batch.digest)
    return batches.settle(batch, answers={**remembered(network, batch.digest, NEEDS), **(answers or {})})


@action("needs.import_answer", on="network", allow=_allowed)
def answer_needs(*, actor: Actor, network: Network, batch: Batch, answers: Mapping[str, str]) -> Batch:
    """Save answers as they are given; an empty one takes the answer back."""
    held = batches.held(batch, State.PREVIEW)
    kept = {key: answer for key, answer in {**held.answers, **answers}.items() if answer}
    laid_out(opened_of(held), kept, CATALOGUE)
    note(questions=len(answers))
    return batches.settle(held, answers=kept)


@action("needs.import_drop", on="network", allow=_allowed)
def drop_needs(*, actor: Actor, network: Network, batch: Batch) -> Batch:
    """Put a table away that wasn't brought in; it is deleted."""
    held = batches.held(batch, State.PREVIEW)
    held.file.delete(save=False)
    return batches.settle(held, state=State.DROPPED, file="", answers={})


@action(VERB, on="network", allow=_allowed, keeps=("expected",))
def import_needs(
    *, actor: Actor, network: Network, batch: Batch, expected: Mapping[str, int], watch: Watch = unwatched
) -> Batch:
    """Bring a table in: all of it or nothing. `expected` are the figures somebody saw; if they no longer
    hold, nothing is done."""
    hold_network(network)
    held = batches.held(batch, State.PREVIEW)
    seen = look_at(network, held)
    refuse_open(seen.plan)
    if dict(seen.plan.figures) != dict(expected):
        raise Problem(IMPORT_CHANGED)
    ids = Applying(network, held, seen.plan).apply()
    watch(len(ids), len(ids))
    note(digest=held.digest)
    return batches.applied(held, figures=dict(seen.plan.figures), seen=ids, mapping=named_fields(seen.layout))


@action("needs.import_undo", on="network", allow=_allowed)
def undo_needs(*, actor: Actor, network: Network, batch: Batch, anyway: Iterable[str] = ()) -> Batch:
    """Undo a table: what nobody changed since goes back as it was."""
    hold_network(network)
    held = batches.held(batch, State.APPLIED)
    kept = undoing.look(held, anyway).carry_out()
    note(kept=kept)
    return batches.undone(held, figures={**held.figures, "kept": kept})
