"""Fills a database with a country's common plan: places, organisations, activities, sites, results."""

import gc
import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

from trellis.domain.text import fold, sort_key
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans.models import Activity, Audience, Group, Kind, Need, Result, Site, Status

PROVINCES, DISTRICTS, SUB_DISTRICTS = 77, 12, 6_000
ORGANISATIONS, ACTIVITIES, SITES, RESULTS = 500, 40_000, 100_000, 1_000_000
KINDS = ("Shelter", "Legal aid", "Life skills", "Outreach", "School", "Health", "Return", "Training")
GROUPS = ("Children", "Young women", "Workers", "Families")
TODAY = date(2026, 11, 25)


def _put(rows: Sequence[Any], model: Any) -> list[Any]:
    return list(model.objects.bulk_create(rows, batch_size=2_000))


def _place(name: str, level: str, parent: Place | None) -> Place:
    found = Place(names={"en": name}, sort_name=sort_key(name), level=level, country="THA")
    found.settle(parent)
    return found


def places() -> list[list[Place]]:
    """Make a country with its provinces, districts and sub-districts; give them level by level."""
    country = _place("Country", "country", None)
    provinces = [_place(f"Province {number:02}", "province", country) for number in range(PROVINCES)]
    districts = [
        _place(f"District {number:02} of {parent}", "district", parent)
        for parent, number in product(provinces, range(DISTRICTS))
    ]
    below = [
        _place(f"Sub-district {number:04}", "sub-district", districts[number % len(districts)])
        for number in range(SUB_DISTRICTS)
    ]
    levels = [[country], provinces, districts, below]
    for level in levels:
        _put(level, Place)
    return levels


def _organisations(network: Network) -> list[Any]:
    names = [f"Organisation {number:03}" for number in range(ORGANISATIONS)]
    return _put(
        [
            Organisation(network=network, names={"en": name}, sort_name=sort_key(name), folded=fold(name))
            for name in names
        ],
        Organisation,
    )


def _activities(network: Network, kinds: Sequence[Any], drawn: random.Random) -> list[Any]:
    led = _organisations(network)
    statuses = [Status.ACTIVE] * 7 + [Status.PLANNED, Status.ENDED, Status.PAUSED]
    audiences = [Audience.NETWORK] * 8 + [Audience.PUBLIC, Audience.INVOLVED]

    def one(number: int) -> Activity:
        since = TODAY - timedelta(days=drawn.randrange(600))
        return Activity(
            network=network,
            number=number + 1,
            title=f"Activity {number}",
            kind=drawn.choice(kinds),
            organisation=drawn.choice(led),
            since=since,
            until=since + timedelta(days=drawn.randrange(200, 1200)),
            status=drawn.choice(statuses),
            audience=drawn.choice(audiences),
        )

    return _put([one(number) for number in range(ACTIVITIES)], Activity)


def _sites(made: Sequence[Any], where: Sequence[Place], groups: Sequence[Any]) -> list[Any]:
    """Make sites, each with the totals of ten months."""
    drawn = random.Random(18)  # noqa: S311  the same rows each time, no secret
    found: dict[tuple[int, str], Site] = {}
    while len(found) < SITES:
        number = drawn.randrange(len(made))
        people = drawn.randrange(5, 200)
        site = Site(
            network=made[number].network,
            activity=made[number],
            place=drawn.choice(where),
            group=drawn.choice([None, *groups]),
            people_least=people,
            people_most=people * 10,
            contacts=people * 30,
            services=people * 2,
            reported_until="2026-10",
        )
        site.settle()
        found[number, site.key] = site
    return _put(list(found.values()), Site)


def _results(sites: Sequence[Any]) -> None:
    periods = [f"2026-{month:02}" for month in range(1, 1 + RESULTS // SITES)]
    for start in range(0, len(sites), 5_000):
        _put(
            [
                Result(site=site, period=period, people=10, contacts=30, services=2)
                for site in sites[start : start + 5_000]
                for period in periods
            ],
            Result,
        )


def _words(model: type[Kind] | type[Group], network: Network, names: Sequence[str]) -> list[Any]:
    return _put(
        [model(network=network, names={"en": name}, position=at) for at, name in enumerate(names)], model
    )


def fill(network: Network, *, results: bool = True) -> list[list[Place]]:
    """Make it all; give the places level by level."""
    drawn = random.Random(17)  # noqa: S311  the same rows each time, no secret
    gc.disable()
    levels = places()
    kinds, groups = _words(Kind, network, KINDS), _words(Group, network, GROUPS)
    made = _activities(network, kinds, drawn)
    where = [*levels[3]] * 4 + levels[2] * 3 + levels[1]
    sites = _sites(made, where, groups)
    needs = [
        Need(network=network, place=place, group=group, people=drawn.randrange(50, 4_000))
        for place, group in product(levels[2], groups)
    ]
    for need in needs:
        need.settle()
    _put(needs, Need)
    if results:
        _results(sites)
    gc.enable()
    return levels
