"""The record's lines about a member, in words: what happened, when, by whom."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.access.actor import CHANNEL_LABELS, Channel
from trellis.accounts.models import Person
from trellis.domain.problems import N_
from trellis.ledger.models import Line
from trellis.networks.models import Network

SHOWN = 30

HAPPENED = {
    "organisation.add": N_("Put into the directory"),
    "organisation.change": N_("Entry changed"),
    "organisation.alias": N_("Another spelling noted"),
    "organisation.unalias": N_("A spelling taken out"),
    "organisation.confirm": N_("Confirmed as still true"),
    "organisation.identify": N_("Decided who is who"),
    "identity.take-back": N_("A decision on who is who taken back"),
    "membership.request": N_("Asked to join"),
    "membership.admit": N_("Admitted as a member"),
    "membership.decline": N_("Request declined"),
    "membership.reconsider": N_("The declined request is open again"),
    "membership.change": N_("Membership changed"),
    "membership.describe": N_("Said what it brings and hopes for"),
    "membership.end": N_("Membership ended"),
    "membership.resume": N_("The end of the membership was taken back"),
    "part.give": N_("Given a part to play"),
    "part.end": N_("A part ended"),
    "representative.appoint": N_("A representative appointed"),
    "representative.end": N_("A representative's seat ended"),
    "mandate.record": N_("A mandate recorded"),
    "mandate.confirm": N_("A mandate confirmed"),
    "mandate.withdraw": N_("A mandate withdrawn"),
    "member.import": N_("Brought in from a list"),
}
FIELDS = {
    "names": N_("names"),
    "acronym": N_("acronym"),
    "type": N_("type"),
    "parent": N_("part of"),
    "home": N_("home place"),
    "website": N_("website"),
    "constituency": N_("constituency"),
    "joined_on": N_("member since"),
    "brings": N_("what it brings"),
    "hopes": N_("what it hopes for"),
}


def _what(line: Line) -> str:
    said = _(HAPPENED.get(line.verb, line.verb))
    detail = line.detail
    if isinstance(detail.get("after"), dict) and detail["after"]:
        changed = ", ".join(_(FIELDS.get(name, name)) for name in detail["after"])
        return f"{said}: {changed}"
    more = detail.get("reason") or detail.get("spelling")
    return f"{said}: {more}" if more else said


def told(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Give lines as the page's record shows them, with the names of who did it."""
    listed = list(lines)
    people = Person.objects.in_bulk({line.person for line in listed if line.person})
    return [
        {
            "when": line.at,
            "what": _what(line),
            "who": people[line.person].name if line.person in people else line.author or _("A visitor"),
            "via": _(CHANNEL_LABELS[Channel(line.channel)]) if line.channel in set(Channel) else line.channel,
            "href": "",
        }
        for line in listed
    ]


def lines_about(network: Network, ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Give the latest lines of a network's record about some of its rows."""
    lines = Line.objects.filter(chain=network.pk, object_id__in=list(ids)).order_by("-number")
    return told(lines[:SHOWN])
