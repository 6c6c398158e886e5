"""What somebody may do in a network and why, and who could let her do more."""

from dataclasses import dataclass

from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.access.rules import is_steward
from trellis.networks.models import Network, Role, RoleVerb, Status
from trellis.networks.rules import open_assignments
from trellis.networks.verbs import GROUPS

EVEN_CLOSED = frozenset({"network.status", "person.add", "person.change", "invitation.make"})
"""A closed network can be opened again, and its people are still looked after."""


@dataclass(frozen=True)
class Permit:
    """One deed: whether it is allowed, through which of the reader's roles, and which roles would allow it.

    `conditions` are what its rule asks besides a role; each of `instead` is enough without one.
    """

    verb: str
    says: str
    may: bool
    through: list[Role]
    others: list[Role]
    conditions: list[str]
    instead: list[list[str]]


@dataclass(frozen=True)
class Permits:
    """The deeds of one group."""

    label: str
    rows: list[Permit]

    @property
    def allowed(self) -> int:
        """Count the deeds that are allowed."""
        return sum(row.may for row in self.rows)

    @property
    def is_open(self) -> bool:
        """Tell whether something in it may concern the reader."""
        return any(row.may or row.instead for row in self.rows)


def _ways(rule: Rule) -> list[list[Rule]]:
    """Give the sets of simple rules of which each is enough."""
    if not rule.parts:
        return [[rule]]
    one, other = map(_ways, rule.parts)
    return one + other if rule.says == "or" else [[*each, *also] for each in one for also in other]


def _by_role() -> set[str]:
    """Give the sentences that stand for a role with the verb, or for the machine's owner."""
    roles = {_ways(VERBS[each].allow)[0][0].says for each in ("network.status", "network.brand")}
    return {*roles, is_steward.says}


def conditions(verb: str) -> tuple[list[str], list[list[str]]]:
    """Give what a deed's rule asks of people besides a role, and the ways in which it asks for none."""
    by_role = _by_role()
    # This one sentence stands for roles in several networks at once: no way without a role.
    roles_elsewhere = _ways(VERBS["invitation.make"].allow)[0][0].says
    besides: list[str] = []
    instead: list[list[str]] = []
    for way in _ways(VERBS[verb].allow):
        says = [leaf.says for leaf in way if leaf.for_people]
        if len(says) == len(way) and not by_role.union([roles_elsewhere]).intersection(says):
            instead.append(says)
        else:
            besides += [one for one in says if one not in by_role and one not in besides]
    return besides, instead


def permits_of(actor: Actor, network: Network) -> list[Permits]:
    """Say of every deed whether somebody may do it in a network; four queries, however many deeds."""
    roles = list(network.roles.order_by("pk"))
    mine = set(open_assignments(actor).filter(network=network).values_list("role", flat=True))
    grants = set(RoleVerb.objects.filter(role__network=network).values_list("role", "verb"))
    is_closed = network.status == Status.CLOSED

    def permit(verb: str, says: str) -> Permit:
        granting = [role for role in roles if (role.pk, verb) in grants]
        through = [role for role in granting if role.pk in mine]
        others = [role for role in granting if role.pk not in mine]
        besides, instead = conditions(verb)
        may = bool(through) and (not is_closed or verb in EVEN_CLOSED)
        if not may and verb == "person.add":
            # The one deed of a network that whoever looks after the installation may do without a role.
            may = VERBS[verb].allow.test(actor, network)
        return Permit(verb, says, may, through, others, besides, [] if is_closed else instead)

    return [
        Permits(group.label, [permit(verb, says) for verb, says in group.verbs.items()]) for group in GROUPS
    ]
