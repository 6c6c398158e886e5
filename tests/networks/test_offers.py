"""Nobody is taken into a network unasked: a role from elsewhere waits until she agrees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.people import OPERATOR, North, South, by
from trellis.accounts.models import Person
from trellis.domain.problems import DATES_REVERSED, MUST_AGREE, Problem
from trellis.ledger.models import Line
from trellis.networks import actions
from trellis.networks.actions import seat
from trellis.networks.models import Assignment, Offer, Role
from trellis.networks.rules import sees_network


@pytest.fixture
def role(north: North, south: South) -> Role:
    """Give the north's role of observer; Malee takes part in the south too, so that she can reach Wipa."""
    seat(south.network.roles.get(key="observer"), north.malee)
    return north.network.roles.get(key="observer")


def signed_in(who: Person) -> Client:
    """Give a browser in which somebody has signed in."""
    client = Client()
    client.force_login(who)
    return client


def offered(north: North, south: South, role: Role) -> Offer:
    """Let Malee offer Wipa the role on the page."""
    given = {"role": str(role.pk), "person": "wipa@example.org"}
    said = signed_in(north.malee).post("/n/north/roles/holders/give", given, follow=True).content.decode()
    assert "Wipa Thongdee is asked" in said
    assert "Offered, and waiting for an answer" in said
    return Offer.objects.get(person=south.wipa)


def test_wipa_agrees_on_her_first_page(north: North, south: South, role: Role) -> None:
    offer, wipa = offered(north, south, role), signed_in(south.wipa)
    assert not sees_network.test(by(south.wipa), north.network)
    assert wipa.get("/n/north/").status_code == 404
    home = wipa.get("/").content.decode()
    assert "asks you to take a role: Observer" in home
    assert f"/offers/{offer.pk}" in home
    assert "Will you be Observer?" in wipa.get(f"/offers/{offer.pk}").content.decode()
    wipa.post(f"/offers/{offer.pk}/accept")
    assert Assignment.objects.filter(person=south.wipa, role=role, until=None).count() == 1
    assert wipa.get("/n/north/").status_code == 200
    assert "asks you to take a role" not in wipa.get("/").content.decode()
    assert wipa.post(f"/offers/{offer.pk}/accept").status_code == 404
    verbs = Line.objects.filter(chain=north.network.pk).values_list("verb", flat=True)
    assert {"role.offer", "role.accept"} <= set(verbs)


def test_wipa_declines_and_stays_outside(north: North, south: South, role: Role) -> None:
    offer, wipa = offered(north, south, role), signed_in(south.wipa)
    assert "You have declined" in wipa.post(f"/offers/{offer.pk}/refuse", follow=True).content.decode()
    assert not Offer.objects.exists()
    assert wipa.get("/n/north/").status_code == 404
    assert Line.objects.get(verb="role.refuse").detail == {"person": str(south.wipa.pk), "role": str(role.pk)}


def test_only_she_answers_and_only_malee_takes_it_back(north: North, south: South, role: Role) -> None:
    offer = offered(north, south, role)
    for who in (north.nok, north.malee):
        for deed in ("", "/accept", "/refuse"):
            client = signed_in(who)
            answer = client.post(f"/offers/{offer.pk}{deed}") if deed else client.get(f"/offers/{offer.pk}")
            assert answer.status_code == 404
    back = f"/n/north/roles/offers/{offer.pk}/withdraw"
    assert signed_in(north.nok).post(back).status_code == 403
    assert signed_in(south.wipa).post(back).status_code == 404
    assert "was taken back" in signed_in(north.malee).post(back, follow=True).content.decode()
    assert signed_in(south.wipa).get(f"/offers/{offer.pk}").status_code == 404


def test_a_role_given_without_asking_is_refused(north: North, south: South, role: Role) -> None:
    with pytest.raises(Problem) as caught:
        actions.assign_role(actor=by(north.malee), role=role, person=south.wipa)
    assert caught.value.kind == MUST_AGREE
    assert actions.assign_role(actor=OPERATOR, role=role, person=south.wipa)


def test_an_offer_that_is_over_begins_nothing(north: North, south: South, role: Role) -> None:
    offer, yesterday = offered(north, south, role), timezone.localdate() - timedelta(days=1)
    for deed in (
        lambda: actions.offer_role(actor=by(north.malee), role=role, person=south.wipa, until=yesterday),
        lambda: actions.accept_role(actor=by(south.wipa), offer=offer),
    ):
        Offer.objects.update(until=yesterday)
        offer.refresh_from_db()
        with pytest.raises(Problem) as caught:
            deed()
        assert caught.value.kind == DATES_REVERSED
