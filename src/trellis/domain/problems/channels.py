"""Failures of the channels room."""
