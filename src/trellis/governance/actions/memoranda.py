"""The writers of memoranda of understanding until they are opened for signature (C7.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.mandate import Need
from trellis.domain.problems import (
    MEMORANDUM_NOT_OPEN,
    MEMORANDUM_OPEN,
    MEMORANDUM_OVER,
    MEMORANDUM_SIGNED,
    OTHER_NETWORK,
    PARTY_KNOWN,
    PARTY_NAMELESS,
    PROMISE_MISSING,
    TOO_FEW_PARTIES,
    Problem,
)
from trellis.domain.text import clean
from trellis.governance.actions.documents import (
    Heading,
    Wording,
    describe_document,
    draft_document,
)
from trellis.governance.models import DocumentKind, Memorandum, Obligation, Party, Version
from trellis.governance.queries.documents import latest_own
from trellis.governance.registering import index
from trellis.members.actions.directory import in_order, same_network
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a memorandum is called, when it is in force, and what signing it asks of a mandate."""

    names: Mapping[str, str]
    need: Need
    starts_on: date | None = None
    ends_on: date | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    """The first text by language; later ones are written as versions of the document."""


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What a party promises, and until when."""

    text: str
    due_on: date | None = None


def need_kept(need: Need) -> dict[str, str]:
    """Give what signing asks of a mandate, as the row keeps it."""
    given = {"scope": need.scope.value, "subject": need.subject, "currency": need.currency}
    return {name: value for name, value in given.items() if value} | (
        {"amount": str(need.amount)} if need.amount is not None else {}
    )


def being_drafted(memorandum: Memorandum) -> Memorandum:
    """Hold a memorandum whose text and parties may still change, or say why they may not."""
    held = hold(memorandum)
    if held.ended_on is not None:
        raise Problem(MEMORANDUM_OVER)
    if held.signs_id is not None:
        raise Problem(MEMORANDUM_OPEN)
    return held


@action("memorandum.draft", on="network", allow=holds("memorandum.draft", via=""))
def draft_memorandum(*, actor: Actor, network: Network, terms: Terms) -> Memorandum:
    """Begin a memorandum with its first text; its versions are written as those of every document."""
    in_order(terms.starts_on, terms.ends_on)
    heading = Heading(kind=DocumentKind.MEMORANDUM, names=dict(terms.names))
    wording = Wording(texts=dict(terms.texts))
    first = draft_document(actor=actor, network=network, heading=heading, wording=wording)
    made = Memorandum.objects.create(
        network=network,
        document=first.document,
        need=need_kept(terms.need),
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
    )
    index(made)
    return made


@action("memorandum.change", on="memorandum", allow=holds("memorandum.draft"))
def change_memorandum(*, actor: Actor, memorandum: Memorandum, version: int, terms: Terms) -> Memorandum:
    """Change the title, the days and what signing asks of a mandate, while it is drafted."""
    in_order(terms.starts_on, terms.ends_on)
    hold(memorandum, version)
    held, document = being_drafted(memorandum), memorandum.document
    if dict(terms.names) != document.names:
        heading = Heading(
            kind=DocumentKind.MEMORANDUM, names=dict(terms.names), review_months=document.review_months
        )
        describe_document(actor=actor, document=document, version=document.version, heading=heading)
    columns = {
        "need": need_kept(terms.need),
        "starts_on": terms.starts_on,
        "ends_on": terms.ends_on,
    }
    note(changed=[name for name, value in columns.items() if getattr(held, name) != value])
    return _saved(held, **columns)


def _saved(memorandum: Memorandum, **columns: Any) -> Memorandum:
    for name, value in columns.items():
        setattr(memorandum, name, value)
    memorandum.version += 1
    memorandum.save()
    index(memorandum)
    return memorandum


@action("party.add", on="memorandum", allow=holds("memorandum.draft"))
def add_party(
    *, actor: Actor, memorandum: Memorandum, organisation: Organisation | None = None, outside: str = ""
) -> Party:
    """Add a party: an organisation of the network's directory, or somebody outside it by name."""
    held, name = being_drafted(memorandum), clean(outside)
    if (organisation is None) == (not name):
        raise Problem(PARTY_NAMELESS)
    same_network(held.network, organisation)
    named: dict[str, object] = {"organisation": organisation} if organisation else {"outside": name}
    if held.parties.filter(**named).exists():
        raise Problem(PARTY_KNOWN, name=str(organisation or name))
    last = held.parties.aggregate(last=Max("position"))["last"] or 0
    made = Party.objects.create(
        network=held.network, memorandum=held, organisation=organisation, outside=name, position=last + 1
    )
    index(held)
    return made


@action("party.remove", on="party", allow=holds("memorandum.draft"))
def remove_party(*, actor: Actor, party: Party) -> Memorandum:
    """Take a party out of a draft, with what it was to promise."""
    held = being_drafted(party.memorandum)
    note(organisation=party.organisation)
    party.delete()
    index(held)
    return held


@action("obligation.add", on="party", allow=holds("memorandum.draft"))
def add_obligation(*, actor: Actor, party: Party, promise: Promise) -> Obligation:
    """Write down what a party promises, and until when."""
    held, words = being_drafted(party.memorandum), promise.text.strip()
    if not words:
        raise Problem(PROMISE_MISSING)
    return Obligation.objects.create(
        network=held.network, memorandum=held, party=party, text=words, due_on=promise.due_on
    )


@action("obligation.remove", on="obligation", allow=holds("memorandum.draft"))
def remove_obligation(*, actor: Actor, obligation: Obligation) -> Memorandum:
    """Take a promise out of a draft."""
    held = being_drafted(obligation.memorandum)
    obligation.delete()
    return held


@action("memorandum.open", on="memorandum", allow=holds("memorandum.open"), keeps=("decided_by",))
def open_memorandum(
    *,
    actor: Actor,
    memorandum: Memorandum,
    version: Version | None = None,
    decided_by: UUID | None = None,
) -> Memorandum:
    """Open a memorandum for signature on one version of its text, the latest unless another is given."""
    held = being_drafted(memorandum)
    text = version or latest_own(held.document)
    if text.document_id != held.document_id:
        raise Problem(OTHER_NETWORK, what=str(held.document))
    if held.parties.count() < 2:
        raise Problem(TOO_FEW_PARTIES)
    note(signs=text.pk, number=text.number)
    return _saved(held, signs=text, opened_on=timezone.localdate(), decided_by=decided_by)


@action("memorandum.take-back", on="memorandum", allow=holds("memorandum.open"))
def take_back(*, actor: Actor, memorandum: Memorandum) -> Memorandum:
    """Take a memorandum back from signature, while nobody has signed: it is a draft again."""
    held = hold(memorandum)
    if held.signs_id is None or held.ended_on is not None:
        raise Problem(MEMORANDUM_NOT_OPEN)
    if held.signatures.exists():
        raise Problem(MEMORANDUM_SIGNED)
    return _saved(held, signs=None, opened_on=None)
