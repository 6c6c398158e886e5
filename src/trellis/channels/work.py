"""What this room does later: reading what came."""

from trellis.channels import reading

__all__ = ["reading"]
