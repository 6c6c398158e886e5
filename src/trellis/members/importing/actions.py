"""The deeds of bringing members in: choosing a file, answering, bringing in, putting away, undoing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO
from uuid import UUID

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.domain.asks import Answers
from trellis.domain.memberfacts import Item
from trellis.domain.memberlayout import lay_out
from trellis.domain.problems import IMPORT_CHANGED, IMPORT_HAS_ERRORS, Problem
from trellis.domain.sheet import letter
from trellis.imports import actions as batches
from trellis.imports.models import Batch, State
from trellis.imports.undoing import look as look_at_undoing
from trellis.members.importing.applying import Applying, Watch, words_of
from trellis.members.importing.known import KIND
from trellis.members.importing.looking import Look, look_at, remembered, sheets_in
from trellis.members.models import Organisation
from trellis.networks.holding import hold_network
from trellis.networks.models import Network
from trellis.networks.rules import holds
from trellis.search import entries

VERB = "member.import"
_allowed = holds(VERB, via="")


def _unwatched(items: Iterable[Item]) -> Iterator[Item]:
    yield from items


@action("member.import_begin", on="network", allow=_allowed)
def begin_import(
    *, actor: Actor, network: Network, name: str, content: IO[bytes], answers: Answers | None = None
) -> Batch:
    """Keep a list that somebody chose, to be looked at; the answers of the last list hold for this one."""
    batch = batches.keep(actor=actor, kind=KIND, network=network.pk, name=name, content=content)
    # What can't be read as a list isn't kept.
    try:
        lay_out(sheets_in(batch), {})
    except Problem:
        batch.file.delete(save=False)
        raise
    note(digest=batch.digest)
    return batches.settle(batch, answers={**remembered(network, batch.digest), **(answers or {})})


@action("member.import_answer", on="network", allow=_allowed)
def answer_import(*, actor: Actor, network: Network, batch: Batch, answers: Mapping[str, str]) -> Batch:
    """Save answers as they are given; an empty one takes the answer back."""
    held = batches.held(batch, State.PREVIEW)
    kept = {key: answer for key, answer in {**held.answers, **answers}.items() if answer}
    # A wrong answer about the columns would keep the list from being looked at again.
    lay_out(sheets_in(held), kept)
    note(questions=len(answers))
    return batches.settle(held, answers=kept)


@action("member.import_drop", on="network", allow=_allowed)
def drop_import(*, actor: Actor, network: Network, batch: Batch) -> Batch:
    """Put a list away that wasn't brought in; its file is deleted."""
    held = batches.held(batch, State.PREVIEW)
    held.file.delete(save=False)
    return batches.settle(held, state=State.DROPPED, file="", answers={})


def refuse_faults(look: Look) -> None:
    """Raise the problem that names the first fault, if there is one."""
    faults = look.plan.faults
    if faults:
        first = faults[0]
        raise Problem(
            IMPORT_HAS_ERRORS,
            count=len(faults),
            row=str(first.row),
            column=letter(first.column),
            what=str(first.says),
        )


@action(VERB, on="network", allow=_allowed, keeps=("expected",))
def import_members(
    *, actor: Actor, network: Network, batch: Batch, expected: Mapping[str, int], watch: Watch = _unwatched
) -> Batch:
    """Bring a list in: all of it or nothing. `expected` are the figures somebody saw; if they no longer
    hold, nothing is done."""
    hold_network(network)
    held = batches.held(batch, State.PREVIEW)
    look = look_at(network, held)
    refuse_faults(look)
    if dict(look.plan.figures) != dict(expected):
        raise Problem(IMPORT_CHANGED)
    applying = Applying(actor=actor, batch=held, directory=look.directory, plan=look.plan, watch=watch)
    seen = applying.apply()
    note(digest=held.digest)
    concern(applying.concerned)
    fields = {
        field: [look.layout.columns[index].name for index in indexes]
        for field, indexes in look.layout.fields.items()
    }
    return batches.applied(held, figures=dict(look.plan.figures), seen=seen, mapping=fields)


@action("member.import_undo", on="network", allow=_allowed)
def undo_import(*, actor: Actor, network: Network, batch: Batch, anyway: Iterable[str] = ()) -> Batch:
    """Undo a list: what nobody changed since goes back as it was; `anyway` names what goes back all the
    same."""
    hold_network(network)
    held = batches.held(batch, State.APPLIED)
    undoing = look_at_undoing(held, anyway)
    touched = undoing.carry_out()
    ids = {UUID(object_id) for model, object_id in touched if model == Organisation._meta.label_lower}
    _index_anew(ids)
    concern(ids | _meant_by(held))
    note(kept=len(undoing.clashes))
    return batches.undone(held, figures={**held.figures, "kept": len(undoing.clashes)})


def _meant_by(batch: Batch) -> set[UUID]:
    """Give the organisations of which a list changed something, be it only their members' seats."""
    about = {UUID(each) for each in batch.effects.exclude(about="").values_list("about", flat=True)}
    here = Organisation.objects.filter(network=batch.network).values_list("pk", flat=True)
    return about.intersection(here)


def _index_anew(ids: set[UUID]) -> None:
    here = Organisation.objects.filter(pk__in=ids).prefetch_related("aliases", "duplicates__aliases")
    entries.put(words_of(row) for row in here)
    entries.forget("organisation", ids - {row.pk for row in here})
