"""What this room does later: each part says its own. Read at the start."""

from trellis.plans import reportwork
from trellis.plans.importing import work as filework

__all__ = ["filework", "reportwork"]
