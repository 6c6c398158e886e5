"""What a network says of itself, set page by page."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.pages import fill_in
from tests.people import North, by
from trellis.networks import actions, queries
from trellis.networks.models import Network


def now(north: North) -> Network:
    """Give the network as it stands."""
    return Network.objects.get(pk=north.network.pk)


def described(north: North, **changed: str) -> dict[str, str]:
    """Give what Malee sends from the page of names and purpose."""
    given = {"name_en": "Northern Network", "name_th": "เครือข่ายภาคเหนือ", "language": "en"}
    return {**given, "version": str(now(north).version), "purpose_en": "To protect.", **changed}


def test_malee_describes_the_network(north: North, client: Client) -> None:
    client.force_login(north.malee)
    assert client.post("/n/north/settings/describe", described(north)).status_code == 302
    assert now(north).names["en"] == "Northern Network"
    assert now(north).purpose == {"en": "To protect."}


def test_two_writers_at_once_see_each_other(north: North, client: Client) -> None:
    client.force_login(north.malee)
    mine = described(north, purpose_en="My long purpose.")
    client.post("/n/north/settings/describe", described(north, purpose_en="Theirs."))
    answer = client.post("/n/north/settings/describe", mine)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Somebody else changed this" in page
    assert "Theirs." in page
    assert "My long purpose." in page
    again = {**mine, "version": str(now(north).version)}
    assert client.post("/n/north/settings/describe", again).status_code == 302


def test_somchai_reads_why_he_may_not_and_cant_send(north: North, client: Client) -> None:
    client.force_login(north.somchai)
    page = client.get("/n/north/settings/describe").content.decode()
    assert "Why may I not do this?" in page
    assert '<form class="form"' not in page
    answer = client.post("/n/north/settings/describe", described(north))
    assert answer.status_code == 403
    assert "a role that you hold in this network allows it" in answer.content.decode()


def test_a_colour_is_looked_at_before_it_is_kept(north: North, client: Client) -> None:
    client.force_login(north.malee)
    page = client.get("/n/north/settings/brand?accent=%23ffee00").content.decode()
    assert "Too light to read on paper" in page
    assert "Keep this colour" in page
    assert now(north).accent != "#ffee00"
    fill_in(client, "/n/north/settings/brand?accent=%23ffee00", {})
    assert now(north).accent == "#ffee00"


def test_what_is_no_colour_is_said(north: North, client: Client) -> None:
    client.force_login(north.malee)
    assert client.post("/n/north/settings/brand", {"accent": "red"}).status_code == 400
    assert client.get("/n/north/settings/brand?accent=red").status_code == 200


def picture(kind: str = "PNG") -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGB", (50, 50)).save(buffer, kind)
    return SimpleUploadedFile("logo", buffer.getvalue())


def test_a_logo_comes_and_goes(north: North, client: Client) -> None:
    client.force_login(north.malee)
    fill_in(client, "/n/north/settings/brand", {"logo": picture("JPEG")}, to="/n/north/settings/brand/logo")
    assert now(north).logo
    client.post("/n/north/settings/brand/no-logo")
    assert not now(north).logo


def test_a_drawing_with_scripts_is_no_logo(north: North, client: Client) -> None:
    client.force_login(north.malee)
    drawing = SimpleUploadedFile("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    answer = fill_in(client, "/n/north/settings/brand", {"logo": drawing}, to="/n/north/settings/brand/logo")
    assert answer.status_code == 400
    assert "isn&#39;t a PNG or JPEG picture" in answer.content.decode()


def test_closing_needs_a_reason_and_can_be_taken_back(north: North, client: Client) -> None:
    client.force_login(north.somchai)
    assert fill_in(client, "/n/north/settings/status", {"status": "closed"}).status_code == 400
    fill_in(client, "/n/north/settings/status", {"status": "closed", "reason": "The project ended."})
    client.force_login(north.malee)
    assert "nothing can be changed" in client.get("/n/north/settings").content.decode()
    assert client.post("/n/north/settings/describe", described(north)).status_code == 403
    fill_in(client, "/n/north/settings/status", {"status": "active", "reason": "Members asked for it."})
    assert now(north).status == "active"


def test_nothing_is_public_until_it_is_ticked(north: North, client: Client) -> None:
    client.force_login(north.somchai)
    assert "Nobody outside sees anything now" in client.get("/n/north/settings/publish").content.decode()
    fill_in(client, "/n/north/settings/publish", {"sections": ["profile", "purpose"]})
    assert now(north).published == ["purpose", "profile"]
    assert [each.slug for each in queries.public_networks()] == ["north"]
    fill_in(client, "/n/north/settings/publish", {"sections": []})
    assert now(north).published == []


def test_the_type_is_answered_question_by_question(north: North, client: Client) -> None:
    client.force_login(north.malee)
    fill_in(client, "/n/north/type/change", {"scope": "province", "activities": ["prevention", "training"]})
    profile = {"scope": {"province"}, "activities": {"prevention", "training"}}
    assert queries.profile_of(now(north)) == profile
    assert "A province or city" in client.get("/n/north/type").content.decode()
    assert fill_in(client, "/n/north/type/change", {"scope": "the moon"}).status_code == 400


def test_an_open_form_changes_nothing(north: North, client: Client) -> None:
    before = now(north).version
    client.force_login(north.malee)
    for page in ("describe", "brand", "status", "publish"):
        client.get(f"/n/north/settings/{page}")
    assert now(north).version == before
    actions.publish(actor=by(north.malee), network=north.network, sections=[])
