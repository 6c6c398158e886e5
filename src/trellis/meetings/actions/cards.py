"""The writers of cards: put in without a hand, typed in from paper, shown when they are enough."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts.codes import tidy
from trellis.accounts.models import Person
from trellis.domain import box, card
from trellis.domain.problems import CARD_GIVEN, CARD_UNKNOWN, CARDS_CLOSED, Problem
from trellis.meetings import cardcodes, leading
from trellis.meetings.models import CardBox, CardGiven, Meeting


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a card says: a level for each question that was answered, and words."""

    levels: Mapping[str, int] = field(default_factory=dict)
    words: str = ""


def _put(meeting: Meeting, code: str, given: Card, *, late: bool) -> CardBox:
    content = card.read_card(given.levels, given.words)
    kept = CardBox.objects.select_for_update().filter(meeting=meeting).first()
    if kept is None or (kept.closed_at is not None and not late):
        raise Problem(CARDS_CLOSED)
    CardBox.objects.filter(pk=kept.pk).update(papers=box.put(kept.papers, code, content))
    return kept


def _without_a_hand(_meeting: Meeting) -> bool:
    return True


@action("card.put", on="meeting", allow=leading.may_give_card, unnamed=_without_a_hand)
def put_card(*, actor: Actor, meeting: Meeting, given: Card) -> Meeting:
    """Put one's card into the box without one's name; nobody can find it again."""
    # The rule lets only somebody who has signed in come here.
    if not isinstance(actor.person, Person) or meeting.cards_given.filter(person=actor.person).exists():
        raise Problem(CARD_GIVEN)
    CardGiven.objects.create(meeting=meeting, person=actor.person)
    _put(meeting, secrets.token_hex(16), given, late=False)
    return meeting


@action("card.type-in", on="meeting", allow=leading.may_count_cards)
def type_in_card(*, actor: Actor, meeting: Meeting, code: str, given: Card) -> Meeting:
    """Type in a printed card; the same card again replaces what was typed in of it."""
    if not cardcodes.is_ours(code, meeting.pk):
        raise Problem(CARD_UNKNOWN, code=code)
    _put(meeting, tidy(code), given, late=True)
    return meeting


@action("card.count", on="meeting", allow=leading.may_count_cards)
def count_cards(*, actor: Actor, meeting: Meeting) -> CardBox:
    """Count the cards and show them to all, when they are enough; late ones when five more have come."""
    kept = CardBox.objects.select_for_update().filter(meeting=meeting).first()
    if kept is None:
        raise Problem(CARDS_CLOSED)
    cards = [{"levels": each["levels"], "words": each["words"]} for each in kept.papers]
    shows = card.may_show(len(cards), len(kept.released))
    note(shows=shows)
    columns = {"released": cards} if shows else {}
    closed = kept.closed_at or timezone.now()
    CardBox.objects.filter(pk=kept.pk).update(closed_at=closed, version=F("version") + 1, **columns)
    kept.refresh_from_db()
    return kept
