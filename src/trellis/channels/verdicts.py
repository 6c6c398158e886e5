"""What was made of a message that came, and the reply to it: kind, short, and not too many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.access.rows import new_id
from trellis.accounts.models import Person
from trellis.asks.models import Answer
from trellis.channels.models import Inbound, Message, Purpose, Understood, Way
from trellis.channels.outbox import hand_over_at
from trellis.channels.senders import is_number
from trellis.domain.asking import words_of
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import guess_language

MOST_REPLIES = {True: (10, timedelta(hours=1)), False: (2, timedelta(days=1))}
"""How many replies somebody gets in what time: one whom we know, and a stranger. It ends every loop."""
NOT_REPLIED = N_("So many replies went there lately that none was sent to this.")


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a message was taken for: why, whose it is, what it answered, and the lines of the reply."""

    understood: Understood
    why: Sentence | None = None
    person: Person | None = None
    network: UUID | None = None
    answer: Answer | None = None
    reply: Sequence[str] = ()


def language_for(inbound: Inbound, person: Person | None) -> str:
    """Give the language of the reply: that in which it was written, if we have it, else the sender's own."""
    ours = dict(settings.LANGUAGES)
    guessed = guess_language(inbound.said, "")
    if guessed in ours:
        return guessed
    return person.language if person and person.language in ours else settings.LANGUAGE_CODE


def settle(inbound: Inbound, verdict: Verdict, language: str) -> None:
    """Note what a message was taken for, and write the reply."""
    inbound.understood = verdict.understood
    inbound.person, inbound.network_id, inbound.answer = verdict.person, verdict.network, verdict.answer
    inbound.why = {**inbound.why, **(words_of(verdict.why) if verdict.why else {})}
    inbound.read_at = timezone.now()
    inbound.version += 1
    if verdict.reply and not _may_reply(inbound, verdict.person):
        inbound.why = {**inbound.why, "silent": words_of(Sentence(NOT_REPLIED))}
    elif verdict.reply:
        _write(inbound, verdict, language)
    inbound.save()


def _may_reply(inbound: Inbound, person: Person | None) -> bool:
    most, time = MOST_REPLIES[person is not None]
    if not inbound.sender or (inbound.way == Way.SMS and not is_number(inbound.sender)):
        return False
    sent = Message.objects.filter(
        answers__way=inbound.way, answers__sender=inbound.sender, made_at__gte=timezone.now() - time
    )
    return sent.count() < most


def _write(inbound: Inbound, verdict: Verdict, language: str) -> None:
    """Write the reply, once for each message: to the address that it came from."""
    made = new_id()
    Message.objects.create(
        pk=made,
        network_id=verdict.network,
        person=verdict.person,
        way=inbound.way,
        purpose=Purpose.REPLY,
        content={
            "subject": {language: _("Your answer")},
            "text": {language: "\n".join(verdict.reply)},
            "language": language,
        },
        due_at=timezone.now(),
        handed_as=str(made),
        key=f"reply:{inbound.pk}",
        answers=inbound,
    )
    hand_over_at(Way(inbound.way), timezone.now())
