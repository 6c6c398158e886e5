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

    `conditions` are what its rule asks besides, or takes instead of a role.
    """

    verb: str
    says: str
    may: bool
    through: list[Role]
    others: list[Role]
    conditions: list[str]


@dataclass(frozen=True)
class Permits:
    """The deeds of one group."""

    label: str
    rows: list[Permit]

    @property
    def allowed(self) -> int:
        """Count the deeds that are allowed."""
        return sum(row.may for row in self.rows)


def _leaves(rule: Rule) -> list[Rule]:
    return [leaf for part in rule.parts for leaf in _leaves(part)] if rule.parts else [rule]


def conditions(verb: str) -> list[str]:
    """Give what a deed's rule asks of people, besides a role with the verb or instead of it."""
    known = {VERBS[each].allow.parts[0].says for each in ("network.status", "network.brand")}
    known.add(is_steward.says)
    leaves = _leaves(VERBS[verb].allow)
    return [leaf.says for leaf in leaves if leaf.for_people and leaf.says not in known]


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
        besides = conditions(verb)
        may = bool(through) and (not is_closed or verb in EVEN_CLOSED)
        if not may and verb == "person.add":
            # The one deed of a network that whoever looks after the installation may do without a role.
            may = VERBS[verb].allow.test(actor, network)
        return Permit(verb, says, may, through, others, besides)

    return [
        Permits(group.label, [permit(verb, says) for verb, says in group.verbs.items()]) for group in GROUPS
    ]
