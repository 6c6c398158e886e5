"""What this room does later: planning, handing over, reminding, reading what came, and taking mail."""

from trellis.channels import handing, planning, reading, reminders
from trellis.channels.mail import working

__all__ = ["handing", "planning", "reading", "reminders", "working"]
