"""What members say about a text, and what became of it (C1.2)."""

import pytest

from tests.governance.papers import draft
from tests.people import North, South, by
from trellis.access.actor import Actor
from trellis.domain.problems import (
    ANSWER_MISSING,
    CHANGED_MEANWHILE,
    NOT_PERMITTED,
    WORDS_MISSING,
    Problem,
)
from trellis.governance import actions, queries
from trellis.governance.actions import Remark
from trellis.governance.models import Comment, Fate, Version
from trellis.ledger.models import Line


def say(actor: Actor, version: Version, text: str = "Who is “we”?", **more: object) -> Comment:
    remark = Remark(text=text, **more)  # type: ignore[arg-type]
    return actions.comment(actor=actor, version=version, remark=remark)


def answer(north: North, comment: Comment, fate: Fate, text: str, version: int | None = None) -> Comment:
    given = {"version": version or comment.version, "fate": fate, "answer": text}
    return actions.answer_comment(actor=by(north.malee), comment=comment, **given)


def test_a_representative_speaks_for_her_member(north: North) -> None:
    said = say(by(north.nok), draft(north), paragraph=2, language="en")
    assert (said.organisation, said.paragraph, said.language) == (north.centre, 2, "en")
    assert Line.objects.latest("pk").detail == {"paragraph": 2}


def test_a_resource_person_speaks_without_a_member_and_an_outsider_doesnt(north: North, south: South) -> None:
    version = draft(north)
    assert say(by(north.aree), version).organisation is None
    for outsider in (by(south.wipa), Actor.nobody()):
        with pytest.raises(Problem) as refused:
            say(outsider, version)
        assert refused.value.kind == NOT_PERMITTED


def test_nothing_said_is_nothing(north: North) -> None:
    with pytest.raises(Problem) as refused:
        say(by(north.nok), draft(north), " \n ")
    assert refused.value.kind == WORDS_MISSING


def test_each_comment_gets_its_answer(north: North) -> None:
    said = say(by(north.nok), draft(north))
    assert queries.unanswered(said.version_of.document) == [said]
    with pytest.raises(Problem) as refused:
        answer(north, said, Fate.NOT_TAKEN_IN, "")
    assert refused.value.kind == ANSWER_MISSING
    answered = answer(north, said, Fate.PARTLY, "We name the members in the first line.")
    assert (answered.fate, answered.answered_by) == (Fate.PARTLY, north.malee)
    assert queries.unanswered(said.version_of.document) == []
    assert answer(north, said, Fate.TAKEN_IN, "").fate == Fate.TAKEN_IN


def test_two_who_answer_at_once_are_told_of_each_other(north: North) -> None:
    said = say(by(north.nok), draft(north))
    answer(north, said, Fate.TAKEN_IN, "", version=1)
    with pytest.raises(Problem) as refused:
        answer(north, said, Fate.NOT_TAKEN_IN, "No.", version=1)
    assert refused.value.kind == CHANGED_MEANWHILE
