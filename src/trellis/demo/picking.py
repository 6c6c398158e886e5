"""Reading who says what in an example's ballot: members by name, or so many of a constituency."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from trellis.demo.building import Builder
from trellis.demo.stories import Story
from trellis.members.models import Organisation


@dataclass(frozen=True)
class Said:
    """A member's voice as a story tells it: its choice, and the reason of an objection with what met it."""

    organisation: Organisation
    choice: Any
    reason: str = ""
    met_by: str = ""


class Picks:
    """The members of a network as a story picks them for one ballot; nobody is picked twice."""

    def __init__(self, builder: Builder, without: Iterable[str]) -> None:
        """Leave out who has no voice in the ballot; whom the story seats is only picked by name."""
        self.builder = builder
        observers = {
            name
            for name, membership in builder.memberships.items()
            if membership.parts.filter(kind="observer").exists()
        }
        seated = {row["organisation"] for row in builder.story["people"] if "organisation" in row}
        self.taken = {*without, *observers, *seated}

    def pick(self, told: str) -> list[Organisation]:
        """Give the members that a text names: "ECPAT" one of them, "ngo 4" the next four of the NGOs."""
        return [each for part in told.split("; ") for each in self._part(part)]

    def _part(self, part: str) -> list[Organisation]:
        key, _, number = part.rpartition(" ")
        if key not in self.builder.constituencies or not number.isdigit():
            self.taken.add(part)
            return [self.builder.organisations[part]]
        constituency = self.builder.constituencies[key].pk
        free = [
            name
            for name, membership in self.builder.memberships.items()
            if membership.constituency_id == constituency and name not in self.taken
        ]
        found = free[: int(number)]
        self.taken.update(found)
        return [self.builder.organisations[name] for name in found]

    def voices(self, rows: list[Story]) -> list[Said]:
        """Give each voice of a ballot; those that are named are picked before those that are counted off."""
        self.taken.update(
            part for row in rows for part in row["by"].split("; ") if part in self.builder.organisations
        )
        return [
            Said(each, row["choice"], row.get("reason", ""), row.get("met_by", ""))
            for row in rows
            for each in self.pick(row["by"])
        ]
