"""Taking in what was typed at a desk: each answer by its own deed, so one that is wrong stops no other."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.asks import actions
from trellis.asks.models import Answer, Asked, Standing
from trellis.asks.showing import answer_words, shape_of, shown_all, worded
from trellis.channels.forms.answering import AnswerForm
from trellis.domain.answering import tidied
from trellis.domain.asking import given_as_json
from trellis.domain.problems import CHANGED_MEANWHILE, Problem
from trellis.ui.deeds import NOT_HERS, renew
from trellis.ui.names import reader_language
from trellis.ui.problems import sentence


@dataclass
class Entry:
    """One ask at a desk: what is asked, the form, and what was saved from it just now."""

    asked: Asked
    form: AnswerForm
    person: str = ""
    standing: str = ""
    typed_by_others: bool = False
    saved: Answer | None = None


def entries_for(asked: Iterable[Asked], data: QueryDict | None, language: str = "") -> list[Entry]:
    """Give a form for each that is asked, filled with what was sent."""
    listed = list(asked)
    worded_all = shown_all(listed, language or reader_language())
    entries = [
        Entry(each, AnswerForm(data, shown=shown, prefix=str(each.pk), initial={"version": each.version}))
        for each, shown in zip(listed, worded_all, strict=True)
    ]
    if entries:
        entries[0].form.lines[0].field.widget.attrs["autofocus"] = True
    return entries


def take_in(actor: Actor, entries: Iterable[Entry]) -> bool:
    """Save every answer in which something was typed; say whether all went well."""
    said = [each for each in entries if each.form.says_something]
    for each in said:
        _save(actor, each)
    return all(each.saved for each in said)


def _save(actor: Actor, entry: Entry) -> None:
    form = entry.form
    if not form.is_valid():
        return
    twin = _just_now(actor, entry)
    if twin is not None:
        entry.saved = twin
        return
    if renew(form, entry.asked.version, form.add_prefix("version")):
        form.add_error(None, sentence(Problem(CHANGED_MEANWHILE)))
        return
    try:
        entry.saved = actions.enter(actor=actor, asked=entry.asked, given=form.given())
    except Problem as problem:
        if problem.kind in NOT_HERS:
            raise
        form.add_error(None, sentence(problem))


def _just_now(actor: Actor, entry: Entry) -> Answer | None:
    """Give the same answer by the same hand, when it was sent twice."""
    content = given_as_json(tidied(entry.form.given(), shape_of(entry.asked)))
    standing = [Standing.CURRENT, Standing.WAITING]
    mine = entry.asked.answers.filter(entered_by=actor.person_id, standing__in=standing)
    return next(
        (each for each in mine.select_related("asked__ask__network") if each.content == content), None
    )


def told(answer: Answer) -> str:
    """Tell the typist what became of an answer."""
    said = {"code": answer.asked.code or "", "answer": answer_words(answer)}
    if answer.standing == Standing.CURRENT:
        return _("%(code)s: %(answer)s. It counts.") % said
    if answer.standing == Standing.WAITING:
        return _("%(code)s: %(answer)s. It counts when a second person has typed the same.") % said
    why = worded(answer.why_kept, answer.asked.ask.network.language)
    return _("%(code)s: %(answer)s. It is kept, and doesn't count. %(why)s") % (said | {"why": why})
