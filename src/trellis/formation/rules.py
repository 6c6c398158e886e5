"""Who may ask whether the network is ready, who answers, and who starts it."""

from trellis.members.rules import represents
from trellis.networks.rules import holds, network_is_open, sees, takes_part

OPEN, ENTER = "readiness.open", "readiness.enter"

sees_round = sees()
"""Rounds and who is asked: whoever sees the network's inside."""
may_open = holds(OPEN, via="")
may_keep = holds(OPEN)
may_answer = represents("organisation")
may_enter = holds(ENTER)
reads_answer = may_answer | may_enter
"""What an organisation answered: whoever speaks for it, and whoever types answers in."""
may_say = takes_part() & network_is_open()
"""Everybody inside may put in one paper without her name."""
may_use_a_sheet = network_is_open()
"""Whoever has a sheet's code, which the deed looks at."""
may_start = holds("network.status", via="")
may_take_back = holds("network.status")
