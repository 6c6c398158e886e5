"""Pages of whoever is asked: what is asked of her, her answer, what was entered for her."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request
from trellis.asks import actions, rules
from trellis.asks.actions.answers import still_does
from trellis.asks.asks import FREE
from trellis.asks.forms.answers import AnswerForm
from trellis.asks.kinds import KINDS
from trellis.asks.models import Answer, Asked
from trellis.asks.queries import current
from trellis.asks.queries.listing import answer_seen, asked_mine, lately_answered, mine, to_confirm
from trellis.asks.reaching import reached
from trellis.asks.showing import answer_words, reply, shown, shown_all
from trellis.asks.views.show import address_of, history_of, page, title_of, to_list
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.names import reader_language


def person_id(request: Request) -> UUID:
    """Give the id of whoever has signed in."""
    found = request.actor.person_id
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@login_required
@require_GET
def my_asks(request: Request) -> HttpResponse:
    """Show all that is asked of whoever reads, in all her networks."""
    who = person_id(request)
    waiting = mine(who)
    told = shown_all(waiting, reader_language())
    hers = Asked.objects.filter(rules.asked_of(who), pk__in=[each.pk for each in waiting])
    reached(hers, request.actor.channel)
    context: dict[str, Any] = {
        "waiting": list(zip(waiting, told, strict=True)),
        "answered": [(each, title_of(each.asked.ask), answer_words(each)) for each in lately_answered(who)],
        "address_of": address_of,
    }
    return render(request, "asks/my.html", context)


def _note_reached(request: Request, asked: Asked) -> None:
    """Note that she has it, when it is she who looks."""
    if asked.reached_at is None and rules.is_asked().test(request.actor, asked):
        reached([asked], request.actor.channel)


def _entered_for_her(request: Request, asked: Asked) -> Answer | None:
    """Give an answer that somebody entered for whoever looks, and that she hasn't looked at."""
    who = request.actor.person
    return to_confirm(who.pk).filter(asked=asked).select_related("entered_by").first() if who else None


def _about(asked: Asked) -> str:
    """Give the address of what is asked about, where it has a page of its own."""
    kind = KINDS.get(asked.ask.kind)
    return kind.address(asked.ask) if kind and kind.name != FREE else ""


def _meanwhile(form: AnswerForm, standing: Answer | None) -> list[tuple[str, str]]:
    """Give the answer that came since whoever sends hers saw the page; sent again, hers takes its place."""
    is_new = "seen" in form.data and renew(form, str(standing.pk) if standing else "", "seen")
    if not is_new or standing is None:
        return []
    return [(standing.person.name if standing.person else _("Answer"), answer_words(standing))]


@require_http_methods(["GET", "POST"])
def answer(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Answer what is asked, or answer anew."""
    network = network_named(request.actor, slug)
    asked = asked_mine(request.actor, network, pk)
    _note_reached(request, asked)
    told, standing = shown(asked, reader_language()), current(asked)
    form = AnswerForm(request.POST if request.method == "POST" else None, shown=told, current=standing)
    theirs = _meanwhile(form, standing)
    if request.method == "POST" and not theirs:
        made = attempt(form, lambda: actions.answer(actor=request.actor, asked=asked, given=form.given()))
        if made:
            return redirect("mine-thanks", network.slug, asked.pk)
    context: dict[str, Any] = {"asked": asked, "told": told, "form": form, "standing": standing}
    context |= {"says": answer_words(standing) if standing else "", "about": _about(asked), "theirs": theirs}
    context |= {"entered": _entered_for_her(request, asked), "way": _way(network, told.title)}
    status = 400 if form.errors or theirs else 200
    return page(request, "asks/answer.html", network, status=status, **context)


def _way(network: Network, *titles: str) -> list[Crumb]:
    return crumbs(network, to_list(network), *((title, "") for title in titles))


@never_cache
@require_GET
def thanks(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say what became of the last answer, and what else waits."""
    network = network_named(request.actor, slug)
    asked = asked_mine(request.actor, network, pk)
    last = asked.answers.select_related("asked__ask__network").order_by("-pk").first()
    if last is None:
        return redirect(address_of(asked))
    waiting = mine(request.actor.person.pk)[:5] if request.actor.person else []
    context: dict[str, Any] = {
        "asked": asked,
        "last": last,
        "says": reply(last),
        "title": title_of(asked.ask),
        "waiting": [(address_of(each), title_of(each.ask)) for each in waiting],
        "way": crumbs(
            network, to_list(network), (title_of(asked.ask), address_of(asked)), (_("Thank you"), "")
        ),
    }
    return page(request, "asks/thanks.html", network, **context)


def _look(request: Request, slug: str, pk: UUID) -> tuple[Answer, str]:
    """Give an answer, and where its reader came from."""
    found = answer_seen(request.actor, network_named(request.actor, slug), pk)
    hers = rules.may_own.test(request.actor, found)
    return found, address_of(found.asked) if hers else history_of(found.asked)


def _do(
    request: Request,
    looked: tuple[Answer, str],
    deed: Callable[..., Answer],
    says: str | Callable[[Answer], str],
) -> HttpResponse:
    """Do a deed to an answer, and go back to where its reader came from."""
    found, where = looked
    try:
        made = deed(actor=request.actor, answer=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, says if isinstance(says, str) else says(made), where)


@require_POST
def answer_confirm(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Confirm what somebody entered for oneself."""
    says = _("Thank you. It is noted that this is your answer.")
    return _do(request, _look(request, slug, pk), actions.confirm, says)


def _contradicted(answer: Answer) -> str:
    if still_does(answer):
        return _("Thank you, it is noted. What it did stands until you give your own answer below.")
    return _("Thank you. It doesn't count any more. Give your own answer below.")


@require_POST
def answer_contradict(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that what somebody entered isn't one's answer."""
    return _do(request, _look(request, slug, pk), actions.contradict, _contradicted)


@require_POST
def answer_settle(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that this of the typed answers is right."""
    says = _("Settled. The list below shows what counts.")
    return _do(request, _look(request, slug, pk), actions.settle, says)


@require_POST
def answer_admit(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Let an answer count after all."""
    return _do(request, _look(request, slug, pk), actions.admit, _("It counts from now on."))
