"""What two writers do at once, and what a form may not make of a network."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.people import North, by
from trellis.domain.problems import CHANGED_MEANWHILE, DATES_REVERSED, UNIT_TOO_DEEP, Problem
from trellis.networks import actions
from trellis.networks.actions.units import DEEPEST


def test_a_role_cant_end_before_it_begins(north: North) -> None:
    role, yesterday = north.network.roles.get(key="observer"), timezone.localdate() - timedelta(days=1)
    with pytest.raises(Problem) as caught:
        actions.assign_role(actor=by(north.malee), role=role, person=north.nok, until=yesterday)
    assert caught.value.kind == DATES_REVERSED


def test_the_second_who_changes_a_role_is_told(north: North) -> None:
    role = north.network.roles.get(key="observer")
    given = {"role": role, "names": {"en": "Watcher"}, "verbs": frozenset(), "version": role.version}
    actions.change_role(actor=by(north.malee), **given)
    with pytest.raises(Problem) as caught:
        actions.change_role(actor=by(north.malee), **given)
    assert caught.value.kind == CHANGED_MEANWHILE


def test_the_second_who_changes_a_unit_is_told(north: North, client: Client) -> None:
    unit = actions.add_unit(actor=by(north.malee), network=north.network, names={"en": "Mae Sai centre"})
    client.force_login(north.malee)
    page, given = f"/n/north/units/{unit.pk}/change", {"name_en": "Centre", "version": str(unit.version)}
    assert f'name="version" value="{unit.version}"' in client.get(page).content.decode()
    assert client.post(page, given).status_code == 302
    assert client.post(page, given | {"name_en": "Other"}).status_code == 400


def test_a_tree_has_a_bottom_and_a_strange_line_breaks_nothing(north: North, client: Client) -> None:
    unit = None
    for number in range(DEEPEST):
        given = {"names": {"en": f"Level {number}"}, "parent": unit}
        unit = actions.add_unit(actor=by(north.malee), network=north.network, **given)
    with pytest.raises(Problem) as caught:
        actions.add_unit(actor=by(north.malee), network=north.network, names={"en": "Too deep"}, parent=unit)
    assert caught.value.kind == UNIT_TOO_DEEP
    client.force_login(north.malee)
    assert client.post("/n/north/units/add", {"covers_" + "9" * 5000: "x"}).status_code == 400
