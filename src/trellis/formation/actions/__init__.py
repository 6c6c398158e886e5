"""The only writers of this room: rounds, their answers, and the start."""

from trellis.formation.actions.answers import Given, Paper, answer, enter, say, type_in
from trellis.formation.actions.rounds import (
    Terms,
    ask,
    change_round,
    close_round,
    open_round,
    set_bars,
    unask,
)
from trellis.formation.actions.starting import start_network, take_back_start

__all__ = [
    "Given",
    "Paper",
    "Terms",
    "answer",
    "ask",
    "change_round",
    "close_round",
    "enter",
    "open_round",
    "say",
    "set_bars",
    "start_network",
    "take_back_start",
    "type_in",
    "unask",
]
