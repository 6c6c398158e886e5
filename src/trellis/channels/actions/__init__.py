"""The only writers of how people are reached."""

from trellis.channels.actions.stopping import start, stop

__all__ = ["start", "stop"]
