"""The only writers of asks and answers."""

from trellis.asks.actions.answers import admit, answer, confirm, contradict, enter, settle
from trellis.asks.actions.asking import Question, ask_freely, close, remind, when_reminded, widen

__all__ = [
    "Question",
    "admit",
    "answer",
    "ask_freely",
    "close",
    "confirm",
    "contradict",
    "enter",
    "remind",
    "settle",
    "when_reminded",
    "widen",
]
