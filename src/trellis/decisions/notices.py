"""What this room wants of somebody: her voice, a second look, headquarters' answer, a count, a review."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.decisions import rules
from trellis.decisions.models import (
    Amendment,
    AmendmentStage,
    Ballot,
    Entitled,
    Proposal,
    Stage,
    Voice,
    VoiceStage,
)
from trellis.decisions.queries.ballots import waiting_for_headquarters
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.members.rules import is_its_author
from trellis.networks.models import Network
from trellis.networks.notices import Notice, Urgency, source
from trellis.networks.rules import has_verb
from trellis.ui.names import name_text

SHOWN = 20


def _address(proposal: Proposal) -> str:
    return reverse("proposal", args=[proposal.network.slug, proposal.pk])


@source
def voices_wanted(actor: Actor) -> list[Notice]:
    """Tell a speaker that her member's voice is wanted, and until when."""
    if actor.person is None:
        return []
    now = timezone.now()
    mine = Entitled.objects.filter(
        rules.may_give_voice.where(actor),
        ballot__closed_at=None,
        ballot__closes_at__gt=now,
        is_observer=False,
        is_recused=False,
        proxy=None,
        took_part=False,
    )
    given = Voice.objects.filter(stage__in=[VoiceStage.CURRENT, VoiceStage.WAITING]).values("entitled")
    rows = mine.exclude(pk__in=given).select_related("organisation", "ballot__proposal__network")
    return [
        Notice(
            what=Sentence(
                N_("The voice of %(name)s is wanted: %(title)s"),
                {
                    "name": name_text(row.organisation.names, row.ballot.proposal.network.language),
                    "title": row.ballot.proposal.title,
                },
            ),
            why=Sentence(
                N_("The ballot is open until %(day)s."), {"day": timezone.localtime(row.ballot.closes_at)}
            ),
            href=_address(row.ballot.proposal),
            urgency=Urgency.NOW,
            network=row.ballot.proposal.network,
            icon="hand",
        )
        for row in rows.order_by("ballot__closes_at", "pk")[:SHOWN]
    ]


def _about(
    proposals: QuerySet[Proposal], what: str, why: str, *, urgency: Urgency, icon: str
) -> list[Notice]:
    """Give a notice for each proposal; `what` has a place for its title."""
    return [
        Notice(
            what=Sentence(what, {"title": each.title}),
            why=Sentence(why),
            href=_address(each),
            urgency=urgency,
            network=each.network,
            icon=icon,
        )
        for each in proposals.select_related("network").order_by("pk")[:SHOWN]
    ]


def _in_networks(actor: Actor, verb: str) -> Q:
    return Q(network__in=Network.objects.filter(has_verb(verb, via="").where(actor)).values("pk"))


@source
def to_count(actor: Actor) -> list[Notice]:
    """Say which ballots have ended and wait to be counted."""
    if actor.person is None:
        return []
    over = Ballot.objects.filter(
        _in_networks(actor, "ballot.close"), closed_at=None, closes_at__lte=timezone.now()
    )
    return _about(
        Proposal.objects.filter(pk__in=over.values("proposal")),
        N_("A ballot has ended and waits to be counted: %(title)s"),
        N_("Members wait for the verdict. One button counts it."),
        urgency=Urgency.NOW,
        icon="check-circle",
    )


@source
def seconds_wanted(actor: Actor) -> list[Notice]:
    """Say where an entered voice waits for a second person, to all but those who entered it."""
    if actor.person is None:
        return []
    waiting = Voice.objects.filter(
        _in_networks(actor, "voice.second"), stage=VoiceStage.WAITING, ballot__closed_at=None
    )
    waiting = waiting.exclude(entered_by=actor.person.pk)
    return _about(
        Proposal.objects.filter(pk__in=waiting.values("ballot__proposal")),
        N_("An entered voice waits for a second person: %(title)s"),
        N_("Until somebody else has looked at the paper it doesn't count."),
        urgency=Urgency.NOW,
        icon="person-check",
    )


@source
def headquarters_wanted(actor: Actor) -> list[Notice]:
    """Say where a voice waits for its headquarters."""
    if actor.person is None:
        return []
    own = Q(entitled__in=Entitled.objects.filter(rules.may_give_voice.where(actor)).values("pk"))
    is_open = Q(ballot__is_hidden=True, ballot__closed_at=None)
    waiting = waiting_for_headquarters().filter(own | ~is_open, rules.may_confirm_voice.where(actor))
    rows = waiting.values("ballot__proposal").annotate(count=Count("pk")).order_by("ballot__proposal")
    found: dict[Any, int] = {row["ballot__proposal"]: row["count"] for row in rows[:SHOWN]}
    proposals = Proposal.objects.filter(pk__in=found).select_related("network")
    return [
        Notice(
            what=Sentence(
                N_("Voices that wait for their headquarters: %(count)s (%(title)s)"),
                {"count": found[each.pk], "title": each.title},
            ),
            why=Sentence(N_("They count when the answer of headquarters is noted, with its letter.")),
            href=_address(each),
            urgency=Urgency.SOON,
            network=each.network,
            icon="envelope",
        )
        for each in proposals.order_by("pk")
    ]


@source
def to_answer(actor: Actor) -> list[Notice]:
    """Say which amendments wait for an answer by whoever proposed the text."""
    if actor.person is None:
        return []
    waiting = Amendment.objects.filter(
        is_its_author("proposal").where(actor),
        stage=AmendmentStage.OPEN,
        proposal__stage=Stage.DISCUSSION,
    )
    return _about(
        Proposal.objects.filter(pk__in=waiting.values("proposal")),
        N_("Somebody proposed another wording: %(title)s"),
        N_("Take it in, answer it, or let the members decide. The ballot waits for it."),
        urgency=Urgency.SOON,
        icon="pencil",
    )


def _due(actor: Actor) -> Iterable[tuple[QuerySet[Proposal], str, str]]:
    today = timezone.localdate()
    decided = Proposal.objects.filter(stage=Stage.DECIDED)
    yield (
        decided.filter(_in_networks(actor, "decision.review"), review_on__lte=today),
        N_("A decision is to be reviewed: %(title)s"),
        N_("Is it kept, changed, met or dropped? What isn't looked at is forgotten."),
    )
    yield (
        decided.filter(_in_networks(actor, "decision.carry-out")).exclude(effect_problem=""),
        N_("A decision isn't carried out yet: %(title)s"),
        N_("Its page says why. Put that right, then try again."),
    )
    yield (
        decided.filter(_in_networks(actor, "decision.explain"), outcome_reason="", recorded_note=""),
        N_("A decision has no reason yet: %(title)s"),
        N_("Members who weren't there ask why. Two sentences are enough."),
    )


@source
def decisions_due(actor: Actor) -> list[Notice]:
    """Say which decisions want a review, a second try, or their reason."""
    if actor.person is None:
        return []
    return [
        notice
        for proposals, what, why in _due(actor)
        for notice in _about(proposals, what, why, urgency=Urgency.SOON, icon="flag")
    ]
