"""Reading asks, always for somebody."""

from trellis.asks.queries.asked import by_code, open_asked

__all__ = ["by_code", "open_asked"]
