"""The writers of a search for a date: asked of the members by every channel, and settled."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.asks.closing import close_asks
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.domain.asking import Choice, Shape, words_of
from trellis.domain.problems import DATES_IN_THE_PAST, N_, NOBODY_TO_INVITE, NOT_FOUND, TOO_FEW_DATES, Problem
from trellis.domain.sentence import Sentence
from trellis.meetings import rules
from trellis.meetings.actions.meetings import locked, store
from trellis.meetings.answers import DATE, plain
from trellis.meetings.models import DateOption, Meeting, Stage
from trellis.meetings.queries.people import members_for

NONE = "0"
MOST = 9
_QUESTION = N_("On which of these days can you come? Choose all that suit.")
_WHY = N_("The day is chosen so that as many members as possible can come, not only those nearby (C8.7).")
_LABEL = N_("%(when)s")
_FOUND = N_("The date is found: %(when)s")
_ANEW = N_("Other dates are asked about now.")


@action("meeting.ask-dates", on="meeting", allow=rules.in_charge("meeting.change"))
def ask_dates(
    *, actor: Actor, meeting: Meeting, begins: Sequence[datetime], minutes: int, until: datetime | None = None
) -> Meeting:
    """Ask the members on which of some dates they can come; asking anew closes what was asked before."""
    found, options = locked(meeting, Stage.PLANNED), sorted(set(begins))[:MOST]
    if len(options) < 2:
        raise Problem(TOO_FEW_DATES)
    if options[0] < timezone.now():
        raise Problem(DATES_IN_THE_PAST)
    members = members_for(found)
    if not members:
        raise Problem(NOBODY_TO_INVITE)
    close_asks(DATE, found.pk, Sentence(_ANEW))
    found.date_options.all().delete()
    length = timedelta(minutes=minutes)
    DateOption.objects.bulk_create(
        DateOption(network_id=found.network_id, meeting=found, starts_at=each, ends_at=each + length)
        for each in options
    )
    wanted = Wanted(
        kind=DATE,
        about=found.pk,
        title=dict(found.names),
        question=words_of(Sentence(_QUESTION)),
        why=words_of(Sentence(_WHY)),
        shape=_shape(options),
        until=until or options[0],
    )
    raise_ask(actor, found.network, wanted, of=[Addressee(organisation=each.pk) for each in members])
    note(options=len(options))
    return store(found)


def _shape(options: Sequence[datetime]) -> Shape:
    """Give the dates as numbered choices, so that one can answer by a text message."""
    numbered = [
        Choice(str(number), words_of(Sentence(_LABEL, {"when": each})))
        for number, each in enumerate(options, start=1)
    ]
    return Shape(choices=(*numbered, Choice(NONE, plain(N_("None of these")))), several=True)


@action("meeting.choose-date", on="meeting", allow=rules.in_charge("meeting.change"))
def choose_date(*, actor: Actor, meeting: Meeting, option: DateOption) -> Meeting:
    """Set the meeting on one of the dates; nothing is asked about it any more."""
    found = locked(meeting, Stage.PLANNED)
    if option.meeting_id != found.pk:
        raise Problem(NOT_FOUND)
    close_asks(DATE, found.pk, Sentence(_FOUND, {"when": option.starts_at}))
    columns = {"starts_at": option.starts_at, "ends_at": option.ends_at}
    return store(found, **columns, sequence=F("sequence") + 1)
