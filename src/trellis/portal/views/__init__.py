"""Pages of the portal room: one module for each."""
