"""Reading asks, always for somebody."""

from trellis.asks.queries.asked import by_code, current, open_asked, typed_waiting
from trellis.asks.queries.participation import Participation, connected_people, participation, when_connected

__all__ = [
    "Participation",
    "by_code",
    "connected_people",
    "current",
    "open_asked",
    "participation",
    "typed_waiting",
    "when_connected",
]
