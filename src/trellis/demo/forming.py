"""Readiness in an example network: rounds of the five questions, and a start in spite of a 'no' (C4)."""

from datetime import timedelta

from django.utils import timezone

from trellis.demo.building import Builder
from trellis.demo.picking import Picks
from trellis.demo.seating import Speakers
from trellis.demo.stories import Story
from trellis.domain.readinessbar import Level, Question
from trellis.formation import actions as formation
from trellis.formation.actions.answers import Given, Paper
from trellis.formation.actions.rounds import Terms
from trellis.formation.models import Asked, Round
from trellis.networks import actions as networks
from trellis.networks.models import Status


class Former:
    """Asks an example network whether it is ready, and starts it."""

    def __init__(self, builder: Builder, speakers: Speakers) -> None:
        """Keep who asks and who answers."""
        self.builder, self.speakers, self.hand = builder, speakers, builder.coordinator

    def build(self, rows: list[Story]) -> None:
        """Ask in each round of the story; all but an open one end on the day on which the demo is built."""
        for row in rows:
            if "forming" in row:
                networks.set_status(
                    actor=self.hand,
                    network=self.builder.network,
                    status=Status.FORMING,
                    reason=row["forming"],
                )
            self._ask(row)
            if "start" in row:
                formation.start_network(actor=self.hand, network=self.builder.network, reason=row["start"])

    def _ask(self, row: Story) -> None:
        picks = Picks(self.builder, without=[])
        chosen = picks.pick(row["asks"])
        today = timezone.localdate()
        terms = Terms(closes_on=today + timedelta(days=row.get("open_days", 0)), note=row["note"])
        asking = formation.open_round(
            actor=self.hand, network=self.builder.network, terms=terms, organisations=chosen
        )
        self._answer(asking, row)
        if "open_days" not in row:
            formation.close_round(actor=self.hand, asking=asking)

    def _answer(self, asking: Round, row: Story) -> None:
        asked = {each.organisation_id: each for each in Asked.objects.filter(round=asking)}
        picks = Picks(self.builder, without=[])
        for each in row["answers"]:
            words = {Question(question): said for question, said in each.get("words", {}).items()}
            for organisation in picks.pick(each["by"]):
                given = Given(levels=_levels(each["says"]), words=words)
                formation.answer(
                    actor=self.speakers.actor(organisation),
                    asked=asked[organisation.pk],
                    version=0,
                    given=given,
                )
        for each in row.get("persons", []):
            for organisation in Picks(self.builder, without=[]).pick(each["by"]):
                group = str(self.builder.constituencies[each["group"]].pk)
                paper = Paper(levels=_levels(each["says"]), group=group)
                formation.say(actor=self.speakers.actor(organisation), asking=asking, paper=paper)


def _levels(told: str) -> dict[Question, Level]:
    """Read answers to the five questions in their order; "-" leaves one empty."""
    return {
        question: Level(word) for question, word in zip(Question, told.split(), strict=True) if word != "-"
    }
