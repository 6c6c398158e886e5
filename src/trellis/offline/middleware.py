"""Says whose page an answer is, and does what a form wants once however often it arrives."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.offline.models import Sending
from trellis.ui.addresses import an_id

Answer = Callable[[HttpRequest], HttpResponse]
FIELD, TOKEN = "sending", "csrfmiddlewaretoken"
READER, NOBODY = "Trellis-Reader", "nobody"
LATER = "Trellis-Later"
KNOWN_FOR = timedelta(days=60)
"""Twice as long as a device keeps what waits."""


def reader_of(request: HttpRequest) -> str:
    """Give who reads, as the device knows her."""
    return str(request.user.pk) if request.user.is_authenticated else NOBODY


class WhoReads:
    """Names the reader on each page, so that a device keeps nothing of one person for another."""

    def __init__(self, answer: Answer) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the reader's id in a header."""
        answer = self.answer(request)
        if answer.status_code < 500 and answer.headers.get("Content-Type", "").startswith("text/html"):
            answer.headers[READER] = reader_of(request)
        return answer


class SentOnce:
    """Leads a repeated send to where the first one led; the deed and the note of it are one transaction."""

    def __init__(self, answer: Answer) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a form that a device sent later is answered in few words, for the device to show."""
        key = _key(request)
        if key is None:
            return self.answer(request)
        answer = self._once(request, key)
        return _in_few_words(request, answer) if LATER in request.headers else answer

    def _once(self, request: HttpRequest, key: UUID) -> HttpResponse:
        with transaction.atomic():
            Sending.objects.filter(at__lt=timezone.now() - KNOWN_FOR).delete()
            sending = _hold(request, key)
            content = _digest(request)
            if sending.content == content:
                messages.info(request, _("This had arrived already, and counts once."))
                return redirect(sending.where)
            answer = self.answer(request)
            if answer.status_code >= 400:
                # What a refusal notes stays; what broke half way doesn't. Either way it may be sent again.
                transaction.set_rollback(answer.status_code >= 500)
                return answer
            sending.content = content
            sending.where = answer.headers.get("Location", request.path)[:500]
            sending.save(update_fields=["content", "where", "at"])
            return answer


def _key(request: HttpRequest) -> UUID | None:
    is_form = request.method == "POST" and request.content_type == "application/x-www-form-urlencoded"
    key = an_id(request.POST.get(FIELD, "")) if is_form else None
    return key if key and request.user.is_authenticated else None


def _hold(request: HttpRequest, key: UUID) -> Sending:
    """Give the row of a key, which nobody else has in hand; whoever comes second waits for the first."""
    found, _made = Sending.objects.select_for_update().get_or_create(person=reader_of(request), key=key)
    return found


def _digest(request: HttpRequest) -> str:
    sent: list[Any] = [
        (name, values) for name, values in sorted(request.POST.lists()) if name not in {FIELD, TOKEN}
    ]
    return sha256(repr((request.path, sent)).encode()).hexdigest()


def _in_few_words(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    if answer.status_code >= 400:
        return answer
    says = " ".join(str(message) for message in messages.get_messages(request))
    return JsonResponse({"where": answer.headers.get("Location", request.path), "says": says})
