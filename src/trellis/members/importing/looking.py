"""Looking at a list before anything is done: the file, what stands and the answers make the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trellis.domain import likeness
from trellis.domain.asks import Answers
from trellis.domain.layout import ROW, Layout
from trellis.domain.memberasks import LEAVE_OUT, AskKind
from trellis.domain.memberfacts import Plan
from trellis.domain.memberlayout import lay_out
from trellis.domain.memberlayout import rows as rows_of
from trellis.domain.memberplan import plan
from trellis.domain.memberrows import Gathered, gather
from trellis.domain.sheet import Sheet
from trellis.imports.models import Batch
from trellis.imports.queries import last_applied
from trellis.imports.reading import read_sheets
from trellis.members.importing.known import KIND, Directory, standing
from trellis.networks.models import Network

REMEMBERED = (AskKind.TYPE, AskKind.CONSTITUENCY, AskKind.PLACE, AskKind.PARENT, AskKind.PART, AskKind.CHOICE)
"""Kinds of question whose answer holds for the next list, too."""


@dataclass(frozen=True, slots=True)
class Look:
    """A file, how it is read, and what it would do."""

    sheets: tuple[Sheet, ...]
    layout: Layout
    gathered: Gathered
    plan: Plan
    directory: Directory


@lru_cache(maxsize=4)
def _compare(known: tuple[likeness.Named, ...], new: tuple[likeness.Named, ...]) -> likeness.Comparison:
    return likeness.compare(known, new)


def _comparing(known: Sequence[likeness.Named], new: Sequence[likeness.Named]) -> likeness.Comparison:
    """Compare, and remember: the answers given on a page don't change what is alike."""
    return _compare(tuple(known), tuple(new))


@lru_cache(maxsize=2)
def _read(path: str, name: str, _stamp: int) -> tuple[Sheet, ...]:
    return tuple(read_sheets(Path(path), name))


def sheets_of(path: Path, name: str) -> tuple[Sheet, ...]:
    """Read a file, or remember it: pages about one file follow each other."""
    return _read(str(path), name, path.stat().st_mtime_ns)


def look(network: Network, sheets: tuple[Sheet, ...], answers: Answers) -> Look:
    """Work out what a list would do to a network, given these answers."""
    layout = lay_out(sheets, answers)
    out = frozenset(
        int(key.removeprefix(ROW))
        for key, answer in answers.items()
        if key.startswith(ROW) and answer == LEAVE_OUT
    )
    rows = list(rows_of(layout))
    directory = Directory(network)
    gathered = gather(rows, layout.fields, network.language, out)
    known = standing(directory, _said(gathered, "place"), _addresses(gathered))
    return Look(sheets, layout, gathered, plan(gathered, known, answers, _comparing), directory)


def sheets_in(batch: Batch) -> tuple[Sheet, ...]:
    """Read the file of a batch."""
    return sheets_of(Path(batch.file.path), batch.file_name)


def look_at(network: Network, batch: Batch) -> Look:
    """Work out what a file that is being looked at would do."""
    return look(network, sheets_in(batch), batch.answers)


def remembered(network: Network, digest: str) -> dict[str, str]:
    """Give the answers that hold from the last list: all for the very same file, those about words for
    another."""
    last = last_applied(network.pk, KIND)
    if last is None:
        return {}
    if last.digest == digest:
        return {key: answer for key, answer in last.answers.items() if not key.startswith(AskKind.GONE)}
    return {key: answer for key, answer in last.answers.items() if key.partition(":")[0] in REMEMBERED}


def _said(gathered: Gathered, name: str) -> list[str]:
    return [cell.text for entry in gathered.entries for cell in entry.cells.get(name, ())]


def _addresses(gathered: Gathered) -> list[str]:
    return [
        line["rep_email"].text for entry in gathered.entries for line in entry.together if "rep_email" in line
    ]
