"""The writers of voices from paper, phone or the room: entered by one person, confirmed by a second."""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor, Channel
from trellis.accounts import codes
from trellis.decisions import asking, counting, mandating, rules
from trellis.decisions.actions.ballots import held
from trellis.decisions.actions.voices import current, listed, name, told_of
from trellis.decisions.models import Ballot, Entitled, Voice, VoiceStage
from trellis.domain.box import seal
from trellis.domain.problems import (
    ENTERED_LATE,
    SECOND_PERSON,
    SECRET_ON_PAPER,
    VOICE_GIVEN,
    VOICE_SETTLED,
    VOICE_WAITS,
    Problem,
)
from trellis.members.actions.directory import reasoned
from trellis.members.authorship import person_of
from trellis.members.models import Representative
from trellis.members.rules import in_force
from trellis.networks.rules import holds

BY_CLERK = (Channel.PAPER, Channel.PHONE)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What a clerk read on a paper, or heard by phone or in the room: from whom of the member, and what."""

    choice: object
    channel: Channel
    reason: str = ""
    seat: Representative | None = None


def _weighed(ballot: Ballot, entitled: Entitled, heard: Heard) -> mandating.Weighed:
    commits = counting.commits(heard.choice)
    if heard.seat is None:
        return mandating.Weighed(None, commits, (mandating.NOBODY_NAMED,) if commits else ())
    return mandating.weigh(heard.seat, ballot.need, commits=commits, today=timezone.localdate())


def _speaks(entitled: Entitled, seat: Representative | None) -> None:
    """See to it that whoever is named speaks for the member today."""
    if seat is None:
        return
    if not entitled.organisation.representatives.filter(in_force(), pk=seat.pk).exists():
        raise Problem(VOICE_SETTLED)


@action("voice.enter", on="entitled", allow=rules.may_enter)
def enter_voice(*, actor: Actor, entitled: Entitled, heard: Heard) -> Voice:
    """Enter a member's voice from paper, phone or the room; it waits for a second person."""
    ballot = held(entitled.ballot)
    if ballot.is_secret:
        raise Problem(SECRET_ON_PAPER)
    found = listed(ballot, entitled)
    if found.voices.filter(stage=VoiceStage.WAITING).exists():
        raise Problem(VOICE_WAITS, name=name(found))
    if current(found):
        raise Problem(VOICE_GIVEN, name=name(found))
    _speaks(found, heard.seat)
    kept = counting.read_choice(ballot, heard.choice, heard.reason)
    weighed = _weighed(ballot, found, heard)
    note(by=heard.channel, **told_of(ballot, weighed))
    code = codes.new()
    made = Voice.objects.create(
        network_id=found.network_id,
        ballot=ballot,
        entitled=found,
        stage=VoiceStage.WAITING,
        choice=kept,
        reason=heard.reason.strip(),
        at=timezone.now(),
        channel=heard.channel.value,
        person=heard.seat.person if heard.seat else None,
        representative=heard.seat,
        mandate=weighed.mandate,
        is_ad_referendum=weighed.is_ad_referendum,
        reasons=mandating.kept(weighed.reasons),
        entered_by=person_of(actor),
        receipt=seal(code),
    )
    made.code = code
    return made


def _waiting(actor: Actor, voice: Voice) -> tuple[Ballot, Voice]:
    """Hold an entered voice that waits; whoever entered it isn't the second person."""
    ballot = held(voice.ballot)
    found = Voice.objects.select_for_update().select_related("entitled__organisation").get(pk=voice.pk)
    if found.stage != VoiceStage.WAITING:
        raise Problem(VOICE_SETTLED)
    if person_of(actor) is None or found.entered_by_id == actor.person_id:
        raise Problem(SECOND_PERSON)
    return ballot, found


@action("voice.second", on="voice", allow=holds("voice.second"))
def second_voice(*, actor: Actor, voice: Voice) -> Voice:
    """Confirm that an entered voice is what the paper says, or the member said: from now on it counts."""
    ballot, found = _waiting(actor, voice)
    row = listed(ballot, found.entitled)
    if found.at >= ballot.closes_at:
        raise Problem(ENTERED_LATE)
    former = current(row)
    if former is not None:
        # The member spoke for itself after the clerk wrote: its own word stands.
        raise Problem(VOICE_GIVEN, name=name(row))
    Voice.objects.filter(pk=found.pk).update(
        stage=VoiceStage.CURRENT, second_by=person_of(actor), version=F("version") + 1
    )
    found.refresh_from_db()
    asking.voice_is_in(row, found.channel)
    return found


def disclaimed(actor: Actor, entitled: Entitled) -> bool:
    """Let an entered voice count no more that she says isn't hers; others call it within a deed.

    Nobody says so of somebody else's, as the head's; once the ballot has ended all stays as it was.
    """
    ballot = Ballot.objects.select_for_update().get(pk=entitled.ballot_id)
    if ballot.closed_at is not None or timezone.now() >= ballot.closes_at:
        return False
    whose = Q(person=None) | Q(person=actor.person_id)
    entered = entitled.voices.filter(whose, stage=VoiceStage.CURRENT, entered_by__isnull=False)
    return entered.update(stage=VoiceStage.REFUSED, version=F("version") + 1) > 0


@action("voice.reject", on="voice", allow=holds("voice.second"), keeps=("reason",))
def reject_voice(*, actor: Actor, voice: Voice, reason: str) -> Voice:
    """Refuse an entered voice that isn't what the paper says; it may be entered anew."""
    why = reasoned(reason)
    ballot = held(voice.ballot)
    waiting = Voice.objects.filter(pk=voice.pk, ballot=ballot, stage=VoiceStage.WAITING)
    columns = {"stage": VoiceStage.REFUSED, "second_by": person_of(actor), "resolution": why}
    if not waiting.update(**columns, version=F("version") + 1):
        raise Problem(VOICE_SETTLED)
    voice.refresh_from_db()
    return voice
