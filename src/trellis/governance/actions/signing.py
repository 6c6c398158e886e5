"""The writers of signatures under memoranda: given, entered from paper, confirmed (C8.6)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor, Channel
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.domain.problems import (
    CONFIRMED_ALREADY,
    LETTER_NOTE_MISSING,
    MANDATE_OUT_OF_FORCE,
    MANDATE_TOO_NARROW,
    MEMORANDUM_NOT_OPEN,
    MEMORANDUM_SIGNED,
    OTHER_NETWORK,
    SIGNATORY_MISSING,
    SIGNED_ALREADY,
    Problem,
)
from trellis.domain.text import clean
from trellis.governance.models import Memorandum, Party, Signature, Version
from trellis.members.actions.directory import not_ahead
from trellis.members.models import Representative
from trellis.members.rules import in_force, represents
from trellis.members.weighing import Weighed, kept, need_of, weigh
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class OnPaper:
    """A signature on paper: who signed and when; no representative: headquarters itself did."""

    signatory: str = ""
    signed_on: date | None = None
    representative: Representative | None = None


def _person(actor: Actor) -> Person | None:
    return actor.person if isinstance(actor.person, Person) else None


def _open_for(party: Party) -> tuple[Memorandum, Version]:
    """Hold the memorandum that a party is about to sign, or say why it can't be signed."""
    held = hold(party.memorandum)
    if held.signs is None or held.ended_on is not None:
        raise Problem(MEMORANDUM_NOT_OPEN)
    if Signature.objects.filter(party=party).exists():
        raise Problem(SIGNED_ALREADY, name=str(party.organisation or party.outside))
    return held, held.signs


def seat_of(actor: Actor, party: Party) -> Representative | None:
    """Give the seat by which somebody speaks for a party today."""
    if actor.person is None or party.organisation_id is None:
        return None
    seats = Representative.objects.filter(
        in_force(), person=actor.person.pk, organisation=party.organisation_id
    )
    return seats.order_by("seat", "pk").first()


def _weighed(memorandum: Memorandum, seat: Representative, day: date) -> Weighed:
    weighed = weigh(seat, need_of(memorandum.need), day)
    if not weighed.binds and not weighed.ad_referendum:
        raise Problem(MANDATE_OUT_OF_FORCE, reasons=tuple(str(each) for each in weighed.reasons))
    return weighed


def _put(text: Version, party: Party, weighed: Weighed | None, **columns: Any) -> Signature:
    resting = (
        {
            "mandate": weighed.mandate,
            "is_ad_referendum": not weighed.binds,
            "reasons": kept(weighed.reasons),
        }
        if weighed
        else {}
    )
    note(number=text.number, ad_referendum=bool(weighed and not weighed.binds))
    return Signature.objects.create(
        network_id=party.network_id,
        memorandum_id=party.memorandum_id,
        party=party,
        text=text,
        **resting,
        **columns,
    )


@action("memorandum.sign", on="party", allow=represents("organisation"))
def sign(*, actor: Actor, party: Party) -> Signature:
    """Sign for one's organisation; beyond the mandate it counts ad referendum until it is confirmed."""
    (memorandum, text), seat = _open_for(party), seat_of(actor, party)
    assert seat is not None  # noqa: S101  the rule has found it
    weighed = _weighed(memorandum, seat, timezone.localdate())
    who = {"representative": seat, "person": _person(actor)}
    return _put(text, party, weighed, signed_at=timezone.now(), channel=actor.channel.value, **who)


@action("memorandum.enter", on="party", allow=holds("memorandum.enter"))
def enter_signature(*, actor: Actor, party: Party, paper: OnPaper) -> Signature:
    """Enter a signature that was given on paper; a representative's counts as far as her mandate went."""
    (memorandum, text), signatory = _open_for(party), clean(paper.signatory)
    day, seat = not_ahead(paper.signed_on), paper.representative
    if seat is None and not signatory:
        raise Problem(SIGNATORY_MISSING)
    if seat is not None and seat.organisation_id != party.organisation_id:
        raise Problem(OTHER_NETWORK, what=seat.person.name)
    weighed = _weighed(memorandum, seat, day) if seat else None
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    who = {"representative": seat, "outside_signatory": signatory, "person": _person(actor)}
    return _put(text, party, weighed, signed_at=noon, channel=Channel.PAPER.value, **who)


@action(
    "memorandum.unsign", on="signature", allow=represents("party__organisation") | holds("memorandum.enter")
)
def unsign(*, actor: Actor, signature: Signature) -> Memorandum:
    """Take a signature back, as long as not all have signed: a mistake is mended before it binds."""
    memorandum = hold(signature.memorandum)
    if memorandum.ended_on is not None:
        raise Problem(MEMORANDUM_NOT_OPEN)
    if not wanting(memorandum):
        raise Problem(MEMORANDUM_SIGNED)
    note(organisation=signature.party.organisation)
    signature.delete()
    return memorandum


def wanting(memorandum: Memorandum) -> bool:
    """Say whether a signature that binds is still wanted of somebody."""
    binding = memorandum.signatures.exclude(is_ad_referendum=True, confirmed_at=None)
    return binding.count() < memorandum.parties.count()


def _confirms_by_letter(actor: Actor, signature: Signature, letter: str) -> None:
    """See to it that who confirms may commit the organisation, or has noted its letter."""
    seat = seat_of(actor, signature.party)
    if seat is None:
        if not letter:
            raise Problem(LETTER_NOTE_MISSING)
        return
    weighed = weigh(seat, need_of(signature.memorandum.need), timezone.localdate())
    if not weighed.binds and not (letter and holds("memorandum.confirm").test(actor, signature)):
        raise Problem(MANDATE_TOO_NARROW, reasons=tuple(str(each) for each in weighed.reasons))


@action(
    "memorandum.confirm",
    on="signature",
    allow=represents("party__organisation") | holds("memorandum.confirm"),
)
def confirm_signature(*, actor: Actor, signature: Signature, letter: str = "") -> Signature:
    """Confirm a signature given ad referendum: with the authority to commit, or by noting a letter."""
    held, said = hold(signature), letter.strip()
    if not held.is_ad_referendum or held.confirmed_at is not None:
        raise Problem(CONFIRMED_ALREADY)
    _confirms_by_letter(actor, held, said)
    held.confirmed_at, held.confirmed_by, held.confirmed_note = timezone.now(), _person(actor), said
    held.version += 1
    held.save()
    return held
