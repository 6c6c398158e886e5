"""The writers of asks: raised by a coordinator, asked of further people, closed."""

from trellis.access.action import action
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks import rules
from trellis.asks.closing import close_ask
from trellis.asks.models import Ask
from trellis.domain.problems import ASK_OVER, N_, Problem
from trellis.domain.sentence import Sentence

_CLOSED = N_("The ask was closed: %(why)s")
_CLOSED_PLAINLY = N_("The ask was closed.")


def open_ask(ask: Ask) -> Ask:
    """Hold an ask that is still open."""
    found = hold(ask)
    if found.closed_at is not None:
        raise Problem(ASK_OVER)
    return found


@action("ask.close", on="ask", allow=rules.may_close)
def close(*, actor: Actor, ask: Ask, why: str = "") -> Ask:
    """Close an ask: nobody is reminded any more; what comes later is kept and not counted."""
    found = open_ask(ask)
    said = why.strip()
    close_ask(found, Sentence(_CLOSED, {"why": said}) if said else Sentence(_CLOSED_PLAINLY))
    found.refresh_from_db()
    return found
