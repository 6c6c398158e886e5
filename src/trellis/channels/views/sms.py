"""Where gateways bring text messages and reports; whoever doesn't show the secret finds nothing here."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from trellis.channels.sms.arriving import Became, arrived, reported
from trellis.channels.sms.gateway import is_ours, proof_of
from trellis.channels.sms.incoming import Came, from_json, from_kannel, key_shown
from trellis.channels.sms.kannel import REPORTS

TAKEN = "Thank you"


def _only_with_secret(shown: str) -> None:
    if not is_ours(shown, settings.SMS_SECRET):
        raise Http404


def _take(came: Came | None) -> None:
    if came is not None:
        arrived(came.sender, came.said, name=came.name, at=came.at, part=came.part)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def from_kannel_here(request: HttpRequest) -> HttpResponse:
    """Take a text message from Kannel, by its get-url or post-url; an empty answer sends nothing back."""
    _only_with_secret(key_shown(request))
    came = from_kannel(request)
    _take(came)
    return HttpResponse(b"", content_type="text/plain", status=200 if came else 400)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def kannel_reports(request: HttpRequest, handed_as: str, proof: str) -> HttpResponse:
    """Note what Kannel says of a message: delivered or not; anything else changes nothing."""
    if not is_ours(proof, proof_of(handed_as) if settings.SMS_SECRET else ""):
        raise Http404
    state = request.GET.get("state", "")
    if state in REPORTS:
        reported({"handed_as": handed_as}, REPORTS[state], f"kannel {state}")
    return HttpResponse(TAKEN, content_type="text/plain")


def _told(request: HttpRequest) -> dict[str, Any]:
    _only_with_secret(request.headers.get("X-Trellis-Token", ""))
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


@csrf_exempt
@require_POST
def from_webhook_here(request: HttpRequest) -> HttpResponse:
    """Take a text message as JSON: `{"id", "from", "text"}`."""
    came = from_json(_told(request))
    _take(came)
    return JsonResponse({"taken": came is not None}, status=200 if came else 400)


@csrf_exempt
@require_POST
def webhook_reports(request: HttpRequest) -> HttpResponse:
    """Note what a gateway says of a message: `{"id", "state": "delivered", "expired" or "failed"}`."""
    told = _told(request)
    named, state = str(told.get("id", ""))[:80], str(told.get("state", ""))
    found = state in list(Became) and reported({"handed_as": named}, Became(state), f"webhook {state}")
    return JsonResponse({"taken": found}, status=200 if found else 400)
