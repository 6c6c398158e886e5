"""Objectives, activities, their results and reviews as parts of the chain (C8.1)."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Max, Q, Sum
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.periods import read_period
from trellis.domain.problems import N_
from trellis.networks.lineage import Strand, Thing, strand
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.models import Activity, GoalStage, Objective, ObjectiveReview, PlanStage, Site, Status
from trellis.plans.queries.chain import ACTIVITY, OBJECTIVE, RESULT, REVIEW
from trellis.plans.wording import period_sentence
from trellis.ui.dates import date_words
from trellis.ui.names import name_text
from trellis.ui.numbers import number
from trellis.ui.sentences import said

SHOWN = 100


def _page(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _objectives(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    here = Objective.objects.filter(rules.sees_row.where(actor), narrowed, network=network)
    return [
        Thing(
            kind=OBJECTIVE,
            pk=each.pk,
            title=each.title,
            href=reverse("objective", args=[network.slug, each.pk]),
            note=f"{each.get_level_display()}: {each.get_stage_display()}",
        )
        for each in here.order_by("plan", "position", "pk")[:SHOWN]
    ]


def _is_open() -> Q:
    return Q(stage=GoalStage.OPEN) & ~Q(plan__stage=PlanStage.CLOSED)


def _activities(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    here = Activity.objects.filter(rules.sees_activity.where(actor), narrowed, network=network)
    return [
        Thing(
            kind=ACTIVITY,
            pk=each.pk,
            title=each.title,
            href=_page("activity", network.slug, each.pk),
            note=_("Activity of %(name)s: %(state)s")
            % {"name": name_text(each.organisation.names), "state": each.get_status_display()},
        )
        for each in here.select_related("organisation").order_by("-number")[:SHOWN]
    ]


def _reached(sums: dict[str, int | None]) -> str:
    """Say what was reached, in as many figures as are known."""
    words = []
    if sums["most"] is not None:
        words.append(_("people: %(least)s to %(most)s") % _figures(sums))
    if sums["contacts"] is not None:
        words.append(_("contacts: %(contacts)s") % _figures(sums))
    if sums["services"] is not None:
        words.append(_("services: %(services)s") % _figures(sums))
    return ", ".join(words)


def _figures(sums: dict[str, int | None]) -> dict[str, str]:
    return {name: number(value) for name, value in sums.items() if value is not None}


def _period(written: str) -> str:
    return said(period_sentence(read_period(written)))


def _results(actor: Actor, network: Network, ids: Collection[UUID]) -> list[Thing]:
    """Give what was reached by activities, by their ids: one thing for each that reported anything."""
    seen = Activity.objects.filter(rules.sees_activity.where(actor), network=network, pk__in=ids)
    reported = Site.objects.filter(activity__in=seen.values("pk")).exclude(reported_until="")
    rows = (
        reported.order_by()
        .values("activity")
        .annotate(
            least=Sum("people_least"),
            most=Sum("people_most"),
            contacts=Sum("contacts"),
            services=Sum("services"),
            until=Max("reported_until"),
        )
    )
    return [
        Thing(
            kind=RESULT,
            pk=row["activity"],
            title=_reached({name: row[name] for name in ("least", "most", "contacts", "services")})
            or _("Reported, without numbers"),
            href=_page("site-results", network.slug, row["activity"]),
            note=_("reported until %(period)s") % {"period": _period(row["until"])},
        )
        for row in rows
    ]


def _reviews(actor: Actor, network: Network, ids: Collection[UUID]) -> list[Thing]:
    here = ObjectiveReview.objects.filter(rules.sees_row.where(actor), network=network, pk__in=ids)
    return [
        Thing(
            kind=REVIEW,
            pk=each.pk,
            title=_("Reviewed: %(verdict)s") % {"verdict": each.get_verdict_display()},
            href=reverse("objective", args=[network.slug, each.objective_id]),
            note=date_words(timezone.localtime(each.at).date()),
        )
        for each in here.order_by("-at", "-pk")
    ]


strand(
    Strand(
        kind=OBJECTIVE,
        label=N_("Objectives and expected results"),
        choices=lambda actor, network: _objectives(actor, network, _is_open()),
        things=lambda actor, network, ids: _objectives(actor, network, Q(pk__in=ids)),
    )
)
strand(
    Strand(
        kind=ACTIVITY,
        label=N_("Activities"),
        choices=lambda actor, network: _activities(actor, network, ~Q(status=Status.DROPPED)),
        things=lambda actor, network, ids: _activities(actor, network, Q(pk__in=ids)),
    )
)
strand(Strand(kind=RESULT, label=N_("Results"), choices=lambda _actor, _network: (), things=_results))
strand(Strand(kind=REVIEW, label=N_("Reviews"), choices=lambda _actor, _network: (), things=_reviews))
