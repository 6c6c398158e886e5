"""What memoranda want of somebody: to sign, to confirm, to keep a promise, to renew in time."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.governance.models import Memorandum, Obligation, Party, Signature
from trellis.governance.queries.memoranda import in_force_on, late_on
from trellis.members.rules import represents
from trellis.networks.notices import Notice, Urgency, counting, source
from trellis.networks.rules import has_verb
from trellis.ui.names import name_text

SHOWN = 20
DUE_WITHIN, ENDS_WITHIN = timedelta(days=30), timedelta(days=60)


def _of_paper(memorandum: Memorandum, says: str, why: Sentence, urgency: Urgency) -> Notice:
    network = memorandum.network
    return Notice(
        what=Sentence(says, {"name": name_text(memorandum.document.names, network.language)}),
        why=why,
        href=reverse("memorandum", args=[network.slug, memorandum.pk]),
        urgency=urgency,
        network=network,
        icon="file-earmark",
    )


_PAPER = ("memorandum__document", "memorandum__network")


@source
def to_sign(actor: Actor) -> list[Notice]:
    """Ask whoever speaks for a party to sign what is open for signature."""
    if actor.person is None:
        return []
    is_open = {"memorandum__signs__isnull": False, "memorandum__ended_on": None, "signature": None}
    waiting = Party.objects.filter(represents("organisation").where(actor), **is_open)
    says, why = N_("To sign: %(name)s"), Sentence(N_("It is in force when every party has signed."))
    rows = waiting.select_related(*_PAPER).order_by("memorandum__opened_on", "pk")[:SHOWN]
    return [_of_paper(row.memorandum, says, why, Urgency.NOW) for row in rows]


@source
def to_confirm(actor: Actor) -> list[Notice]:
    """Say which signatures ad referendum wait, to who speaks for the party and who notes letters."""
    if actor.person is None:
        return []
    hers = represents("party__organisation") | has_verb("memorandum.confirm")
    waiting = Signature.objects.filter(
        hers.where(actor), is_ad_referendum=True, confirmed_at=None, memorandum__ended_on=None
    )
    says = N_("A signature waits for headquarters: %(name)s")
    why = Sentence(N_("Who may commit the organisation confirms it, or the letter of headquarters is noted."))
    rows = waiting.select_related(*_PAPER).order_by("signed_at", "pk")[:SHOWN]
    return [_of_paper(row.memorandum, says, why, Urgency.SOON) for row in rows]


@source
def promises_due(actor: Actor) -> list[Notice]:
    """Remind whoever speaks for a party of a promise that is late or due within thirty days."""
    if actor.person is None:
        return []
    today = timezone.localdate()
    mine = Obligation.objects.filter(represents("party__organisation").where(actor))
    open_ones = mine.filter(kept_on=None, released_on=None, due_on__lte=today + DUE_WITHIN)
    rows = open_ones.filter(memorandum__in=in_force_on(today)).select_related(*_PAPER)
    says = N_("A promise of your organisation is due: %(name)s")
    return [
        _of_paper(
            row.memorandum,
            says,
            Sentence(N_("It is due on %(day)s. Say when it is kept."), {"day": row.due_on}),
            Urgency.NOW if row.due_on and row.due_on < today else Urgency.SOON,
        )
        for row in rows.order_by("due_on", "pk")[:SHOWN]
    ]


@counting(
    what=N_("Promises in memoranda that are late: %(count)s"),
    why=N_("Ask each party how it stands, or have it released."),
    page="memoranda",
    further="?stage=in_force",
    urgency=Urgency.SOON,
    icon="clock",
)
def promises_late(actor: Actor) -> list[QuerySet[Any]]:
    """Count the promises that are late, for whoever follows memoranda."""
    today = timezone.localdate()
    late = Obligation.objects.filter(has_verb("obligation.release").where(actor), late_on(today))
    return [late.filter(memorandum__in=in_force_on(today))]


@source
def ends_soon(actor: Actor) -> list[Notice]:
    """Say which memoranda run out within sixty days and aren't being renewed, to whoever drafts them."""
    if actor.person is None:
        return []
    today = timezone.localdate()
    ending = in_force_on(today).filter(
        has_verb("memorandum.draft").where(actor),
        ends_on__lte=today + ENDS_WITHIN,
        renewed_by=None,
    )
    rows = ending.select_related("document", "network").order_by("ends_on", "pk")[:SHOWN]
    return [
        _of_paper(
            row,
            N_("It runs out soon: %(name)s"),
            Sentence(N_("Its last day is %(day)s. Renew it, or let it end."), {"day": row.ends_on}),
            Urgency.SOON,
        )
        for row in rows
    ]
