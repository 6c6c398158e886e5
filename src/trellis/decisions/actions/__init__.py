"""The only writers of this room: proposals, discussion, ballots, voices, and what becomes of a decision."""
