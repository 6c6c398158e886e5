"""What this room asks: the modules of `asking` say what an answer does. Read at the start."""

from trellis.plans.asking import counts, goals, handing, reports, steps

__all__ = ["counts", "goals", "handing", "reports", "steps"]
