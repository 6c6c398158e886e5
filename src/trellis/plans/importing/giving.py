"""The list of activities as a file: a workbook, CSV, or points for a map."""

import json
from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.imports.writing import csv_bytes, xlsx_bytes
from trellis.networks.queries import network_named
from trellis.plans.importing.export import Export
from trellis.plans.views.choosing import filter_of

_ENDINGS: dict[str, tuple[str, Callable[[Export, bool], bytes]]] = {
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda export, _tags: xlsx_bytes([export.workbook()]),
    ),
    "csv": ("text/csv; charset=utf-8", lambda export, tags: csv_bytes(export.table(tags=tags))),
    "geojson": (
        "application/geo+json",
        lambda export, _tags: json.dumps(export.points(), ensure_ascii=False).encode(),
    ),
}


@require_GET
def activities_file(request: Request, slug: str, ending: str) -> HttpResponse:
    """Give the activities that the list shows, with their sites and results, as a file."""
    network = network_named(request.actor, slug)
    if ending not in _ENDINGS:
        raise Problem(NOT_FOUND)
    content_type, write = _ENDINGS[ending]
    content = write(Export(request.actor, network, filter_of(request.GET)), bool(request.GET.get("tags")))
    name = f"activities-{network.slug}-{timezone.localdate().isoformat()}.{ending}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})
