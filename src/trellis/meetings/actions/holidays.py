"""The writers of the network's holidays."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.meetings.models import Holiday
from trellis.networks.models import Network
from trellis.networks.rules import holds


@action("holiday.set", on="network", allow=holds("meeting.plan", via=""))
def set_holidays(
    *, actor: Actor, network: Network, days: Sequence[tuple[date, str]], language: str
) -> Network:
    """Note days on which no meeting is held; a day that is there gets its name in this language, too."""
    known = {each.day: each for each in Holiday.objects.select_for_update().filter(network=network)}
    for day, name in dict(days).items():
        names = {language: name} if name else {}
        if day in known:
            known[day].names |= names
            Holiday.objects.filter(pk=known[day].pk).update(names=known[day].names, version=F("version") + 1)
        else:
            Holiday.objects.create(network=network, day=day, names=names)
    note(count=len(days))
    return network


@action("holiday.remove", on="holiday", allow=holds("meeting.plan"))
def remove_holiday(*, actor: Actor, holiday: Holiday) -> None:
    """Take a holiday out of the list."""
    note(day=holiday.day)
    holiday.delete()
