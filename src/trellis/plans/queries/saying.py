"""What is said about coverage and stands: where nobody works, and which overlaps are agreed."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.access.actor import Actor
from trellis.domain.overlap import Overlap
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.places.models import STEP, Place
from trellis.plans.models import OverlapNote, Statement
from trellis.plans.rules import sees_row

MOST = 200
"""How many statements a page lists."""


def _above(path: str) -> list[str]:
    return [path[:end] for end in range(STEP, len(path) + 1, STEP)]


def statements_in(network: Network, area: Place | None) -> QuerySet[Statement]:
    """Give what is said of an area, of a part of it, or of what it lies in, and wasn't taken back."""
    path = area.path if area else ""
    found = Statement.objects.filter(network=network, withdrawn_at=None)
    return found.filter(Q(path__gte=path, path__lt=path + "g") | Q(path__in=_above(path)))


def reporting(network: Network, area: Place | None, places: Sequence[Place], day: object) -> frozenset[str]:
    """Give those of some places from which somebody says, on a day, that nobody else works there."""
    said = statements_in(network, area).filter(since__lte=day, until__gte=day)
    paths = tuple(said.values_list("path", flat=True))
    return frozenset(each.pk.hex for each in places if each.path.startswith(paths))


def statement_seen(actor: Actor, network: Network, pk: UUID) -> Statement:
    """Give a statement that somebody may read, or the problem that there is none."""
    found = Statement.objects.filter(sees_row.where(actor), network=network, pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def note_seen(actor: Actor, network: Network, pk: UUID) -> OverlapNote:
    """Give a note that somebody may read, or the problem that there is none."""
    found = OverlapNote.objects.filter(sees_row.where(actor), network=network, pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def notes_for(network: Network, found: Iterable[tuple[Overlap, Place]]) -> list[OverlapNote | None]:
    """Give, for each overlap, the note by which it is agreed among all who are in it, if there is one."""
    pairs = list(found)
    paths = {path for _overlap, place in pairs for path in _above(place.path)}
    standing = OverlapNote.objects.filter(network=network, path__in=paths, ended_at=None)
    notes = list(standing.prefetch_related("organisations").order_by("-at"))
    return [next((each for each in notes if _covers(each, *pair)), None) for pair in pairs]


def _covers(note: OverlapNote, overlap: Overlap, place: Place) -> bool:
    among = {each.pk.hex for each in note.organisations.all()}
    return (
        place.path.startswith(note.path)
        and (note.kind_id.hex if note.kind_id else "") == overlap.kind
        and (note.group_id.hex if note.group_id else "") == overlap.group
        and among.issuperset(overlap.organisations)
    )
