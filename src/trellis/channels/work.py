"""What this room does later: planning, handing over, reminding, and reading what came."""

from trellis.channels import handing, planning, reading, reminders

__all__ = ["handing", "planning", "reading", "reminders"]
