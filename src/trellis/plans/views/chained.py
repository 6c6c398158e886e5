"""How a chain is shown: two indented lists, made of its steps; the page of an activity may show it too."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.lineage import Step
from trellis.plans.models import Activity, Link, Objective
from trellis.plans.queries.chain import ACTIVITY, OBJECTIVE, READINESS, Chain, Node, chain_of
from trellis.plans.queries.loose import links_of


@dataclass
class Leaf:
    """A thing of the chain as the part `tree` shows it."""

    label: str
    href: str
    note: str
    children: list["Leaf"] = field(default_factory=list)


@dataclass(frozen=True)
class ShownChain:
    """Both halves of a chain, the links that were drawn by hand, and whether it reaches an answer."""

    up: list[Leaf]
    down: list[Leaf]
    links: list[tuple[Link, str, str]]
    is_cut: bool
    reaches_answer: bool


def _leaf(chain: Chain, step: Step[Node]) -> Leaf:
    thing = chain.things[step.key]
    notes = [thing.note, _("see above") if step.is_again else ""]
    return Leaf(thing.title, thing.href, ", ".join(each for each in notes if each))


def _leaves(chain: Chain, steps: Sequence[Step[Node]]) -> list[Leaf]:
    top = Leaf("", "", "")
    open_ones = [top]
    for step in steps:
        leaf = _leaf(chain, step)
        del open_ones[step.depth :]
        open_ones[-1].children.append(leaf)
        open_ones.append(leaf)
    return top.children


def shown_chain(actor: Actor, about: Objective | Activity) -> ShownChain:
    """Give the chain of an objective or an activity as a page shows it."""
    kind = OBJECTIVE if isinstance(about, Objective) else ACTIVITY
    chain = chain_of(actor, about.network, (kind, about.pk))
    drawn = [
        (each, str(each.get_way_display()), chain.things[each.kind, each.thing].title)
        for each in links_of(about)
        if (each.kind, each.thing) in chain.things
    ]
    return ShownChain(
        up=_leaves(chain, chain.up),
        down=_leaves(chain, chain.down),
        links=drawn,
        is_cut=chain.is_cut,
        reaches_answer=any(step.key[0].startswith(READINESS) for step in chain.up),
    )
