"""Looking at a file of activities before anything is done: the file, what stands and the answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trellis.domain.activityasks import AskKind
from trellis.domain.activityfacts import Plan
from trellis.domain.activityfields import FIELDS, LABELS, PLACES
from trellis.domain.activitygather import Gathered, gather
from trellis.domain.activityplan import plan
from trellis.domain.layout import Catalogue, Layout, is_layout, lay_out
from trellis.domain.problems import COLUMNS_MISSING, Problem
from trellis.domain.sheet import Row
from trellis.imports.models import Batch
from trellis.imports.packing import Limits
from trellis.imports.queries import last_applied
from trellis.imports.reading import Opened, open_list
from trellis.networks.models import Network
from trellis.plans.importing.known import KIND, standing

LIMITS = Limits(rows=2_000_000, file_bytes=500_000_000, cells=20_000_000, unpacked_bytes=1_000_000_000)
CATALOGUE = Catalogue(FIELDS, LABELS, frozenset({"organisation", "id"}))
_OF_WORDS = (
    AskKind.ORGANISATION,
    AskKind.KIND,
    AskKind.GROUP,
    AskKind.PLACE,
    AskKind.CODE,
    AskKind.GONE_SITES,
)
_WHAT = frozenset({"kind", "title", "place_code", *PLACES})


@dataclass(frozen=True, slots=True)
class Look:
    """A file, how it is read, and what it would do."""

    layout: Layout
    gathered: Gathered
    plan: Plan


def opened(path: Path, name: str) -> Opened:
    """Open a file, or remember how it was opened: pages about one file follow each other."""
    return _opened(str(path), name, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _opened(path: str, name: str, _stamp: int) -> Opened:
    return open_list(Path(path), name, limits=LIMITS)


def opened_of(batch: Batch) -> Opened:
    """Open the file of a batch."""
    return opened(Path(batch.file.path), batch.file_name)


def laid_out(file: Opened, answers: Mapping[str, str], catalogue: Catalogue = CATALOGUE) -> Layout:
    """Find the list, its header and columns. Raises Problem."""
    return lay_out(file.sheets, answers, catalogue)


def is_complete(layout: Layout) -> bool:
    """Tell whether the columns say who does what, or which activity it is."""
    fields = layout.fields.keys()
    return "id" in fields or ("organisation" in fields and not _WHAT.isdisjoint(fields))


def body(file: Opened, layout: Layout) -> Iterator[Row]:
    """Give the rows of the list."""
    first = (
        layout.sheet.rows[layout.header.first].number if len(layout.sheet.rows) > layout.header.first else 0
    )
    width = len(layout.header.names)
    again = next((row.cells for row in layout.sheet.rows if row.number == layout.header.rows[0]), ())
    for row in file.rows(layout.sheet):
        if first and row.number >= first and row.cells[:width] != again:
            yield row


@lru_cache(maxsize=2)
def _gathered(path: str, name: str, stamp: int, laying_out: tuple[tuple[str, str], ...]) -> Gathered:
    file = _opened(path, name, stamp)
    layout = laid_out(file, dict(laying_out))
    if not is_complete(layout):
        raise Problem(COLUMNS_MISSING, name=name)
    return gather(body(file, layout), layout.fields, len(layout.header.names))


def look(network: Network, path: Path, name: str, answers: Mapping[str, str]) -> Look:
    """Work out what a file would do to a network, given these answers. Raises Problem."""
    stamp = path.stat().st_mtime_ns
    laying_out = tuple(sorted((key, answer) for key, answer in answers.items() if is_layout(key)))
    found = _gathered(str(path), name, stamp, laying_out)
    layout = laid_out(opened(path, name), answers)
    return Look(layout, found, plan(found, standing(network, found), answers))


def look_at(network: Network, batch: Batch) -> Look:
    """Work out what a file that is being looked at would do."""
    return look(network, Path(batch.file.path), batch.file_name, batch.answers)


def named_fields(layout: Layout) -> dict[str, list[str]]:
    """Give the names of the columns that each field was read from."""
    return {
        name: [layout.columns[index].name for index in indexes] for name, indexes in layout.fields.items()
    }


def remembered(network: Network, digest: str, kind: str = KIND) -> dict[str, str]:
    """Give the answers that hold from the last file: nearly all for the very same, those of words else."""
    last = last_applied(network.pk, kind)
    if last is None:
        return {}
    if last.digest == digest:
        return {key: answer for key, answer in last.answers.items() if not key.startswith(f"{AskKind.GONE}:")}
    return {key: answer for key, answer in last.answers.items() if key.partition(":")[0] in _OF_WORDS}
