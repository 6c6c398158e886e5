"""How the north asks whether it is ready, for the tests of this room."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.people import North, by
from trellis.domain.problems import Kind, Problem
from trellis.domain.readinessbar import Level, Question
from trellis.formation import actions
from trellis.formation.actions import Given, Paper, Terms
from trellis.formation.models import Asked, Round
from trellis.members.models import Organisation


def terms(days: int = 14, **more: object) -> Terms:
    """Let a round take answers for so many days."""
    return Terms(closes_on=timezone.localdate() + timedelta(days=days), **more)  # type: ignore[arg-type]


def opened(north: North, **more: object) -> Round:
    """Ask the three members of the north."""
    return actions.open_round(
        actor=by(north.malee),
        network=north.network,
        terms=terms(**more),  # type: ignore[arg-type]
        organisations=[north.office, north.centre, north.group],
    )


def asked(asking: Round, organisation: Organisation) -> Asked:
    """Give an organisation's row in a round."""
    return Asked.objects.select_related("round", "organisation").get(round=asking, organisation=organisation)


def all_say(level: Level = Level.YES, **but: Level) -> Given:
    """Answer all five alike, but some."""
    return Given(levels={question: but.get(question.value, level) for question in Question})


def enter(north: North, asking: Round, organisation: Organisation, given: Given | None = None) -> None:
    """Let Malee type in an organisation's answers."""
    actions.enter(
        actor=by(north.malee), asked=asked(asking, organisation), version=0, given=given or all_say()
    )


def paper(level: Level = Level.YES, group: str = "") -> Paper:
    """Answer all five alike, without a name."""
    return Paper(levels=dict.fromkeys(Question, level), group=group)


@contextmanager
def refused(kind: Kind) -> Iterator[None]:
    """Expect a deed to be refused for this reason."""
    with pytest.raises(Problem) as found:
        yield
    assert found.value.kind is kind
