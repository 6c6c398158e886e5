"""Pages of cards and paper: five questions at the end, the pack before, a meeting typed in after."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.accounts.codes import in_groups
from trellis.domain.card import LEVELS, QUESTIONS, results, words_said
from trellis.meetings import cardcodes
from trellis.meetings.actions import cards, typing
from trellis.meetings.forms.after import CardForm, CardTypeForm
from trellis.meetings.forms.typing import TypeInForm
from trellis.meetings.models import CardBox, Meeting
from trellis.meetings.queries.meetings import meeting_seen
from trellis.meetings.queries.quorum import deciding
from trellis.meetings.queries.room import agenda_of, roster_of
from trellis.meetings.queries.tasks import tasks_of
from trellis.meetings.views.frame import room_address, tapped, title_of, to_room
from trellis.meetings.views.show import form_page, page
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done

TASKS_ON_PAPER = 40
SPARE_CARDS = 4


def _answers(box: CardBox | None) -> list[tuple[str, list[tuple[str, int]], Any, int]]:
    """Give what was shown of the cards: for each question levels with how many, the middle, the number."""
    found = results(box.released) if box else ()
    return [
        (
            _(QUESTIONS[each.question]),
            [(_(LEVELS[level]), count) for level, count in each.counts.items()],
            each.mean,
            each.people,
        )
        for each in found
    ]


def _cards(request: Request, meeting: Meeting) -> dict[str, Any]:
    box = CardBox.objects.filter(meeting=meeting).first()
    has_given = meeting.cards_given.filter(person=request.actor.person_id).exists()
    takes = box is not None and box.closed_at is None and not has_given
    return {
        "meeting": meeting,
        "title": title_of(meeting),
        "box": box,
        "answers": _answers(box) if box and box.released else [],
        "words": words_said(box.released) if box else (),
        "may_give": takes and may("card.put", request.actor, meeting),
        "may_count": may("card.count", request.actor, meeting),
        "way": crumbs(meeting.network, *to_room(meeting), (_("How was it?"), "")),
    }


@require_http_methods(["GET", "POST"])
def meeting_cards(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask five questions on how the meeting went; once they are counted, show the answers."""
    network = network_named(request.actor, slug)
    meeting = meeting_seen(request.actor, network, pk)
    form = CardForm(request.POST or None)
    if form.is_valid():
        card = form.card()
        if attempt(form, lambda: cards.put_card(actor=request.actor, meeting=meeting, given=card)):
            return done(
                request, _("Your card is in the box. Nobody can find it again."), room_address(meeting)
            )
    context = _cards(request, meeting)
    return page(
        request, "meetings/cards.html", network, form=form, status=400 if form.errors else 200, **context
    )


@require_http_methods(["GET", "POST"])
def card_type_in(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Type in a printed card."""
    network = network_named(request.actor, slug)
    meeting = meeting_seen(request.actor, network, pk)
    require(request, "card.type-in", meeting)
    form = CardTypeForm(request.POST or None)
    if form.is_valid():
        code, card = form.cleaned_data["code"], form.card()
        if attempt(
            form,
            lambda: cards.type_in_card(actor=request.actor, meeting=meeting, code=code, given=card),
        ):
            return done(
                request, _("Typed in. The next card, please."), "card-type-in", network.slug, meeting.pk
            )
    return form_page(request, network, form, title=_("Type in a card"), way=to_room(meeting))


@require_POST
def card_count(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Count the cards."""
    meeting = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    return tapped(
        request,
        lambda: cards.count_cards(actor=request.actor, meeting=meeting),
        room_address(meeting, "meeting-cards"),
    )


@require_GET
def pack(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show everything that a meeting needs on paper, for when the power is out."""
    network = network_named(request.actor, slug)
    meeting = meeting_seen(request.actor, network, pk)
    require(request, "attendance.note", meeting)
    roster = roster_of(meeting, deciding(meeting))
    count = sum(max(1, len(place.seats)) for place in roster.places) + SPARE_CARDS
    context: dict[str, Any] = {
        "meeting": meeting,
        "title": title_of(meeting),
        "roster": roster,
        "items": agenda_of(meeting),
        "tasks": tasks_of(request.actor, network)[:TASKS_ON_PAPER],
        "questions": [_(label) for label in QUESTIONS.values()],
        "levels": [(level, _(label)) for level, label in LEVELS.items()],
        "codes": [in_groups(cardcodes.new_code(meeting.pk)) for _each in range(count)],
        "way": crumbs(network, *to_room(meeting), (_("Pack to print"), "")),
    }
    return page(request, "meetings/pack.html", network, **context)


def _form(request: Request, meeting: Meeting) -> TypeInForm:
    roster = roster_of(meeting, deciding(meeting))
    return TypeInForm(request.POST or None, meeting=meeting, roster=roster, items=agenda_of(meeting))


@require_http_methods(["GET", "POST"])
def meeting_type_in(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Type in a meeting that was held on paper."""
    network = network_named(request.actor, slug)
    meeting = meeting_seen(request.actor, network, pk)
    require(request, "meeting.type-in", meeting)
    form = _form(request, meeting)
    if form.is_valid():
        typed = form.typed()
        if attempt(form, lambda: typing.type_in(actor=request.actor, meeting=meeting, typed=typed)):
            return done(request, _("Typed in. The minutes have begun."), room_address(meeting, "minutes"))
    lead = _("Decisions by show of hands are entered under each motion, or recorded under Decisions.")
    title = _("Type in a meeting held on paper")
    return form_page(request, network, form, title=title, lead=lead, way=to_room(meeting))
