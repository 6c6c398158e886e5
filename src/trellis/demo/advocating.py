"""Practices that work in an example network, on their way to policy and down again."""

from trellis.advocacy.actions import (
    Account,
    Came,
    Intent,
    begin_step,
    decline_step,
    finish_step,
    write_practice,
)
from trellis.advocacy.models import Practice
from trellis.demo.planning import Planner, later
from trellis.demo.stories import Story
from trellis.demo.telling import day
from trellis.domain.policytrack import Stop
from trellis.members.models import Organisation
from trellis.networks.models import Unit
from trellis.plans.models import Activity

WORDS = ("title", "problem", "does", "evidence", "costs", "limits", "needs")


class Advocate:
    """Lets one example network write up what works, and takes it further."""

    def __init__(self, planner: Planner, made: dict[str, Activity]) -> None:
        """Keep who writes, and the activities that are evidence."""
        self.planner, self.builder, self.hand, self.made = planner, planner.builder, planner.hand, made

    def build(self, rows: list[Story]) -> None:
        """Write up each practice, and go its way as far as the story tells."""
        for row in rows:
            practice = self._write(row)
            for step in row.get("steps", []):
                self._go(practice, step)

    def _organisation(self, row: Story) -> Organisation:
        return self.builder.organisations[row["by"]]

    def _unit(self, row: Story) -> Unit | None:
        return self.builder.units.get(row.get("unit", ""))

    def _write(self, row: Story) -> Practice:
        by = self._organisation(row)
        account = Account(
            **{name: row.get(name, "") for name in WORDS},
            organisation=by,
            language=row["language"],
            unit=self._unit(row),
            place=self.builder.places.get(row.get("place", "")),
            activities=[self.made[each] for each in row.get("activities", [])],
        )
        actor = self.planner.speakers.actor(by)
        return write_practice(actor=actor, network=self.planner.network, account=account)

    def _go(self, practice: Practice, row: Story) -> None:
        intent = Intent(
            organisation=self._organisation(row),
            due=later(row, "due"),
            unit=self._unit(row),
            whom=row.get("whom", ""),
        )
        step = begin_step(actor=self.hand, practice=practice, stop=Stop(row["stop"]), intent=intent)
        if row["is"] == "declined":
            decline_step(actor=self.hand, step=step, reason=row["result"])
        if row["is"] == "done":
            came = Came(
                result=row["result"],
                on=day(row["on"]),
                reference=row.get("reference", ""),
                into=self.planner.plans.get(row.get("into", "")),
            )
            finish_step(actor=self.hand, step=step, came=came)
