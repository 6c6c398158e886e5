"""Whether enough are there to decide: by members, by constituency and by unit (C5.7, C8.2).

Heads are counted, never weights. A member that is recused has left every base; where nobody may vote, nothing
is asked. Whoever gave a voice on paper, by phone or through another is there.
"""

from collections.abc import Iterator

from trellis.domain.ballots import Count, Named
from trellis.domain.decisionrule import Quorum
from trellis.domain.exact import Portion
from trellis.domain.figures import groups, heads, of, whole
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.verdict import Condition, Part
from trellis.domain.voices import Heard


def conditions(count: Count, heard: Heard) -> tuple[Condition, ...]:
    """Give each condition that the rule's quorum sets, with who is there."""
    return tuple(_conditions(count.rule.quorum, count, heard))


def said(condition: Condition) -> Sentence:
    """Say a condition with its numbers."""
    details = {
        "name": condition.name or condition.id,
        "needed": condition.needed,
        "entitled": condition.entitled,
        "present": condition.present,
        "missing": condition.needed - condition.present,
    }
    if condition.part is Part.MEMBERS:
        met, unmet = _MEMBERS
    elif not condition.entitled:
        return Sentence(N_("Quorum of %(name)s: nobody there may vote, so nothing is asked."), details)
    else:
        met, unmet = _GROUP
    return Sentence(met if condition.is_met else unmet, details)


_MEMBERS = (
    N_("Quorum: %(needed)s of %(entitled)s needed, %(present)s present."),
    N_("Quorum: %(needed)s of %(entitled)s needed, %(present)s present: not met, %(missing)s missing."),
)
_GROUP = (
    N_("Quorum of %(name)s: %(needed)s of %(entitled)s needed, %(present)s present."),
    N_(
        "Quorum of %(name)s: %(needed)s of %(entitled)s needed, %(present)s present: "
        "not met, %(missing)s missing."
    ),
)


def _conditions(quorum: Quorum, count: Count, heard: Heard) -> Iterator[Condition]:
    if quorum.members:
        yield _condition(Part.MEMBERS, Named(""), quorum.members, heads(count, heard, whole))
    for part, each, by_id in (
        (Part.CONSTITUENCY, quorum.each_constituency, quorum.constituencies),
        (Part.UNIT, quorum.each_unit, quorum.units),
    ):
        for group in groups(count, part):
            portion = by_id.get(group.id, each)
            if portion:
                yield _condition(part, group, portion, heads(count, heard, of(part, group.id)))


def _condition(part: Part, group: Named, portion: Portion, there: tuple[int, int]) -> Condition:
    entitled, present = there
    return Condition(
        part=part,
        id=group.id,
        name=group.name,
        entitled=entitled,
        needed=portion.of(entitled),
        present=present,
    )
