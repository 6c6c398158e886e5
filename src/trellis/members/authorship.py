"""Who acts, and for which member: said by her where she speaks for several."""

from dataclasses import dataclass

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import NOT_FOR_THAT, Problem
from trellis.members.models import Organisation
from trellis.members.rules import seats_of
from trellis.networks.models import Network


@dataclass(frozen=True)
class Author:
    """A person and the organisation for which she speaks; an operator is no person."""

    person: Person | None
    organisation: Organisation | None


def person_of(actor: Actor) -> Person | None:
    """Give the person who acts, as a row."""
    return actor.person if isinstance(actor.person, Person) else None


def author_of(actor: Actor, network: Network, chosen: Organisation | None = None) -> Author:
    """Give who acts for whom; nobody guesses among several, and none is taken that isn't hers."""
    mine = list(
        Organisation.objects.filter(pk__in=seats_of(actor).filter(network=network).values("organisation"))
    )
    if chosen is None:
        return Author(person_of(actor), mine[0] if len(mine) == 1 else None)
    if chosen not in mine:
        raise Problem(NOT_FOR_THAT)
    return Author(person_of(actor), chosen)
