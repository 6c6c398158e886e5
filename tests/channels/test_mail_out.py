"""Mail that goes out: through a real server, readable as plain text, and never more than it should be."""

from email.message import EmailMessage
from typing import Any

import pytest

from tests.asks.asking import asked_all, in_days, of_centre
from tests.channels.mailing import SETUP, letter_of, mail_server, message_to
from tests.people import North
from trellis.accounts.models import Person
from trellis.asks.models import Asked
from trellis.channels.carriers import HandingFailed
from trellis.channels.letters import Enclosure, Letter
from trellis.channels.mail import server
from trellis.channels.mail.addresses import For, address, ours
from trellis.channels.mail.carrying import MailCarrier
from trellis.channels.mail.server import server_of
from trellis.channels.mail.writing import written
from trellis.channels.models import Message
from trellis.domain.asking import Bounds, Choice, Shape
from trellis.domain.mailmarks import RULE
from trellis.domain.mailreply import reply_of

CALENDAR = Enclosure(
    name="meeting.ics", content_type="text/calendar; method=REQUEST", content="BEGIN:VCALENDAR ประชุม".encode()
)


@pytest.fixture(autouse=True)
def _mail_is_set_up(settings: Any) -> None:
    for name, value in SETUP.items():
        setattr(settings, name, value)


def plain(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def html(mail: EmailMessage) -> str:
    part = mail.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def test_a_mail_reaches_a_real_server_over_one_connection(north: North, settings: Any) -> None:
    asked = of_centre(asked_all(north), north)
    messages = [message_to(north.network, north.nok, asked) for _ in range(3)]
    with mail_server() as (sink, url):
        settings.MAIL_URL = url
        ids = [MailCarrier().hand_over(each, letter_of(each, thread=str(asked.ask_id))) for each in messages]
        again = MailCarrier().hand_over(messages[0], letter_of(messages[0]))
        server.close()
    assert sink.connections == 1
    envelope, mail = sink.mails[0]
    assert ids[0] == again == mail["Message-ID"] == f"<{messages[0].handed_as}@mail.example.net>"
    assert ours(envelope) == ours(address(For.NOTICE, messages[0].pk))
    assert mail["To"] == "nok@example.org"
    assert mail["References"] == sink.mails[1][1]["References"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    reply_to = ours(str(mail["Reply-To"]))
    assert reply_to is not None
    assert (reply_to.is_for, reply_to.message) == (For.REPLY, messages[0].pk)


def test_the_plain_text_says_all_and_how_to_answer(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    said = plain(written(*_letter(north, asked), "nok@example.org"))
    for words in (
        f"{asked.code} Yes",
        f"{asked.code} No",
        "The van",
        "Do you need the van?",
        "Travel money",
        "All hours are Thailand Time.",
        RULE,
    ):
        assert words in said
    assert "For Children's Centre" in said
    assert "&#" not in said
    assert reply_of("yes\n\n" + said) == "yes"
    thai = plain(written(*_letter(north, asked, "th"), "nok@example.org"))
    assert f"{asked.code} ใช่" in thai
    assert "Reply" not in thai


def _letter(north: North, asked: Asked, language: str = "en", **more: object) -> tuple[Message, Letter]:
    message = message_to(north.network, north.nok, asked)
    return message, letter_of(message, language, **more)


@pytest.mark.parametrize(
    ("shape", "says"),
    [
        (Shape(number=Bounds(None, None, {"en": "km"})), "12 km"),
        (Shape(wants_text=True), "in your own words"),
        (Shape(choices=(Choice("a", {"en": "A"}), Choice("b", {"en": "B"})), several=True), "that apply"),
        (
            Shape(choices=(Choice("a", {"en": "A"}), Choice("b", {"en": "B"})), number=Bounds(None, None)),
            "with a number",
        ),
    ],
)
def test_each_shape_tells_what_to_write(north: North, shape: Shape, says: str) -> None:
    asked = of_centre(asked_all(north, shape=shape, until=in_days(3)), north)
    mail = written(*_letter(north, asked), "nok@example.org")
    assert says in plain(mail)
    assert says in html(mail)


def test_html_fetches_nothing_and_looks_like_the_network(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    mail = written(*_letter(north, asked, "th", logo=b"\x89PNG", accent="#aa0000"), "nok@example.org")
    page = html(mail)
    assert 'lang="th"' in page
    assert "cid:logo" in page
    assert "เวลาไทย" in page
    assert 'src="http' not in page
    assert "<script" not in page
    assert "?a=yes" in page
    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"]


def test_a_date_stands_in_the_mail_and_beside_it(north: North) -> None:
    mail = written(
        *_letter(north, of_centre(asked_all(north), north), enclosures=(CALENDAR,)), "nok@example.org"
    )
    kinds = [(part.get_content_type(), part.get_content_disposition()) for part in mail.walk()]
    assert kinds[1:] == [
        ("multipart/alternative", None),
        ("text/plain", None),
        ("text/html", None),
        ("text/calendar", None),
        ("text/calendar", "attachment"),
    ]
    inline = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    assert inline.get_param("method") == "REQUEST"
    assert "ประชุม" in inline.get_payload(decode=True).decode()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name",
    [
        "A\r\nBcc: all@example.org",
        "ก" * 300,
        "שלום " * 20,
        "\U0001f600\U00020000 “x” <y@z>, a",
        '"; DROP',
        "\u202eabc\x00",
    ],
)
def test_no_name_breaks_the_head(north: North, name: str) -> None:
    letter = _letter(north, of_centre(asked_all(north), north), network=name, subject=name, greeting=name)
    mail = written(*letter, "nok@example.org")
    raw = mail.as_bytes()
    head = raw.partition(b"\r\n\r\n")[0]
    assert b"\nBcc:" not in head
    assert max(map(len, head.split(b"\r\n"))) < 300
    assert head.count(b"\r\nFrom: ") + head.startswith(b"From: ") == 1
    assert mail["From"].addresses[0].addr_spec == "ask@mail.example.net"


@pytest.mark.parametrize(
    ("email", "fault", "for_good"),
    [
        ("gone@example.org", "smtp 550", True),
        ("later@example.org", "smtp 451", False),
        ("", "no address", True),
        ("นก@example.org", "address", True),
        ("a b@example.org", "address", True),
    ],
)
def test_what_a_server_refuses_is_told_by_its_code(
    north: North,
    settings: Any,
    email: str,
    fault: str,
    for_good: bool,  # noqa: FBT001  a table's column
) -> None:
    Person.objects.filter(pk=north.nok.pk).update(email=email)
    north.nok.refresh_from_db()
    message = message_to(north.network, north.nok)
    with mail_server() as (sink, url):
        settings.MAIL_URL = url
        with pytest.raises(HandingFailed) as failed:
            MailCarrier().hand_over(message, letter_of(message))
    assert (failed.value.fault, failed.value.for_good) == (fault, for_good)
    assert not sink.mails


def test_a_server_that_is_away_is_tried_again(north: North, settings: Any) -> None:
    message = message_to(north.network, north.nok)
    assert not MailCarrier().is_ready()
    with pytest.raises(HandingFailed) as failed:
        MailCarrier().hand_over(message, letter_of(message))
    assert not failed.value.for_good
    settings.MAIL_URL = "smtp://127.0.0.1:1"
    with pytest.raises(HandingFailed) as failed:
        MailCarrier().hand_over(message, letter_of(message))
    assert (failed.value.fault, failed.value.for_good) == ("ConnectionRefusedError", False)


def test_an_address_of_a_server_is_read() -> None:
    found = server_of("smtp://nok%40x:p%3Aw@mx.example.org?tls=1")
    assert (found.user, found.password, found.port, found.is_tls) == ("nok@x", "p:w", 587, True)
    assert (server_of("smtps://h").port, server_of("smtp://h").port) == (465, 25)


def test_only_addresses_that_we_made_are_ours(north: North) -> None:
    message = message_to(north.network, north.nok)
    made = address(For.REPLY, message.pk)
    assert ours(made.upper()) == ours(f"<{made}>")
    assert len(made.partition("@")[0]) <= 64
    local, domain = made.split("@")
    twisted = local[:-1] + ("a" if local[-1] != "a" else "b")
    for written_ in (
        f"{twisted}@{domain}",
        f"{local}@elsewhere.org",
        made.replace("ask+", "back+"),
        "back@" + domain,
        "x",
        "ask+@" + domain,
        "ask+ก@" + domain,
    ):
        assert ours(written_) is None
    plain_one = ours("Ask@mail.example.net")
    assert plain_one is not None
    assert plain_one.message is None
