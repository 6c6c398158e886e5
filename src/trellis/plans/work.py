"""What this room does later: each part says its own. Read at the start."""

from trellis.plans import reportwork

__all__ = ["reportwork"]
