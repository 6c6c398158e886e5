"""Everybody sees every place, stewards change them; both halves of the rules agree."""

from collections.abc import Callable
from itertools import product

import pytest

from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.access.action import VERBS, may
from trellis.access.rule import Rule
from trellis.accounts.models import Person
from trellis.domain.problems import NOT_PERMITTED, Problem
from trellis.places import actions, rules
from trellis.places.models import Place

DEEDS = (
    "place.add",
    "place.add_code",
    "place.end",
    "place.import",
    "place.import_boundaries",
    "place.rename",
    "place.resume",
    "place.undo_boundaries",
    "place.upload",
    "place.upload_boundaries",
)


RULES: list[Rule] = [rules.sees_places, rules.keeps_places]


def test_both_halves_agree(
    thailand: Callable[[str], Place], north: North, south: South, prasit: Person
) -> None:
    people = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, prasit)
    for actor, rule in product((NOBODY, OPERATOR, *map(by, people)), RULES):
        found = set(Place.objects.filter(rule.where(actor)))
        for place in Place.objects.all():
            assert rule.test(actor, place) == (place in found)


def test_only_the_keepers_of_the_node_change_places(
    thailand: Callable[[str], Place], north: North, prasit: Person
) -> None:
    assert set(DEEDS) == {verb for verb in VERBS if verb.startswith("place.")}
    for verb in DEEDS:
        assert may(verb, by(prasit), None)
        assert may(verb, OPERATOR, None)
        assert not may(verb, by(north.malee), None)
        assert not may(verb, NOBODY, None)
    with pytest.raises(Problem) as raised:
        actions.rename_place(actor=by(north.malee), place=thailand("5709"), names={"en": "Mine"})
    assert raised.value.kind is NOT_PERMITTED
