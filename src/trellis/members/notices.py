"""What this room wants of somebody: answer requests, confirm and renew mandates, say what is true."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.members import rules
from trellis.members.models import Mandate, Organisation, Representative
from trellis.members.queries import requests_waiting
from trellis.members.queries.directory import is_member
from trellis.members.queries.representatives import ending_mandates
from trellis.networks.models import Network
from trellis.networks.notices import Notice, Urgency, counting, source
from trellis.networks.rules import holds
from trellis.ui.names import name_text

CONFIRMED_FOR = timedelta(days=365)
SHOWN = 20


@counting(
    what=N_("Requests to join that wait for an answer: %(count)s"),
    why=N_("Each one is admitted or declined, with a reason."),
    page="requests",
    urgency=Urgency.NOW,
    icon="envelope",
)
def requests(actor: Actor) -> list[QuerySet[Any]]:
    """Count the organisations that wait for an answer."""
    return [requests_waiting(actor)]


@counting(
    what=N_("Mandates that nobody has confirmed: %(count)s"),
    why=N_("Until somebody else confirms it, a commitment counts ad referendum only."),
    page="mandates",
    further="?show=unconfirmed",
    urgency=Urgency.SOON,
    icon="check-circle",
)
def unconfirmed(actor: Actor) -> list[QuerySet[Any]]:
    """Count the mandates that somebody else recorded and this person may confirm."""
    waiting = Mandate.objects.filter(
        rules.may_confirm_mandate.where(actor), confirmed_at=None, withdrawn_on=None
    )
    return [waiting.filter(Q(until=None) | Q(until__gte=timezone.localdate()))]


@counting(
    what=N_("Mandates that run out within 60 days: %(count)s"),
    why=N_("Ask for a new letter in time, or these members can only listen."),
    page="mandates",
    further="?show=ending",
    urgency=Urgency.SOON,
    icon="clock",
)
def running_out(actor: Actor) -> list[QuerySet[Any]]:
    """Count the mandates that run out within sixty days, for whoever records mandates."""
    return [ending_mandates(Network.objects.filter(holds("mandate.record", via="").where(actor)))]


@source
def mine_runs_out(actor: Actor) -> list[Notice]:
    """Tell a representative herself that her mandate runs out."""
    if actor.person is None:
        return []
    seats = Representative.objects.filter(rules.in_force(), person=actor.person.pk)
    ending = ending_mandates(Network.objects.all()).filter(representative__in=seats)
    return [
        Notice(
            what=Sentence(
                N_("Your mandate for %(name)s runs out."),
                {"name": name_text(row.representative.organisation.names, row.network.language)},
            ),
            why=Sentence(
                N_("Its last day is %(day)s. Ask your organisation for a new letter."), {"day": row.until}
            ),
            href=reverse("mandate", args=[row.network.slug, row.pk]),
            urgency=Urgency.SOON,
            network=row.network,
            icon="clock",
        )
        for row in ending[:SHOWN]
    ]


@source
def long_unconfirmed(actor: Actor) -> list[Notice]:
    """Ask a representative whether her organisation's entry is still true; once a year is enough."""
    if actor.person is None:
        return []
    old = Q(confirmed_on=None) | Q(confirmed_on__lt=timezone.localdate() - CONFIRMED_FOR)
    mine = Organisation.objects.filter(rules.represents().where(actor), old, is_member(), same_as=None)
    return [
        Notice(
            what=Sentence(
                N_("Is what the directory says of %(name)s still true?"),
                {"name": name_text(each.names, each.network.language)},
            ),
            why=Sentence(N_("Nobody has confirmed it within the last year. One button is enough.")),
            href=reverse("member", args=[each.network.slug, each.pk]),
            urgency=Urgency.SOMETIME,
            network=each.network,
            icon="check",
        )
        for each in mine.select_related("network").order_by("sort_name")[:SHOWN]
    ]
