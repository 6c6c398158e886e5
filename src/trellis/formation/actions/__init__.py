"""The only writers of this room: rounds, their answers, and the start."""

from trellis.formation.actions.answers import (
    Given,
    Paper,
    answer,
    answer_by_code,
    enter,
    say,
    say_by_code,
    type_in,
)
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
    "answer_by_code",
    "ask",
    "change_round",
    "close_round",
    "enter",
    "open_round",
    "say",
    "say_by_code",
    "set_bars",
    "start_network",
    "take_back_start",
    "type_in",
    "unask",
]
