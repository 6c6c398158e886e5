"""The names that lines of the record need: looked up now, by one query for each kind of thing."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from trellis.accounts.models import Invitation, Person
from trellis.advocacy.models import Practice
from trellis.decisions.models import (
    Amendment,
    Ballot,
    Entitled,
    FollowUp,
    MinorityStatement,
    Proposal,
    Voice,
    Word,
)
from trellis.governance.models import (
    Body,
    Comment,
    DecisionRule,
    Document,
    Memorandum,
    Obligation,
    Party,
    Review,
    RuleVersion,
    Signature,
    Version,
)
from trellis.imports.models import Batch
from trellis.ledger.models import Line
from trellis.meetings.models import AgendaItem, Meeting, Series
from trellis.meetings.models import Invitation as MeetingInvitation
from trellis.members.models import Constituency, Mandate, Organisation, Part, Representative, SameAs
from trellis.networks.models import Assignment, Network, Role, Unit
from trellis.places.models import Place
from trellis.plans.models import Activity, Objective, ObjectiveReview, Plan, Site
from trellis.plans.models import Step as PlanStep
from trellis.portal.wording import GONE
from trellis.ui.names import name_of

Row = dict[str, Any]

NAMED: dict[str, tuple[type[Model], str]] = {
    "person": (Person, "name"),
    "organisation": (Organisation, "names"),
    "unit": (Unit, "names"),
    "role": (Role, "names"),
    "constituency": (Constituency, "names"),
    "place": (Place, "names"),
    "file": (Batch, "file_name"),
    "body": (Body, "names"),
    "proposal": (Proposal, "title"),
    "meeting": (Meeting, "names"),
    "series": (Series, "names"),
    "document": (Document, "names"),
    "rule": (DecisionRule, "names"),
    "plan": (Plan, "title"),
    "objective": (Objective, "title"),
    "activity": (Activity, "number"),
    "practice": (Practice, "title"),
}
"""What has a name, and the column where it stands."""

ITSELF = {model._meta.label_lower: key for key, (model, _column) in NAMED.items()}

STEPS: dict[str, tuple[type[Model], dict[str, str]]] = {
    Assignment._meta.label_lower: (Assignment, {"person": "person", "role": "role"}),
    Representative._meta.label_lower: (Representative, {"person": "person", "organisation": "organisation"}),
    Mandate._meta.label_lower: (
        Mandate,
        {
            "person": "representative__person",
            "organisation": "representative__organisation",
            "scope": "scope",
        },
    ),
    Part._meta.label_lower: (Part, {"organisation": "membership__organisation", "part": "kind"}),
    SameAs._meta.label_lower: (
        SameAs,
        {"organisation": "organisation", "other": "other", "answer": "answer", "spelling": "spelling"},
    ),
    Invitation._meta.label_lower: (Invitation, {"person": "person"}),
    Review._meta.label_lower: (Review, {"proposal": "object_id"}),
    Amendment._meta.label_lower: (Amendment, {"proposal": "proposal"}),
    Ballot._meta.label_lower: (Ballot, {"proposal": "proposal"}),
    Entitled._meta.label_lower: (Entitled, {"proposal": "ballot__proposal", "organisation": "organisation"}),
    FollowUp._meta.label_lower: (FollowUp, {"proposal": "proposal"}),
    MinorityStatement._meta.label_lower: (
        MinorityStatement,
        {"proposal": "proposal", "organisation": "organisation"},
    ),
    Voice._meta.label_lower: (
        Voice,
        {"proposal": "ballot__proposal", "organisation": "entitled__organisation"},
    ),
    Word._meta.label_lower: (Word, {"proposal": "proposal"}),
    Version._meta.label_lower: (Version, {"document": "document"}),
    Comment._meta.label_lower: (Comment, {"document": "version_of__document"}),
    RuleVersion._meta.label_lower: (RuleVersion, {"rule": "rule"}),
    Memorandum._meta.label_lower: (Memorandum, {"document": "document"}),
    Party._meta.label_lower: (Party, {"document": "memorandum__document"}),
    Obligation._meta.label_lower: (Obligation, {"document": "memorandum__document"}),
    AgendaItem._meta.label_lower: (AgendaItem, {"meeting": "meeting"}),
    MeetingInvitation._meta.label_lower: (
        MeetingInvitation,
        {"meeting": "meeting", "organisation": "organisation"},
    ),
    Site._meta.label_lower: (Site, {"activity": "activity"}),
    PlanStep._meta.label_lower: (PlanStep, {"activity": "activity"}),
    ObjectiveReview._meta.label_lower: (ObjectiveReview, {"objective": "objective"}),
    Signature._meta.label_lower: (Signature, {"document": "memorandum__document"}),
}
"""What has no name of its own, and where it leads to things that have one."""

_PAGES = {
    "proposal": "proposal",
    "organisation": "member",
    "body": "body",
    "meeting": "meeting",
    "series": "series-one",
    "document": "document",
    "rule": "decision-rule",
    "plan": "plan-one",
    "objective": "objective",
    "activity": "activity",
    "practice": "practice",
}
_FURTHER = ("person", "role", "body", "document", "rule")
_KIND_OF = {"other": "organisation", "who": "person", "for": "organisation"}
_BOLD, _LINK = Markup("<b>{}</b>"), Markup('<a href="{}">{}</a>')


def an_id(value: object) -> UUID | None:
    """Give an id out of a line's detail; anything else counts as none."""
    if isinstance(value, UUID):
        return value
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None


def _said(line: Line) -> Row:
    """Give what the line itself says of the things it is about, as ids."""
    found: Row = {"who": line.person, "for": line.organisation}
    if line.parties:
        found["organisation"] = line.parties[0]
    found |= {key: line.detail[key] for key in _FURTHER if line.detail.get(key)}
    if line.kind in ITSELF:
        found[ITSELF[line.kind]] = line.object_id
    return found


class Names:
    """The names for some lines, each with a link where the reader can follow it."""

    def __init__(self, lines: Iterable[Line], networks: Mapping[UUID, Network]) -> None:
        """Keep the lines, and the networks whose chains they belong to."""
        self.lines, self.networks = list(lines), networks

    @cached_property
    def about(self) -> dict[int, Row]:
        """Give the ids of what each line is about, by the line's key."""
        steps = {kind: self._stepped(kind) for kind in {line.kind for line in self.lines} & STEPS.keys()}
        found = {}
        for line in self.lines:
            further = steps.get(line.kind, {}).get(line.object_id, {}) if line.object_id else {}
            found[line.pk] = _said(line) | {key: value for key, value in further.items() if value}
        return found

    def _stepped(self, kind: str) -> dict[UUID, Row]:
        model, columns = STEPS[kind]
        ids = {line.object_id for line in self.lines if line.kind == kind}
        rows: QuerySet[Any, Any] = QuerySet(model).filter(pk__in=ids).values_list("pk", *columns.values())
        return {pk: dict(zip(columns, values, strict=True)) for pk, *values in rows}

    @cached_property
    def _found(self) -> dict[str, dict[UUID, Any]]:
        wanted: dict[str, set[UUID]] = {}
        for row in self.about.values():
            for key, value in row.items():
                kind = _KIND_OF.get(key, key)
                if kind in NAMED and (pk := an_id(value)):
                    wanted.setdefault(kind, set()).add(pk)
        return {kind: self._names(kind, ids) for kind, ids in wanted.items()}

    @staticmethod
    def _names(kind: str, ids: set[UUID]) -> dict[UUID, Any]:
        model, column = NAMED[kind]
        return dict(QuerySet(model).filter(pk__in=ids).values_list("pk", column))

    @cached_property
    def _inside(self) -> set[tuple[UUID, UUID]]:
        """Give who belongs to which of the networks: those have a page there."""
        people = set(self._found.get("person", {}))
        if not people or not self.networks:
            return set()
        here = {"network__in": list(self.networks), "person__in": people}
        held = Assignment.objects.filter(**here).values_list("network", "person")
        return set(held.union(Representative.objects.filter(**here).values_list("network", "person")))

    def _address(self, kind: str, pk: UUID, chain: UUID) -> str:
        if kind == "place":
            return reverse("place", args=[pk])
        if chain not in self.networks:
            return ""
        if kind in _PAGES:
            return reverse(_PAGES[kind], args=[self.networks[chain].slug, pk])
        if kind == "person" and (chain, pk) in self._inside:
            return reverse("person", args=[self.networks[chain].slug, pk])
        return ""

    def of(self, line: Line, key: str) -> Markup:
        """Give the name of what a line is about, by its place in the sentence, or say that it is gone."""
        kind = _KIND_OF.get(key, key)
        pk = an_id(self.about[line.pk].get(key))
        name = self._found.get(kind, {}).get(pk) if pk else None
        if pk is None or not name:
            # What was taken away can't be looked up, but its line kept what it was called.
            kept = line.detail.get("names")
            return (
                _BOLD.format(name_of(kept))
                if kept and isinstance(kept, dict)
                else Markup.escape(_(GONE[kind]))
            )
        shown = name_of(name) if isinstance(name, dict) else name
        address = self._address(kind, pk, line.chain)
        return _LINK.format(address, shown) if address else _BOLD.format(shown)
