"""Raises and answers asks for `outbox.py`, in a process of its own: a line in, a line of JSON out."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "trellis.config.settings"
django.setup()

from django.db import connection, transaction  # noqa: E402  models exist once Django is set up
from django.db.models import Count  # noqa: E402

from trellis.access.actor import Actor, Channel  # noqa: E402
from trellis.accounts.models import Person  # noqa: E402
from trellis.asks.models import Answer, Asked, Standing  # noqa: E402
from trellis.asks.raising import Addressee, Wanted, raise_ask  # noqa: E402
from trellis.channels.coming import take_in  # noqa: E402
from trellis.channels.models import Inbound, Message, Purpose, State, Understood, Way  # noqa: E402
from trellis.domain.asking import Choice, Shape  # noqa: E402
from trellis.ledger.models import Line  # noqa: E402
from trellis.networks.actions import Opening, open_network  # noqa: E402

YES_NO = Shape(choices=(Choice("yes", {"en": "Yes"}), Choice("no", {"en": "No"})))


def ask(count: int) -> dict[str, int]:
    """Ask so many people, all at once."""
    malee = Person.objects.create(name="Malee", sign_in_name="malee", email="malee@bench.example")
    actor = Actor(channel=Channel.WEB, person=malee)
    network = open_network(actor=actor, opening=Opening(slug="bench", names={"en": "Bench"}))
    people = Person.objects.bulk_create(
        Person(name=f"Person {number}", sign_in_name=f"p{number}", email=f"p{number}@bench.example")
        for number in range(count)
    )
    wanted = Wanted(kind="free", title={"en": "The van"}, question={"en": "Do you need it?"}, shape=YES_NO)
    with transaction.atomic():
        raise_ask(actor, network, wanted, [Addressee(person=each.pk) for each in people])
    return {"asked": Asked.objects.count()}


def answer(_count: int) -> dict[str, int]:
    """Let everybody answer by mail, and every tenth mail come twice."""
    rows = Asked.objects.order_by("pk").values_list("code", "person__email")
    for number, (code, email) in enumerate(list(rows)):
        for _ in range(2 if number % 10 == 0 else 1):
            take_in(Way.MAIL, f"<{number}@bench.example>", email, f"{code} yes")
    return {"came": Inbound.objects.count()}


def sent(_count: int) -> dict[str, int]:
    """Count the mails that went out with asks."""
    return {"done": Message.objects.filter(purpose=Purpose.ASKS, state=State.SENT).count()}


def replied(_count: int) -> dict[str, int]:
    """Count the replies that went out."""
    return {"done": Message.objects.filter(purpose=Purpose.REPLY, state=State.SENT).count()}


def figures(_count: int) -> dict[str, Any]:
    """Give what is to be compared in the end."""
    more = Answer.objects.values("asked").annotate(count=Count("pk")).filter(count__gt=1)
    return {
        "engine": connection.vendor,
        "messages": Message.objects.count(),
        "in doubt": Message.objects.filter(in_doubt__gt=0).count(),
        "read": Inbound.objects.filter(understood=Understood.ANSWER).count(),
        "answers that count": Answer.objects.filter(standing=Standing.CURRENT).count(),
        "answered twice": more.count(),
        "lines of answers": Line.objects.filter(verb="ask.answer").count(),
    }


DEEDS: dict[str, Callable[[int], dict[str, Any]]] = {
    "ask": ask,
    "answer": answer,
    "sent": sent,
    "replied": replied,
    "figures": figures,
}

for line in sys.stdin:
    deed, _, given = line.strip().partition(" ")
    print(json.dumps(DEEDS[deed](int(given or 0))), flush=True)
