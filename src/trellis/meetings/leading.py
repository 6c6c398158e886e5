"""Who does what in a meeting under way and after it: its chair and secretary, or whoever holds the verb."""

from trellis.access.rule import Rule
from trellis.asks.rules import ENTER
from trellis.meetings.rules import in_charge, relays
from trellis.members.rules import represents, speaks, wrote_it
from trellis.networks.rules import holds, network_is_open, sees, takes_part


def leads(verb: str, via: str = "") -> Rule:
    """Give the rule for those who lead a meeting: its chair and secretary, and whoever holds the verb."""
    return in_charge(verb, via)


sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""

may_open = leads("meeting.open")
may_close = leads("meeting.open")
may_resume = leads("meeting.open")
may_note = leads("attendance.note")
may_take_out = leads("attendance.note", "meeting")
may_run_item = leads("item.open", "meeting")
may_attach = leads("item.open", "meeting")
may_lead_turns = leads("turn.start", "meeting")
may_lead_turns_of = leads("turn.start")
may_ask_for_a_turn = may_lead_turns_of | speaks()
may_drop_turn = may_lead_turns | (wrote_it() & network_is_open()) | represents("organisation")
may_give_task = leads("task.give")
may_keep_task = leads("task.give", "meeting")
does_it = (wrote_it() & takes_part() & network_is_open()) | represents("organisation")
"""Whoever a task was given to: the person, or whoever speaks for the member."""
may_answer_task = does_it | (relays & network_is_open()) | holds(ENTER)
"""She herself, or whoever passes on or types in what she said (C8.8)."""
may_tell_of_task = may_answer_task | may_keep_task
may_write = leads("minutes.write", "meeting")
may_clear = holds("minutes.clear")
may_adopt = leads("minutes.adopt", "meeting")
may_correct = speaks() | may_write | holds(ENTER)
may_type_in = leads("meeting.type-in")
may_give_card = takes_part() & network_is_open()
may_count_cards = leads("card.count")
takes_part_in = takes_part() & network_is_open()
