"""Lines of the record as the person who did them reads them."""

from typing import Any

from django.utils.translation import gettext

from trellis.access.action import VERBS
from trellis.access.actor import CHANNEL_LABELS, Channel
from trellis.ledger.models import Line


def as_read(line: Line) -> dict[str, Any]:
    """Give a line's day, deed and channel in words; an unknown deed keeps its verb."""
    verb = VERBS.get(line.verb)
    says = gettext(verb.says.partition("\n")[0]) if verb else line.verb
    via = gettext(CHANNEL_LABELS[Channel(line.channel)]) if line.channel in set(Channel) else line.channel
    return {"when": line.at, "who": via, "what": says, "via": "", "href": ""}
