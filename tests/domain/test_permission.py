"""What the authorities allow: which places no approval covers, and until when."""

from datetime import date

from trellis.domain.permission import Approved, permission

TODAY = date(2026, 11, 25)
PROVINCE, DISTRICT, VILLAGE, OTHER = "a", "ab", "abc", "xy"


def test_an_approval_for_an_area_covers_all_that_lies_in_it() -> None:
    found = permission({"v": VILLAGE, "o": OTHER}, [Approved(key="1", area=DISTRICT)], TODAY)
    assert (found.uncovered, found.by, found.is_given) == (("o",), {"v": ("1",)}, False)


def test_one_for_the_activity_itself_covers_places_known_only_in_words() -> None:
    sites = {"words": "", "v": VILLAGE}
    assert permission(sites, [Approved(key="1", area=PROVINCE)], TODAY).uncovered == ("words",)
    assert permission(sites, [Approved(key="1")], TODAY).is_given


def test_without_any_place_there_is_still_something_to_be_allowed() -> None:
    assert permission({}, [], TODAY).uncovered == ("",)
    assert permission({}, [Approved(key="1")], TODAY).is_given


def test_an_approval_counts_from_its_first_to_its_last_day() -> None:
    for since, until, holds in (
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2026, 11, 26), None, False),
        (None, date(2026, 11, 24), False),
    ):
        found = permission({"v": VILLAGE}, [Approved(key="1", since=since, until=until)], TODAY)
        assert found.is_given is holds, (since, until)


def test_it_lasts_until_the_first_place_is_no_longer_covered_by_any() -> None:
    march, june, july = date(2027, 3, 1), date(2027, 6, 1), date(2027, 7, 1)
    given = [
        Approved(key="1", area=VILLAGE, until=march),
        Approved(key="2", area=DISTRICT, until=july),
        Approved(key="3", area=OTHER, until=june),
    ]
    assert permission({"v": VILLAGE, "o": OTHER}, given, TODAY).until == june
    assert permission({"v": VILLAGE}, [*given, Approved(key="4", area=PROVINCE)], TODAY).until is None
    assert permission({"v": VILLAGE}, [], TODAY).until is None
