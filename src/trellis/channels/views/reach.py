"""How somebody is reached: her own page, and that of whoever may correct her details."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request
from trellis.accounts.models import Person
from trellis.accounts.queries import oneself, people_to_change, person_to
from trellis.channels.actions import start
from trellis.channels.actions.reaching import change_reach
from trellis.channels.forms.reach import ReachForm
from trellis.channels.models import Way
from trellis.channels.queries.reach import reach_of, who_could_relay
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.ui.deeds import attempt, done, renew


def _page(request: Request, person: Person) -> HttpResponse:
    reach = reach_of(person)
    could = who_could_relay(request.actor, person)
    is_hers = request.actor.person_id == person.pk
    form = ReachForm(request.POST or None, reach=reach, could_relay=could, is_hers=is_hers)

    def change() -> Person:
        seen = form.cleaned_data["version"]
        return change_reach(actor=request.actor, person=person, wishes=form.wishes(), version=seen)

    if attempt(form, change):
        return done(request, _("Saved."), request.path)
    stands = reach_of(person)
    renew(form, stands.version)
    return render(
        request, "channels/reach.html", _shown(request, form, person), status=400 if form.is_bound else 200
    )


def _shown(request: Request, form: ReachForm, person: Person) -> dict[str, object]:
    stands = reach_of(person)
    labels = dict(Way.choices)
    return {
        "form": form,
        "person": person,
        "is_hers": request.actor.person_id == person.pk,
        "stopped": [(way, labels[Way(way)]) for way in stands.stopped if way in Way.values],
        "failing": [labels[Way(way)] for way in stands.failing if way in Way.values],
    }


@require_http_methods(["GET", "POST"])
@login_required
def my_reach(request: Request) -> HttpResponse:
    """Show and change how one is reached oneself."""
    return _page(request, oneself(request.actor))


@require_http_methods(["GET", "POST"])
@login_required
def person_reach(request: Request, pk: UUID) -> HttpResponse:
    """Show and change how somebody is reached, on her behalf."""
    return _page(request, person_to(people_to_change(request.actor), pk))


@require_POST
@login_required
def reach_start(request: Request, way: str) -> HttpResponse:
    """Want messages by a way again that one had stopped."""
    if way not in Way.values:
        raise Problem(NOT_FOUND)
    start(actor=request.actor, person=oneself(request.actor), way=Way(way))
    return done(request, _("You get messages by this way again."), "my-reach")
