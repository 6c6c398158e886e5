"""Which date suits best."""

from datetime import datetime, timedelta, timezone

from trellis.domain.datefinding import Option, suggest

NINE = datetime(2027, 1, 12, 9, tzinfo=timezone(timedelta(hours=7)))


def option(
    key: str, members: int, *, has_quorum: bool = False, hours: int = 0, groups: int = 1
) -> Option[str]:
    begins = NINE + timedelta(hours=hours)
    return Option(key=key, begins=begins, members=members, constituencies=groups, has_quorum=has_quorum)


def test_a_quorum_then_most_then_earliest() -> None:
    few, most = option("few", 2, has_quorum=True), option("most", 5)
    found = suggest([most, few])
    assert found is not None
    assert (found.key, "there is a quorum" in str(found.why)) == ("few", True)
    without = suggest([option("late", 5, hours=1), most, option("mixed", 5, groups=2, hours=2)])
    assert without is not None
    assert (without.key, "No date has a quorum" in str(without.why)) == ("mixed", True)
    assert suggest([option("none", 0)]) is None
