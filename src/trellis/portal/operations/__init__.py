"""Keeping house: bringing an installation up to date, backing it up and bringing it back."""
