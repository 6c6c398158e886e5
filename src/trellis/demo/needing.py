"""What an example network knows of needs: a table, brought in as anybody would bring it."""

from io import BytesIO

from trellis.access.actor import Actor
from trellis.demo.stories import needs
from trellis.networks.models import Network
from trellis.plans.importing.needs.actions import begin_needs, import_needs
from trellis.plans.importing.needs.looking import look_at


def bring_needs(hand: Actor, network: Network) -> None:
    """Bring the table of needs in, if the example has one; its words are all known there."""
    table = needs(network.slug)
    if table:
        batch = begin_needs(actor=hand, network=network, name="needs.csv", content=BytesIO(table))
        figures = look_at(network, batch).plan.figures
        import_needs(actor=hand, network=network, batch=batch, expected=figures)
