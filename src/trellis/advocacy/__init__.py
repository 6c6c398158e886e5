"""The policy track: a practice that works is written up, taken up, proposed, adopted and comes down again."""
