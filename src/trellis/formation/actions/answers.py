"""The writers of answers: an organisation's by its representative or a clerk, a person's without her name."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trellis.access.action import action, note
from trellis.access.actor import Actor, Channel
from trellis.accounts.codes import tidy
from trellis.accounts.models import Person
from trellis.domain import box
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    NOT_ANSWERED,
    NOT_ASKED,
    OTHER_NETWORK,
    SAID_ALREADY,
    SHEET_UNKNOWN,
    SHEET_USED,
    Problem,
)
from trellis.domain.readinessbar import Level, Question
from trellis.domain.text import clean
from trellis.formation import rules, sheets
from trellis.formation.actions.rounds import taking
from trellis.formation.models import Answer, Asked, PersonsBox, Round, TookPart


@dataclass(frozen=True, kw_only=True)
class Given:
    """The answers to the questions that were answered, and what was added to some."""

    levels: Mapping[Question, Level]
    words: Mapping[Question, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A person's answers, and the id of the constituency to which she belongs; "" when she doesn't say."""

    levels: Mapping[Question, Level]
    group: str = ""


def _plain(levels: Mapping[Question, Level]) -> dict[str, str]:
    if not levels:
        raise Problem(NOT_ANSWERED)
    return {question.value: level.value for question, level in levels.items()}


def _keep(actor: Actor, asked: Asked, version: int, given: Given) -> Answer:
    """Write an organisation's answers; `version` is that of those the writer saw, 0 for none."""
    now = taking(asked.round)
    words = {question.value: clean(said) for question, said in given.words.items() if clean(said)}
    by_hand = actor.channel in {Channel.PAPER, Channel.PHONE}
    person = actor.person if isinstance(actor.person, Person) else None
    columns: dict[str, Any] = {
        "levels": _plain(given.levels),
        "words": words,
        "person": None if by_hand else person,
        "entered_by": person if by_hand else None,
        "channel": actor.channel.value,
    }
    standing = Answer.objects.filter(asked=asked).first()
    if (standing.version if standing else 0) != version:
        raise Problem(CHANGED_MEANWHILE)
    if standing is None:
        return Answer.objects.create(network=now.network, asked=asked, **columns)
    for name, value in columns.items():
        setattr(standing, name, value)
    standing.version += 1
    standing.save()
    note(again=True)
    return standing


@action("readiness.answer", on="asked", allow=rules.may_answer)
def answer(*, actor: Actor, asked: Asked, version: int, given: Given) -> Answer:
    """Answer for one's organisation; answers given again replace the former."""
    return _keep(actor, asked, version, given)


@action("readiness.enter", on="asked", allow=rules.may_enter)
def enter(*, actor: Actor, asked: Asked, version: int, given: Given) -> Answer:
    """Type in what an organisation answered on paper or by phone; the actor's channel says which."""
    return _keep(actor, asked, version, given)


def _put(asking: Round, code: str, paper: Paper) -> None:
    if not asking.persons_may_answer:
        raise Problem(NOT_ASKED)
    if paper.group and paper.group not in {str(each.pk) for each in asking.network.constituencies.all()}:
        raise Problem(OTHER_NETWORK, what=paper.group)
    levels = _plain(paper.levels)
    kept = PersonsBox.objects.select_for_update().get(round=asking)
    kept.papers = box.put(kept.papers, code, {"group": paper.group, "levels": levels})
    kept.save(update_fields=["papers"])


@action("readiness.answer-by-code", on="asked", allow=rules.may_use_a_sheet)
def answer_by_code(*, actor: Actor, asked: Asked, code: str, given: Given) -> Answer:
    """Answer for an organisation without an account, by the code on its sheet, once."""
    if not sheets.is_its(code, asked.round_id, asked.pk):
        raise Problem(SHEET_UNKNOWN, code=code)
    if Answer.objects.filter(asked=asked).exists():
        raise Problem(SHEET_USED)
    return _keep(Actor(channel=actor.channel), asked, 0, given)


def _without_a_hand(_asking: Round) -> bool:
    return True


@action("readiness.say", on="asking", allow=rules.may_say, unnamed=_without_a_hand)
def say(*, actor: Actor, asking: Round, paper: Paper) -> Round:
    """Put one's own paper into the box without one's name; it can't be taken out or found again."""
    now = taking(asking)
    # The rule lets only somebody who has signed in come here.
    if not isinstance(actor.person, Person) or now.took_part.filter(person=actor.person).exists():
        raise Problem(SAID_ALREADY)
    TookPart.objects.create(round=now, person=actor.person)
    _put(now, secrets.token_hex(16), paper)
    return now


@action("readiness.type-in", on="asking", allow=rules.may_enter)
def type_in(*, actor: Actor, asking: Round, code: str, paper: Paper) -> Round:
    """Type in a printed sheet without a name; the same sheet again replaces what was typed in of it."""
    now = taking(asking)
    if not sheets.is_ours(code, now.pk):
        raise Problem(SHEET_UNKNOWN, code=code)
    _put(now, tidy(code), paper)
    return now


@action("readiness.say-by-code", on="asking", allow=rules.may_use_a_sheet, unnamed=_without_a_hand)
def say_by_code(*, actor: Actor, asking: Round, code: str, paper: Paper) -> Round:
    """Put in one's paper without an account, by the code on a sheet without a name, once."""
    now = taking(asking)
    if not sheets.is_ours(code, now.pk):
        raise Problem(SHEET_UNKNOWN, code=code)
    if box.find(PersonsBox.objects.get(round=now).papers, tidy(code)):
        raise Problem(SHEET_USED)
    _put(now, tidy(code), paper)
    return now
