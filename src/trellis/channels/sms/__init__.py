"""Text messages: out through a gateway, and back in."""
