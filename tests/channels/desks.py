"""What the stories of the desks begin with: something is asked of the north, and sheets are printed."""

from uuid import UUID

from tests.asks.asking import asked_all
from tests.people import North, by
from trellis.asks.models import Ask
from trellis.channels.actions import sheets as actions
from trellis.channels.models import Layout, Sheet
from trellis.channels.queries.sheets import Wanted, to_print
from trellis.channels.sheets import contents_of


def printed(north: North, layout: Layout = Layout.EACH, *, ask: Ask | None = None) -> list[Sheet]:
    """Let Malee print for all who haven't answered."""
    asking = ask or asked_all(north)
    found = to_print(north.network, Wanted(ask=asking.pk, only_paper=False))
    how = actions.Printing(layout=layout, title="Ban Rai", tells_phone=True)
    contents = contents_of(north.network, found, layout)
    made = actions.print_sheets(actor=by(north.malee), network=north.network, contents=contents, how=how)
    return list(Sheet.objects.filter(printing=made).order_by("person__name"))


def sheet_of(north: North, person: UUID, ask: Ask) -> Sheet:
    """Give the sheet that was printed for somebody."""
    return next(each for each in printed(north, ask=ask) if each.person_id == person)
