"""The only writers of places."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from trellis.access.action import VERBS, action, note, refuse
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.placeplan import MOST_LEVELS, Plan
from trellis.domain.problems import (
    PLACE_CODE_TAKEN,
    PLACE_GOES_ON,
    PLACE_HAS_ENDED,
    PLACE_TOO_DEEP,
    PLACES_CONFLICT,
    Problem,
)
from trellis.imports import undoing
from trellis.imports.actions import applied, held, undone
from trellis.imports.models import Batch, State
from trellis.places import batches, outlines, rules
from trellis.places.models import Code, Place, Succession
from trellis.places.outlining import Opened, Wish, refuse_strangers
from trellis.places.planting import Along, Planting, index, quietly, sort_name
from trellis.places.tables import Tables, plan_of


@action("place.import", on="place", allow=rules.keeps_places, keeps=("scheme", "files", "figures"))
def _plant(
    *,
    actor: Actor,
    scheme: str,
    files: list[dict[str, str]],
    figures: dict[str, int],
    plan: Plan,
    along: Along,
) -> None:
    """Bring tables of places in: all of their rows, or none."""
    Planting(scheme, plan).do(along)


def import_places(*, actor: Actor, tables: Tables, along: Along = quietly) -> Plan:
    """Bring tables of places in as one deed; tables that say what stands already leave no trace.

    Raises Problem PLACES_CONFLICT with the plan as its detail; then nothing was changed.
    """
    with transaction.atomic():
        # Asked here too, since tables that change nothing never reach the deed itself.
        refuse(VERBS["place.import"], actor, None)
        plan = plan_of(tables)
        if plan.conflicts:
            raise Problem(PLACES_CONFLICT, count=len(plan.conflicts), plan=plan)
        if not plan.does_nothing:
            figures, files = plan.figures(), list(tables.files)
            _plant(
                actor=actor, scheme=tables.wish.scheme, files=files, figures=figures, plan=plan, along=along
            )
    return plan


@action("place.add", on="parent", allow=rules.keeps_places, keeps=("parent", "codes"))
def add_place(
    *,
    actor: Actor,
    names: dict[str, str],
    level: str,
    parent: Place | None = None,
    codes: dict[str, str] | None = None,
    facts: dict[str, Any] | None = None,
) -> Place:
    """Add a place by hand; `codes` by scheme, `facts` are further fields such as its country."""
    place = Place(names=names, level=level, sort_name=sort_name(names), **(facts or {}))
    place.country = place.country or (parent.country if parent else "")
    place.settle(parent)
    if place.depth >= MOST_LEVELS:
        raise Problem(PLACE_TOO_DEEP, limit=MOST_LEVELS)
    place.save(force_insert=True)
    for scheme, code in (codes or {}).items():
        _give_code(place, scheme, code)
    index(place)
    return place


@action("place.rename", on="place", allow=rules.keeps_places, keeps=("names",))
def rename_place(*, actor: Actor, place: Place, names: dict[str, str], version: int | None = None) -> Place:
    """Correct a place's names. A place that was renamed by law has ended, and another came after it."""
    hold(place, version)
    place.names, place.sort_name = names, sort_name(names)
    place.version += 1
    place.save(update_fields=["names", "sort_name", "version"])
    index(place)
    return place


@action("place.add_code", on="place", allow=rules.keeps_places, keeps=("scheme", "code"))
def add_code(*, actor: Actor, place: Place, scheme: str, code: str) -> Place:
    """Give a place its code under one more scheme; giving it again changes nothing."""
    _give_code(place, scheme, code)
    index(place)
    return place


@action("place.end", on="place", allow=rules.keeps_places, keeps=("until", "successors"))
def end_place(*, actor: Actor, place: Place, until: date, successors: list[Place]) -> Place:
    """End a place on its last day, and say what came after it; what points to it keeps pointing to it."""
    if hold(place).valid_until is not None:
        raise Problem(PLACE_HAS_ENDED)
    place.valid_until = until
    place.version += 1
    place.save(update_fields=["valid_until", "version"])
    Succession.objects.bulk_create(Succession(place=place, successor=each, on=until) for each in successors)
    return place


@action("place.resume", on="place", allow=rules.keeps_places)
def resume_place(*, actor: Actor, place: Place) -> Place:
    """Take back that a place ended, and what was said to have come after it."""
    ended = hold(place).valid_until
    if ended is None:
        raise Problem(PLACE_GOES_ON)
    after = place.successions.filter(on=ended)
    note(before=ended, successors=list(after.values_list("successor", flat=True)))
    after.delete()
    place.valid_until = None
    place.version += 1
    place.save(update_fields=["valid_until", "version"])
    return place


def _give_code(place: Place, scheme: str, code: str) -> None:
    found, is_new = Code.objects.get_or_create(
        scheme=scheme, level=place.level, code=code, defaults={"place": place}
    )
    if not is_new and found.place_id != place.pk:
        raise Problem(PLACE_CODE_TAKEN, code=code, scheme=scheme, place=str(found.place))


@action("place.upload", on="place", allow=rules.keeps_places)
def keep_table(*, actor: Actor, file: "UploadedFile[bytes]", wish: dict[str, Any]) -> Batch:
    """Keep a table that was chosen on a page, if it can be read; nothing is brought in yet."""
    person = actor.person if isinstance(actor.person, get_user_model()) else None
    batch = Batch(kind=batches.KIND, file_name=str(file.name)[:200], mapping=wish, made_by=person)
    batch.file.save(f"{batch.pk.hex}.table", file, save=False)
    try:
        tables = batches.tables_of(batch)
    except Problem:
        batch.file.delete(save=False)
        raise
    batch.digest = tables.files[0]["sha256"]
    batch.save(force_insert=True)
    note(file=batch.file_name)
    return batch


def apply_batch(*, actor: Actor, batch: Batch) -> Plan:
    """Bring in a table that was kept, and let its file go."""
    with transaction.atomic():
        batch = held(batch, State.PREVIEW)
        plan = import_places(actor=actor, tables=batches.tables_of(batch))
        batch.state, batch.figures, batch.applied_at = State.APPLIED, plan.figures(), timezone.now()
        batch.save(update_fields=["state", "figures", "applied_at"])
        transaction.on_commit(lambda: batch.file.delete(save=False))
    return plan


@action("place.upload_boundaries", on="place", allow=rules.keeps_places)
def keep_boundaries(*, actor: Actor, file: "UploadedFile[bytes]", wish: dict[str, Any]) -> Batch:
    """Keep a file of boundaries that was chosen on a page, if it can be read; nothing is drawn yet."""
    person = actor.person if isinstance(actor.person, get_user_model()) else None
    batch = Batch(kind=batches.BOUNDARIES, file_name=str(file.name)[:200], mapping=wish, made_by=person)
    batch.file.save(f"{batch.pk.hex}.boundaries", file, save=False)
    try:
        batch.digest = batches.boundaries_of(batch).digest
    except Problem:
        batch.file.delete(save=False)
        raise
    batch.save(force_insert=True)
    note(file=batch.file_name)
    return batch


@action("place.import_boundaries", on="place", allow=rules.keeps_places, keeps=("file", "sha256"))
def _draw(
    *, actor: Actor, file: str, sha256: str, batch: Batch, opened: Opened, shaped: outlines.Shaped
) -> Batch:
    """Draw the places of a file as it says: all of its areas that belong to a place, or none."""
    drawing = outlines.Drawing(batch, opened.wish.source, opened.wish.disclaimer)
    drawing.write(shaped.outlines)
    made = outlines.remake(shaped.outlines) if opened.wish.unites else 0
    figures = {**opened.figures(), **drawing.figures, "made": made}
    figures |= {"mended": shaped.mended, "empty": shaped.empty, "fits": int(shaped.fits)}
    note(figures=figures)
    return applied(batch, figures=figures, mapping=vars(opened.wish))


def import_boundaries(*, actor: Actor, opened: Opened, batch: Batch | None = None) -> Batch:
    """Draw the places of a file that was opened; the batch holds what was done, and undoes it.

    Raises Problem BOUNDARIES_NO_MATCH when nothing of it belongs to a place here.
    """
    refuse(VERBS["place.import_boundaries"], actor, None)
    refuse_strangers(opened)
    shaped = outlines.shape(opened)
    with transaction.atomic():
        if batch is None:
            batch = Batch(kind=batches.BOUNDARIES, file_name=opened.name[-200:], digest=opened.digest)
            batch.save(force_insert=True)
        batch = held(batch, State.PREVIEW)
        return _draw(
            actor=actor, file=opened.name, sha256=opened.digest, batch=batch, opened=opened, shaped=shaped
        )


def apply_boundaries(*, actor: Actor, batch: Batch, wish: Wish) -> Batch:
    """Draw the places of a file that was kept, and let the file go."""
    refuse(VERBS["place.import_boundaries"], actor, None)
    done = import_boundaries(actor=actor, opened=batches.boundaries_of(batch, wish), batch=batch)
    transaction.on_commit(lambda: done.file.delete(save=False))
    return done


@action("place.undo_boundaries", on="place", allow=rules.keeps_places)
def undo_boundaries(*, actor: Actor, batch: Batch) -> int:
    """Put every outline of a file back as it was before; give how many stay, as a later file drew them."""
    batch = held(batch, State.APPLIED)
    places = outlines.touched(batch)
    found = undoing.look(batch)
    found.carry_out()
    if batch.mapping.get("unites", True):
        outlines.remake(places)
    undone(batch)
    note(file=batch.file_name, kept=len(found.clashes))
    return len(found.clashes)
