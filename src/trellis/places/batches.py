"""A table that a steward chose on the page: kept until it is brought in."""

from pathlib import Path
from uuid import UUID

from trellis.domain.placeplan import Plan
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.imports.models import Batch, State
from trellis.places.tables import Tables, Wish, open_tables, plan_of

KIND = "places"


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
