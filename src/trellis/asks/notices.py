"""What this room wants of somebody: an answer, a look at what was entered for her, a difference settled."""

from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.asks import rules
from trellis.asks.kinds import KINDS
from trellis.asks.models import Answer, Asked, Standing
from trellis.asks.queries.listing import mine, to_confirm
from trellis.asks.showing import end_of, worded
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.networks.notices import Notice, Urgency, counting, source

SHOWN = 5
SOON_HOURS = 48


def _is_soon(asked: Asked) -> bool:
    until = end_of(asked)
    return until is not None and (until - timezone.now()).total_seconds() < SOON_HOURS * 3600


def _one(asked: Asked) -> Notice:
    own, until = asked.ask.network, end_of(asked)
    why = Sentence(N_("Answer by %(day)s. It takes a minute."), {"day": timezone.localdate(until)})
    return Notice(
        what=Sentence(N_("You are asked: %(title)s"), {"title": worded(asked.ask.title, own.language)}),
        why=why if until else Sentence(N_("Answer when you can. It takes a minute.")),
        href=reverse("mine", args=[own.slug, asked.pk]),
        urgency=Urgency.NOW if _is_soon(asked) else Urgency.SOON,
        network=own,
        icon="envelope",
    )


@source
def asked(actor: Actor) -> list[Notice]:
    """Say what is asked of somebody, and of the members and people for whom she answers."""
    if actor.person is None:
        return []
    elsewhere = {name for name, kind in KINDS.items() if kind.told_elsewhere}
    waiting = [each for each in mine(actor.person.pk) if each.ask.kind not in elsewhere]
    found = [_one(each) for each in waiting[:SHOWN]]
    if len(waiting) > SHOWN:
        further = Notice(
            what=Sentence(N_("Further asks wait for you: %(count)s"), {"count": len(waiting) - SHOWN}),
            why=Sentence(N_("All that is asked of you stands on one page.")),
            href=reverse("my-asks"),
            urgency=Urgency.SOON,
            icon="envelope",
        )
        found.append(further)
    return found


@source
def entered(actor: Actor) -> list[Notice]:
    """Show somebody what was entered for her, so that she confirms it or not."""
    if actor.person is None:
        return []
    rows = to_confirm(actor.person.pk).select_related("asked__ask__network").order_by("-pk")
    return [
        Notice(
            what=Sentence(
                N_("Somebody entered your answer: %(title)s"),
                {"title": worded(each.asked.ask.title, each.asked.ask.network.language)},
            ),
            why=Sentence(N_("Say whether it is what you said. One button is enough.")),
            href=reverse("mine", args=[each.asked.ask.network.slug, each.asked_id]),
            urgency=Urgency.SOON,
            network=each.asked.ask.network,
            icon="person-check",
        )
        for each in rows[:SHOWN]
    ]


@counting(
    what=N_("Answers that two people typed differently: %(count)s"),
    why=N_("Look at the paper again and say which is right."),
    page="asks",
    urgency=Urgency.SOON,
    icon="warning",
)
def differing(actor: Actor) -> list[QuerySet[Any]]:
    """Count where two people read a paper differently, for whoever types answers in."""
    here = Answer.objects.filter(rules.may_enter.where(actor), standing=Standing.WAITING)
    twice = here.order_by().values("asked").annotate(count=Count("pk")).filter(count__gt=1)
    return [Asked.objects.filter(pk__in=twice.values("asked"))]
