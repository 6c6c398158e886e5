"""The kinds of ask of this room, each with what an answer does."""
