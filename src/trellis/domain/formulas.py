"""Cells that a spreadsheet would take for a formula: guarded on the way out, freed on the way in."""

import re

_STARTS_A_FORMULA = re.compile("'*[=+\\-@\t\r]")
_GUARDED = re.compile("'+[=+\\-@\t\r]")


def guard(cell: str) -> str:
    """Put an apostrophe before a cell that would run as a formula; `unguard` takes exactly that one away."""
    return f"'{cell}" if _STARTS_A_FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Take away the apostrophe that `guard` put before a cell."""
    return cell[1:] if _GUARDED.match(cell) else cell
