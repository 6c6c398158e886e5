"""The append-only, hash-chained record: what was done, by whom, for whom, through which channel."""
