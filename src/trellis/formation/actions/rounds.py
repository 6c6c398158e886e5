"""The writers of rounds: opening, changing who is asked and until when, the bars, closing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.domain.problems import (
    ANSWERED_IT,
    BARS_STAND,
    CHANGED_MEANWHILE,
    LAST_DAY_PAST,
    NOBODY_TO_ASK,
    ROUND_OPEN,
    ROUND_OVER,
    Problem,
)
from trellis.domain.readinessbar import Bar, Question
from trellis.formation import rules
from trellis.formation.models import Answer, Asked, PersonsBox, Round
from trellis.members.actions.directory import same_network
from trellis.members.models import Membership, Organisation, Standing
from trellis.networks.models import Network


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Until when a round takes answers, what those who are asked are told, whether persons answer, too."""

    closes_on: date
    note: str = ""
    persons_may_answer: bool = True


def taking(asking: Round) -> Round:
    """Give the round as it stands now, held for this deed; refuse one that is over."""
    now = Round.objects.select_for_update().select_related("network").get(pk=asking.pk)
    if now.is_over(timezone.localdate()):
        raise Problem(ROUND_OVER)
    return now


def _refuse_past(terms: Terms) -> None:
    if terms.closes_on < timezone.localdate():
        raise Problem(LAST_DAY_PAST)


def _ask(asking: Round, organisations: Iterable[Organisation]) -> None:
    """Write down who is asked, in the constituency it has now."""
    chosen = {each.pk: each for each in organisations}
    seats = Membership.objects.filter(
        network=asking.network_id, standing__in=[Standing.MEMBER, Standing.REQUESTED]
    )
    groups = dict(seats.values_list("organisation", "constituency"))
    rows = [
        Asked(network=asking.network, round=asking, organisation=each, constituency_id=groups.get(each.pk))
        for each in chosen.values()
    ]
    Asked.objects.bulk_create(rows, ignore_conflicts=True)


def _put_away_the_former(network: Network) -> None:
    """Close a round whose last day is past; one that takes answers still stands in the way."""
    former = Round.objects.filter(network=network, closed_on=None).first()
    if former is None:
        return
    if not former.is_over(timezone.localdate()):
        raise Problem(ROUND_OPEN)
    note(closed=former.pk)
    Round.objects.filter(pk=former.pk).update(closed_on=former.closes_on, version=F("version") + 1)


@action("readiness.open", on="network", allow=rules.may_open)
def open_round(
    *, actor: Actor, network: Network, terms: Terms, organisations: Iterable[Organisation]
) -> Round:
    """Ask organisations, members or not yet, if the network is ready; the bars are those of last time."""
    chosen = list(organisations)
    if not chosen:
        raise Problem(NOBODY_TO_ASK)
    for each in chosen:
        same_network(network, each)
    _refuse_past(terms)
    # Two opened at once would each find none open: so one at a time in a network.
    Network.objects.select_for_update().get(pk=network.pk)
    _put_away_the_former(network)
    last = Round.objects.filter(network=network).order_by("-number").first()
    made = Round.objects.create(
        network=network,
        number=last.number + 1 if last else 1,
        bars=last.bars if last else {},
        opened_on=timezone.localdate(),
        **vars(terms),
    )
    PersonsBox.objects.create(round=made)
    _ask(made, chosen)
    note(number=made.number, asked=len(chosen), until=terms.closes_on)
    return made


@action("readiness.change", on="asking", allow=rules.may_keep)
def change_round(*, actor: Actor, asking: Round, version: int, terms: Terms) -> Round:
    """Change until when a round takes answers, or what those who are asked are told."""
    now = taking(asking)
    _refuse_past(terms)
    note(until=terms.closes_on)
    if not Round.objects.filter(pk=now.pk, version=version).update(**vars(terms), version=F("version") + 1):
        raise Problem(CHANGED_MEANWHILE)
    now.refresh_from_db()
    return now


@action("readiness.ask", on="asking", allow=rules.may_keep)
def ask(*, actor: Actor, asking: Round, organisation: Organisation) -> Asked:
    """Ask one more organisation; one that is asked already is asked once."""
    now = taking(asking)
    same_network(now.network, organisation)
    _ask(now, [organisation])
    return Asked.objects.select_related("network").get(round=now, organisation=organisation)


@action("readiness.unask", on="asked", allow=rules.may_keep)
def unask(*, actor: Actor, asked: Asked) -> Round:
    """Leave an organisation out that hasn't answered; asking it again brings it back."""
    now = taking(asked.round)
    if Answer.objects.filter(asked=asked).exists():
        raise Problem(ANSWERED_IT, name=str(asked.organisation))
    Asked.objects.filter(pk=asked.pk).delete()
    return now


@action("readiness.bars", on="asking", allow=rules.may_keep)
def set_bars(*, actor: Actor, asking: Round, version: int, bars: Mapping[Question, Bar]) -> Round:
    """Set the bar of each question, as long as nobody knows an answer."""
    now = taking(asking)
    box = PersonsBox.objects.get(round=now)
    if box.papers or Answer.objects.filter(asked__round=now).exists():
        raise Problem(BARS_STAND)
    columns = {question.value: bar.as_json() for question, bar in bars.items()}
    note(before=now.bars, after=columns)
    if not Round.objects.filter(pk=now.pk, version=version).update(bars=columns, version=F("version") + 1):
        raise Problem(CHANGED_MEANWHILE)
    now.refresh_from_db()
    return now


@action("readiness.close", on="asking", allow=rules.may_keep)
def close_round(*, actor: Actor, asking: Round) -> Round:
    """End a round before or on its last day; it isn't opened again, so that nobody compares two looks."""
    now = taking(asking)
    Round.objects.filter(pk=now.pk).update(closed_on=timezone.localdate(), version=F("version") + 1)
    now.refresh_from_db()
    note(number=now.number)
    return now
