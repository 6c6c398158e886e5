"""Holidays as they are pasted."""

from datetime import date

import pytest

from trellis.domain.holidaylines import read


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("2027-04-13 Songkran", date(2027, 4, 13), "Songkran"),
        ("13/4/2570 วันสงกรานต์", date(2027, 4, 13), "วันสงกรานต์"),
        ("๑๓/๔/๒๕๗๐, วันสงกรานต์", date(2027, 4, 13), "วันสงกรานต์"),
        ('2027-04-13,"Songkran"', date(2027, 4, 13), "Songkran"),
        ("20270413;Songkran", date(2027, 4, 13), "Songkran"),
        ("2027-02-30 No day", None, "No day"),
        ("1999-01-01 Too old", None, "Too old"),
        ("Songkran", None, ""),
    ],
)
def test_a_line_is_read(text: str, day: date | None, name: str) -> None:
    (line,) = read(f"\n{text}\n\n")
    assert (line.day, line.name, line.text) == (day, name, text)
