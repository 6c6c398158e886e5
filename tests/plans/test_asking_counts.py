"""How many people were reached is asked over every channel; "A7K 40" by text message updates the count."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from tests.people import North, by
from tests.plans.counting import activity, place, site
from trellis.access.actor import Actor, Channel
from trellis.asks.actions.answers import answer, contradict, enter
from trellis.asks.models import Answer, Asked, Standing
from trellis.asks.showing import worded
from trellis.domain.asking import Given
from trellis.domain.periods import read_period
from trellis.domain.reached import Numbers
from trellis.plans.actions.dues import ask_counts
from trellis.plans.actions.results import numbers_of, record, standing_result
from trellis.plans.models import Due, Site

AUGUST = read_period("2026-08")


def asked_for_a_count(north: North) -> tuple[Site, Asked]:
    """Let Malee ask the children's centre how many people its classes reached in August."""
    work = activity(north)
    here = site(work, at=place("Mae Sai"))
    until = timezone.localdate() + timedelta(days=7)
    ask_counts(actor=by(north.malee), activity=work, sites=[here], period=AUGUST, until=until)
    return here, Asked.objects.get(ask__about=Due.objects.get(site=here).pk)


def test_a_text_message_updates_the_count(north: North) -> None:
    here, asked = asked_for_a_count(north)
    question = worded(asked.ask.question)
    assert question == (
        "How many different people did you reach in August 2026 in Mae Sai with “Evening classes”?"
    )
    record(actor=by(north.nok), site=here, period=AUGUST, numbers=Numbers(None, 9, None))
    nok = Actor(channel=Channel.SMS, person=north.nok)
    answer(actor=nok, asked=asked, given=Given(number=Decimal(40)), said=f"{asked.code} 40")
    assert numbers_of(standing_result(here, AUGUST)) == Numbers(40, 9, None)
    here.refresh_from_db()
    assert (here.people_most, here.contacts) == (40, 9)
    answer(actor=nok, asked=asked, given=Given(number=Decimal(41)), said=f"{asked.code} 41")
    assert numbers_of(standing_result(here, AUGUST)).people == 41


def test_not_known_is_an_answer_and_half_a_person_is_none(north: North) -> None:
    here, asked = asked_for_a_count(north)
    answer(actor=by(north.nok), asked=asked, given=Given(choices=("unknown",)))
    found = standing_result(here, AUGUST)
    assert found is not None
    assert found.people is None
    kept = answer(actor=by(north.nok), asked=asked, given=Given(number=Decimal("1.5")))
    assert kept.standing == Standing.KEPT
    assert "whole numbers" in worded(kept.why_kept)


def test_what_was_typed_in_wrongly_is_taken_back(north: North) -> None:
    here, asked = asked_for_a_count(north)
    record(actor=by(north.nok), site=here, period=AUGUST, numbers=Numbers(12))
    enter(actor=by(north.preecha), asked=asked, given=Given(number=Decimal(400)))
    assert numbers_of(standing_result(here, AUGUST)).people == 400
    contradict(actor=by(north.nok), answer=Answer.objects.get(asked=asked, standing=Standing.CURRENT))
    assert numbers_of(standing_result(here, AUGUST)).people == 12


def test_asked_once_more_goes_on_with_the_same_ask(north: North) -> None:
    here, asked = asked_for_a_count(north)
    until = timezone.localdate() + timedelta(days=20)
    ask_counts(actor=by(north.malee), activity=here.activity, sites=[here], period=AUGUST, until=until)
    assert Asked.objects.filter(ask__about=Due.objects.get(site=here).pk).get() == asked
