"""A date is written in words: in her language, and in the era she counts in."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation

from trellis.ui import dates

DAY = date(2026, 11, 23)


def test_an_english_date_begins_with_the_day() -> None:
    with translation.override("en"):
        assert dates.date_words(DAY) == "23 November 2026"
        assert dates.date_short(DAY) == "23 Nov 2026"


def test_a_thai_page_counts_in_the_buddhist_era_and_says_so() -> None:
    with translation.override("th"):
        assert dates.date_words(DAY) == "23 พฤศจิกายน พ.ศ. 2569"
        assert dates.date_short(DAY) == "23 พ.ย. 2569"


def test_a_reader_may_ask_for_the_other_era() -> None:
    with translation.override("th"), dates.reading(lambda: False):
        assert dates.date_words(DAY) == "23 พฤศจิกายน ค.ศ. 2026"
    with translation.override("en"), dates.reading(lambda: True):
        assert dates.date_words(DAY) == "23 November 2569 BE"


def test_a_language_with_its_own_order_keeps_it() -> None:
    with translation.override("zh-hans"):
        assert dates.date_words(DAY) == "2026年11月23日"


def test_an_evening_in_london_is_the_next_morning_in_bangkok() -> None:
    evening = datetime(2026, 11, 22, 19, 5, tzinfo=UTC)
    with translation.override("en"):
        assert dates.moment(evening) == "23 November 2026, 02:05"
        assert dates.date_words(evening) == "23 November 2026"


@pytest.mark.parametrize(
    ("zone", "language", "says"),
    [
        ("Asia/Bangkok", "en", "Thailand Time"),
        ("Asia/Bangkok", "th", "เวลาไทย"),
        ("Asia/Yangon", "en", "Myanmar (Burma) Time"),
        ("UTC", "en", "Coordinated Universal Time"),
        ("Etc/GMT-7", "en", "GMT+07:00"),
    ],
)
def test_a_time_zone_has_a_name_in_words(zone: str, language: str, says: str) -> None:
    with translation.override(language), timezone.override(zone):
        assert dates.zone_words() == says


def test_no_date_is_nothing() -> None:
    assert (dates.date_words(None), dates.date_short(None), dates.moment(None)) == ("", "", "")
