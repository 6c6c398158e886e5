"""A rolled-up figure as it is kept when it was told, and read again beside a later one."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from trellis.domain.rollup import Carried, Rolled


def rolled_as_json(figure: Rolled) -> dict[str, Any]:
    """Give a figure as it is kept; numbers are written as fractions, so that none loses anything."""
    return {
        "value": written(figure.value),
        "least": written(figure.least),
        "most": written(figure.most),
        "reported": list(figure.reported),
        "unknown": list(figure.unknown),
        "carried": [[each.unit, each.period, written(each.value)] for each in figure.carried],
        "missing": list(figure.missing),
    }


def rolled_from_json(kept: Mapping[str, Any]) -> Rolled:
    """Read a figure that was kept."""
    return Rolled(
        value=number(kept.get("value")),
        least=number(kept.get("least")),
        most=number(kept.get("most")),
        reported=tuple(kept.get("reported", ())),
        unknown=tuple(kept.get("unknown", ())),
        carried=tuple(
            Carried(unit, int(period), Fraction(value)) for unit, period, value in kept.get("carried", ())
        ),
        missing=tuple(kept.get("missing", ())),
    )


def written(value: Fraction | None) -> str | None:
    """Write a number so that none of it is lost."""
    return None if value is None else str(value)


def number(kept: str | None) -> Fraction | None:
    """Read a number that was written so."""
    return None if kept is None else Fraction(kept)
