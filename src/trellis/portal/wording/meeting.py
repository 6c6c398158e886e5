"""The record in words: meetings."""

SENTENCES: dict[str, str] = {}
"""What each verb did."""
