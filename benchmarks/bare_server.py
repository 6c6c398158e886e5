"""Fills the bare page's tables and answers the measuring process, a line for each request."""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bare.settings"
django.setup()

from bare.models import TYPES, Contact, Group, Organisation  # noqa: E402  models exist once Django is set up
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.test import Client  # noqa: E402
from wsgi_client import answer_lines  # noqa: E402


def build(count: int) -> None:
    """Make the tables and fill them: 3 contacts for each organisation."""
    call_command("migrate", verbosity=0, run_syncdb=True)
    groups = [Group.objects.create(name=name) for name in ("Government", "NGOs", "UN")]
    Organisation.objects.bulk_create(
        Organisation(
            name=f"Organisation {number:06}",
            type=TYPES[number % 3][0],
            group=groups[number % 3],
            joined="2026-01-01",
        )
        for number in range(count)
    )
    Contact.objects.bulk_create(
        Contact(organisation_id=number % count + 1, name=f"Person {number}", role="head")
        for number in range(count * 3)
    )


def cookies() -> dict[str, str]:
    """Sign somebody in and give her cookies."""
    user, _ = User.objects.get_or_create(username="malee")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    client.get("/1/")
    return {name: morsel.value for name, morsel in client.cookies.items()}


build(int(sys.argv[1]))
answer_lines(get_wsgi_application(), cookies())
