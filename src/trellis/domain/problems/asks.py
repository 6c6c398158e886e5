"""Failures of the asks room."""
