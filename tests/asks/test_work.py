"""Codes are given back when sheets of paper can't come any more."""

from datetime import timedelta

from tests.asks.asking import asked_all, in_days, of_aree
from tests.people import North
from trellis.asks.models import Ask, Asked
from trellis.asks.work import KEPT_AFTER, give_codes_back


def test_codes_of_what_is_long_over_are_given_back(north: North) -> None:
    old, late, running = (asked_all(north, until=in_days(days)) for days in (-90, -30, 7))
    closed = asked_all(north, until=None)
    Asked.objects.filter(ask=closed).update(closed_at=in_days(0) - KEPT_AFTER - timedelta(days=1))
    give_codes_back({})
    with_code = {each.pk for each in Ask.objects.filter(asked__code__isnull=False)}
    assert with_code == {late.pk, running.pk}
    assert of_aree(old, north).code is None
