"""Reading documents: those of a network by step, their versions, and what is said about them."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.eightsteps import Known, Place, place
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.governance import rules
from trellis.governance.models import STEPS, Comment, Document, DocumentKind, Fate, Stage, Version
from trellis.governance.queries.force import in_force
from trellis.networks.models import Network

PAGE = 30
OPEN = (Stage.DRAFT, Stage.PROPOSED)
_AUTHORS = ("author", "organisation")
_ORDER = {kind: number for number, kind in enumerate(DocumentKind)}


def documents_in_force(network: Network) -> list[Version]:
    """Give the adopted versions in force, in the order of the steps and then of their titles."""
    found = Version.objects.filter(in_force(), network=network).exclude(
        document__kind=DocumentKind.MEMORANDUM
    )
    return sorted(found.select_related("document__network"), key=lambda each: in_order(each.document))


def in_order(document: Document) -> tuple[int, str, str]:
    """Give what documents are ordered by: their step, then their title."""
    return _ORDER[DocumentKind(document.kind)], str(document), str(document.pk)


@dataclass(frozen=True)
class State:
    """Where a document stands: what is in force, what is being written, and what waits for an answer."""

    document: Document
    adopted: Version | None = None
    draft: Version | None = None
    known: Known = field(default_factory=Known)
    unanswered: int = 0
    amendments: int = 0

    @property
    def place(self) -> Place:
        """Say where it is on the way, and what is wanted next."""
        return place(self.known, timezone.localdate())


@dataclass(frozen=True)
class StepState:
    """One of the eight steps and its document, if somebody began it."""

    kind: DocumentKind
    state: State | None

    @property
    def place(self) -> Place:
        """Say where the network is on this step."""
        return self.state.place if self.state else place(Known(), timezone.localdate())


def documents_of(network: Network) -> QuerySet[Document]:
    """Give a network's documents, with how many comments and amendments wait for an answer."""
    open_comments = Comment.objects.filter(version_of__document=OuterRef("pk"))
    has_words = Exists(open_comments)
    waits = Count("versions__comments", filter=Q(versions__comments__fate=Fate.OPEN), distinct=True)
    amended = Count(
        "versions", filter=Q(versions__is_amendment=True, versions__stage=Stage.DRAFT), distinct=True
    )
    return network.documents.annotate(is_discussed=has_words, waits=waits, amended=amended)


def _light(versions: QuerySet[Version]) -> QuerySet[Version]:
    return versions.defer("texts")


def _state(document: Document, versions: list[Version]) -> State:
    today = timezone.localdate()
    adopted = next((each for each in versions if each.stage == Stage.ADOPTED), None)
    own = [each for each in versions if not each.is_amendment and each.stage in OPEN]
    draft = max(own, key=lambda each: each.number, default=None)
    known = Known(
        adopted_on=adopted.adopted_on if adopted else None,
        review_on=adopted.review_on if adopted else None,
        sunset_on=adopted.sunset_on if adopted else None,
        has_lapsed=any(each.stage == Stage.ENDED for each in versions),
        has_draft=draft is not None,
        is_discussed=document.is_discussed,  # type: ignore[attr-defined]  # annotated
        is_proposed=any(each.stage == Stage.PROPOSED for each in versions),
    )
    if adopted and adopted.sunset_on and adopted.sunset_on < today:
        adopted = None
    waits, amended = document.waits, document.amended  # type: ignore[attr-defined]  # annotated
    return State(document, adopted, draft, known, waits, amended)


def states(network: Network) -> list[State]:
    """Give where each of a network's documents stands, in their order; memoranda have their own register."""
    listed = list(documents_of(network).exclude(kind=DocumentKind.MEMORANDUM))
    live = Q(stage__in=[*OPEN, Stage.ADOPTED, Stage.ENDED])
    found: dict[UUID, list[Version]] = {}
    for each in _light(Version.objects.filter(live, document__in=listed)):
        found.setdefault(each.document_id, []).append(each)
    return [_state(each, found.get(each.pk, [])) for each in sorted(listed, key=in_order)]


def steps(network: Network) -> list[StepState]:
    """Give the eight steps in the note's order, each with where the network is on it."""
    return steps_among(states(network))


def steps_among(known: list[State]) -> list[StepState]:
    """Give the eight steps out of the states of all documents."""
    by_kind = {each.document.kind: each for each in known}
    return [StepState(kind, by_kind.get(kind.value)) for kind in STEPS]


def document_seen(actor: Actor, network: Network, pk: UUID) -> Document:
    """Give a document, or the problem that there's none to be seen."""
    found = documents_of(network).filter(rules.sees_row.where(actor), pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def version_seen(actor: Actor, network: Network, pk: UUID) -> Version:
    """Give a version with its document, or the problem that there's none to be seen."""
    here = Version.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("document__network", "based_on", "takes_in", *_AUTHORS).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def comment_seen(actor: Actor, network: Network, pk: UUID) -> Comment:
    """Give a comment, or the problem that there's none to be seen."""
    here = Comment.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("version_of__document", "person", "organisation").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def state_of(document: Document) -> State:
    """Give where one document stands; it comes from `document_seen`."""
    return _state(document, list(_light(document.versions.all())))


@dataclass(frozen=True)
class History:
    """Versions of a document, the latest first, and the number before which there are more."""

    versions: list[Version]
    older: int | None


def history(document: Document, before: int | None = None) -> History:
    """Give the versions of a document, who wrote each and why."""
    rows = _light(document.versions.select_related(*_AUTHORS)).order_by("-number")
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    return History(shown, shown[-1].number if len(found) > PAGE else None)


def version_to_read(document: Document) -> Version | None:
    """Give the version that a reader looks for: in force, else the latest draft, else the last there was."""
    rows = document.versions.select_related(*_AUTHORS)
    standing = rows.filter(in_force()).first()
    own = rows.filter(is_amendment=False).order_by("-number")
    return standing or own.filter(stage__in=OPEN).first() or own.first()


def latest_own(document: Document) -> Version:
    """Give the version on top of which the drafters write: the last that is no amendment nor withdrawn."""
    own = document.versions.filter(is_amendment=False).order_by("-number")
    return own.exclude(stage=Stage.WITHDRAWN).first() or own[0]


def comments_on(version: Version, at_most: int = 200) -> list[Comment]:
    """Give what was said about a version, in the order in which it was said."""
    rows = version.comments.select_related("person", "organisation", "answered_by")
    return list(rows.order_by("at", "pk")[:at_most])


def unanswered(document: Document, at_most: int = 50) -> list[Comment]:
    """Give the comments on any version of a document that nobody has answered."""
    rows = Comment.objects.filter(version_of__document=document, fate=Fate.OPEN)
    return list(rows.select_related("person", "organisation", "version_of").order_by("at", "pk")[:at_most])


def open_amendments(document: Document, at_most: int = 50) -> list[Version]:
    """Give the amendments that nobody has answered."""
    rows = document.versions.filter(is_amendment=True, stage__in=OPEN)
    return list(_light(rows).select_related(*_AUTHORS).order_by("number")[:at_most])


def numbered(document: Document, number: int) -> Version | None:
    """Give a version of a document by its number."""
    return document.versions.select_related(*_AUTHORS).filter(number=number).first()
