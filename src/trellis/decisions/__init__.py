"""Proposals, discussion, ballots and verdicts: who decided what, by which rule, with which reason."""
