"""Where authority to commit is missing (C8.6): five lists, each row with its one next step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.members import naming
from trellis.members.models import Organisation, Representative
from trellis.members.queries import representatives
from trellis.members.queries.paging import Count, Cursor, Slice, counted, slice_of
from trellis.members.queries.representatives import Speaker, speakers
from trellis.networks.models import Network
from trellis.search import entries


class Lack(NamedTuple):
    """A way in which authority is missing: its key, label and what to do about it."""

    key: str
    label: str
    remedy: str
    find: Callable[[Actor, Network], QuerySet[Any]]


LACKS = (
    Lack("silent", N_("Nobody speaks"), N_("Appoint a representative"), representatives.silent_members),
    Lack(
        "none",
        N_("No mandate"),
        N_("Record the mandate"),
        lambda _actor, network: representatives.without_mandate(network),
    ),
    Lack(
        "unconfirmed",
        N_("Not confirmed"),
        N_("Look at the letter and confirm"),
        lambda _actor, network: representatives.with_unconfirmed(network),
    ),
    Lack(
        "ending",
        N_("Run out in 60 days"),
        N_("Ask for a new letter"),
        lambda _actor, network: representatives.with_ending(network),
    ),
    Lack(
        "ended",
        N_("Have ended"),
        N_("Record the new mandate"),
        lambda _actor, network: representatives.with_ended(network),
    ),
)
SILENT = "silent"


@dataclass(frozen=True)
class Overview:
    """One of the lists, with how many there are in each."""

    organisations: list[Organisation]
    speakers: list[Speaker]
    page: Slice[Any]
    count: Count
    counts: list[tuple[Lack, Count]]


def chosen(key: str) -> Lack:
    """Give the list that an address asks for, the first one when it asks for none."""
    return next((lack for lack in LACKS if lack.key == key), LACKS[0])


def page(*, actor: Actor, network: Network, chosen: Lack, wanted: str, cursor: Cursor) -> Overview:
    """Give a page of one list, in the order of the organisations' names."""
    rows = chosen.find(actor, network)
    is_silent = chosen.key == SILENT
    if wanted.strip():
        found = entries.matches(naming.KIND, wanted)
        rows = rows.filter(pk__in=found) if is_silent else rows.filter(organisation__in=found)
    with_names = None if is_silent else Representative.objects.select_related("person", "organisation")
    sort = "sort_name" if is_silent else "organisation__sort_name"
    listed: Slice[Any] = slice_of(rows, cursor, sort=sort, whole=with_names)
    counts = {lack.key: (lack, counted(lack.find(actor, network))) for lack in LACKS}
    return Overview(
        organisations=listed.rows if is_silent else [],
        speakers=[] if is_silent else speakers(listed.rows, in_given_order=True),
        page=listed,
        count=counted(rows) if wanted.strip() else counts[chosen.key][1],
        counts=list(counts.values()),
    )
