"""How a network is built, for another program: its core, in how few hands ties are, what breaks it."""

from typing import Any

from trellis.domain.breaking import breaks
from trellis.domain.concentration import gini, herfindahl
from trellis.domain.problems import N_
from trellis.domain.regions import core
from trellis.domain.ties import NO_TIES, TWO_MODES, Net

TOO_MANY = N_("not worked out: so many members take too long")
NOTHING_DIFFERS = N_("undefined: everybody is tied alike")
IN_HALF = N_("undefined: it is in half already")
MOST_TO_BREAK = 300
"""Of more members the smallest breaking set isn't looked for: it takes minutes."""

CONVENTIONS = {
    "core": N_(
        "Borgatti and Everett 2000: the core that fits best the ideal in which its members are all "
        "tied and the others aren't tied to each other; fit is the correlation. Found by degree (Lip 2011)."
    ),
    "degree_herfindahl": N_("Sum of the squared shares in all degrees in per cent: 10,000 / n to 10,000."),
    "degree_gini": N_("Gini of the degrees, corrected for small samples by n / (n - 1) (Deltas 2003)."),
    "breaking": N_(
        "The fewest without whom no part holds more than half of all members; proven where is_smallest. "
        "Not looked for among more than 300 members."
    ),
}


def structure_as_json(given: Net) -> tuple[dict[str, Any], dict[str, str]]:
    """Give `core`, `degree_herfindahl`, `degree_gini`, `breaking`, and for what is None the reason."""
    names = ("core", "degree_herfindahl", "degree_gini", "breaking")
    if given.second:
        return dict.fromkeys(names), dict.fromkeys(names, TWO_MODES)
    degrees = [0] * len(given.ids)
    for one, other in given.ties:
        degrees[one] += 1
        degrees[other] += 1
    shares = {"degree_herfindahl": herfindahl(degrees), "degree_gini": gini(degrees)}
    told: dict[str, Any] = {
        "core": _core(given),
        **{name: None if value is None else float(value) for name, value in shares.items()},
        "breaking": _breaking(given),
    }
    reasons = {
        "core": NOTHING_DIFFERS,
        "degree_herfindahl": NO_TIES,
        "degree_gini": NO_TIES,
        "breaking": TOO_MANY if len(given.ids) > MOST_TO_BREAK else IN_HALF,
    }
    return told, {name: reasons[name] for name, value in told.items() if value is None}


def _core(given: Net) -> dict[str, Any] | None:
    found = core(len(given.ids), given.ties)
    if found is None:
        return None
    return {"members": [given.ids[each] for each in found.members], "fit": found.fit}


def _breaking(given: Net) -> dict[str, Any] | None:
    found = breaks(len(given.ids), given.ties) if len(given.ids) <= MOST_TO_BREAK else None
    if found is None:
        return None
    return {
        "members": [given.ids[each] for each in found.members],
        "is_smallest": found.is_smallest,
        "largest_part": found.left.largest,
        "fragmentation": found.left.fragmentation,
    }
