"""What this room wants of somebody; each module speaks for its own part of the room."""

from trellis.governance.notices import delegation, memoranda, papers

__all__ = ["delegation", "memoranda", "papers"]
