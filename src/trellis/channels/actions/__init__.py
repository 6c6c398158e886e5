"""The only writers of how people are reached, and of what is made of what they send."""

from trellis.channels.actions.settling import settle_inbound
from trellis.channels.actions.stopping import start, stop

__all__ = ["settle_inbound", "start", "stop"]
