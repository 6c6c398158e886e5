"""What this room wants of somebody: answer the questions, put in her own paper, decide on the start."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.formation import rules
from trellis.formation.models import Round, TookPart
from trellis.formation.queries.rounds import waits_for
from trellis.networks.models import Network, Status
from trellis.networks.notices import Notice, Urgency, source
from trellis.ui.names import name_text

SHOWN = 20
SOON = timedelta(days=3)


@source
def to_answer(actor: Actor) -> list[Notice]:
    """Ask a representative for her organisation's answer."""
    if actor.person is None:
        return []
    last_days = timezone.localdate() + SOON
    return [
        Notice(
            what=Sentence(
                N_("%(name)s is asked: is the network ready?"),
                {"name": name_text(each.organisation.names, each.network.language)},
            ),
            why=Sentence(N_("Five questions, until %(day)s."), {"day": each.round.closes_on}),
            href=reverse("readiness-answer", args=[each.network.slug, each.pk]),
            urgency=Urgency.NOW if each.round.closes_on <= last_days else Urgency.SOON,
            network=each.network,
            icon="question",
        )
        for each in waits_for(actor)[:SHOWN]
    ]


@source
def to_say(actor: Actor) -> list[Notice]:
    """Ask everybody inside what she thinks herself, without her name."""
    if actor.person is None:
        return []
    mine = TookPart.objects.filter(round=OuterRef("pk"), person=actor.person.pk)
    asking = Round.objects.filter(
        rules.may_say.where(actor),
        ~Exists(mine),
        closed_on=None,
        closes_on__gte=timezone.localdate(),
        persons_may_answer=True,
    )
    return [
        Notice(
            what=Sentence(N_("What do you think yourself, without your name: is the network ready?")),
            why=Sentence(N_("Until %(day)s. Nothing is kept that leads to you."), {"day": each.closes_on}),
            href=reverse("readiness-say", args=[each.network.slug, each.pk]),
            urgency=Urgency.SOMETIME,
            network=each.network,
            icon="person",
        )
        for each in asking.select_related("network").order_by("closes_on", "pk")[:SHOWN]
    ]


@source
def to_decide(actor: Actor) -> list[Notice]:
    """Tell whoever may start a network that the answers are in."""
    if actor.person is None:
        return []
    over = Round.objects.filter(network=OuterRef("pk"), closes_on__lt=timezone.localdate())
    ended = Round.objects.filter(network=OuterRef("pk"), closed_on__isnull=False)
    open_still = Round.objects.filter(
        network=OuterRef("pk"), closed_on=None, closes_on__gte=timezone.localdate()
    )
    forming = Network.objects.filter(rules.may_start.where(actor), status=Status.FORMING)
    ready = forming.filter(Exists(over) | Exists(ended), ~Exists(open_still))
    return [
        Notice(
            what=Sentence(N_("The answers are in: does the network start?")),
            why=Sentence(N_("To start, or to wait and mend what is missing, is a decision.")),
            href=reverse("start", args=[network.slug]),
            urgency=Urgency.SOON,
            network=network,
            icon="flag",
        )
        for network in ready.order_by("slug")[:SHOWN]
    ]
