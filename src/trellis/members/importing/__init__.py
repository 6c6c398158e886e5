"""Bringing the real list of members in, looking at what it would do first, undoing it, and giving it out
again."""
