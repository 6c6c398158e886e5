"""The deeds of bringing activities in: choosing a file, answering, bringing in, putting away, undoing."""

from collections.abc import Iterable, Mapping
from typing import IO

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.domain.activityasks import waiting
from trellis.domain.activityfacts import Plan
from trellis.domain.asks import Answers
from trellis.domain.problems import IMPORT_CHANGED, QUESTIONS_WAIT, Problem
from trellis.imports import actions as batches
from trellis.imports.models import Batch, State
from trellis.networks.holding import hold_network
from trellis.networks.models import Network
from trellis.networks.rules import holds
from trellis.plans.importing import undoing
from trellis.plans.importing.applying import Applying, Watch, unwatched
from trellis.plans.importing.known import KIND
from trellis.plans.importing.looking import laid_out, look_at, named_fields, opened_of, remembered

VERB = "activities.import"
_allowed = holds(VERB, via="")


@action("activities.import_begin", on="network", allow=_allowed)
def begin_import(
    *, actor: Actor, network: Network, name: str, content: IO[bytes], answers: Answers | None = None
) -> Batch:
    """Keep a file that somebody chose, to be looked at; answers about words hold from the last file."""
    batch = batches.keep(actor=actor, kind=KIND, network=network.pk, name=name, content=content)
    # What can't be read as a list isn't kept.
    try:
        laid_out(opened_of(batch), {})
    except Problem:
        batch.file.delete(save=False)
        raise
    note(digest=batch.digest)
    return batches.settle(batch, answers={**remembered(network, batch.digest), **(answers or {})})


@action("activities.import_answer", on="network", allow=_allowed)
def answer_import(*, actor: Actor, network: Network, batch: Batch, answers: Mapping[str, str]) -> Batch:
    """Save answers as they are given; an empty one takes the answer back."""
    held = batches.held(batch, State.PREVIEW)
    kept = {key: answer for key, answer in {**held.answers, **answers}.items() if answer}
    # A wrong answer about the columns would keep the file from being looked at again.
    laid_out(opened_of(held), kept)
    note(questions=len(answers))
    return batches.settle(held, answers=kept)


@action("activities.import_drop", on="network", allow=_allowed)
def drop_import(*, actor: Actor, network: Network, batch: Batch) -> Batch:
    """Put a file away that wasn't brought in; it is deleted."""
    held = batches.held(batch, State.PREVIEW)
    held.file.delete(save=False)
    return batches.settle(held, state=State.DROPPED, file="", answers={})


def refuse_open(plan: Plan) -> None:
    """Raise the problem that names the first question which must be answered, if one waits."""
    open_asks = waiting(plan.asks)
    if open_asks:
        raise Problem(QUESTIONS_WAIT, count=len(open_asks), what=str(open_asks[0].says))


@action(VERB, on="network", allow=_allowed, keeps=("expected",))
def import_activities(
    *, actor: Actor, network: Network, batch: Batch, expected: Mapping[str, int], watch: Watch = unwatched
) -> Batch:
    """Bring a file in: all of it or nothing. `expected` are the figures somebody saw; if they no longer
    hold, nothing is done."""
    hold_network(network)
    held = batches.held(batch, State.PREVIEW)
    seen = look_at(network, held)
    refuse_open(seen.plan)
    if dict(seen.plan.figures) != dict(expected):
        raise Problem(IMPORT_CHANGED)
    applying = Applying(actor=actor, network=network, batch=held, plan=seen.plan, watch=watch)
    ids = applying.apply()
    note(digest=held.digest)
    concern(applying.concerned())
    return batches.applied(held, figures=dict(seen.plan.figures), seen=ids, mapping=named_fields(seen.layout))


@action("activities.import_undo", on="network", allow=_allowed)
def undo_import(*, actor: Actor, network: Network, batch: Batch, anyway: Iterable[str] = ()) -> Batch:
    """Undo a file: what nobody changed since goes back as it was."""
    hold_network(network)
    held = batches.held(batch, State.APPLIED)
    kept = undoing.look(held, anyway).carry_out()
    note(kept=kept)
    return batches.undone(held, figures={**held.figures, "kept": kept})
