"""What this room wants of somebody: to read what no rule could, and to connect mail."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.models import Asked
from trellis.channels import rules
from trellis.channels.carriers import CARRIERS
from trellis.channels.models import Inbound, Way
from trellis.channels.queries.inbound import UNSETTLED, strays
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.networks.notices import Notice, Urgency, counting, source


@counting(
    what=N_("Messages that wait to be read: %(count)s"),
    why=N_("Whoever wrote waits for somebody who reads it."),
    page="inbound",
    urgency=Urgency.SOON,
    icon="envelope",
)
def came_unclear(actor: Actor) -> list[QuerySet[Any]]:
    """Count the messages that wait for somebody who understands them."""
    return [Inbound.objects.filter(rules.may_settle.where(actor), understood__in=UNSETTLED)]


@source
def came_to_no_network(actor: Actor) -> list[Notice]:
    """Tell whoever looks after the installation that strangers wrote."""
    if actor.person is None or not actor.person.is_steward:
        return []
    count = strays(actor).filter(understood__in=UNSETTLED).count()
    if not count:
        return []
    return [
        Notice(
            what=Sentence(N_("Messages that came to no network: %(count)s"), {"count": count}),
            why=Sentence(N_("Whoever wrote waits for somebody who reads it.")),
            href=reverse("strays"),
            urgency=Urgency.SOMETIME,
            icon="envelope",
        )
    ]


@source
def mail_is_missing(actor: Actor) -> list[Notice]:
    """Tell whoever looks after the installation that people are asked, and none by mail."""
    if actor.person is None or not actor.person.is_steward or CARRIERS[Way.MAIL].is_ready():
        return []
    if not Asked.objects.exists():
        return []
    return [
        Notice(
            what=Sentence(N_("Mail isn't set up, so nobody is written to by mail")),
            why=Sentence(
                N_("Who has no other way has to be called. TRELLIS_MAIL_URL and TRELLIS_MAIL_FROM set it up.")
            ),
            href=reverse("jobs"),
            urgency=Urgency.SOON,
            icon="envelope",
        )
    ]
