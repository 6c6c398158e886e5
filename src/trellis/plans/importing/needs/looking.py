"""Looking at a table of needs before anything is done: the file, what stands and the answers."""

from pathlib import Path

from trellis.domain.activityfields import PLACES
from trellis.domain.activitygather import gather
from trellis.domain.layout import Catalogue, Layout
from trellis.domain.needfields import FIELDS, LABELS
from trellis.domain.needplan import ABOUT, plan
from trellis.domain.problems import COLUMNS_MISSING, Problem
from trellis.imports.models import Batch
from trellis.networks.models import Network
from trellis.plans.importing.looking import Look, body, laid_out, opened
from trellis.plans.importing.needs.known import needs_of, standing

CATALOGUE = Catalogue(FIELDS, LABELS, frozenset({"people"}))
_WHERE = frozenset({"place_code", *PLACES})


def is_complete(layout: Layout) -> bool:
    """Tell whether the columns say how many people, and where."""
    fields = layout.fields.keys()
    return "people" in fields and not _WHERE.isdisjoint(fields)


def look_at(network: Network, batch: Batch) -> Look:
    """Work out what a table would do to a network, given the answers so far. Raises Problem."""
    file = opened(Path(batch.file.path), batch.file_name)
    layout = laid_out(file, batch.answers, CATALOGUE)
    if not is_complete(layout):
        raise Problem(COLUMNS_MISSING, name=batch.file_name)
    found = gather(body(file, layout), layout.fields, len(layout.header.names), ABOUT)
    does = plan(found, standing(network, found), tuple(needs_of(network)), batch.answers)
    return Look(layout, found, does)
