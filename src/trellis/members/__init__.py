"""Organisations, their membership, and the representatives who speak for them within a mandate."""
