"""Two who change the same thing: the second is told, sees what stands, and keeps what she typed."""

from typing import Any

import pytest
from django.test import Client

from tests.governance.test_bodies import body
from tests.governance.test_delegation import give
from tests.governance.test_memoranda import draft
from tests.pages import Form, forms_on
from tests.people import OPERATOR, North, by
from trellis.networks import actions as networks
from trellis.networks.models import Assignment
from trellis.places import actions as places

Words = dict[str, Any]
# What is opened by both, what each writes there, and what of the second's must still stand on the page.
FORMS: dict[str, tuple[Words, Words, str]] = {
    "/n/north/settings/describe": ({"acronym": "N1"}, {"acronym": "N2"}, 'value="N2"'),
    "/n/north/settings/status": ({"reason": "We met."}, {"reason": "We ended."}, "We ended."),
    "/n/north/settings/publish": ({"sections": ["units"]}, {"sections": ["join"]}, 'value="join" checked'),
    "/n/north/type/change": ({"scope": "province"}, {"scope": "country"}, 'value="country"'),
    "/n/north/settings/brand?accent=%23ffee00": ({}, {"accent": "#123456"}, 'value="#123456"'),
    "/me/change": ({"phone": "+66 1"}, {"phone": "+66 2"}, 'value="+66 2"'),
    "/people/{aree}/change": ({"name": "Aree K."}, {"name": "A. Kamdee"}, 'value="A. Kamdee"'),
    "/n/north/roles/{role}/change": ({"name_en": "Lead"}, {"name_en": "Head"}, 'value="Head"'),
    "/n/north/roles/holders/{held}/end": (
        {"when": "day", "until": "2027-01-31"},
        {"when": "day", "until": "2027-02-28"},
        'value="2027-02-28"',
    ),
    "/n/north/units/{unit}/change": ({"name_en": "Centre"}, {"name_en": "Middle"}, 'value="Middle"'),
    "/n/north/units/{unit}/move": ({"parent": "the top"}, {"parent": ""}, "selected"),
    "/n/north/members/{centre}/change": ({"acronym": "C1"}, {"acronym": "C2"}, 'value="C2"'),
    "/n/north/memberships/{membership}/change": ({"brings": "A van"}, {"brings": "A bus"}, "A bus"),
    "/n/north/memberships/{membership}/describe": ({"brings": "A van"}, {"brings": "A bus"}, "A bus"),
    "/n/north/constituencies/{ngos}/change": ({"name_en": "NGO"}, {"name_en": "Civil"}, 'value="Civil"'),
    "/n/north/bodies/{body}/change": ({"name_en": "Board"}, {"name_en": "Council"}, 'value="Council"'),
    "/n/north/delegations/{task}/change": ({"task": "Write it"}, {"task": "Print it"}, "Print it"),
    "/n/north/memoranda/{paper}/change": ({"name_en": "Beds"}, {"name_en": "Rooms"}, 'value="Rooms"'),
    "/places/{place}/names": ({"name_en": "Ban Mai"}, {"name_en": "Ban Kao"}, 'value="Ban Kao"'),
}


@pytest.fixture
def things(north: North) -> dict[str, object]:
    """Give the ids that the addresses need; Malee keeps the machine too."""
    north.malee.is_steward = True
    north.malee.save(update_fields=["is_steward"])
    top, unit = (
        networks.add_unit(actor=by(north.malee), network=north.network, names={"en": name})
        for name in ("Top", "Old centre")
    )
    place = places.add_place(actor=OPERATOR, names={"en": "Ban"}, level="village")
    return {
        "aree": north.aree.pk,
        "role": north.network.roles.get(key="chair").pk,
        "held": Assignment.objects.get(network=north.network, person=north.aree).pk,
        "top": top.pk,
        "unit": unit.pk,
        "centre": north.centre.pk,
        "membership": north.centre.memberships.get().pk,
        "ngos": north.ngos.pk,
        "place": place.pk,
        "body": body(north).pk,
        "task": give(north).pk,
        "paper": draft(north).pk,
    }


def form_of(address: str, page: bytes) -> Form:
    """Give the form of a page that goes to the page itself."""
    wanted = address.partition("?")[0]
    return next(f for f in forms_on(address, page.decode()) if f.action.partition("?")[0] == wanted)


@pytest.mark.parametrize("address", FORMS)
def test_the_second_writer_is_told_and_loses_nothing(
    north: North, client: Client, things: dict[str, object], address: str
) -> None:
    mine, theirs, kept = FORMS[address]
    page = address.format(**things)
    client.force_login(north.malee)
    opened = form_of(page, client.get(page).content)
    filled = mine | ({"parent": str(things["top"])} if "parent" in mine else {})
    assert client.post(opened.action, {**opened.sent, **filled}).status_code == 302
    answer = client.post(opened.action, {**opened.sent, **theirs})
    said = answer.content.decode()
    assert answer.status_code == 400
    assert "Somebody else changed this while you were writing" in said
    assert "Somebody else saved this meanwhile" in said
    assert kept in said
    again = form_of(page, answer.content)
    assert client.post(again.action, {**again.sent, **theirs}).status_code == 302
