"""What readiness brings to the chain (C8.1): the findings of a round, and what an organisation answered."""

from collections.abc import Collection
from uuid import UUID, uuid5

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.readiness import STANDING_LABELS
from trellis.domain.readinessbar import LABELS, Question
from trellis.formation import rules
from trellis.formation.models import Answer, Asked, Round
from trellis.formation.queries.results import names_of, result_of
from trellis.networks.lineage import Strand, Thing, strand
from trellis.networks.models import Network
from trellis.ui.names import name_text

FINDING, ANSWER = "readiness", "readiness-answer"
SHOWN = 20


def finding_id(asking: UUID, question: Question) -> UUID:
    """Give the id of what a round found on a question: findings are no rows, they are worked out."""
    return uuid5(asking, question.value)


def _over(actor: Actor, network: Network) -> list[Round]:
    is_over = Q(closed_on__isnull=False) | Q(closes_on__lt=timezone.localdate())
    here = Round.objects.filter(rules.sees_round.where(actor), is_over, network=network)
    return list(here.order_by("-number")[:SHOWN])


def _findings(asking: Round, network: Network, wanted: Collection[UUID] | None = None) -> list[Thing]:
    asking.network = network
    found = result_of(asking, names_of(network)).findings
    return [
        Thing(
            kind=FINDING,
            pk=finding_id(asking.pk, each.question),
            title=_("%(question)s: %(standing)s")
            % {"question": _(LABELS[each.question]), "standing": _(STANDING_LABELS[each.standing])},
            href=reverse("readiness-round", args=[network.slug, asking.pk]),
            note=_("Readiness, round %(number)s") % {"number": asking.number},
        )
        for each in found
        if wanted is None or finding_id(asking.pk, each.question) in wanted
    ]


def _latest(actor: Actor, network: Network) -> list[Thing]:
    """Give what the latest round found; whether the problems are common to all stands first."""
    return [each for asking in _over(actor, network)[:1] for each in _findings(asking, network)]


def _of_ids(actor: Actor, network: Network, ids: Collection[UUID]) -> list[Thing]:
    wanted = set(ids)
    return [
        each
        for asking in _over(actor, network)
        if wanted & {finding_id(asking.pk, question) for question in Question}
        for each in _findings(asking, network, wanted)
    ]


def _answers(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    """Give what organisations answered, to those alone who may read it."""
    mine = Asked.objects.filter(rules.reads_answer.where(actor), network=network)
    here = Answer.objects.filter(narrowed, asked__in=mine.values("pk"))
    rows = here.select_related("asked__organisation", "asked__round").order_by("-asked__round__number", "pk")
    return [
        Thing(
            kind=ANSWER,
            pk=each.pk,
            title=_("What %(name)s answered") % {"name": name_text(each.asked.organisation.names)},
            href=reverse("readiness-answer", args=[network.slug, each.asked_id]),
            note=_("Readiness, round %(number)s") % {"number": each.asked.round.number},
        )
        for each in rows[:SHOWN]
    ]


strand(Strand(kind=FINDING, label=N_("What the readiness questions found"), choices=_latest, things=_of_ids))
strand(
    Strand(
        kind=ANSWER,
        label=N_("Readiness answers"),
        choices=lambda actor, network: _answers(actor, network, Q()),
        things=lambda actor, network, ids: _answers(actor, network, Q(pk__in=ids)),
    )
)
