"""Trellis: the workplace of a network of organisations."""
