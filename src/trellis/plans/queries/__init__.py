"""Reads of this room, always for a given person."""
