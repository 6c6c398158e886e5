"""A question gives what its query would give, whatever the values and whoever asks."""

from threading import Thread

import pytest
from django.db import connection
from django.db.models import DateField, Q, SlugField, UUIDField
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.people import North, South
from trellis.access.question import Question
from trellis.members.models import Membership, Organisation
from trellis.networks.models import Network

NAMED = Question(lambda slug: Network.objects.filter(slug=slug), slug=SlugField())
MEMBERSHIPS = Question(
    lambda organisation, day: (
        Membership.objects.filter(Q(joined_on__lte=day), organisation=organisation)
        .select_related("organisation")
        .only("standing", "organisation__names")
        .order_by("-pk")
    ),
    organisation=UUIDField(),
    day=DateField(),
)
ACRONYMS = Question(
    lambda network: (
        Organisation.objects.filter(Q(pk=network) | Q(network=network))
        .exclude(acronym="")
        .values_list("acronym", flat=True)[:5]
    ),
    network=UUIDField(),
)


def test_a_question_is_answered_for_each_value(north: North, south: South) -> None:
    assert NAMED.ask(slug="north") == [north.network]
    assert NAMED.ask(slug="south") == [south.network]
    assert NAMED.ask(slug="' OR 1=1 --") == []
    assert NAMED.ask(slug="north")[0].names == north.network.names


def test_its_rows_come_with_what_the_query_reads_along(north: North) -> None:
    today = timezone.localdate()
    for each in (north.centre, north.office):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            (found,) = MEMBERSHIPS.ask(organisation=each.pk, day=today)
            assert found.organisation.names == each.names
        assert len(asked) == 1
        assert found.get_deferred_fields()
    assert MEMBERSHIPS.ask(organisation=north.centre.pk, day=today.replace(year=2000)) == []


def test_a_value_may_stand_twice_and_rows_may_be_plain(north: North, south: South) -> None:
    assert ACRONYMS.ask(network=north.network.pk) == ["CC"]
    assert ACRONYMS.ask(network=south.network.pk) == []
    assert ACRONYMS.ask(network=str(north.network.pk)) == ["CC"]


def test_what_changed_since_is_seen(north: North) -> None:
    assert NAMED.ask(slug="north")[0].acronym == "NN"
    Network.objects.update(acronym="N2")
    assert NAMED.ask(slug="north")[0].acronym == "N2"


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_by_its_own_connection() -> None:
    assert NAMED.ask(slug="north") == []
    Network.objects.create(slug="north", names={"en": "North"})
    found: list[Network] = []

    def ask() -> None:
        found.extend(NAMED.ask(slug="north"))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert [each.slug for each in found] == ["north"]
    assert [each.slug for each in NAMED.ask(slug="north")] == ["north"]
