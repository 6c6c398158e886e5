"""What this room does later: planning, handing over, reminding, reading what came, forgetting."""

from trellis.channels import handing, planning, reading, reminders, retention
from trellis.channels.mail import working
from trellis.channels.sms import working as texting

__all__ = ["handing", "planning", "reading", "reminders", "retention", "texting", "working"]
