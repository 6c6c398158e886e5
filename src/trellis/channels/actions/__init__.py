"""The only writers of how people are reached, and of what is made of what they send."""

from trellis.channels.actions.settling import enter_from, forget_stray, settle_inbound, settle_stray
from trellis.channels.actions.stopping import start, stop

__all__ = ["enter_from", "forget_stray", "settle_inbound", "settle_stray", "start", "stop"]
