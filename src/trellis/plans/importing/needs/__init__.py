"""Bringing tables of needs in (C1.5): small, so each row is noted and can be undone by itself."""
