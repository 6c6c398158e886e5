"""What commands of a network take: which network, and as whom."""

from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.domain.problems import NETWORK_UNKNOWN, SIGN_IN_UNKNOWN, Problem
from trellis.networks.models import Network


def network_called(slug: str) -> Network:
    """Give a network by its short name in addresses, or the problem that names those there are."""
    found = Network.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Network.objects.order_by("slug").values_list("slug", flat=True)[:20]) or "-"
        raise Problem(NETWORK_UNKNOWN, slug=slug, known=known)
    return found


def actor_called(name: str | None) -> Actor:
    """Give the person of a sign-in name or an e-mail address; without one, the command line itself."""
    if not name:
        return Actor.operator("command line")
    column = "email__iexact" if "@" in name else "sign_in_name__iexact"
    person = Person.objects.filter(**{column: name}).first()
    if person is None:
        raise Problem(SIGN_IN_UNKNOWN, name=name)
    return Actor(channel=Channel.TERMINAL, person=person)
