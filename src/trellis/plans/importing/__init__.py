"""Bringing activities and needs in from files, and giving them out again (C1.5, C3.3)."""
