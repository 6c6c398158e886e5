"""The plans of an example network: the common one, those of units, local and joint ones."""

from datetime import date

from trellis.access.actor import Actor
from trellis.decisions.models import Proposal
from trellis.demo.building import Builder
from trellis.demo.seating import Speakers
from trellis.demo.stories import Story
from trellis.demo.telling import day
from trellis.domain.dimensions import Dimension
from trellis.members.models import Organisation
from trellis.plans.actions.objectives import Aim, add_objective
from trellis.plans.actions.plans import Adopted, Outline, adopt_plan, make_plan
from trellis.plans.actions.reviewing import Look, review_objective
from trellis.plans.models import Objective, Plan, PlanKind, ReviewVerdict


def later(row: Story, name: str) -> date | None:
    """Give the day that a story tells under a name, if any."""
    return day(row[name]) if name in row else None


class Planner:
    """Plans in one example network; keeps its plans and objectives by the keys of the story."""

    def __init__(self, builder: Builder, speakers: Speakers) -> None:
        """Keep who plans."""
        self.builder, self.speakers, self.hand = builder, speakers, builder.coordinator
        self.network = builder.network
        self.plans: dict[str, Plan] = {}
        self.objectives: dict[str, Objective] = {}

    def build(self, told: Story) -> None:
        """Make the plans of the story, then look at some of their objectives again."""
        for row in told.get("plans", []):
            self._make(row)
        for row in told.get("reviews", []):
            self._review(row)

    def _organisation(self, row: Story, name: str) -> Organisation | None:
        return self.builder.organisations[row[name]] if name in row else None

    def _actor(self, row: Story) -> Actor:
        """Give who makes a plan: whoever speaks for the member that leads it, else the coordinator."""
        leads = self._organisation(row, "by")
        return self.speakers.actor(leads) if leads else self.hand

    def _make(self, row: Story) -> None:
        actor = self._actor(row)
        outline = Outline(
            title=row["title"],
            kind=PlanKind(row["kind"]),
            goal=row.get("goal", ""),
            mandate=row.get("mandate", ""),
            unit=self.builder.units[row["unit"]] if "unit" in row else None,
            organisation=self._organisation(row, "by"),
            partners=[self.builder.organisations[each] for each in row.get("with", [])],
            since=later(row, "since"),
            until=later(row, "until"),
            review_on=later(row, "review"),
        )
        made = make_plan(actor=actor, network=self.network, outline=outline)
        self.plans[row["key"]] = made
        for each in row.get("objectives", []):
            self._add(actor, made, each)
        if "agreed" in row or "decision" in row:
            made = adopt_plan(actor=actor, plan=made, adopted=self._adopted(row))
        self.plans[row["key"]] = made

    def _adopted(self, row: Story) -> Adopted:
        title = row.get("decision")
        decision = Proposal.objects.get(network=self.network, title=title).pk if title else None
        return Adopted(decision=decision, note=row.get("agreed", ""), on=later(row, "on"))

    def _add(self, actor: Actor, plan: Plan, row: Story) -> None:
        made = add_objective(actor=actor, plan=plan, aim=self._aim(row))
        self.objectives[row["key"]] = made
        for each in row.get("results", []):
            add_objective(actor=actor, plan=plan, aim=self._aim(each), under=made)

    def _aim(self, row: Story) -> Aim:
        serves = row.get("serves")
        return Aim(
            title=row["title"],
            text=row.get("text", ""),
            dimensions=[Dimension(each) for each in row.get("about", [])],
            organisation=self._organisation(row, "by"),
            due=later(row, "due"),
            review_on=later(row, "review"),
            serves=self.network.documents.get(kind=serves) if serves else None,
        )

    def _review(self, row: Story) -> None:
        look = Look(
            verdict=ReviewVerdict(row["verdict"]),
            why=row["why"],
            next_on=later(row, "next"),
            aim=self._aim(row) if "title" in row else None,
            organisation=self._organisation(row, "by"),
        )
        review_objective(actor=self._actor(row), objective=self.objectives[row["on"]], look=look)
