"""Failures of the meetings room."""
