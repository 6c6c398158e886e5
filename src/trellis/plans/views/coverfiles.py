"""The table of coverage as a file, of the same cells as the page."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.imports.writing import Table, csv_bytes, xlsx_bytes
from trellis.networks.queries import network_named
from trellis.plans.exporting import table_of
from trellis.plans.models import Group, Kind
from trellis.plans.queries import coverage as queries
from trellis.plans.queries.sharing import organisations_named
from trellis.plans.views.coverage import look_of, words_in
from trellis.ui.addresses import an_id
from trellis.ui.names import name_text

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _table(request: Request, slug: str) -> Table:
    network = network_named(request.actor, slug)
    look, depths = look_of(network, request.GET)
    places = queries.places_of(look, an_id(request.GET.get("after", ""))).places if depths else []
    cells = queries.cells_of(request.actor, look, places)
    named = organisations_named(name for cell in cells for name in (*cell.organisations, *cell.planned))
    names = {pk: name_text(each.names, network.language) for pk, each in named.items()}
    return table_of(cells, places, (words_in(Kind, network), words_in(Group, network)), names)


def _file(slug: str, ending: str, content_type: str, content: bytes) -> HttpResponse:
    name = f"coverage-{slug}-{timezone.localdate().isoformat()}.{ending}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})


@require_GET
def as_csv(request: Request, slug: str) -> HttpResponse:
    """Give the table as CSV."""
    return _file(slug, "csv", "text/csv; charset=utf-8", csv_bytes(_table(request, slug)))


@require_GET
def as_xlsx(request: Request, slug: str) -> HttpResponse:
    """Give the table as a workbook."""
    return _file(slug, "xlsx", _XLSX, xlsx_bytes([_table(request, slug)]))
