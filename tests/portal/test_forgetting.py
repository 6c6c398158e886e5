"""What is kept to be taken back or answered goes in time; what it brought in, and the record, stay."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.members.test_import import brought, chosen, organisation
from tests.members.test_memberships import ask
from tests.people import North, by
from trellis.domain.problems import IMPORT_FORGOTTEN, Problem
from trellis.imports.models import Batch, Effect, State
from trellis.ledger import queries as ledger
from trellis.ledger.models import Line
from trellis.members import actions
from trellis.members.importing.actions import undo_import
from trellis.members.models import Membership

LATER = timedelta(days=181)


def forget(*options: str) -> str:
    """Run the command; give what it says."""
    out = StringIO()
    call_command("forget", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def kept(north: North) -> Batch:
    """Give a list that was brought in, beside one that never was and a request that was declined."""
    batch = brought(north.network, "Name\nNew Dawn\n")
    chosen(north.network, "Name\nNever in\n")
    actions.decline(actor=by(north.malee), membership=ask(north), reason="Not yet")
    return batch


def test_what_is_old_is_forgotten_and_what_it_brought_in_stays(
    kept: Batch, north: North, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    files = [Path(each.file.path) for each in Batch.objects.all()]
    with time_machine.travel(timezone.now() + LATER), django_capture_on_commit_callbacks(execute=True):
        assert forget() == ("north: forgot 1 lists, the undoing of 1 others, 1 contacts.\n")
        assert forget() == "Nothing is old enough to be forgotten.\n"
    assert not [file for file in files if file.exists()]
    assert not Effect.objects.exists()
    assert Batch.objects.get(file_name="list.csv", state=State.DROPPED).answers == {}
    assert Membership.objects.get(standing="declined").contact == {}
    assert organisation("New Dawn")
    line = Line.objects.get(verb="retention.forget")
    assert (line.author, line.channel, line.chain) == ("forgetting", "job", north.network.pk)
    assert {name: line.detail[name] for name in ("lists", "undo", "contacts")} == {
        "lists": 1,
        "undo": 1,
        "contacts": 1,
    }
    assert ledger.verify(north.network.pk).broken is None
    client.force_login(north.malee)
    assert "kept long enough" in client.get("/n/north/record").content.decode()


def test_a_list_whose_undoing_was_forgotten_says_so(kept: Batch, north: North, client: Client) -> None:
    with time_machine.travel(timezone.now() + LATER):
        forget()
    client.force_login(north.malee)
    at = f"/n/north/members/import/{kept.pk}"
    assert "Undo this list" not in client.get(at).content.decode()
    assert client.get(f"{at}/undo").status_code == 410
    with pytest.raises(Problem) as caught:
        undo_import(actor=by(north.malee), network=north.network, batch=kept)
    assert caught.value.kind == IMPORT_FORGOTTEN


def test_what_is_young_stays_and_a_dry_run_only_counts(kept: Batch) -> None:
    assert forget() == "Nothing is old enough to be forgotten.\n"
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert json.loads(forget("--days", "7", "--dry-run", "--json")) == {
            "north": {"lists": 1, "undo": 1, "contacts": 1}
        }
        assert "1 contacts would go" in forget("--days", "7", "--dry-run")
    assert Effect.objects.exists()
    assert not Line.objects.filter(verb="retention.forget").exists()


def test_a_request_declined_lately_keeps_its_contact(north: North) -> None:
    asked = ask(north)
    with time_machine.travel(timezone.now() + LATER):
        actions.decline(actor=by(north.malee), membership=asked, reason="Not yet")
        forget()
    asked.refresh_from_db()
    assert asked.contact["name"] == "Ploy"


@pytest.mark.parametrize("days", ["soon", "0", "-1", "1000000"])
def test_nonsense_is_no_number_of_days(db: None, days: str) -> None:
    with pytest.raises(CommandError, match="is no number of days"):
        forget(f"--days={days}")
