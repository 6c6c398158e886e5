"""Fills a database of Trellis and answers the measuring process, a line for each request."""

import gc
import os
import sys
from datetime import date

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "trellis.config.settings"
django.setup()

from django.core.management import call_command  # noqa: E402  models exist once Django is set up
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.test import Client  # noqa: E402
from wsgi_client import answer_lines  # noqa: E402

from trellis.access.actor import Actor, Channel  # noqa: E402
from trellis.accounts.models import Person  # noqa: E402
from trellis.domain.text import fold, sort_key  # noqa: E402
from trellis.members.models import Constituency, Mandate, Membership, Organisation, Representative, Seat  # noqa: E402
from trellis.networks import actions  # noqa: E402
from trellis.networks.models import Network  # noqa: E402
from trellis.search import entries  # noqa: E402

SINCE = date(2026, 1, 1)
TYPES = ("ngo", "government", "un-agency")


def open_network() -> tuple[Network, Person]:
    """Open the network that is measured, with its coordinator."""
    malee = Person.objects.create(name="Malee", sign_in_name="malee")
    actor = Actor(channel=Channel.WEB, person=malee)
    network = actions.open_network(actor=actor, opening=actions.Opening(slug="north", names={"en": "North"}))
    actions.publish(actor=actor, network=network, sections=["purpose", "members", "units"])
    return network, malee


def fill(network: Network, count: int) -> Organisation:
    """Make organisations with a membership and three people each; give one from the middle."""
    groups = [
        Constituency.objects.create(network=network, key=key, names={"en": key.upper()}, position=place)
        for place, key in enumerate(("go", "ngo", "un"))
    ]
    names = [f"Organisation {number:06}" for number in range(count)]
    made = Organisation.objects.bulk_create(
        (
            Organisation(
                network=network,
                names={"en": name},
                type=TYPES[number % 3],
                sort_name=sort_key(name),
                folded=fold(name),
            )
            for number, name in enumerate(names)
        ),
        batch_size=500,
    )
    Membership.objects.bulk_create(
        (
            Membership(network=network, organisation=each, constituency=groups[number % 3], joined_on=SINCE)
            for number, each in enumerate(made)
        ),
        batch_size=500,
    )
    represent(network, made)
    for start in range(0, count, 5000):
        entries.put(
            entries.Words(
                kind="organisation", object_id=each.pk, network=network.pk, texts=tuple(each.names.values())
            )
            for each in made[start : start + 5000]
        )
    return made[count // 2]


def represent(network: Network, organisations: list[Organisation]) -> None:
    """Give each organisation a head with a mandate, and two alternates."""
    seats = (Seat.HEAD, Seat.ALTERNATE, Seat.ALTERNATE)
    people = Person.objects.bulk_create(
        (
            Person(name=f"Person {number}", sign_in_name=f"person-{number}", is_invented=True)
            for number in range(len(organisations) * len(seats))
        ),
        batch_size=500,
    )
    found = Representative.objects.bulk_create(
        (
            Representative(
                network=network,
                organisation=organisations[number // 3],
                person=person,
                seat=seats[number % 3],
                since=SINCE,
            )
            for number, person in enumerate(people)
        ),
        batch_size=500,
    )
    Mandate.objects.bulk_create(
        (Mandate(network=network, representative=each, scope="discuss", since=SINCE) for each in found[::3]),
        batch_size=500,
    )


def cookies(person: Person) -> dict[str, str]:
    """Sign the coordinator in and give her cookies."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    client.get("/n/north/members")
    client.cookies.setdefault("csrftoken", "")
    return {name: morsel.value for name, morsel in client.cookies.items()}


call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
north, coordinator = open_network()
# Nothing is let go while rows are made: looking for what could be takes a fifth of the time.
gc.disable()
one = fill(north, int(sys.argv[1]))
gc.enable()
print(one.pk, flush=True)
answer_lines(get_wsgi_application(), cookies(coordinator))
