"""Sends 10,000 hostile requests and counts the answers by status: `hostile_urls.py [COUNT]`.

Addresses are made as in `tests/hostile.py` for every page of the demo, read and sent to, as the coordinator,
as somebody of another network, and as nobody. What the server couldn't answer (5xx) is printed, and the exit
code is then 1.
"""

import logging
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

COUNT = 10_000
SEED = 20_261_125
WORDS = (
    "q",
    "name",
    "name_en",
    "reason",
    "email",
    "text",
    "since",
    "until",
    "version",
    "file",
    "limit_amount",
)


def known() -> list[dict[str, str]]:
    """Give right values for the holes of addresses, for each kind of row: to get past the first question."""
    from django.apps import apps  # noqa: PLC0415  Django must be set up first
    from django.db.models import QuerySet  # noqa: PLC0415

    from trellis.access.rows import Row  # noqa: PLC0415
    from trellis.networks.models import Network  # noqa: PLC0415

    network = Network.objects.get(slug="thai-sub-committee")
    holes = {"slug": network.slug, "network": network.slug}
    found = []
    for model in apps.get_models():
        fields = {field.name for field in model._meta.get_fields()}
        rows: Any = QuerySet(model)
        if "network" in fields and issubclass(model, Row):
            rows = rows.filter(network=network.pk)
        one = rows.first() if issubclass(model, Row) else None
        if one is not None:
            found.append(holes | dict.fromkeys(("organisation", "member", "person", "pk"), str(one.pk)))
    return found


def clients() -> list[Any]:
    """Give who asks: a coordinator, somebody of another network, nobody."""
    from django.test import Client  # noqa: PLC0415  Django must be set up first

    from trellis.accounts.models import Person  # noqa: PLC0415

    found = [Client(SERVER_NAME="localhost", raise_request_exception=False) for _ in range(3)]
    for client, name in zip(found, ("malee", "bailin"), strict=False):
        client.force_login(Person.objects.get(sign_in_name=name))
    return found


def requests(count: int) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Give method, address and form; the same for the same seed."""
    from tests import hostile  # noqa: PLC0415  its addresses are read from Django's

    chance = random.Random(SEED)  # noqa: S311  for choosing, not for secrets
    right = known()
    made = [hostile.addresses(count, SEED + place, holes) for place, holes in enumerate(right)]
    for number in range(count):
        address = next(made[number % len(made)])
        if chance.random() < 0.6:
            yield "get", address, {}
        else:
            words = chance.sample(WORDS, 4)
            yield (
                "post",
                address,
                {word: chance.choice((*hostile.POISON, "\x00", "x" * 20_000)) for word in words},
            )


def send(count: int) -> int:
    """Send them all; print what came back."""
    asking, statuses, failures = clients(), Counter[int](), []
    start = time.perf_counter()
    for number, (method, address, form) in enumerate(requests(count)):
        client = asking[(0, 0, 1, 2)[number % 4]]
        status = getattr(client, method)(address, form).status_code
        statuses[status] += 1
        if status >= 500:
            failures.append(f"{status} {method} {address[:300]}")
        if "logout" in address:
            client.logout()
            asking = clients()
    spent = time.perf_counter() - start
    print(
        f"{count:,} requests in {spent:.0f} s: "
        + ", ".join(f"{key}: {size:,}" for key, size in sorted(statuses.items()))
    )
    print("\n".join(failures) or "no server error")
    return 1 if failures else 0


def main() -> int:
    """Build the demo in a home of its own, and send."""
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, str(Path(__file__).parent.parent))
        os.environ.update(TRELLIS_HOME=folder, DJANGO_SETTINGS_MODULE="trellis.config.settings")
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415  Django must be set up first

        call_command("demo", no_serve=True)
        logging.disable(logging.WARNING)
        return send(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)


if __name__ == "__main__":
    sys.exit(main())
