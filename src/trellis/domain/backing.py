"""How long to wait before something that failed is tried again: longer each time, and never all at once."""

from datetime import timedelta

FIRST = 10
GROWS = 4
LONGEST = timedelta(hours=4)


def pause_after(tries: int, chance: float) -> timedelta:
    """Give the pause after a number of tries (1 or more); `chance` in [0, 1) makes it up to a quarter longer.

    10 seconds, 40 seconds, under 3 minutes, 11 minutes, 43 minutes, 3 hours, and from then on 4 hours.
    """
    seconds = min(FIRST * GROWS ** (max(tries, 1) - 1), int(LONGEST.total_seconds()))
    thousandths = 1000 + int(chance * 250)
    return timedelta(milliseconds=seconds * thousandths)
