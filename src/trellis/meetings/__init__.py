"""Meetings: agenda, who came and spoke, what was decided, who does what until when (C7.4, C8.2, C8.7)."""
