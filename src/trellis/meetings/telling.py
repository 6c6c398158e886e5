"""What those who are invited are told when a meeting changes or is cancelled, each by her own way."""

from uuid import UUID

from django.db.models import F
from django.utils import timezone

from trellis.asks.closing import close_asks
from trellis.asks.directory import directory
from trellis.asks.models import Ask, Asked
from trellis.channels.telling import News, tell
from trellis.domain.asking import shape_as_json, words_of
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.meetings.answers import ATTEND, DATE, WISH, answer_by, attend_shape
from trellis.meetings.models import Meeting
from trellis.ui.names import name_text

_OFF = N_("This meeting was cancelled: %(reason)s")
_CANCELLED = N_("Cancelled: %(meeting)s")
_CHANGED = N_("Changed: %(meeting)s")
_NOW = N_(
    "The meeting is now on %(when)s. Where: %(where)s. Your answer stands; give another if you can't come."
)


def people_invited(meeting: Meeting) -> list[UUID]:
    """Give whom to tell: people who are invited, and for each member who comes, or whoever speaks first."""
    rows = list(meeting.invitations.order_by("pk"))
    members = [each.organisation_id for each in rows if each.organisation_id is not None]
    speakers = directory().speakers(members).items()
    first: dict[UUID | None, UUID] = {pk: people[0] for pk, people in speakers}
    found = [_first(each.who_comes_id, each.person_id, first.get(each.organisation_id)) for each in rows]
    return list(dict.fromkeys(each for each in found if each is not None))


def _first(*ids: UUID | None) -> UUID | None:
    return next((each for each in ids if each is not None), None)


def _named(meeting: Meeting) -> str:
    return name_text(meeting.names, meeting.network.language)


def tell_cancelled(meeting: Meeting) -> None:
    """Tell everybody who was invited, and close what was asked about the meeting."""
    off = Sentence(_OFF, {"reason": meeting.reason})
    for kind in (ATTEND, WISH, DATE):
        close_asks(kind, meeting.pk, off)
    news = News(
        subject=words_of(Sentence(_CANCELLED, {"meeting": _named(meeting)})),
        text=words_of(off),
        enclose=(ATTEND, meeting.pk),
    )
    tell(meeting.network, people_invited(meeting), news, key=f"meeting-off:{meeting.pk}")


def ask_for_the_new_day(meeting: Meeting) -> None:
    """Let invitations be answered until the new day comes near, with what may be answered now."""
    until = answer_by(meeting.starts_at, timezone.now())
    asks = Ask.objects.filter(kind=ATTEND, about=meeting.pk, closed_at=None)
    Asked.objects.filter(ask__in=asks, closed_at=None).update(until=until, version=F("version") + 1)
    asks.update(until=until, shape=shape_as_json(attend_shape(meeting.form)), version=F("version") + 1)


def tell_changed(meeting: Meeting) -> None:
    """Tell everybody who is invited when and where the meeting is now."""
    details = {"when": meeting.starts_at, "where": meeting.venue or meeting.link or "–"}
    news = News(
        subject=words_of(Sentence(_CHANGED, {"meeting": _named(meeting)})),
        text=words_of(Sentence(_NOW, details)),
        enclose=(ATTEND, meeting.pk),
    )
    key = f"meeting-new:{meeting.pk}:{meeting.sequence}"
    tell(meeting.network, people_invited(meeting), news, key=key)
