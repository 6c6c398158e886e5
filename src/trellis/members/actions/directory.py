"""What several deeds of this room share: checks, and keeping the index of names up to date."""

from datetime import date

from django.utils import timezone

from trellis.domain.problems import (
    DATES_REVERSED,
    IN_THE_FUTURE,
    OTHER_NETWORK,
    REASON_MISSING,
    Problem,
)
from trellis.members import naming
from trellis.members.models import Alias, Constituency, Organisation
from trellis.networks.models import Network, Unit
from trellis.search import entries


def index(organisation: Organisation) -> None:
    """Make an organisation findable by its names and aliases and those of its doubles."""
    if organisation.same_as_id:
        entries.forget(naming.KIND, [organisation.pk])
        return
    doubles = list(organisation.duplicates.all())
    others = [name for double in doubles for name in (*double.names.values(), double.acronym)]
    known = Alias.objects.filter(organisation__in=[organisation, *doubles]).values_list("text", flat=True)
    entries.put([naming.words(organisation, [*known, *others])])


def reasoned(reason: str) -> str:
    """Give the reason, tidied; a deed that somebody may ask about later needs one."""
    if not reason.strip():
        raise Problem(REASON_MISSING)
    return reason.strip()


def in_order(since: date | None, until: date | None) -> None:
    """See to it that nothing ends before it begins."""
    if since and until and until < since:
        raise Problem(DATES_REVERSED)


def not_ahead(day: date | None) -> date:
    """Give the day, today when none is given; a day to come is refused."""
    today = timezone.localdate()
    if day and day > today:
        raise Problem(IN_THE_FUTURE)
    return day or today


def same_network(network: Network, *things: Organisation | Constituency | Unit | None) -> None:
    """See to it that things of two networks don't mix."""
    for thing in things:
        if thing is not None and thing.network_id != network.pk:
            raise Problem(OTHER_NETWORK, what=str(thing))
