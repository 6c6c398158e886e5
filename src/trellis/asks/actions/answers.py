"""The writers of answers: kept whatever happens, and counted when they may be."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.asks import rules
from trellis.asks.asks import FREE
from trellis.asks.kinds import KINDS, Kind
from trellis.asks.models import Answer, Asked, Standing
from trellis.asks.showing import end_of, shape_of, worded
from trellis.domain.answering import OF_SOMEBODY_ELSE, misfit, tidied
from trellis.domain.asking import (
    Given,
    Words,
    given_as_json,
    given_from_json,
    words_of,
    words_of_problem,
)
from trellis.domain.problems import ANSWER_REFUSED, ANSWER_SETTLED, ANSWER_UNFIT, N_, TYPED_BY_YOU, Problem
from trellis.domain.sentence import Sentence

_OVER = N_("This was asked until %(until)s. Whoever asked sees your answer, and may still let it count.")
_NO_KIND = N_("What it was about isn't there any more.")
_NOT_HERS = N_("She whose answer it was to be says that it isn't hers.")
_STILL_DONE = N_(
    "She whose answer it was to be says that it isn't hers. What it did stands until she answers anew."
)


@dataclass(frozen=True, kw_only=True)
class _Heard:
    """What came: what was understood, the words as they came, in which message, and whether for another."""

    given: Given
    said: str = ""
    source: UUID | None = None
    for_another: bool = False


def person_of(actor: Actor) -> Person | None:
    """Give the person who acts, if it is one of ours."""
    return actor.person if isinstance(actor.person, Person) else None


def answer(*, actor: Actor, asked: Asked, given: Given, said: str = "", source: UUID | None = None) -> Answer:
    """Answer what is asked; late, twice or by the wrong person, it is kept, and the answer tells why.

    The same message twice gives the first answer, and so does a second click.
    """
    return _known(actor, asked, given, source) or _answer(
        actor=actor, asked=asked, given=given, said=said, source=source
    )


def _known(actor: Actor, asked: Asked, given: Given, source: UUID | None) -> Answer | None:
    mine = asked.answers.select_related("asked__ask__network")
    if source is not None:
        return mine.filter(source=source).first()
    content = given_as_json(tidied(given, shape_of(asked)))
    mine = mine.filter(standing=Standing.CURRENT, person=actor.person_id, entered_by=None)
    return next((each for each in mine if actor.person_id and each.content == content), None)


@action("ask.answer", on="asked", allow=rules.may_send)
def _answer(*, actor: Actor, asked: Asked, given: Given, said: str, source: UUID | None) -> Answer:
    """Answer what is asked of oneself, of one's member, or of somebody for whom one relays."""
    for_another = not rules.is_asked().test(actor, asked)
    return _take(actor, asked, _Heard(given=given, said=said, source=source, for_another=for_another))


@action("ask.enter", on="asked", allow=rules.may_enter)
def enter(*, actor: Actor, asked: Asked, given: Given, said: str = "", source: UUID | None = None) -> Answer:
    """Type in what somebody answered on paper, by phone, in the room or in a message that no rule understood.

    She may confirm it or not. `source` is the message, if no answer to this was read in it before.
    """
    return _take(actor, asked, _Heard(given=given, said=said, source=source, for_another=True), may=True)


def _take(actor: Actor, asked: Asked, heard: _Heard, *, may: bool = False) -> Answer:
    """Keep an answer, and let it count when it may."""
    asked = hold(asked)
    wrong = misfit(heard.given, shape_of(asked))
    if wrong is not None:
        raise Problem(ANSWER_UNFIT, why=wrong)
    heard = _tidy(heard, asked)
    kind = KINDS.get(asked.ask.kind)
    why = _not_counted(asked, is_hers=may or rules.may_answer.test(actor, asked), kind=kind)
    if why is None and kind is not None and kind.second_person and heard.for_another:
        return _typed(actor, asked, heard, kind)
    if why is None and kind is not None:
        why = done_by_room(actor, asked, heard.given, kind)
    if why is not None:
        return _kept(actor, asked, heard, standing=Standing.KEPT, why=why)
    _make_way(asked)
    return _counts(asked, _kept(actor, asked, heard, standing=Standing.CURRENT))


def _tidy(heard: _Heard, asked: Asked) -> _Heard:
    return _Heard(
        given=tidied(heard.given, shape_of(asked)),
        said=heard.said[:20_000].replace("\x00", ""),
        source=heard.source,
        for_another=heard.for_another,
    )


def _not_counted(asked: Asked, *, is_hers: bool, kind: Kind | None) -> Words | None:
    """Say why an answer can't count, before its room is asked; None when it may."""
    if not is_hers:
        return words_of(Sentence(OF_SOMEBODY_ELSE))
    if asked.closed_at is not None or asked.ask.closed_at is not None:
        return dict(asked.ask.closed_why)
    until = end_of(asked)
    if until is not None and timezone.now() > until:
        return words_of(Sentence(_OVER, {"until": until}))
    return words_of(Sentence(_NO_KIND)) if kind is None else None


def done_by_room(actor: Actor, asked: Asked, given: Given, kind: Kind) -> Words | None:
    """Let the room do what the answer means; give its sentence when it can't."""
    try:
        kind.answers(actor, asked, given)
    except Problem as problem:
        note(refused=problem.kind.code)
        return words_of_problem(problem)
    return None


def _kept(
    actor: Actor, asked: Asked, heard: _Heard, *, standing: Standing, why: Words | None = None
) -> Answer:
    who = person_of(actor)
    note(standing=standing.value)
    return Answer.objects.create(
        network_id=asked.network_id,
        asked=asked,
        standing=standing,
        content=given_as_json(heard.given),
        said=heard.said,
        why_kept=dict(why or {}),
        channel=actor.channel.value,
        person=asked.person if heard.for_another else who,
        entered_by=who if heard.for_another else None,
        source=heard.source,
    )


def _make_way(asked: Asked) -> None:
    """Let what counted or waited be replaced by what counts from now on."""
    former = asked.answers.filter(standing__in=[Standing.CURRENT, Standing.WAITING])
    former.update(standing=Standing.REPLACED, version=F("version") + 1)


def _counts(asked: Asked, made: Answer) -> Answer:
    """Note on what is asked that it is answered, and so that it reached her."""
    now = timezone.now()
    columns: dict[str, Any] = {"answered_at": now, "answered_by": made.channel}
    if asked.reached_at is None:
        columns |= {"reached_at": now, "reached_by": made.channel}
    Asked.objects.filter(pk=asked.pk).update(**columns, version=F("version") + 1)
    asked.refresh_from_db()
    return made


def _typed(actor: Actor, asked: Asked, heard: _Heard, kind: Kind) -> Answer:
    """Keep what one person typed until a second has typed the same; typing again replaces one's own."""
    waiting = list(asked.answers.select_for_update().filter(standing=Standing.WAITING).order_by("pk"))
    content = given_as_json(heard.given)
    theirs = [each for each in waiting if each.entered_by_id != actor.person_id]
    twin = next((each for each in theirs if each.content == content), None)
    if twin is not None:
        return _seconded(actor, twin, kind)
    mine = [each.pk for each in waiting if each not in theirs]
    Answer.objects.filter(pk__in=mine).update(standing=Standing.REPLACED, version=F("version") + 1)
    return _kept(actor, asked, heard, standing=Standing.WAITING)


def _seconded(actor: Actor, twin: Answer, kind: Kind) -> Answer:
    """Let what two people read alike count, if its room lets it."""
    asked = twin.asked
    why = done_by_room(actor, asked, given_from_json(twin.content), kind)
    if why is None:
        _make_way(asked)
    twin.standing = Standing.CURRENT if why is None else Standing.KEPT
    twin.why_kept, twin.second_by, twin.version = dict(why or {}), person_of(actor), twin.version + 1
    twin.save()
    note(standing=twin.standing)
    return _counts(asked, twin) if why is None else twin


@action("ask.settle", on="answer", allow=rules.may_enter)
def settle(*, actor: Actor, answer: Answer) -> Answer:
    """Say which of the typed answers is right: whoever looks at the paper and hasn't typed that one."""
    asked = hold(answer.asked)
    found = Answer.objects.select_for_update().get(pk=answer.pk)
    kind, now = KINDS.get(asked.ask.kind), asked.closed_at or asked.ask.closed_at
    if found.standing != Standing.WAITING or kind is None or now is not None:
        raise Problem(ANSWER_SETTLED)
    if actor.person_id is None or found.entered_by_id == actor.person_id:
        raise Problem(TYPED_BY_YOU)
    return _seconded(actor, found, kind)


@action("ask.admit", on="answer", allow=rules.may_enter)
def admit(*, actor: Actor, answer: Answer) -> Answer:
    """Let an answer count after all that came late, or that its room refused then and takes now."""
    asked = hold(answer.asked)
    found = Answer.objects.select_for_update().get(pk=answer.pk)
    kind = KINDS.get(asked.ask.kind)
    if kind is None or not may_be_admitted(found):
        raise Problem(ANSWER_SETTLED)
    why = done_by_room(actor, asked, given_from_json(found.content), kind)
    if why is not None:
        raise Problem(ANSWER_REFUSED, why=worded(why))
    _make_way(asked)
    found.standing, found.why_kept, found.version = Standing.CURRENT, {}, found.version + 1
    found.save()
    return _counts(asked, found)


def may_be_admitted(answer: Answer) -> bool:
    """Say whether an answer that was only kept may count after all: hers may, a stranger's never."""
    is_strange = answer.why_kept.get("says") == OF_SOMEBODY_ELSE
    return answer.standing == Standing.KEPT and answer.contradicted_at is None and not is_strange


def came_late(answer: Answer) -> bool:
    """Say whether an answer is only kept for having come after the end."""
    return bool(answer.why_kept.get("says") == _OVER)


def _entered(answer: Answer) -> Answer:
    """Hold an answer that somebody entered and that its owner hasn't looked at yet."""
    found = Answer.objects.select_for_update().select_related("asked__ask__network").get(pk=answer.pk)
    looked_at = found.confirmed_at or found.contradicted_at
    if found.entered_by_id is None or looked_at or found.standing not in {Standing.CURRENT, Standing.WAITING}:
        raise Problem(ANSWER_SETTLED)
    return found


@action("ask.confirm", on="answer", allow=rules.may_own)
def confirm(*, actor: Actor, answer: Answer) -> Answer:
    """Confirm that what somebody entered is one's answer."""
    found = _entered(answer)
    found.confirmed_by, found.confirmed_at, found.version = (
        person_of(actor),
        timezone.now(),
        found.version + 1,
    )
    found.save()
    return found


def _undone(actor: Actor, asked: Asked) -> bool:
    """Let the room take back what an answer did; say whether nothing of it stands any more."""
    kind = KINDS.get(asked.ask.kind)
    if kind is None or kind.undoes is None:
        return asked.ask.kind == FREE
    return kind.undoes(actor, asked)


def still_does(answer: Answer) -> bool:
    """Say whether what a contradicted answer did stands all the same."""
    return bool(answer.why_kept.get("says") == _STILL_DONE)


@action("ask.contradict", on="answer", allow=rules.may_own)
def contradict(*, actor: Actor, answer: Answer) -> Answer:
    """Say that what somebody entered isn't one's answer: it doesn't count, and one is asked again."""
    asked = hold(answer.asked)
    found = _entered(answer)
    says = _NOT_HERS if found.standing == Standing.WAITING or _undone(actor, asked) else _STILL_DONE
    found.contradicted_at, found.version = timezone.now(), found.version + 1
    found.standing, found.why_kept = Standing.KEPT, words_of(Sentence(says))
    found.save()
    if not asked.answers.filter(standing=Standing.CURRENT).exists():
        Asked.objects.filter(pk=asked.pk).update(answered_at=None, answered_by="", version=F("version") + 1)
    return found
