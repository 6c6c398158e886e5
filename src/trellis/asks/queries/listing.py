"""The asks of a network, and of each who was asked, reached, answered and is late."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.asks import rules
from trellis.asks.directory import directory
from trellis.asks.models import Answer, Ask, Asked, Standing
from trellis.asks.queries.asked import open_asked
from trellis.asks.showing import worded
from trellis.domain import text
from trellis.domain.answering import tidy_code
from trellis.domain.asking import Words
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.search import entries

PAGE = 50
OPEN, CLOSED, ALL = "open", "closed", "all"
STATES = ("waiting", "unreached", "answered", "late", "typed", "kept")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for among those who were asked."""

    words: str = ""
    state: str = ""
    by: str = ""
    after: UUID | None = None

    @property
    def narrow(self) -> bool:
        """Say whether anything but the search narrows the list."""
        return bool(self.state or self.by)


@dataclass(frozen=True)
class AskedRow:
    """One who was asked, with a name, the answer that counts, and whether her time is over without one."""

    asked: Asked
    name: str
    is_late: bool
    current: Answer | None = None
    others: list[Answer] = field(default_factory=list)


@dataclass(frozen=True)
class AskedPage:
    """Fifty who were asked, and after which there are more."""

    rows: list[AskedRow]
    next: UUID | None


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Which asks of a network are looked for."""

    words: str = ""
    show: str = OPEN
    kind: str = ""
    after: UUID | None = None


def asks_of(actor: Actor, network: Network, sought: Sought) -> list[Ask]:
    """Give up to fifty-one asks with their numbers, the latest first, to whoever looks after them."""
    rows = Ask.objects.filter(rules.looks_after.where(actor), network=network)
    if sought.show != ALL:
        rows = rows.filter(closed_at__isnull=sought.show != CLOSED)
    rows = rows.filter(kind=sought.kind) if sought.kind else rows
    rows = rows.filter(pk__lt=sought.after) if sought.after else rows
    latest = rows.order_by("-pk")
    wanted = text.fold(sought.words).split()
    ids = _titled(latest, network, wanted) if wanted else latest.values_list("pk", flat=True)[: PAGE + 1]
    return list(with_numbers(Ask.objects.filter(pk__in=list(ids))).order_by("-pk"))


def _titled(rows: QuerySet[Ask], network: Network, wanted: list[str]) -> Iterator[UUID]:
    """Give up to fifty-one whose title, as its reader sees it or in another language, has all these words.

    Titles are read, not asked for: many are sentences with a name in them, translated for each reader.
    """
    found = (
        pk
        for pk, title in rows.values_list("pk", "title").iterator(chunk_size=1_000)
        if all(word in _all_words(title, network) for word in wanted)
    )
    return islice(found, PAGE + 1)


def _all_words(title: Words, network: Network) -> str:
    written = [str(each) for key, each in title.items() if key not in {"says", "with"}]
    return text.fold(" ".join([worded(title, network.language), *written]))


def with_numbers(rows: QuerySet[Ask]) -> QuerySet[Ask]:
    """Give asks with how many were asked, reached, have answered and are late."""
    now = timezone.now()
    over = Q(asked__until__lt=now) | Q(asked__until=None, until__lt=now)
    return rows.annotate(
        count=Count("asked"),
        reached=Count("asked", filter=~Q(asked__reached_at=None)),
        answered=Count("asked", filter=~Q(asked__answered_at=None)),
        late=Count("asked", filter=Q(asked__answered_at=None) & over & ~Q(asked=None)),
    ).select_related("network", "raised_by")


def ask_seen(actor: Actor, network: Network, pk: UUID) -> Ask:
    """Give an ask with its numbers, or the problem that there's none to be seen."""
    here = Ask.objects.filter(rules.looks_after.where(actor), network=network, pk=pk)
    found = with_numbers(here).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _searched(rows: QuerySet[Asked], network: Network, words: str) -> QuerySet[Asked]:
    people = Person.objects.filter(entries.fits("person", words)).values("pk")
    members = directory().named(network.pk, words)
    return rows.filter(Q(code=tidy_code(words)[:8]) | Q(person__in=people) | Q(organisation__in=members))


def _state(rows: QuerySet[Asked], state: str) -> QuerySet[Asked]:
    standing = {"typed": Standing.WAITING, "kept": Standing.KEPT}
    if state in standing:
        return rows.filter(Exists(Answer.objects.filter(asked=OuterRef("pk"), standing=standing[state])))
    if state == "late":
        now = timezone.now()
        over = Q(until__lt=now) | Q(until=None, ask__until__lt=now)
        return rows.filter(over, answered_at=None)
    found = {
        "waiting": Q(answered_at=None),
        "unreached": Q(reached_at=None),
        "answered": ~Q(answered_at=None),
    }
    return rows.filter(found[state]) if state in found else rows


def asked_page(ask: Ask, wanted: Wanted, size: int = PAGE) -> AskedPage:
    """Give a page of those who were asked, as they are looked for."""
    rows = _state(ask.asked.all(), wanted.state)
    rows = _searched(rows, ask.network, wanted.words) if wanted.words.strip() else rows
    rows = rows.filter(Q(reached_by=wanted.by) | Q(answered_by=wanted.by)) if wanted.by else rows
    rows = rows.filter(pk__gt=wanted.after) if wanted.after else rows
    found = list(rows.select_related("person").order_by("pk")[: size + 1])
    shown = found[:size]
    return AskedPage(rows_of(ask, shown), shown[-1].pk if len(found) > size else None)


def rows_of(ask: Ask, listed: list[Asked]) -> list[AskedRow]:
    """Give rows for reading, with one question for all names and one for all answers."""
    now, names = timezone.now(), names_of(listed)
    by_asked: dict[UUID, list[Answer]] = {}
    answers = Answer.objects.filter(asked__in=[each.pk for each in listed])
    for answer in answers.select_related("person", "entered_by", "second_by", "confirmed_by").order_by("pk"):
        by_asked.setdefault(answer.asked_id, []).append(answer)
    found = []
    for each in listed:
        each.ask = ask
        end = each.until or ask.until
        late = each.answered_at is None and end is not None and end < now
        found.append(_row(each, names[each.pk], by_asked.get(each.pk, []), is_late=late))
    return found


def _row(asked: Asked, name: str, answers: list[Answer], *, is_late: bool) -> AskedRow:
    for answer in answers:
        answer.asked = asked
    current = next((each for each in answers if each.standing == Standing.CURRENT), None)
    return AskedRow(asked, name, is_late, current, [each for each in answers if each is not current])


def names_of(listed: list[Asked]) -> dict[UUID, str]:
    """Give the name of the member or the person of each."""
    names = directory().names(each.organisation for each in listed if each.organisation)
    return {
        each.pk: names.get(each.organisation, "")
        if each.organisation
        else each.person.name
        if each.person
        else ""
        for each in listed
    }


def asked_seen(actor: Actor, network: Network, pk: UUID) -> Asked:
    """Give what is asked of somebody: to whoever may answer it or looks after it."""
    here = Asked.objects.filter(rules.sees_asked.where(actor), network=network, pk=pk)
    found = here.select_related("ask__network", "person").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def asked_mine(actor: Actor, network: Network, pk: UUID) -> Asked:
    """Give what is asked of whoever reads, or the problem that nothing of hers is there."""
    here = Asked.objects.filter(rules.may_answer.where(actor), network=network, pk=pk)
    found = here.select_related("ask__network", "person").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def answer_seen(actor: Actor, network: Network, pk: UUID) -> Answer:
    """Give an answer: to whoever was asked, or looks after asks."""
    seen = rules.may_own.where(actor) | rules.looks_after.where(actor)
    found = Answer.objects.filter(seen, network=network, pk=pk).select_related("asked__ask__network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def mine(person: UUID, network: Network | None = None) -> list[Asked]:
    """Give what waits for somebody's answer, the next to end first; at most fifty-one."""
    rows = open_asked(person)
    rows = rows.filter(network=network) if network else rows
    return list(rows.order_by(F("until").asc(nulls_last=True), "pk")[: PAGE + 1])


def lately_answered(person: UUID, network: Network | None = None) -> list[Answer]:
    """Give the answers that count for somebody and may still be changed, the latest first."""
    now = timezone.now()
    mine_or = Q(asked__in=Asked.objects.filter(rules.asked_of(person)).values("pk"))
    rows = Answer.objects.filter(mine_or, standing=Standing.CURRENT, asked__ask__closed_at=None)
    in_time = Q(asked__until=None, asked__ask__until=None) | Q(asked__until__gte=now)
    rows = rows.filter(in_time | Q(asked__until=None, asked__ask__until__gte=now))
    rows = rows.filter(network=network) if network else rows
    return list(rows.select_related("asked__ask__network", "entered_by").order_by("-pk")[:20])


def to_confirm(person: UUID) -> QuerySet[Answer]:
    """Give the answers that somebody entered for a person, and that she hasn't looked at."""
    of_mine = Asked.objects.filter(rules.asked_of(person)).values("pk")
    return Answer.objects.filter(
        asked__in=of_mine, standing=Standing.CURRENT, confirmed_at=None, contradicted_at=None
    ).exclude(Q(entered_by=None) | Q(entered_by=person))
