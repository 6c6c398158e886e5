"""The only writers of asks and answers."""

from trellis.asks.actions.answers import answer, confirm, contradict, enter, settle
from trellis.asks.actions.asking import close

__all__ = ["answer", "close", "confirm", "contradict", "enter", "settle"]
