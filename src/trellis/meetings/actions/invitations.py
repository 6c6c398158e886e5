"""The writers of invitations: sent to members and people, and answered by any channel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, add_addressees, raise_ask
from trellis.domain.asking import words_of
from trellis.domain.problems import (
    MEETING_STAGE,
    MEETING_UNDATED,
    N_,
    NOBODY_TO_INVITE,
    NOT_ITS_SPEAKER,
    Problem,
)
from trellis.domain.sentence import Sentence
from trellis.meetings import rules
from trellis.meetings.actions.carrying import bring
from trellis.meetings.actions.meetings import BEFORE, locked, store
from trellis.meetings.answers import ATTEND, Need, answer_by, attend_shape
from trellis.meetings.models import Coming, Invitation, Meeting, Stage
from trellis.meetings.queries.people import members_for
from trellis.members.models import Organisation, Representative
from trellis.members.rules import in_force
from trellis.networks.queries import people_in

_TITLE = N_("Invitation")
_QUESTION = N_("Do you come to the meeting?")
_WHY = N_("Whoever can't come for lack of means says so, and the network looks for a way (C8.7).")


@dataclass(frozen=True, kw_only=True)
class Response:
    """What somebody says to an invitation."""

    coming: Coming
    needs: Sequence[str] = ()
    remark: str = ""


def call(meeting: Meeting, actor: Actor) -> Ask:
    """Raise the question to all that are invited; others call it within a deed."""
    wanted = Wanted(
        kind=ATTEND,
        about=meeting.pk,
        title=dict(meeting.names),
        question=words_of(Sentence(_QUESTION)),
        why=words_of(Sentence(_WHY)),
        shape=attend_shape(meeting.form),
        until=answer_by(meeting.starts_at, timezone.now()),
    )
    return raise_ask(actor, meeting.network, wanted, of=_addressees(meeting))


def _addressees(meeting: Meeting) -> list[Addressee]:
    return [
        Addressee(organisation=each.organisation_id)
        if each.organisation_id is not None
        else Addressee(person=each.person_id)
        for each in meeting.invitations.order_by("pk")
    ]


def _invite(meeting: Meeting, organisations: Iterable[Organisation], people: Iterable[Person]) -> None:
    of = [{"organisation": each} for each in organisations] + [{"person": each} for each in people]
    Invitation.objects.bulk_create(
        (Invitation(network_id=meeting.network_id, meeting=meeting, **each) for each in of),
        ignore_conflicts=True,
    )


@action("meeting.call", on="meeting", allow=rules.in_charge("meeting.call"))
def call_meeting(*, actor: Actor, meeting: Meeting, people: Sequence[Person] = ()) -> Meeting:
    """Invite the members that the meeting is for, and chosen people beside them, each by her own way."""
    found = locked(meeting, Stage.PLANNED)
    if found.starts_at is None:
        raise Problem(MEETING_UNDATED)
    members = members_for(found)
    if not members and not people:
        raise Problem(NOBODY_TO_INVITE)
    _invite(found, members, people)
    bring(found)
    called = store(found, stage=Stage.CALLED)
    call(called, actor)
    note(invited=called.invitations.count())
    return called


@action("meeting.invite", on="meeting", allow=rules.in_charge("meeting.call"))
def invite(
    *,
    actor: Actor,
    meeting: Meeting,
    people: Sequence[Person] = (),
    organisations: Sequence[Organisation] = (),
) -> Meeting:
    """Invite further people or members to a meeting that is called already; nobody is asked twice."""
    found = locked(meeting, Stage.CALLED)
    known = set(people_in(found.network).filter(pk__in=[each.pk for each in people]))
    _invite(found, [each for each in organisations if each.network_id == found.network_id], known)
    ask = Ask.objects.filter(kind=ATTEND, about=found.pk, closed_at=None).first()
    if ask is not None:
        add_addressees(ask, _addressees(found))
    return store(found)


@action("meeting.respond", on="invitation", allow=rules.may_respond)
def respond(*, actor: Actor, invitation: Invitation, response: Response) -> Invitation:
    """Say whether somebody comes and what is needed for it; saying it again replaces it."""
    found = Invitation.objects.select_for_update().select_related("meeting").get(pk=invitation.pk)
    if found.meeting.stage not in {*BEFORE, Stage.OPEN}:
        raise Problem(MEETING_STAGE, stage=Stage(found.meeting.stage).label)
    known = {each.value for each in Need}
    note(coming=response.coming.value)
    Invitation.objects.filter(pk=found.pk).update(
        coming=response.coming,
        needs=[each for each in response.needs if each in known],
        remark=response.remark.strip()[:2000],
        answered_at=timezone.now(),
        version=F("version") + 1,
    )
    found.refresh_from_db()
    return found


@action("meeting.name-who-comes", on="invitation", allow=rules.may_respond)
def name_who_comes(*, actor: Actor, invitation: Invitation, person: Person | None) -> Invitation:
    """Say which of a member's speakers comes."""
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    speaks = Representative.objects.filter(in_force(), organisation=found.organisation_id)
    if person is not None and not speaks.filter(person=person).exists():
        raise Problem(NOT_ITS_SPEAKER)
    Invitation.objects.filter(pk=found.pk).update(who_comes=person, version=F("version") + 1)
    found.refresh_from_db()
    return found
