"""What this room does later: planning, handing over, reminding, reading what came, mail and text messages."""

from trellis.channels import handing, planning, reading, reminders
from trellis.channels.mail import working
from trellis.channels.sms import working as texting

__all__ = ["handing", "planning", "reading", "reminders", "texting", "working"]
