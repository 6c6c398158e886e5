"""The power file: members and the rule, or only the weight that is needed, whose power is to be worked out.

What belongs there is told in docs/reference/power-file.md. It is the count file without ballots, so a count
file's members and rule can be taken over as they stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from trellis.domain.ballotfile import read as read_count
from trellis.domain.ballots import FORMAT, Member
from trellis.domain.decisionrule import Bar, Base, Rule
from trellis.domain.documentreading import THE_FILE, Node
from trellis.domain.problems import COUNT_BOUNDS, POWER_NOT_ASKED, POWER_TWO_RULES, Problem
from trellis.domain.rulereading import rule_at

_SHARED = ("title", "members", "constituencies", "units", "rule")
_FIELDS = ("format", *_SHARED, "quota")
_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class PowerFile:
    """What the file says; `names` are those of the constituencies, by id."""

    title: str
    rule: Rule
    members: tuple[Member, ...]
    names: Mapping[str, str]


def read(data: object) -> PowerFile:
    """Read a power file. Raises a Problem COUNT_… that names the place, or POWER_…."""
    fields = Node(data, THE_FILE).fields(_FIELDS)
    version, quota = fields.get("format"), fields.get("quota")
    if version is not None:
        version.whole(FORMAT, FORMAT)
    if quota and fields.get("rule"):
        raise Problem(POWER_TWO_RULES)
    if not quota and (method := rule_at(fields.need("rule")).method).chooses:
        raise Problem(POWER_NOT_ASKED, method=method.value)
    fields.need("members")
    shared = {name: fields.need(name).value for name in _SHARED if fields.get(name)}
    count = read_count({"rule": {"weights": True}, **shared})
    names = {each.id: each.name for each in count.constituencies if each.name}
    rule = _weight_needed(quota, count.members) if quota else count.rule
    return PowerFile(count.title, rule, count.members, names)


def _weight_needed(node: Node, members: Sequence[Member]) -> Rule:
    """Give the rule that asks for a weight: a share of what all weigh together, at least."""
    needed = node.number()
    if not needed:
        raise Problem(COUNT_BOUNDS, place=node.place, says=0, least=1, most=_MOST)
    total = sum((member.weight for member in members if not member.observer), Fraction(0))
    bar = Bar(threshold=needed / (total or 1), strict=False, base=Base.ENTITLED)
    return Rule(bar=bar, weights=True)
