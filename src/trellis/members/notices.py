"""What this room wants of somebody: answer requests, confirm and renew mandates, say what is true."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.members import rules
from trellis.members.models import Mandate, Membership, Organisation, Representative
from trellis.members.queries import requests_waiting
from trellis.members.queries.directory import is_member
from trellis.members.queries.representatives import ending_mandates
from trellis.networks.models import Network
from trellis.networks.notices import Notice, Urgency, source
from trellis.networks.rules import holds
from trellis.ui.names import name_text

CONFIRMED_FOR = timedelta(days=365)
SHOWN = 20


def _networks(actor: Actor, verb: str) -> QuerySet[Network]:
    """Give the networks in which somebody may do a deed; nobody signed in has none."""
    found = Network.objects.filter(holds(verb, via="").where(actor))
    return found if actor.person else found.none()


def _counted(rows: QuerySet[Membership] | QuerySet[Mandate]) -> Iterable[tuple[Network, int]]:
    counts = rows.order_by().values_list("network").annotate(count=Count("pk"))
    numbers = dict(counts[:SHOWN])
    return [(network, numbers[network.pk]) for network in Network.objects.filter(pk__in=numbers)]


@source
def requests(actor: Actor) -> list[Notice]:
    """Say how many organisations wait for an answer."""
    if actor.person is None:
        return []
    return [
        Notice(
            what=Sentence(N_("Requests to join that wait for an answer: %(count)s"), {"count": count}),
            why=Sentence(N_("Each one is admitted or declined, with a reason.")),
            href=reverse("requests", args=[network.slug]),
            urgency=Urgency.NOW,
            network=network,
            icon="envelope",
        )
        for network, count in _counted(requests_waiting(actor).select_related(None))
    ]


@source
def unconfirmed(actor: Actor) -> list[Notice]:
    """Say how many mandates somebody else recorded and this person may confirm."""
    if actor.person is None:
        return []
    today = timezone.localdate()
    waiting = Mandate.objects.filter(
        rules.may_confirm_mandate.where(actor), confirmed_at=None, withdrawn_on=None
    )
    waiting = waiting.filter(Q(until=None) | Q(until__gte=today))
    return [
        Notice(
            what=Sentence(N_("Mandates that nobody has confirmed: %(count)s"), {"count": count}),
            why=Sentence(N_("Until somebody else confirms it, a commitment counts ad referendum only.")),
            href=reverse("mandates", args=[network.slug]) + "?show=unconfirmed",
            urgency=Urgency.SOON,
            network=network,
            icon="check-circle",
        )
        for network, count in _counted(waiting)
    ]


@source
def running_out(actor: Actor) -> list[Notice]:
    """Say how many mandates run out within sixty days, to whoever records mandates."""
    ending = ending_mandates(_networks(actor, "mandate.record")).select_related(None)
    return [
        Notice(
            what=Sentence(N_("Mandates that run out within 60 days: %(count)s"), {"count": count}),
            why=Sentence(N_("Ask for a new letter in time, or these members can only listen.")),
            href=reverse("mandates", args=[network.slug]) + "?show=ending",
            urgency=Urgency.SOON,
            network=network,
            icon="clock",
        )
        for network, count in _counted(ending)
    ]


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
