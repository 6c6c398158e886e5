"""What a round comes to: the organisations' answers weighed, the persons' shown where nobody is made out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.domain.candour import Aside, asides
from trellis.domain.disclosure import Release, release
from trellis.domain.readiness import Change, Result, Voice, assess, compare
from trellis.domain.readinessbar import HOUSE_BARS, Bar, Level, Question, read_bar
from trellis.formation.models import Answer, Asked, PersonsBox, Round
from trellis.formation.queries.rounds import last_over
from trellis.networks.models import Network
from trellis.ui.names import name_text


@dataclass(frozen=True)
class Outcome:
    """A round that is over, in full: `names` are those of the groups, "" being no constituency."""

    round: Round
    names: dict[str, str]
    result: Result
    released: Release[str]
    asides: tuple[Aside, ...]
    remarks: dict[Question, list[str]]
    earlier: Round | None
    changes: tuple[Change, ...]


def bars_of(asking: Round) -> dict[Question, Bar]:
    """Give the bar of each question in a round: the network's own, else the house's."""
    return {
        question: read_bar(asking.bars[question.value])
        if question.value in asking.bars
        else HOUSE_BARS[question]
        for question in Question
    }


def names_of(network: Network) -> dict[str, str]:
    """Give the names of a network's groups for its reader, in their order."""
    named = {str(each.pk): name_text(each.names, network.language) for each in network.constituencies.all()}
    return {**named, "": _("In no constituency")}


def _levels(given: dict[str, str]) -> dict[Question, Level]:
    return {Question(question): Level(level) for question, level in given.items()}


def _key(group: UUID | None) -> str:
    return "" if group is None else str(group)


def voices_of(asking: Round) -> list[Voice]:
    """Give those that a round asks with their answers, each in the constituency it had at the opening."""
    here = Asked.objects.filter(round=asking).order_by("pk")
    rows: Iterable[tuple[UUID | None, Any]] = here.values_list("constituency", "answer__levels")
    return [Voice(_key(group), _levels(levels or {})) for group, levels in rows]


def papers_in(box: PersonsBox, names: dict[str, str]) -> list[Voice]:
    """Give the papers of a box; one of a constituency that is gone is of none."""
    papers = [(str(paper["group"]), _levels(paper["levels"])) for paper in box.papers]
    return [Voice(group if group in names else "", levels) for group, levels in papers]


def sizes_of(papers: list[Voice]) -> dict[str, int]:
    """Count the papers of each group."""
    return {group: sum(paper.group == group for paper in papers) for group in {each.group for each in papers}}


def released_in(asking: Round, names: dict[str, str]) -> tuple[Release[str], list[Voice]]:
    """Give what may be shown of a round's papers after all that earlier rounds showed, and the papers."""
    today = timezone.localdate()
    boxes = PersonsBox.objects.filter(round__network=asking.network_id, round__number__lte=asking.number)
    shown: list[Release[str]] = []
    papers: list[Voice] = []
    for box in boxes.select_related("round").order_by("round__number"):
        if box.round.is_over(today):
            papers = papers_in(box, names)
            shown.append(release(sizes_of(papers), shown))
    return (shown[-1], papers) if shown else (release({}), [])


def result_of(asking: Round, names: dict[str, str]) -> Result:
    """Weigh what the organisations answered in a round."""
    return assess(voices_of(asking), names=names, bars=bars_of(asking))


def _remarks(asking: Round) -> dict[Question, list[str]]:
    """Give what organisations added, question by question, in no order that tells whose it is."""
    found: dict[Question, list[str]] = {question: [] for question in Question}
    for words in Answer.objects.filter(asked__round=asking).values_list("words", flat=True):
        for question, said in words.items():
            found[Question(question)].append(said)
    return {question: sorted(said) for question, said in found.items()}


def outcome_of(asking: Round) -> Outcome:
    """Give what a round that is over comes to, compared with the one before."""
    names = names_of(asking.network)
    result = result_of(asking, names)
    released, papers = released_in(asking, names)
    earlier = last_over(asking.network, before=asking.number)
    return Outcome(
        round=asking,
        names=names,
        result=result,
        released=released,
        asides=asides(papers, released, result.findings),
        remarks=_remarks(asking),
        earlier=earlier,
        changes=compare(result_of(earlier, names), result) if earlier else (),
    )


def response_in(asking: Round) -> list[tuple[str, int, int]]:
    """Give each group's name with how many of it answered and how many are asked; not what they said."""
    counted = Asked.objects.filter(round=asking).order_by().values("constituency")
    rows = counted.annotate(asking=Count("pk"), answering=Count("answer"))
    sizes = {_key(row["constituency"]): (row["answering"], row["asking"]) for row in rows}
    return [(name, *sizes[key]) for key, name in names_of(asking.network).items() if key in sizes]


def papers_count(asking: Round) -> int:
    """Count the papers in a round's box."""
    box = PersonsBox.objects.filter(round=asking).first()
    return len(box.papers) if box else 0


def is_answered(asking: Round) -> bool:
    """Say whether any answer or paper has come in: then the bars stand."""
    return Answer.objects.filter(asked__round=asking).exists() or papers_count(asking) > 0
