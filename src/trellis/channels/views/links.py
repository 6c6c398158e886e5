"""Pages that open from a link in a mail, without signing in: looking at one changes nothing, ever.

Programs that check mails open every link in them, so only the button on the page writes.
"""

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from trellis.access.actor import Actor, Channel
from trellis.access.request import Request
from trellis.accounts.models import Person
from trellis.asks.actions import answer
from trellis.asks.forms.answers import AnswerForm
from trellis.asks.models import Asked
from trellis.asks.showing import reply, shown
from trellis.channels.actions import stop
from trellis.channels.models import Way
from trellis.channels.queries.links import asked_behind, stopped_behind
from trellis.domain.problems import TOO_OFTEN, Problem
from trellis.ui.deeds import attempt

WAIT = 5
"""Minutes for which an address that sends too often waits."""


def _slowly(request: Request) -> None:
    if not ratelimit.consume(request, action="by_link"):
        raise Problem(TOO_OFTEN, minutes=WAIT)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_link(request: Request, named: str) -> HttpResponse:
    """Show what is asked with the answer of the link ticked; the button gives it."""
    asked, person = asked_behind(named)
    with override(person.language):
        return _answering(request, asked, person)


def _answering(request: Request, asked: Asked, person: Person) -> HttpResponse:
    seen = shown(asked, person.language)
    ticked = [key for key, _label in seen.choices if key == request.GET.get("a")]
    initial = {"choice": ticked if seen.several else "".join(ticked)}
    form = AnswerForm(request.POST or None, shown=seen, initial=initial)
    if request.method == "POST":
        _slowly(request)
        actor = Actor(channel=Channel.MAIL, person=person)
        given = attempt(form, lambda: answer(actor=actor, asked=asked, given=form.given()))
        if given is not None:
            return render(request, "channels/answered.html", {"says": reply(given), "shown": seen})
    context = {"shown": seen, "form": form}
    return render(request, "channels/answer.html", context, status=400 if form.errors else 200)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_by_link(request: Request, named: str) -> HttpResponse:
    """Offer to stop all mail to whoever got this one; mail programs send the button's deed themselves."""
    _message, person = stopped_behind(named)
    with override(person.language):
        if request.method == "POST":
            _slowly(request)
            stop(actor=Actor(channel=Channel.MAIL, person=person), person=person, way=Way.MAIL)
        return render(request, "channels/stop.html", {"is_done": request.method == "POST"})
