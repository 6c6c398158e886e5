"""One story through a real Kannel and its fake operator: asked in Thai, delivered, answered, counted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test.testcases import LiveServerThread

from tests.asks.asking import asked_all, of_aree
from tests.channels.fakesmsc import PROGRAMS, a_kannel, until
from tests.people import North
from trellis.channels.models import Inbound, Message, Pace, Reach, State
from trellis.jobs.working import work_off

AREE, SECRET = "66810000002", "only-kannel-knows"
QUESTION = "วันเสาร์นี้ต้องการรถตู้ไปประชุมที่อำเภอไหม"


@pytest.fixture
def site(transactional_db: None) -> Iterator[str]:
    """Give the address of a server that answers with this test's database."""
    server = LiveServerThread("127.0.0.1", static_handler=lambda _media: WSGIHandler())
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.mark.skipif(None in PROGRAMS.values(), reason="Kannel isn't here (Debian: kannel, kannel-extras)")
def test_a_question_goes_out_by_kannel_and_its_answer_counts(
    site: str, north: North, settings: Any, tmp_path: Path
) -> None:
    type(north.aree).objects.filter(pk=north.aree.pk).update(language="th")
    Reach.objects.create(person=north.aree, number=AREE, ways=["sms"], pace=Pace.EACH)
    settings.SITE_ADDRESS, settings.SMS_SECRET, settings.SMS_NUMBER = site, SECRET, "66210000000"
    with a_kannel(tmp_path, site, SECRET) as kannel:
        settings.SMS_URL = f"kannel+http://trellis:only-here@127.0.0.1:{kannel.ports['sending']}"
        hers = of_aree(asked_all(north, question={"th": QUESTION}), north)
        with kannel.telephones():
            work_off()
            sent = Message.objects.get(person=north.aree)
            until(lambda: Message.objects.get(pk=sent.pk).state == State.DELIVERED)
        parts, text = kannel.long_text(AREE)
        assert parts == 2
        assert text.startswith(f"NN\n{QUESTION}\n{hers.code} ใช่ / {hers.code} ไม่ ")
        hers.refresh_from_db()
        assert hers.reached_by == "sms"
        with kannel.telephones(f"{AREE} 66210000000 text {hers.code} YES but only two of us"):
            until(Inbound.objects.exists)
            work_off()
            reply = Message.objects.get(answers__sender=AREE)
            until(lambda: Message.objects.get(pk=reply.pk).state == State.DELIVERED)
    answer = hers.answers.get()
    assert (answer.standing, answer.channel, answer.content["choices"]) == ("current", "sms", ["yes"])
    assert answer.content["text"] == "but only two of us"
