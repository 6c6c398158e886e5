"""Who answers for whom (C7.6), and who has a way of her own: what this room tells the room of asks."""

from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from trellis.accounts.models import Person
from trellis.asks.measuring import Length, when_measuring
from trellis.asks.queries import when_connected
from trellis.asks.rules import when_relaying
from trellis.asks.showing import Shown
from trellis.channels.letters import Item, Letter
from trellis.channels.models import Way
from trellis.channels.people import known
from trellis.channels.sms.rendering import text_of
from trellis.domain.smsparts import lightened, measure

_LIKE_A_CODE = "A7K"


@when_relaying
def relays_for(person: UUID) -> QuerySet[Person]:
    """Give the people for whom somebody relays."""
    return Person.objects.filter(reach__relay=person)


@when_connected
def gets_texts(people: set[UUID]) -> set[UUID]:
    """Give the people whom text messages or mail reach by themselves, not through somebody else."""
    read = known(people)
    return {each for each in people & read.people.keys() if {Way.MAIL, Way.SMS} & set(read.ways(each))}


@when_measuring
def as_a_text(shown: Shown, language: str, network: str) -> Length:
    """Give how long something gets as a text message, with a code such as it will have."""
    item = Item(shown=replace(shown, code=shown.code or _LIKE_A_CODE))
    text = text_of(Letter(language=language, network=network, subject="", items=(item,)))
    asked = shown.question or shown.title
    return Length(measure(text).parts, is_cut=asked not in text and lightened(asked) not in text)
