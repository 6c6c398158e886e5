"""What nobody's rule could read waits for a coordinator, who answers for her or puts it away."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.asks.asking import asked_all, of_centre
from tests.conftest import QueryLimit
from tests.people import North, South
from trellis.accounts.models import Person
from trellis.channels.models import Inbound, Understood, Way
from trellis.ledger.models import Line


def came(north: North, number: int = 1, understood: Understood = Understood.UNCLEAR) -> Inbound:
    return Inbound.objects.create(
        way=Way.MAIL,
        source=str(number),
        sender="nok@example.org",
        person=north.nok,
        network=north.network,
        said=f"perhaps <b>{number}</b>",
        understood=understood,
        why={"says": "Nothing was written above the mail that it answers.", "with": {}},
    )


def browser(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


def test_a_coordinator_reads_it_answers_for_her_and_puts_it_away(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    unclear = came(north)
    came(north, 2, Understood.ANSWER)
    malee = browser(north.malee)
    assert "/n/north/inbound" in malee.get("/").content.decode()
    assert "/n/north/inbound" in malee.get("/n/north/asks").content.decode()
    page = malee.get("/n/north/inbound").content.decode()
    assert "perhaps &lt;b&gt;1" in page
    assert "perhaps &lt;b&gt;2" not in page
    assert f"/n/north/inbound/{unclear.pk}/answer/{asked.pk}" in page
    for _click in range(2):
        assert malee.post(f"/n/north/inbound/{unclear.pk}/settle").status_code == 302
    unclear.refresh_from_db()
    assert (unclear.understood, unclear.settled_by) == (Understood.SETTLED, north.malee)
    assert Line.objects.filter(verb="inbound.settle").count() >= 1
    assert "perhaps &lt;b&gt;1" not in malee.get("/n/north/inbound").content.decode()
    assert "perhaps &lt;b&gt;1" in malee.get("/n/north/inbound?show=all").content.decode()


def test_an_answer_entered_from_a_message_says_in_which_it_came(north: North, south: South) -> None:
    asked, unclear = of_centre(asked_all(north), north), came(north)
    malee, address = browser(north.malee), f"/n/north/inbound/{unclear.pk}/answer/{asked.pk}"
    assert "She wrote: “perhaps &lt;b&gt;1" in malee.get(address).content.decode()
    assert malee.post(address, {"text": "both?"}).status_code == 400
    for choice in ("yes", "yes", "no", "no"):
        assert malee.post(address, {"choice": choice}).status_code == 302
    yes, no = asked.answers.order_by("pk")
    assert (yes.source, yes.said, yes.channel, yes.entered_by) == (
        unclear.pk,
        unclear.said,
        "mail",
        north.malee,
    )
    assert (yes.standing, no.standing) == ("replaced", "current")
    unclear.refresh_from_db()
    assert (unclear.understood, unclear.answer) == (Understood.ANSWER, no)
    back = f"/n/north/inbound?message={unclear.pk}"
    assert back in malee.get(f"/n/north/mine/{asked.pk}/all").content.decode()
    assert f"/n/north/mine/{asked.pk}/all" in malee.get(back).content.decode()
    assert browser(north.nok).get(address).status_code == 404
    assert browser(south.wipa).post(address, {"choice": "yes"}).status_code == 404


def test_nobody_else_sees_it(north: North, south: South) -> None:
    unclear = came(north)
    for who in (north.nok, north.aree, south.wipa):
        assert browser(who).get("/n/north/inbound").status_code == 404
        assert browser(who).post(f"/n/north/inbound/{unclear.pk}/settle").status_code == 404
    assert browser(south.wipa).post(f"/n/south/inbound/{unclear.pk}/settle").status_code == 404
    unclear.refresh_from_db()
    assert unclear.understood == Understood.UNCLEAR


def test_a_long_list_is_read_page_by_page(north: North, assert_queries: QueryLimit) -> None:
    for number in range(40):
        row = came(north, number)
        Inbound.objects.filter(pk=row.pk).update(came_at=timezone.now() - timedelta(minutes=number))
    malee = browser(north.malee)
    with assert_queries(at_most=16):
        page = malee.get("/n/north/inbound").content.decode()
    assert page.count("perhaps") == 30
    address = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert malee.get(f"/n/north/inbound{address}").content.decode().count("perhaps") == 10


def test_whoever_looks_after_the_machine_hears_that_mail_is_missing(north: North, settings: Any) -> None:
    Person.objects.filter(pk=north.preecha.pk).update(is_steward=True)
    north.preecha.refresh_from_db()
    assert "TRELLIS_MAIL_URL" not in browser(north.preecha).get("/").content.decode()
    asked_all(north)
    assert "TRELLIS_MAIL_URL" in browser(north.preecha).get("/").content.decode()
    assert "TRELLIS_MAIL_URL" not in browser(north.malee).get("/").content.decode()
    settings.MAIL_URL, settings.MAIL_FROM = "smtp://127.0.0.1", "ask@mail.example.net"
    assert "TRELLIS_MAIL_URL" not in browser(north.preecha).get("/").content.decode()


def test_whoever_looks_after_the_machine_reads_what_came_to_no_network(
    north: North, south: South, assert_queries: QueryLimit
) -> None:
    """Strangers, and mails that nobody can trust: no coordinator sees them, and nobody else may."""
    Person.objects.filter(pk=north.preecha.pk).update(is_steward=True)
    stray = [came(north, number, Understood.STRANGER) for number in range(32)][-1]
    Inbound.objects.update(network=None, person=None, sender="66899999999")
    came(north, 99)
    steward = browser(Person.objects.get(pk=north.preecha.pk))
    assert "Messages that came to no network: 32" in steward.get("/").content.decode()
    with assert_queries(at_most=6):
        page = steward.get("/strays").content.decode()
    assert (page.count("66899999999"), page.count("perhaps"), "nok@" in page) == (30, 30, False)
    for who in (north.malee, south.wipa):
        assert browser(who).get("/strays").status_code == 404
        assert browser(who).post(f"/strays/{stray.pk}/forget").status_code == 404
    assert Client().post(f"/strays/{stray.pk}/settle").status_code == 404
    stray.refresh_from_db()
    assert stray.understood == Understood.STRANGER
    for deed in ("settle", "settle", "forget", "forget"):
        assert steward.post(f"/strays/{stray.pk}/{deed}").status_code == 302
    stray.refresh_from_db()
    assert (stray.understood, stray.said, stray.sender, stray.why) == (Understood.SETTLED, "", "", {})
    ours = Inbound.objects.get(source="99")
    assert steward.post(f"/strays/{ours.pk}/settle").status_code == 404
    lines = Line.objects.filter(verb="stray.forget")
    assert "66899999999" not in str(lines.values())
