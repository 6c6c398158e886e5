"""What a device may keep, and for whom."""

from django.test import Client

from tests.decisions.deciding import row
from tests.decisions.secret import secret_ballot
from tests.people import North


def test_each_page_says_whose_it_is(north: North, client: Client) -> None:
    assert client.get("/")["Trellis-Reader"] == "nobody"
    client.force_login(north.nok)
    assert client.get("/n/north/")["Trellis-Reader"] == str(north.nok.pk)
    assert "Trellis-Reader" not in client.get("/healthz").headers


def test_some_pages_are_kept_by_nobody(north: North, client: Client) -> None:
    client.force_login(north.malee)
    phone_number = f"/n/north/people/{north.aree.pk}"
    for address in ("/account/sessions/", "/me/", "/n/north/receipt", phone_number):
        assert "no-store" in client.get(address)["Cache-Control"], address
    for address in ("/n/north/", "/n/north/members", "/"):
        assert "Cache-Control" not in client.get(address).headers, address


def test_a_secret_paper_may_neither_be_kept_nor_wait(north: North, client: Client) -> None:
    ballot = secret_ballot(north, {"method": "consent"})
    client.force_login(north.nok)
    paper = client.get(f"/n/north/listed/{row(ballot, north.centre).pk}/paper")
    assert "no-store" in paper["Cache-Control"]
    assert 'name="sending"' not in paper.content.decode()


def test_the_line_names_the_reader_and_gives_a_token(north: North, client: Client) -> None:
    assert client.get("/device/line").json()["reader"] == "nobody"
    client.force_login(north.nok)
    line = client.get("/device/line")
    assert line.json()["reader"] == str(north.nok.pk)
    assert len(line.json()["token"]) > 40
    assert "no-store" in line["Cache-Control"]


def test_the_worker_comes_from_the_root_and_is_asked_for_anew(client: Client) -> None:
    worker = client.get("/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert worker["Cache-Control"] == "no-cache"
    assert '"device": "/device"' in worker.content.decode()
    assert "worker-src 'self'" in worker["Content-Security-Policy"]


def test_only_who_has_signed_in_has_a_device(north: North, client: Client) -> None:
    assert client.get("/device").status_code == 302
    assert "offline/device.js" not in client.get("/").content.decode()
    client.force_login(north.nok)
    assert "Pages that you can read" in client.get("/device").content.decode()
