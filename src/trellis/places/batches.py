"""A table that a steward chose on the page: kept until it is brought in."""

from pathlib import Path
from uuid import UUID

from trellis.domain.placeplan import Plan
from trellis.domain.problems import IMPORT_NOT_OPEN, NOT_FOUND, Problem
from trellis.imports.models import Batch, State
from trellis.places.outlining import Opened, open_boundaries
from trellis.places.outlining import Wish as HowToDraw
from trellis.places.tables import Tables, Wish, open_tables, plan_of

KIND = "places"
BOUNDARIES = "boundaries"
_SHOWN = 20


def batch_of(batch_id: UUID) -> Batch:
    """Give a table that was chosen and not brought in yet, or the problem that there is none."""
    found = Batch.objects.filter(pk=batch_id, kind=KIND, state=State.PREVIEW).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def tables_of(batch: Batch) -> Tables:
    """Read the table again, as it was wished."""
    return open_tables([(Path(batch.file.path), batch.file_name)], Wish(**batch.mapping))


def look(batch: Batch) -> tuple[Tables, Plan]:
    """Give what the table holds and what it would do now."""
    tables = tables_of(batch)
    return tables, plan_of(tables)


def boundaries_batch(batch_id: UUID) -> Batch:
    """Give a file of boundaries, whether it waits, is in or was undone; or the problem that there is none."""
    found = Batch.objects.filter(pk=batch_id, kind=BOUNDARIES).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def boundaries_of(batch: Batch, wish: HowToDraw | None = None) -> Opened:
    """Read a file of boundaries again, as it was wished at first or as it is wished now."""
    try:
        path = Path(batch.file.path)
        return open_boundaries(path, batch.file_name, wish or HowToDraw(**batch.mapping))
    except FileNotFoundError:
        # Drawn a moment ago by somebody else, or by a second click.
        raise Problem(IMPORT_NOT_OPEN) from None


def boundaries_before() -> list[Batch]:
    """Give the files of boundaries that were brought in, the newest first."""
    found = Batch.objects.filter(kind=BOUNDARIES).exclude(state=State.PREVIEW)
    return list(found.order_by("-applied_at", "-pk")[:_SHOWN])
