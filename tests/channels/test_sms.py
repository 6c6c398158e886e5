"""Text messages out through each gateway and back in, with what becomes of them."""

import hmac
import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.asks.asking import asked_all, of_aree
from tests.channels.smpp_server import SmppServer
from tests.people import North
from trellis.asks.models import Ask
from trellis.asks.showing import shown
from trellis.channels.carriers import CARRIERS, HandingFailed
from trellis.channels.letters import Item, Letter
from trellis.channels.models import Inbound, Message, Purpose, Reach, State, Understood, Way
from trellis.channels.planning import PLAN
from trellis.channels.sms import line, smpp
from trellis.channels.sms.arriving import Part, arrived
from trellis.channels.sms.gateway import proof_of
from trellis.channels.sms.rendering import text_of
from trellis.domain.smsparts import measure
from trellis.jobs.models import Job

AREE = "66810000002"
SECRET = "a gateway's secret"
HELLO = Letter(language="en", network="NN", subject="Hello", paragraphs=("The van leaves at six.",))


@pytest.fixture
def ask(north: North) -> Ask:
    """Let Aree have a telephone, and ask everybody about the van."""
    Reach.objects.create(person=north.aree, number=AREE)
    return asked_all(north)


@pytest.fixture(autouse=True)
def _secret(settings: Any) -> None:
    settings.SMS_SECRET = SECRET
    settings.SMS_NUMBER = "66210000000"


def message_to(person: Any, **more: Any) -> Message:
    now = timezone.now()
    return Message.objects.create(
        person=person,
        way=Way.SMS,
        purpose=Purpose.NEWS,
        due_at=now,
        handed_as=f"sms-{now.timestamp()}",
        **more,
    )


@contextmanager
def a_gateway(status: int = 202, says: str = "0: Accepted for delivery") -> Iterator[tuple[str, list[Any]]]:
    """Run a gateway that takes what is sent; give its address and what it took."""
    took: list[Any] = []

    class Takes(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            took.append((self.path, dict(self.headers), body))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(says.encode())

        do_POST = do_GET  # noqa: N815  the names that the library calls

        def log_message(self, *_args: Any) -> None:
            """Keep quiet."""

    server = HTTPServer(("127.0.0.1", 0), Takes)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", took
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("language", "most"), [("en", 1), ("th", 2)])
def test_a_question_is_short_and_says_how_to_answer(north: North, ask: Ask, language: str, most: int) -> None:
    seen = shown(of_aree(ask, north), language)
    said = text_of(Letter(language=language, network="NN", subject="", items=(Item(shown=seen),)))
    yes, no = ("YES", "NO") if language == "en" else ("ใช่", "ไม่")
    assert said.startswith(f"NN\n{seen.question}\n{seen.code} {yes} / {seen.code} {no} ")
    assert measure(said).parts <= most
    assert text_of(HELLO) == "The van leaves at six."


def test_the_webhook_gets_signed_json(north: North, settings: Any) -> None:
    Reach.objects.create(person=north.aree, number=AREE)
    with a_gateway() as (address, took):
        settings.SMS_URL = f"webhook+{address}/send?via=phone"
        message = message_to(north.aree)
        assert CARRIERS[Way.SMS].is_ready()
        assert CARRIERS[Way.SMS].hand_over(message, HELLO) == message.handed_as
    ((path, headers, body),) = took
    assert path == "/send?via=phone"
    assert json.loads(body) == {
        "id": message.handed_as,
        "from": "66210000000",
        "to": f"+{AREE}",
        "text": "The van leaves at six.",
    }
    assert headers["X-Trellis-Signature"] == f"sha256={hmac.new(SECRET.encode(), body, 'sha256').hexdigest()}"


@pytest.mark.parametrize(
    ("url", "status", "for_good"), [("kannel", 503, False), ("kannel", 400, True), ("webhook", 422, True)]
)
def test_a_gateway_that_takes_nothing_is_told_without_numbers(
    north: North, settings: Any, url: str, status: int, *, for_good: bool
) -> None:
    Reach.objects.create(person=north.aree, number=AREE)
    with a_gateway(status, f"no such number {AREE}") as (address, _took):
        settings.SMS_URL = f"{url}+{address}"
        with pytest.raises(HandingFailed) as failed:
            CARRIERS[Way.SMS].hand_over(message_to(north.aree), HELLO)
    assert (failed.value.fault, failed.value.for_good) == (f"{url} {status}", for_good)


def test_what_cannot_be_sent_says_why(north: North, settings: Any) -> None:
    settings.SMS_URL = ""
    assert not CARRIERS[Way.SMS].is_ready()
    for person, phone, fault in ((north.nok, "", "no number"), (north.nok, "081 000 0003", "not set up")):
        person.phone = phone
        with pytest.raises(HandingFailed, match=fault):
            CARRIERS[Way.SMS].hand_over(message_to(person), HELLO)
    settings.SMS_URL = "webhook+http://127.0.0.1:9"
    with pytest.raises(HandingFailed, match="gateway: ConnectionRefusedError"):
        CARRIERS[Way.SMS].hand_over(message_to(north.nok), HELLO)


def test_who_shows_no_secret_finds_nothing(client: Client, db: None, settings: Any) -> None:
    def statuses() -> set[int]:
        return {
            client.get("/sms/kannel", {"from": AREE, "text": "yes"}).status_code,
            client.get("/sms/kannel", {"key": "ไม่ใช่", "from": AREE, "text": "yes"}).status_code,
            client.get("/sms/kannel/report/x/y", {"state": "1"}).status_code,
            client.post("/sms/webhook", "{}", content_type="application/json").status_code,
            client.post("/sms/webhook/report", "{}", content_type="application/json").status_code,
        }

    assert statuses() == {404}
    settings.SMS_SECRET = ""
    assert statuses() == {404}
    assert client.get("/sms/kannel", {"key": ""}).status_code == 404
    assert not Inbound.objects.exists()


def test_kannel_brings_texts_by_get_and_by_post(client: Client, db: None) -> None:
    told = "key=a+gateway%27s+secret&id=7&from=%2B66810000002"
    for _time in range(2):
        client.get(f"/sms/kannel?{told}&text=%0e%43%0e%0a%0e%48&charset=UTF-16BE")
    first = Inbound.objects.get()
    assert (first.said, first.sender, first.source) == ("ใช่", AREE, "kannel:7")
    posted = client.generic(
        "POST",
        f"/sms/kannel?{told.replace('id=7', 'id=8')}",
        "ไม่".encode("utf-16-be"),
        content_type="text/plain; charset=UTF-16BE",
        headers={"X-Kannel-From": f"+{AREE}"},
    )
    assert (posted.status_code, posted.content) == (200, b"")
    assert Inbound.objects.get(source="kannel:8").said == "ไม่"


def report(client: Client, path: str, body: Any) -> int:
    sent = client.post(path, body, content_type="application/json", headers={"X-Trellis-Token": SECRET})
    return sent.status_code


def test_reports_are_noted_on_the_message(client: Client, north: North, ask: Ask) -> None:
    first, second = message_to(north.aree, state=State.SENT), message_to(north.aree, state=State.SENDING)
    first.asked.add(of_aree(ask, north))
    assert report(client, "/sms/webhook/report", {"id": first.handed_as, "state": "delivered"}) == 200
    address = f"/sms/kannel/report/{second.handed_as}/{proof_of(second.handed_as)}"
    assert client.get(address, {"state": "8"}).status_code == 200
    assert Message.objects.get(pk=second.pk).state == State.SENDING
    client.get(address, {"state": "16"})
    assert [Message.objects.get(pk=each.pk).state for each in (first, second)] == [
        State.DELIVERED,
        State.FAILED,
    ]
    assert of_aree(ask, north).reached_by == "sms"
    for told in ({"id": "nobody's", "state": "failed"}, {"id": first.handed_as, "state": ["x"]}, [], "{"):
        assert report(client, "/sms/webhook/report", told) == 400


def test_a_phone_that_is_off_fails_only_when_it_is_off_again_and_again(
    client: Client, north: North, ask: Ask
) -> None:
    def reports(*states: str) -> list[str]:
        for state in states:
            sent = message_to(north.aree, state=State.SENT)
            assert report(client, "/sms/webhook/report", {"id": sent.handed_as, "state": state}) == 200
        return list(Reach.objects.get(person=north.aree).failing)

    assert reports("expired", "expired", "delivered", "expired", "expired") == []
    assert Message.objects.filter(state=State.FAILED, fault="webhook expired").count() == 4
    assert reports("expired") == ["sms"]
    Reach.objects.update(failing=[], missed=0)
    assert reports("failed") == ["sms"]


def test_what_found_the_phone_off_goes_on_by_the_next_way(client: Client, north: North, ask: Ask) -> None:
    sent = message_to(north.aree, state=State.SENT)
    Message.objects.filter(pk=sent.pk).update(purpose=Purpose.ASKS)
    sent.asked.add(of_aree(ask, north))
    Job.objects.all().delete()
    for _time in range(2):
        address = f"/sms/kannel/report/{sent.handed_as}/{proof_of(sent.handed_as)}"
        client.get(address, {"state": "2"})
    assert Reach.objects.get(person=north.aree).missed == 1
    assert Message.objects.get(pk=sent.pk).state == State.FAILED
    assert Job.objects.filter(name=PLAN).count() == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"from": 1, "text": "x"}',
        b'{"from": " ", "text": "x"}',
        b'{"from": "1", "text": null}',
        b"null",
    ],
)
def test_strange_json_is_refused_and_breaks_nothing(client: Client, db: None, body: bytes) -> None:
    assert report(client, "/sms/webhook", body) == 400
    assert not Inbound.objects.exists()


def test_the_webhook_brings_texts_whole_or_in_parts(client: Client, db: None) -> None:
    assert report(client, "/sms/webhook", {"id": "1", "from": AREE, "text": "yes \ud800\x00"}) == 200
    assert Inbound.objects.get().said == "yes ?"
    part = {"reference": 3, "total": 2, "number": 2}
    report(client, "/sms/webhook", {"from": AREE, "text": " only two", "part": part})
    waits = Inbound.objects.get(understood=Understood.UNCLEAR)
    assert "Only some parts" in waits.why["says"]
    for _time in range(2):
        report(client, "/sms/webhook", {"from": AREE, "text": "yes but", "part": part | {"number": 1}})
    waits.refresh_from_db()
    assert (waits.said, waits.understood, Inbound.objects.count()) == ("yes but only two", Understood.NEW, 2)
    for strange in ({"reference": "x"}, [], {"reference": 1, "total": 2, "number": 9}):
        report(client, "/sms/webhook", {"from": AREE, "text": str(strange), "part": strange})
    assert Inbound.objects.filter(understood=Understood.NEW).count() == 5


def test_kannel_with_strange_parameters_breaks_nothing(client: Client, db: None) -> None:
    queries = ("from=x&text=%ff&charset=nonsense", "text=yes", "from=1&text=" + "x" * 50_000)
    told = [client.get(f"/sms/kannel?key=a+gateway%27s+secret&{query}").status_code for query in queries]
    assert told == [200, 400, 200]
    assert Inbound.objects.count() == 2


def test_texts_go_out_by_smpp_and_come_back(
    north: North, ask: Ask, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[tuple[str, str, Part | None]] = []
    receipts: list[dict[str, str]] = []
    monkeypatch.setattr(smpp, "arrived", lambda sender, said, part=None: taken.append((sender, said, part)))
    monkeypatch.setattr(smpp, "reported", lambda rows, _became, fault: receipts.append(rows | {"f": fault}))
    with SmppServer() as operator:
        settings.SMS_URL = f"smpp://us:secret@127.0.0.1:{operator.port}"
        long = Letter(language="th", network="NN", subject="", paragraphs=("รถตู้ออกหกโมงเช้า " * 8,))
        named = [CARRIERS[Way.SMS].hand_over(message_to(north.aree), each) for each in (HELLO, long)]
        assert named == ["m1", f"m{len(operator.took)}"]
        assert operator.took[0] == (AREE, 0, 0, b"The van leaves at six.")
        parts = operator.took[1:]
        assert {each[1:3] for each in parts} == {(8, 0x40)}
        assert "".join(each[3][6:].decode("utf-16-be") for each in parts).startswith("รถตู้ออกหกโมงเช้า")
        stop = Event()
        listener = Thread(target=smpp.listen, args=(stop,), daemon=True)
        listener.start()
        operator.deliver(b"yes", 0)
        operator.deliver("ใช่".encode("utf-16-be"), 8)
        operator.deliver(b"\x05\x00\x03\x07\x02\x01caf\xe9", 3, esm_class=0x40)
        operator.deliver(b"id:m1 sub:001 dlvrd:001 stat:DELIVRD err:000", 0, esm_class=4)
        operator.deliver(b"id:m2 stat:ENROUTE", 0, esm_class=4)
        operator.deliver(b"\x06\x08\x04\x01\x02\x02\x01\x1be", 0, esm_class=0x40)
        stop.set()
        operator.let_go()
        listener.join(5)
    assert not listener.is_alive()
    assert taken == [
        (AREE, "yes", None),
        (AREE, "ใช่", None),
        (AREE, "café", Part(7, 2, 1)),
        (AREE, "€", Part(0x102, 2, 1)),
    ]
    assert receipts == [{"carrier_id": "m1", "f": "smpp DELIVRD"}]


def test_one_line_carries_a_batch_is_bound_anew_when_it_breaks_and_rests(
    north: North, ask: Ask, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send() -> str:
        return CARRIERS[Way.SMS].hand_over(message_to(north.aree), HELLO)

    with SmppServer() as operator:
        settings.SMS_URL = f"smpp://us:secret@127.0.0.1:{operator.port}"
        assert [send(), send()] == ["m1", "m2"]
        operator.ask_if_there()
        assert (send(), len(operator.binds)) == ("m3", 1)
        operator.status = 0x0B
        with pytest.raises(HandingFailed, match="smpp 11"):
            send()
        operator.status = 0
        assert len(operator.binds) == 1
        operator.hang_up()
        assert (send(), len(operator.binds), len(operator.took)) == ("m5", 2, 5)
        monkeypatch.setattr(line, "KEPT_SECONDS", 0.05)
        send()
        until = time.monotonic() + 5
        while not operator.farewells and time.monotonic() < until:
            time.sleep(0.01)
        assert operator.farewells == 1
        assert (send(), len(operator.binds)) == ("m7", 3)


def test_an_operator_that_refuses_or_is_away_is_told(north: North, ask: Ask, settings: Any) -> None:
    with SmppServer(status=0x0B) as operator:
        settings.SMS_URL = f"smpp://us:secret@127.0.0.1:{operator.port}"
        with pytest.raises(HandingFailed, match="smpp 11") as refused:
            CARRIERS[Way.SMS].hand_over(message_to(north.aree), HELLO)
    assert refused.value.for_good
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.SMS_URL = f"smpp://us:secret@127.0.0.1:{nobody.getsockname()[1]}"
        with pytest.raises(HandingFailed, match="smpp: ConnectionError"):
            CARRIERS[Way.SMS].hand_over(message_to(north.aree), HELLO)


def test_a_part_that_never_comes_leaves_the_rest_to_be_seen(db: None) -> None:
    kept = arrived(AREE, "yes but", part=Part(9, 3, 1))
    assert (kept.said, kept.understood) == ("yes but", Understood.UNCLEAR)
