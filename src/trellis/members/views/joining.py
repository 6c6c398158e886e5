"""The public page on which an organisation asks to join: no account, no script, little data."""

from typing import Any

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.request import Request
from trellis.domain.problems import ASKED_TOO_OFTEN, NOT_FOUND, Problem
from trellis.members import actions, rules
from trellis.members.forms.membership import JoinForm
from trellis.networks.models import Network
from trellis.ui.deeds import attempt


def _network(request: Request, slug: str) -> Network:
    found = Network.objects.filter(rules.takes_requests.where(request.actor), slug=slug).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _refuse_flood(request: Request) -> None:
    """Take few requests an hour from one address: enough for an office, too few for a flood."""
    # It knows the visitor's own address behind a proxy, which REMOTE_ADDR doesn't.
    if not ratelimit.consume(request, action="ask_to_join"):
        raise Problem(ASKED_TOO_OFTEN)


def _ask(request: Request, given: dict[str, Any]) -> bool:
    actions.request_membership(actor=request.actor, **given)
    return True


@require_http_methods(["GET", "POST"])
def ask_to_join(request: Request, slug: str) -> HttpResponse:
    """Take a request to join; one that fills in what no person sees is thanked and forgotten."""
    network = _network(request, slug)
    form = JoinForm(request.POST or None, language=network.language)
    if form.is_valid():
        _refuse_flood(request)
        is_program = bool(form.cleaned_data["leave_empty"])
        asked = form.request()
        given: dict[str, Any] = {"network": network, "request": asked}
        made = is_program or attempt(form, lambda: _ask(request, given))
        if made:
            return redirect("asked-to-join", slug)
    status = 400 if form.errors else 200
    return render(request, "members/join.html", {"network": network, "form": form}, status=status)


@require_GET
def asked_to_join(request: Request, slug: str) -> HttpResponse:
    """Thank for a request, and say what happens next."""
    return render(request, "members/joined.html", {"network": _network(request, slug)})
