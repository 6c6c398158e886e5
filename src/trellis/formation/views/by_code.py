"""The public page on which a sheet's code is enough to answer: for those who aren't members yet."""

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.actor import Actor
from trellis.access.request import Request
from trellis.domain.problems import SHEET_UNKNOWN, TOO_OFTEN, Problem
from trellis.formation import actions
from trellis.formation.forms.answers import AnswerForm, PaperForm
from trellis.formation.forms.rounds import CodeForm
from trellis.formation.models import Asked, Round
from trellis.formation.queries import rounds
from trellis.ui.deeds import attempt
from trellis.ui.problems import sentence

WAIT = 5
"""Minutes for which an address that guessed too often waits."""


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def answer_by_code(request: Request, slug: str) -> HttpResponse:
    """Take a sheet's code, then the answers; the code is sent along, and no session keeps it."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and not ratelimit.consume(request, action="code_failed", dry_run=True):
        raise Problem(TOO_OFTEN, minutes=WAIT)
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            asking, asked = rounds.behind_code(slug, code)
        except Problem as problem:
            if problem.kind == SHEET_UNKNOWN:
                ratelimit.consume(request, action="code_failed")
            form.add_error("code", sentence(problem))
        else:
            return _named(request, code, asked) if asked else _unnamed(request, code, asking)
    return render(request, "formation/by_code.html", {"form": form}, status=400 if form.errors else 200)


def _visitor(request: Request) -> Actor:
    """Give somebody of whom nothing is known, even if she has signed in: the code speaks."""
    return Actor.nobody(request.actor.channel)


def _named(request: Request, code: str, asked: Asked) -> HttpResponse:
    form = AnswerForm(request.POST if "answering" in request.POST else None)
    if form.is_valid():
        given = form.given()
        visitor = _visitor(request)
        if attempt(form, lambda: actions.answer_by_code(actor=visitor, asked=asked, code=code, given=given)):
            return redirect("answered-by-code", asked.network.slug)
    return _questions(request, code, asked.round, form, asked=asked)


def _unnamed(request: Request, code: str, asking: Round) -> HttpResponse:
    form = PaperForm(request.POST if "answering" in request.POST else None, network=asking.network)
    if form.is_valid():
        paper = form.paper()
        visitor = _visitor(request)
        if attempt(form, lambda: actions.say_by_code(actor=visitor, asking=asking, code=code, paper=paper)):
            return redirect("answered-by-code", asking.network.slug)
    return _questions(request, code, asking, form)


def _questions(
    request: Request, code: str, asking: Round, form: AnswerForm | PaperForm, *, asked: Asked | None = None
) -> HttpResponse:
    context = {"network": asking.network, "asking": asking, "asked": asked, "code": code, "form": form}
    return render(request, "formation/by_code.html", context, status=400 if form.errors else 200)


@require_GET
def answered_by_code(request: Request, slug: str) -> HttpResponse:  # noqa: ARG001  the address is the network's
    """Thank for an answer."""
    return render(request, "formation/answered.html")
