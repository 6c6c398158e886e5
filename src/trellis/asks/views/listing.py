"""Pages of whoever looks after asks: the list, one ask with who was asked, all that one of them answered."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from trellis.access.action import may
from trellis.access.actor import CHANNEL_LABELS
from trellis.access.request import Request
from trellis.asks import rules
from trellis.asks.asks import FREE
from trellis.asks.kinds import KINDS
from trellis.asks.models import Answer, Ask, Standing
from trellis.asks.queries.listing import (
    ALL,
    CLOSED,
    OPEN,
    PAGE,
    STATES,
    Sought,
    Wanted,
    ask_seen,
    asked_page,
    asked_seen,
    asks_of,
    mine,
    rows_of,
)
from trellis.asks.showing import answer_words, end_of, reply, shown_all, worded
from trellis.asks.views.show import address_of, page, title_of, to_ask
from trellis.domain.answering import OF_SOMEBODY_ELSE
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.networks.rules import has_verb
from trellis.ui.addresses import an_id, further
from trellis.ui.names import reader_language

_LONGEST = 200
_PRINTED = 2_000

# The rooms above that hold the desks: what a role must have for each.
DESKS = ("sheet.print", "ask.enter", "call.note")


def _sought(given: QueryDict) -> Sought:
    show, kind = given.get("show", OPEN), given.get("kind", "")
    known = show if show in {OPEN, CLOSED, ALL} else OPEN
    return Sought(
        words=given.get("q", "")[:_LONGEST],
        show=known,
        kind=kind if kind in KINDS else "",
        after=an_id(given.get("after", "")),
    )


def _mine(request: Request, network: Network) -> list[Any]:
    waiting = mine(request.actor.person.pk, network) if request.actor.person else []
    return list(zip(waiting, shown_all(waiting, reader_language()), strict=True))


def _listed(request: Request, network: Network, sought: Sought) -> dict[str, Any]:
    """Give what whoever looks after asks sees of the list."""
    if not rules.keeps_asks.test(request.actor, network):
        return {"keeps": False, "rows": [], "next": "", "kinds": []}
    rows = asks_of(request.actor, network, sought)
    labels = {name: _(kind.label) for name, kind in sorted(KINDS.items())}
    return {
        "keeps": True,
        "rows": [(each, title_of(each), labels.get(each.kind, "")) for each in rows[:PAGE]],
        "next": further(request, "after", rows[PAGE - 1].pk if len(rows) > PAGE else ""),
        "kinds": [("", _("Any")), *labels.items()],
    }


@never_cache
@require_GET
def asks(request: Request, slug: str) -> HttpResponse:
    """Show what a network asks: of whoever reads, and, to whoever looks after it, of everybody."""
    network, sought = network_named(request.actor, slug), _sought(request.GET)
    context: dict[str, Any] = {
        "waiting": _mine(request, network),
        "sought": sought,
        "may_raise": may("ask.raise", request.actor, network),
        "may_read": has_verb("inbound.settle", "", even_closed=True).test(request.actor, network),
        "desks": {verb for verb in DESKS if has_verb(verb, "").test(request.actor, network)},
        "address_of": address_of,
        "way": crumbs(network, (_("Asks"), "")),
    }
    return page(request, "asks/list.html", network, **context, **_listed(request, network, sought))


def _wanted(given: QueryDict) -> Wanted:
    state, by = given.get("state", ""), given.get("by", "")
    return Wanted(
        words=given.get("q", "")[:_LONGEST],
        state=state if state in STATES else "",
        by=by if by in CHANNEL_LABELS else "",
        after=an_id(given.get("after", "")),
    )


def _choices() -> dict[str, list[tuple[str, str]]]:
    states = {
        "waiting": _("Has not answered"),
        "unreached": _("Not reached yet"),
        "answered": _("Has answered"),
        "late": _("Late"),
        "typed": _("Typed, waits for a second person"),
        "kept": _("Has an answer that doesn't count"),
    }
    channels = [(each.value, _(label)) for each, label in CHANNEL_LABELS.items()]
    return {"state": [("", _("Any")), *states.items()], "by": [("", _("Any")), *channels]}


def deeds_on(request: Request, ask: Ask) -> dict[str, bool]:
    """Say which buttons somebody gets on an ask."""
    is_open = ask.closed_at is None
    return {verb: is_open and may(f"ask.{verb}", request.actor, ask) for verb in ("close", "remind")} | {
        "widen": is_open and ask.kind == FREE and may("ask.widen", request.actor, ask),
        "enter": rules.may_enter.test(request.actor, ask),
    }


def _channels() -> dict[str, str]:
    return {each.value: _(label) for each, label in CHANNEL_LABELS.items()}


def _words(ask: Ask) -> dict[str, str]:
    """Give the words of an ask in the reader's language."""
    own = ask.network.language
    parts = {"question": ask.question, "why": ask.why, "closed_why": ask.closed_why}
    return {"title": title_of(ask)} | {
        name: worded(words, own) if words else "" for name, words in parts.items()
    }


@never_cache
@require_GET
def ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show an ask: who was asked, reached, answered, is late, and by which way."""
    network = network_named(request.actor, slug)
    found, wanted = ask_seen(request.actor, network, pk), _wanted(request.GET)
    prints = request.GET.get("print") == "all"
    listed = asked_page(found, wanted, _PRINTED if prints else PAGE)
    context: dict[str, Any] = {
        "ask": found,
        "rows": [(each, answer_words(each.current) if each.current else "") for each in listed.rows],
        "channels": _channels(),
        "next": further(request, "after", listed.next or ""),
        "wanted": wanted,
        "choices": _choices(),
        "deeds": deeds_on(request, found),
        "kind": KINDS.get(found.kind),
        "way": crumbs(network, *to_ask(found)),
    }
    return page(request, "asks/ask.html", network, **(context | _words(found)))


def _deeds_to(request: Request, answer: Answer) -> set[str]:
    """Say what whoever types answers in may do to one."""
    if not rules.may_enter.test(request.actor, answer) or answer.asked.ask.closed_at is not None:
        return set()
    strange = answer.why_kept.get("says") == OF_SOMEBODY_ELSE or answer.contradicted_at
    found = {"admit"} if answer.standing == Standing.KEPT and not strange else set()
    waits = answer.standing == Standing.WAITING and answer.entered_by_id != request.user.pk
    return found | ({"settle"} if waits else set())


@never_cache
@require_GET
def asked(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show all that one who was asked ever answered, and why each counts or not."""
    network = network_named(request.actor, slug)
    found = asked_seen(request.actor, network, pk)
    row = rows_of(found.ask, [found])[0]
    answers = sorted([*row.others, *filter(None, [row.current])], key=lambda each: each.pk, reverse=True)
    context: dict[str, Any] = {
        "row": row,
        "until": end_of(found),
        "answers": [(each, answer_words(each), reply(each), _deeds_to(request, each)) for each in answers],
        "channels": _channels(),
        "may_enter": rules.may_enter.test(request.actor, found),
        "may_read": has_verb("inbound.settle", "", even_closed=True).test(request.actor, network),
        "title": title_of(found.ask),
        "way": crumbs(network, *to_ask(found.ask), (row.name, "")),
    }
    return page(request, "asks/asked.html", network, **context)
