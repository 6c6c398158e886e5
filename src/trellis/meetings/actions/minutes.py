"""The writers of minutes: added to, cleared where the network wants that, sent, adopted, corrected beside."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.asks.closing import close_asks
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.asks.rules import ENTER
from trellis.channels.telling import News, tell
from trellis.domain.asking import words_of
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    MINUTES_BY_YOU,
    MINUTES_CLOSED,
    MINUTES_STAGE,
    N_,
    Problem,
)
from trellis.domain.sentence import Sentence
from trellis.meetings import leading
from trellis.meetings.actions.tasks import YES_OR_NO
from trellis.meetings.models import Correction, Meeting, Minutes, MinutesStage, Stage
from trellis.meetings.queries.minutes import others_clear, record_of, wants_clearance
from trellis.members.actions.directory import reasoned
from trellis.members.asking import speakers
from trellis.members.authorship import Author, author_of, person_of
from trellis.members.models import Organisation
from trellis.members.queries.representatives import seats_today
from trellis.members.rules import seats_of
from trellis.networks.rules import holds

STAND = "minutes.stand"
ANSWER_WITHIN = timedelta(days=14)
UNADOPTED = (MinutesStage.DRAFT, MinutesStage.CLEARING, MinutesStage.SENT)


def _held(minutes: Minutes, *stages: MinutesStage) -> Minutes:
    rows = Minutes.objects.select_for_update(of=("self",)).select_related("meeting__network")
    found = rows.get(pk=minutes.pk)
    if found.stage == MinutesStage.ADOPTED and MinutesStage.ADOPTED not in stages:
        raise Problem(MINUTES_CLOSED)
    if found.stage not in stages or found.meeting.stage not in {Stage.OVER, Stage.MINUTED}:
        raise Problem(MINUTES_STAGE)
    return found


def _write(minutes: Minutes, **columns: object) -> Minutes:
    Minutes.objects.filter(pk=minutes.pk).update(**columns, version=F("version") + 1)
    minutes.refresh_from_db()
    return minutes


@action("minutes.write", on="minutes", allow=leading.may_write)
def write_minutes(
    *, actor: Actor, minutes: Minutes, texts: dict[str, str], language: str, version: int
) -> Minutes:
    """Write what the record can't know; what was sent or cleared before is to be read again."""
    found = _held(minutes, MinutesStage.DRAFT, MinutesStage.SENT)
    if found.version != version:
        raise Problem(CHANGED_MEANWHILE)
    note(after_sending=found.stage == MinutesStage.SENT)
    kept = {section: text.strip() for section, text in texts.items() if text.strip()}
    afresh = {"stage": MinutesStage.DRAFT, "cleared_at": None, "cleared_by": None}
    return _write(found, texts=kept, language=language, **afresh)


@action("minutes.submit", on="minutes", allow=leading.may_write)
def submit_minutes(*, actor: Actor, minutes: Minutes) -> Minutes:
    """Give minutes to whoever clears them; how long that takes is kept (C8.14)."""
    found = _held(minutes, MinutesStage.DRAFT)
    columns = {"clearing_at": timezone.now(), "clearing_note": "", "submitted_by": person_of(actor)}
    return _write(found, stage=MinutesStage.CLEARING, **columns)


@action("minutes.clear", on="minutes", allow=leading.may_clear)
def clear_minutes(*, actor: Actor, minutes: Minutes, cleared: bool, reason: str = "") -> Minutes:
    """Clear minutes, or give them back with the reason: not those that one submitted, where others may."""
    found = _held(minutes, MinutesStage.CLEARING)
    if actor.person_id is not None and found.submitted_by_id == actor.person_id and others_clear(found):
        raise Problem(MINUTES_BY_YOU)
    why = reason.strip() if cleared else reasoned(reason)
    note(cleared=cleared, reason=why)
    columns = {"cleared_at": timezone.now(), "cleared_by": person_of(actor)} if cleared else {}
    return _write(found, stage=MinutesStage.DRAFT, clearing_note=why, **columns)


def _summary(minutes: Minutes) -> Sentence:
    """Say in one line what the minutes hold: short enough for a text message."""
    record = record_of(minutes.meeting)
    details = {
        "number": str(minutes.meeting.number),
        "there": sum(1 for each in record.came if each.presence not in {"excused", "absent"}),
        "decisions": sum(len(each.decided) for each in record.items),
        "tasks": len(record.given) + sum(len(each.given) for each in record.items),
    }
    says = N_("Meeting #%(number)s: %(there)s were there, %(decisions)s decisions, %(tasks)s tasks.")
    return Sentence(says, details)


def _title(minutes: Minutes) -> Sentence:
    return Sentence(N_("Minutes of meeting #%(number)s"), {"number": str(minutes.meeting.number)})


def _ask_if_they_stand(actor: Actor, minutes: Minutes, members: Iterable[UUID]) -> None:
    wanted = Wanted(
        kind=STAND,
        about=minutes.pk,
        title=words_of(_title(minutes)),
        question=words_of(Sentence(N_("Do these minutes stand? If not, say what is to be corrected."))),
        why=words_of(_summary(minutes)),
        shape=YES_OR_NO,
        until=timezone.now() + ANSWER_WITHIN,
    )
    raise_ask(actor, minutes.meeting.network, wanted, [Addressee(organisation=pk) for pk in members])


def _tell_the_others(minutes: Minutes, members: Iterable[UUID]) -> None:
    """Tell those who speak for a member or were there, and aren't asked themselves."""
    asked = {people[0] for people in speakers(members).values()}
    seats = seats_today(minutes.meeting.network).values_list("person", flat=True)
    there = minutes.meeting.attendance.exclude(person=None).values_list("person", flat=True)
    others = [pk for pk in dict.fromkeys([*seats, *there]) if pk not in asked]
    subject, text = words_of(_title(minutes)), words_of(_summary(minutes))
    tell(minutes.meeting.network, others, News(subject=subject, text=text, enclose=(STAND, minutes.pk)))


@action("minutes.send", on="minutes", allow=leading.may_write)
def send_minutes(*, actor: Actor, minutes: Minutes) -> Minutes:
    """Send minutes to the members, who are asked if they stand; the next meeting adopts them."""
    found = _held(minutes, MinutesStage.DRAFT)
    if wants_clearance(found.meeting.network) and found.cleared_at is None:
        raise Problem(MINUTES_STAGE)
    sent = _write(found, stage=MinutesStage.SENT, sent_at=timezone.now())
    close_asks(STAND, found.pk, Sentence(N_("The minutes were sent anew.")))
    members = list(dict.fromkeys(seats_today(found.meeting.network).values_list("organisation", flat=True)))
    _ask_if_they_stand(actor, sent, members)
    _tell_the_others(sent, members)
    return sent


def _begun(meeting: Meeting | None) -> Meeting | None:
    """Give a meeting as it stands by now, if it has begun."""
    return meeting and Meeting.objects.filter(pk=meeting.pk).exclude(opened_at=None).first()


@action("minutes.adopt", on="minutes", allow=leading.may_adopt)
def adopt_minutes(*, actor: Actor, minutes: Minutes, meeting: Meeting | None = None) -> Minutes:
    """Adopt minutes, in a meeting or by what the members answered: from now on they stay as they are.

    A meeting that hasn't begun hasn't adopted them, though they stand on its agenda.
    """
    found = _held(minutes, MinutesStage.SENT)
    if meeting is not None and meeting.network_id != found.network_id:
        raise Problem(MINUTES_STAGE)
    note(number=found.meeting.number)
    close_asks(STAND, found.pk, Sentence(N_("The minutes are adopted. A correction can stand beside them.")))
    Meeting.objects.filter(pk=found.meeting_id).update(stage=Stage.MINUTED, version=F("version") + 1)
    return _write(
        found,
        figures=record_of(found.meeting).as_json(),
        adopted_in=_begun(meeting),
        adopted_at=timezone.now(),
        stage=MinutesStage.ADOPTED,
    )


def _author(actor: Actor, minutes: Minutes, chosen: Organisation | None) -> Author:
    """Give who finds something wrong: what somebody typed in for a member is the member's, and not hers."""
    mine = seats_of(actor).filter(organisation=chosen)
    is_typed = chosen is not None and chosen.network_id == minutes.network_id and not mine.exists()
    if is_typed and holds(ENTER).test(actor, minutes):
        return Author(None, chosen)
    return author_of(actor, minutes.meeting.network, chosen)


@action("minutes.correct", on="minutes", allow=leading.may_correct)
def correct_minutes(
    *, actor: Actor, minutes: Minutes, text: str, organisation: Organisation | None = None
) -> Correction:
    """Say what is wrong in minutes: it stands beside them for ever."""
    said = reasoned(text)
    found = _held(minutes, MinutesStage.SENT, MinutesStage.ADOPTED)
    author = _author(actor, found, organisation)
    return Correction.objects.create(
        network=found.network,
        minutes=found,
        text=said,
        person=author.person,
        organisation=author.organisation,
    )
