"""What a device asks for itself: its worker, its own page, and whether the line is there for this person."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.offline.middleware import READER, reader_of


@require_GET
def worker(request: Request) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Give the worker, from the root so that it serves every page: a file with our addresses before it."""
    house = {
        "device": reverse("device"),
        "line": reverse("device-line"),
        "out": reverse("account_logout"),
        "reader": READER,
        "list": static("offline/list.js"),
    }
    script = (
        f"const HOUSE = {json.dumps(house)};\nimportScripts({json.dumps(static('offline/worker.js'))});\n"
    )
    answer = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@require_GET
@login_required
def device(request: Request) -> HttpResponse:
    """Show what this device keeps for its reader: what waits, and which pages can be read without a line."""
    return render(request, "offline/device.html")


@never_cache
@require_GET
def line(request: Request) -> HttpResponse:
    """Say who is signed in, with a token for the forms that waited: theirs may have aged."""
    return JsonResponse({"reader": reader_of(request), "token": get_token(request)})
