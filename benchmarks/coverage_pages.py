"""Fills a home with a country's common plan and signs its coordinator in."""

from datetime import date

from coverage_rows import TODAY, fill
from django.core.management import call_command
from django.test import Client

from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.networks import actions
from trellis.places.models import Place


def fill_home(*, results: bool) -> tuple[Client, list[list[Place]], date]:
    """Make the rows; give the coordinator's browser, the places level by level, and the day."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    malee = Person.objects.create(name="Malee", sign_in_name="malee")
    opening = actions.Opening(slug="north", names={"en": "North"})
    network = actions.open_network(actor=Actor(channel=Channel.WEB, person=malee), opening=opening)
    levels = fill(network, results=results)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(malee)
    client.get("/n/north/")
    return client, levels, TODAY
