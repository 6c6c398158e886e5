"""The job that reads what came: finds whose it is, understands it, answers, and replies (C7.6, C8.8)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from trellis.asks import actions as asks
from trellis.asks.models import Answer, Asked
from trellis.asks.showing import reply as told
from trellis.asks.showing import shape_of, shown
from trellis.channels.coming import READ
from trellis.channels.models import Inbound, Understood
from trellis.channels.ordering import has_stopped, network_of, obey
from trellis.channels.senders import Senders, asked_in, asked_with_codes, senders_of
from trellis.channels.verdicts import Verdict, language_for, settle
from trellis.domain.answerwords import printed
from trellis.domain.asking import Choice, Given, Shape
from trellis.domain.commands import Order, ordered
from trellis.domain.problems import DONE_MEANWHILE, N_, Problem
from trellis.domain.sentence import Sentence
from trellis.domain.understanding import Heard, Open, understand
from trellis.jobs.later import work
from trellis.ui.names import reader_language
from trellis.ui.problems import sentence
from trellis.ui.sentences import in_every_language
from trellis.ui.sentences import said as in_words

STRANGER = N_("Nobody here has the address or number that it came from.")
REFUSED_THERE = N_("What was written to %(code)s changed nothing: %(why)s")
AT_MOST = 4
"""So many open questions are named in a reply."""


@work(READ)
def read(payload: Mapping[str, Any]) -> None:
    """Read one message, with all that it changes in one transaction; what was read isn't read twice."""
    with transaction.atomic():
        rows = Inbound.objects.select_for_update().filter(pk=payload["inbound"])
        inbound = rows.filter(understood=Understood.NEW).first()
        if inbound is not None:
            _read(inbound)


def _read(inbound: Inbound) -> None:
    senders = senders_of(inbound)
    language = language_for(inbound, senders.people[0] if senders.people else None)
    stopped, order = has_stopped(inbound, senders), ordered(inbound.said)
    with override(language):
        verdict = obey(inbound, senders, order) if order else _answer(inbound, senders)
        if stopped and (order is None or order.order in {Order.STOP, Order.JOIN}):
            verdict = replace(verdict, reply=())
        settle(inbound, verdict, language)


def _answer(inbound: Inbound, senders: Senders) -> Verdict:
    """Let a message answer what it names, or the one question that is open."""
    if not senders.people:
        lines = [
            _("This number or address isn't known here, so nothing was changed. JOIN asks to be taken in.")
        ]
        return Verdict(understood=Understood.STRANGER, why=Sentence(STRANGER), reply=lines)
    named = senders.that_exist_for_them(asked_with_codes(inbound.said))
    questions = senders.open | named
    if not named:
        questions = asked_in(str(inbound.why.get("replies_to", "")), senders.people) or questions
    found = understand(inbound.said, [Open(code, _in_all_words(asked)) for code, asked in questions.items()])
    if found.why is not None:
        network = network_of(senders)
        return Verdict(
            understood=Understood.UNCLEAR,
            why=found.why,
            person=senders.people[0],
            network=network.pk if network else None,
            reply=[in_words(found.why), *_how_to_answer(list(questions.values()))],
        )
    return _together([_hear(inbound, senders, questions[each.code], each) for each in found.heard])


def _hear(inbound: Inbound, senders: Senders, asked: Asked, heard: Heard) -> Verdict:
    """Answer one question with what was heard to it."""
    person = senders.who_answers(asked)
    verdict = Verdict(understood=Understood.UNCLEAR, person=person, network=asked.network_id)
    if heard.why is not None:
        return replace(verdict, why=heard.why, reply=[in_words(heard.why), _example(asked)])
    try:
        answer = asks.answer(
            actor=senders.actor(person),
            asked=asked,
            given=heard.given or Given(),
            said=inbound.said,
            source=inbound.pk,
        )
    except Problem as problem:
        if problem.kind is DONE_MEANWHILE:
            raise
        why = Sentence(REFUSED_THERE, {"code": asked.code, "why": problem})
        return replace(verdict, why=why, reply=[f"{asked.code}: {sentence(problem)}", _example(asked)])
    return replace(verdict, understood=Understood.ANSWER, answer=answer, reply=[_told(asked, answer)])


def _told(asked: Asked, answer: Answer) -> str:
    return f"{asked.code}: {told(answer)}"


def _together(verdicts: list[Verdict]) -> Verdict:
    """Give one verdict for a message: an answer only when all of it was understood."""
    unclear = [each for each in verdicts if each.understood is Understood.UNCLEAR]
    first = (unclear or verdicts)[0]
    answers = [each.answer for each in verdicts if each.answer is not None]
    lines = [line for each in verdicts for line in each.reply]
    return replace(first, answer=answers[0] if answers else None, reply=lines)


def _in_all_words(asked: Asked) -> Shape:
    """Give what may be answered, with our own words for it in each of our languages."""
    shape = shape_of(asked)
    return replace(
        shape,
        choices=tuple(map(_with_translations, shape.choices)),
        needs=tuple(map(_with_translations, shape.needs)),
    )


def _with_translations(choice: Choice) -> Choice:
    if "says" not in choice.label:
        return choice
    return replace(choice, words=(*choice.words, *in_every_language(choice.label["says"])))


def _example(asked: Asked) -> str:
    """Say how to answer, with an example that would be understood."""
    seen = shown(asked, reader_language())
    question = Open(seen.code, _in_all_words(asked))
    if seen.choices:
        wanted = [f"{seen.code} {printed(question, key, label)}" for key, label in seen.choices[:AT_MOST]]
        return _("Send, for example: %(examples)s.") % {"examples": _(" or ").join(wanted)}
    if seen.wants_number:
        return _("Send the code and the number, for example: %(code)s 12.") % {"code": seen.code}
    return _("Send the code and what you want to say: %(code)s …") % {"code": seen.code}


def _how_to_answer(asked: list[Asked]) -> list[str]:
    """Name the questions that are open, and how to answer the first."""
    if not asked:
        return [_("Whoever looks after the network sees what you wrote.")]
    listed = [f"{each.code}: {shown(each, reader_language()).title}" for each in asked[:AT_MOST]]
    return [*listed, _example(asked[0])]
