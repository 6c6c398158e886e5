"""The record in words: asks, messages and the desks."""

SENTENCES: dict[str, str] = {}
"""What each verb did."""
