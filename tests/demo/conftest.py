"""The demo as it stands, built once for the stories of a file: building it takes longer than any of them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from trellis.demo import staging
from trellis.ledger import protection


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Build the six networks, and take them away behind the last story of a file."""
    with django_db_blocker.unblock():
        staging.set_up()
    yield
    with django_db_blocker.unblock(), protection.unlocked(connection):
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def demo(built: None, db: None) -> None:
    """Give the demo to one story, which leaves it as it was."""
