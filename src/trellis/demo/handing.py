"""Plans that go down through the units of an example network, and what each unit answered."""

from trellis.access.actor import Actor
from trellis.demo.planning import Planner, later
from trellis.demo.stories import Story
from trellis.demo.telling import JOINED, day
from trellis.members.models import Organisation
from trellis.plans.actions.answering import adapt, decline, take_over
from trellis.plans.actions.handing import Downward, hand_down
from trellis.plans.actions.keeping import name_keeper
from trellis.plans.actions.plans import Adopted, adopt_plan
from trellis.plans.models import Handing, Objective, PlanStage


class Cascader:
    """Names who plans for the units of one example network, and lets plans go down to them."""

    def __init__(self, planner: Planner) -> None:
        """Keep who plans."""
        self.planner, self.builder, self.hand = planner, planner.builder, planner.hand
        self.keepers: dict[str, Organisation] = {}

    def build(self, told: Story) -> None:
        """Name the keepers, then hand down level by level."""
        for key, name in told.get("keepers", {}).items():
            self.keepers[key] = self.builder.organisations[name]
            unit, since = self.builder.units[key], day(JOINED)
            name_keeper(actor=self.hand, unit=unit, organisation=self.keepers[key], since=since)
        for row in told.get("handed", []):
            self._hand_down(row)

    def actor(self, unit: str) -> Actor:
        """Give who acts for a unit: whoever speaks for its keeper, else the coordinator."""
        keeper = self.keepers.get(unit)
        return self.planner.speakers.actor(keeper) if keeper else self.hand

    def _hand_down(self, row: Story) -> None:
        objective = self.planner.objectives[row["objective"]]
        units = [self.builder.units[each["unit"]] for each in row["to"]]
        downward = Downward(units=units, why=row["why"], until=later(row, "until"))
        actor = self.actor(row.get("from", ""))
        hand_down(actor=actor, plan=objective.plan, downward=downward, objective=objective)
        for each in row["to"]:
            self._answer(objective, each)

    def _answer(self, objective: Objective, row: Story) -> None:
        actor, unit = self.actor(row["unit"]), self.builder.units[row["unit"]]
        handing = Handing.objects.get(objective=objective, unit=unit)
        if row["is"] == "declined":
            decline(actor=actor, handing=handing, reason=row["reason"])
        if row["is"] == "adapted":
            words = {name: row.get(name, "") for name in ("title", "text", "reason")}
            self._keep(actor, adapt(actor=actor, handing=handing, **words), row)
        if row["is"] == "taken":
            self._keep(actor, take_over(actor=actor, handing=handing), row)

    def _keep(self, actor: Actor, handing: Handing, row: Story) -> None:
        """Keep what a unit made of it under the key of the story, and put a plan that is agreed in force."""
        made = handing.made_objective
        if made is None:
            raise ValueError(row["unit"])
        self.planner.objectives[row["key"]] = made
        if "agreed" in row and made.plan.stage == PlanStage.DRAFT:
            adopt_plan(actor=actor, plan=made.plan, adopted=Adopted(note=row["agreed"]))
