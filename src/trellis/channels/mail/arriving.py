"""A mail that came: read, taken for what it is, and kept; who only claims to be somebody is never believed.

Who wrote is proven by two things together: the address to which we asked for the reply, which only whoever
got our mail knows, and the sender's own address, which is a person's. A code alone proves nothing: anybody
can write any sender into a mail.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, override

from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.channels.actions import stop
from trellis.channels.coming import take_in
from trellis.channels.mail.addresses import For, Ours, ours
from trellis.channels.mail.bouncing import note_bounce
from trellis.channels.models import Inbound, Message, Understood, Way
from trellis.channels.ordering import network_of
from trellis.channels.senders import Senders
from trellis.channels.verdicts import Verdict, language_for, settle
from trellis.domain.asking import words_of
from trellis.domain.mailkinds import MailKind, failed_checks, kind_of, passed_checks
from trellis.domain.mailreading import Mail, read_mail
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

MOST = 2_000_000
"""Bytes of a mail that are kept as it came; listeners refuse what is larger."""
FLOOD = (30, timedelta(hours=1))

FORGED = N_("The mail server found that it doesn't come from the address that stands in it.")
NOT_TO_HER = N_("It answers a mail that was sent to another address, so it may come from anybody.")
UNPROVEN = N_("It doesn't answer a mail of ours, so it may come from anybody. A reply to our mail counts.")
CIRCLE = N_("It is one of our own mails, which came back.")
FLOODED = N_("So many mails came from this address within an hour that this one wasn't read.")
MACHINE = N_("A machine wrote it, such as a notice of absence.")
NOTICE = N_("A mail server tells what became of a mail of ours.")
STRANGER = N_("Nobody here has the address or number that it came from.")
STOPPED = N_("Wants no more messages by this way.")
NOT_SURE = N_(
    "A mail came from your address, and nothing was changed by it: anybody could have sent it. To answer, "
    "reply to the mail in which we asked you."
)


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """What the transport tells of a mail: sender and recipients; None where it tells nothing."""

    sender: str | None = None
    to: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Taken:
    """What a mail was taken for: why, and which of our messages it is about."""

    understood: Understood = Understood.NEW
    why: str = ""
    message: Message | None = None


def arrive(raw: bytes, envelope: Envelope) -> Inbound:
    """Keep a mail that came, once however often it's brought; when this returns, it's kept."""
    mail = read_mail(raw)
    taken = _taken_for(mail, envelope)
    why = words_of(Sentence(taken.why)) if taken.why else {}
    inbound = take_in(
        Way.MAIL,
        f"{mail.digest} {mail.id}"[:200],
        mail.sender or (envelope.sender or ""),
        mail.said or mail.subject,
        raw[:MOST],
        replies_to=taken.message.handed_as if taken.message else "",
        understood=taken.understood,
        why=why,
    )
    if inbound.read_at is None and taken.understood != Understood.NEW:
        _follow(inbound, mail, taken)
    return inbound


def _follow(inbound: Inbound, mail: Mail, taken: _Taken) -> None:
    """Do what follows from a mail that nobody needs to understand, and note that it's done."""
    with transaction.atomic():
        if not Inbound.objects.select_for_update().filter(pk=inbound.pk, read_at=None).exists():
            return
        person = _getter(taken.message)
        if taken.understood == Understood.BOUNCE:
            note_bounce(mail, taken.message)
        elif taken.understood == Understood.COMMAND and person is not None:
            stop(actor=Actor(channel=Channel.MAIL, person=person), person=person, way=Way.MAIL)
        lines = _unproven_reply(inbound) if taken.why == UNPROVEN else []
        hers = Person.objects.filter(email__iexact=inbound.sender, is_active=True)
        sender = hers.first() if taken.why == UNPROVEN else person
        network = _network(taken.message, sender)
        language = language_for(inbound, sender)
        with override(language):
            says = Sentence(taken.why)
            verdict = Verdict(
                understood=taken.understood,
                why=says,
                person=sender,
                network=network,
                reply=[gettext(line) for line in lines],
            )
            settle(inbound, verdict, language)


def _getter(message: Message | None) -> Person | None:
    return (message.through or message.person) if message else None


def _network(message: Message | None, sender: Person | None) -> UUID | None:
    """Give the network that a mail is about: that of ours, else where its sender is asked something."""
    if message is not None:
        return message.network_id
    found = network_of(Senders((sender,), Channel.MAIL)) if sender else None
    return found.pk if found else None


def _unproven_reply(inbound: Inbound) -> list[str]:
    """Give what is told to somebody of whom we aren't sure: once an hour, for she may not have written."""
    since = timezone.now() - timedelta(hours=1)
    told = Message.objects.filter(answers__way=Way.MAIL, answers__sender=inbound.sender, made_at__gte=since)
    return [] if told.exists() else [NOT_SURE]


def _taken_for(mail: Mail, envelope: Envelope) -> _Taken:
    to = _to_ours([*envelope.to, *mail.to])
    kind = kind_of(mail, envelope=envelope.sender, domain=settings.MAIL_DOMAIN)
    if kind == MailKind.BOUNCE or (to and to.is_for == For.NOTICE):
        return _Taken(understood=Understood.BOUNCE, why=NOTICE, message=_message(to))
    if kind == MailKind.LOOP:
        return _Taken(understood=Understood.AUTOMATIC, why=CIRCLE)
    if to and to.is_for == For.STOP:
        return _Taken(understood=Understood.COMMAND, why=STOPPED, message=_message(to))
    if kind == MailKind.AUTOMATIC:
        return _Taken(understood=Understood.AUTOMATIC, why=MACHINE, message=_message(to))
    return _believed(mail, to)


def _believed(mail: Mail, to: Ours | None) -> _Taken:
    """Say whether words that came are those of whoever stands as their sender."""
    if failed_checks(mail, settings.MAIL_TRUSTS):
        return _Taken(understood=Understood.REFUSED, why=FORGED)
    if _floods(mail.sender):
        return _Taken(understood=Understood.REFUSED, why=FLOODED)
    message = _message(to) or _answered(mail.answers)
    if not Person.objects.filter(email__iexact=mail.sender, is_active=True).exists() or not mail.sender:
        understood, why = (Understood.REFUSED, NOT_TO_HER) if message else (Understood.STRANGER, STRANGER)
        return _Taken(understood=understood, why=why, message=message)
    if message is None:
        is_proven = passed_checks(mail, settings.MAIL_TRUSTS)
        return _Taken() if is_proven else _Taken(understood=Understood.REFUSED, why=UNPROVEN)
    if not _went_to(message, mail.sender):
        return _Taken(understood=Understood.REFUSED, why=NOT_TO_HER, message=message)
    return _Taken(message=message)


def _to_ours(addresses: Iterable[str]) -> Ours | None:
    """Give the address of ours to which a mail came; one that names a message before one that doesn't."""
    found = [each for each in map(ours, addresses) if each is not None]
    return next((each for each in found if each.message), found[0] if found else None)


def _message(to: Ours | None) -> Message | None:
    rows = Message.objects.select_related("person", "through")
    return rows.filter(pk=to.message, way=Way.MAIL).first() if to and to.message else None


def _answered(ids: Iterable[str]) -> Message | None:
    """Give the message that is named as answered; its id can't be guessed, so it's a proof too."""
    names = [name.rpartition("@")[0] for name in ids if name.lower().endswith(f"@{settings.MAIL_DOMAIN}")]
    rows = Message.objects.filter(handed_as__in=names[:20], way=Way.MAIL).select_related("person", "through")
    return rows.order_by("-made_at").first() if names else None


def _went_to(message: Message, sender: str) -> bool:
    got = [each for each in (message.person, message.through) if each is not None]
    return any(each.email.lower() == sender.lower() for each in got)


def _floods(sender: str) -> bool:
    most, time = FLOOD
    since = timezone.now() - time
    came = Inbound.objects.filter(Q(way=Way.MAIL, sender=sender.lower()), came_at__gte=since)
    return bool(sender) and came[:most].count() >= most
