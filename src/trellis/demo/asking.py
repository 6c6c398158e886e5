"""What an example network asks, and how its members answer: each by her own way, all of them counted."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.utils import timezone

from trellis.access.actor import Actor, Channel
from trellis.asks import actions as asks
from trellis.asks.actions import Question
from trellis.asks.models import Ask, Asked
from trellis.asks.queries.audience import Audience, ToWhom
from trellis.demo.building import Builder
from trellis.demo.seating import Speakers
from trellis.demo.stories import Story, names_of
from trellis.domain.asking import Bounds, Given, Shape

TYPED_IN = (Channel.PAPER, Channel.PHONE)


class Asker:
    """Lets an example network ask, and its members answer."""

    def __init__(self, builder: Builder, speakers: Speakers) -> None:
        """Keep who asks and who answers."""
        self.builder, self.speakers, self.hand = builder, speakers, builder.coordinator

    def build(self, rows: list[Story]) -> None:
        """Ask what the story asks of all members."""
        for row in rows:
            # Who speaks for a member is asked; without a speaker nobody would be.
            for organisation in self.builder.organisations.values():
                self.speakers.seat_of(organisation)
            shape = Shape(number=Bounds(least=Decimal(0), unit=row.get("unit")))
            question = Question(
                title=names_of(row),
                question=row["question"],
                why=row["why"],
                shape=shape,
                until=timezone.now() + timedelta(days=row["days"]),
            )
            asked = asks.ask_freely(
                actor=self.hand,
                network=self.builder.network,
                question=question,
                to=ToWhom(audience=Audience.MEMBERS),
            )
            self.answer(asked, row["answers"])

    def answer(self, ask: Ask, rows: list[Story]) -> None:
        """Let members answer an ask, each by her way; what came on paper or by phone is typed in."""
        by_member = {each.organisation: each for each in ask.asked.select_related("ask__network")}
        for row in rows:
            organisation = self.builder.organisations[row["by"]]
            self._answer(by_member[organisation.pk], self.speakers.seat_of(organisation).person, row)

    def _answer(self, asked: Asked, person: object, row: Story) -> None:
        channel = Channel(row["way"])
        given = Given(
            choices=tuple(row.get("says", "").split()),
            number=Decimal(row["number"]) if "number" in row else None,
            needs=tuple(row.get("needs", ())),
            text=row.get("words", ""),
        )
        who = self.hand.person if channel in TYPED_IN else person
        deed = asks.enter if channel in TYPED_IN else partial(asks.answer, said=row.get("words", ""))
        deed(actor=Actor(channel=channel, person=who), asked=asked, given=given)  # type: ignore[arg-type]
