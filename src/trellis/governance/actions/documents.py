"""The writers of documents: begun, written version by version, amended, adopted, reviewed (C4.6 to C4.13)."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import override

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks.models import Ask
from trellis.domain import prose
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    DOCUMENT_KNOWN,
    MEMORANDUM_OPEN,
    NOTHING_NEW,
    TEXT_MISSING,
    TEXT_TOO_LONG,
    TITLE_MISSING,
    VERSION_ASKED,
    VERSION_PAST,
    Problem,
)
from trellis.domain.text import clean
from trellis.governance import rules
from trellis.governance.actions.adopting import (
    OPEN,
    Decided,
    Look,
    authorship,
    look_again,
    move,
    person_of,
    put_in_force,
)
from trellis.governance.asking import STANDS, ask_whether_it_stands
from trellis.governance.models import STEPS, Document, DocumentKind, Memorandum, Review, Stage, Version
from trellis.governance.queries.documents import latest_own
from trellis.members.actions.directory import not_ahead, reasoned
from trellis.networks.actions import adopt_purpose
from trellis.networks.models import Network
from trellis.networks.rules import holds

LIVE = (*OPEN, Stage.ADOPTED)
MONTHS_A_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A document's text by language code, and what is new in it and why."""

    texts: dict[str, str]
    says: str = ""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What a document is: its kind, its titles by language (a step has its own), how often it is reviewed."""

    kind: DocumentKind
    names: dict[str, str] = field(default_factory=dict)
    review_months: int | None = None


def _texts(wording: Wording) -> dict[str, str]:
    texts = prose.tidied(wording.texts)
    if not texts:
        raise Problem(TEXT_MISSING)
    if any(len(text) > prose.LONGEST for text in texts.values()):
        raise Problem(TEXT_TOO_LONG, limit=prose.LONGEST)
    return texts


def _names(heading: Heading) -> dict[str, str]:
    names = {language: clean(name) for language, name in heading.names.items() if clean(name)}
    if names or heading.kind not in STEPS:
        if not names:
            raise Problem(TITLE_MISSING)
        return names
    titles = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            titles[language] = str(heading.kind.label)
    return titles


def _add(actor: Actor, document: Document, **columns: object) -> Version:
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    made = Version(document=document, number=last + 1, **authorship(actor, document.network_id), **columns)
    made.save(force_insert=True)
    note(number=made.number, languages=sorted(made.texts))
    return made


@action("document.draft", on="network", allow=holds("document.draft", via=""))
def draft_document(*, actor: Actor, network: Network, heading: Heading, wording: Wording) -> Version:
    """Begin a document with its first version; of each of the eight steps a network has one."""
    texts, names = _texts(wording), _names(heading)
    if heading.kind in STEPS and network.documents.filter(kind=heading.kind).exists():
        raise Problem(DOCUMENT_KNOWN)
    document = Document.objects.create(
        network=network, kind=heading.kind, names=names, review_months=heading.review_months
    )
    return _add(actor, document, texts=texts, says=wording.says.strip())


def _refuse_while_signed(document: Document) -> None:
    """See to it that what members sign isn't written further meanwhile."""
    if Memorandum.objects.filter(document=document, signs__isnull=False, ended_on=None).exists():
        raise Problem(MEMORANDUM_OPEN)


def _on_top_of(document: Document, based_on: UUID, texts: dict[str, str]) -> Version:
    """See to it that nobody has written since and that something is new; a draft below is replaced."""
    _refuse_while_signed(document)
    latest = latest_own(document)
    if latest.pk != based_on:
        raise Problem(CHANGED_MEANWHILE)
    if latest.texts == texts:
        raise Problem(NOTHING_NEW, number=latest.number)
    here = Version.objects.filter(pk=latest.pk, stage=Stage.DRAFT)
    here.update(stage=Stage.SUPERSEDED, version=F("version") + 1)
    return latest


@action("document.write", on="document", allow=holds("document.draft"))
def write_version(*, actor: Actor, document: Document, based_on: UUID, wording: Wording) -> Version:
    """Write a new version on top of the one that the writer saw, given by its id."""
    texts = _texts(wording)
    latest = _on_top_of(hold(document), based_on, texts)
    return _add(actor, document, based_on=latest, texts=texts, says=wording.says.strip())


@action("document.amend", on="version", allow=rules.may_amend)
def amend(*, actor: Actor, version: Version, wording: Wording) -> Version:
    """Propose another wording on top of a version; the drafters take it over, or it is put to a decision."""
    texts = _texts(wording)
    document = hold(version.document)
    if hold(version).stage not in LIVE:
        raise Problem(VERSION_PAST)
    if version.texts == texts:
        raise Problem(NOTHING_NEW, number=version.number)
    says = reasoned(wording.says)
    return _add(actor, document, based_on=version, texts=texts, says=says, is_amendment=True)


@action("document.take-over", on="amendment", allow=holds("document.draft"))
def take_over(*, actor: Actor, amendment: Version, based_on: UUID, wording: Wording) -> Version:
    """Take a member's amendment into a new version of the drafters, whole or in part."""
    texts, document = _texts(wording), hold(amendment.document)
    if not amendment.is_amendment:
        raise Problem(VERSION_PAST)
    latest = _on_top_of(document, based_on, texts)
    says = wording.says.strip()
    answered = {"answer": says, "answered_by": person_of(actor), "answered_at": timezone.now()}
    move(amendment, OPEN, Stage.SUPERSEDED, **answered)
    return _add(actor, document, based_on=latest, texts=texts, says=says, takes_in=amendment)


@action("document.decline", on="version", allow=holds("document.answer"), keeps=("reason",))
def decline_version(*, actor: Actor, version: Version, reason: str) -> Version:
    """Say that an amendment isn't taken over, or that a version put to a decision wasn't carried, and why."""
    said = {"answer": reasoned(reason), "answered_by": person_of(actor), "answered_at": timezone.now()}
    move(version, OPEN, Stage.DECLINED, **said)
    return version


@action("document.propose", on="version", allow=rules.may_amend)
def propose_version(*, actor: Actor, version: Version) -> Version:
    """Put a version to a decision."""
    move(version, (Stage.DRAFT, Stage.DECLINED), Stage.PROPOSED)
    return version


@action("document.return", on="version", allow=rules.may_amend)
def return_version(*, actor: Actor, version: Version) -> Version:
    """Take a version back from a decision: it is a draft again."""
    move(version, (Stage.PROPOSED,), Stage.DRAFT)
    return version


@action("document.withdraw", on="version", allow=rules.may_withdraw, keeps=("reason",))
def withdraw_version(*, actor: Actor, version: Version, reason: str) -> Version:
    """Withdraw a draft or an amendment, with the reason; it stays to be read."""
    said = {"answer": reasoned(reason), "answered_by": person_of(actor), "answered_at": timezone.now()}
    move(version, OPEN, Stage.WITHDRAWN, **said)
    return version


def _later(day: date, months: int) -> date:
    """Give the day some months later; the last of a month stays the last where it must."""
    year, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@action("document.adopt", on="version", allow=holds("document.adopt"))
def adopt_version(*, actor: Actor, version: Version, decided: Decided) -> Version:
    """Let a version be in force: as a proposal of this network carried it, or as it was decided elsewhere.

    The network's own words for what it is for become those of an adopted statement of purpose.
    """
    day, document = not_ahead(decided.on), hold(version.document)
    months = document.review_months
    by_rhythm = _later(day, months) if months else None
    put_in_force(version, document.versions.all(), decided, by_rhythm)
    if document.kind == DocumentKind.PURPOSE:
        purpose = {language: prose.statement(text) for language, text in version.texts.items()}
        adopt_purpose(actor=actor, network=document.network, purpose=purpose)
    return version


@action("document.review", on="version", allow=holds("document.review"))
def review_version(*, actor: Actor, version: Version, look: Look) -> Review:
    """Look again at what is in force (C5.1): keep it, change it, say that it was met, or drop it."""
    return look_again(actor, version, look)


@action("document.describe", on="document", allow=holds("document.draft"))
def describe_document(*, actor: Actor, document: Document, version: int, heading: Heading) -> Document:
    """Change a document's title, and how often it is reviewed."""
    names = _names(heading)
    before = hold(document, version)
    note(before={"names": before.names, "review_months": before.review_months})
    document.names, document.review_months = names, heading.review_months
    document.version += 1
    document.save(update_fields=["names", "review_months", "version"])
    return document


@action("document.ask", on="version", allow=holds("document.draft"))
def ask_members(*, actor: Actor, version: Version) -> Version:
    """Ask every member whether a version stands."""
    if (
        version.stage not in LIVE
        or Ask.objects.filter(kind=STANDS, about=version.pk, closed_at=None).exists()
    ):
        raise Problem(VERSION_ASKED)
    ask_whether_it_stands(actor, version)
    return version
