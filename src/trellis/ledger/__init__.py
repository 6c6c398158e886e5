"""The append-only, hash-chained record of what was done, by whom, for which organisation, through which channel."""
