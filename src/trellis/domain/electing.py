"""Choosing among options, from a count: what the methods are given, and what comes back."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from trellis.domain.ballots import Count, Named
from trellis.domain.choosing import elect
from trellis.domain.decisionrule import Method
from trellis.domain.election import Election, Paper, Result, Terms, TieBreak
from trellis.domain.figures import weighs
from trellis.domain.voices import Heard, Voice


def choose(count: Count, heard: Heard, voices: Sequence[Voice]) -> Result:
    """Count the voices by the rule's method, or draw lots among the options, or the members, by sortition."""
    weighted = weighs(count)
    pool = candidates(count, heard)
    return elect(
        count.rule.method.value,
        Election(
            options=tuple(each.id for each in pool),
            seats=count.seats,
            papers=tuple(
                Paper(each.choice, each.weight if weighted else Fraction(each.heads))
                for each in voices
                if not isinstance(each.choice, str)
            ),
            terms=_terms(count, pool, voices),
            names={each.id: each.name for each in pool if each.name},
        ),
    )


def candidates(count: Count, heard: Heard) -> tuple[Named, ...]:
    """Give what is chosen among: the options, or for sortition without options the members who may vote."""
    if count.options or count.rule.method is not Method.SORTITION:
        return count.options
    return tuple(Named(each.id, each.name, each.constituency) for each in heard.entitled)


def _terms(count: Count, pool: Sequence[Named], voices: Sequence[Voice]) -> Terms:
    tie = count.rule.tie
    chair = next((each.choice for each in voices if tie.chair and each.member == tie.chair), None)
    return replace(
        count.rule.terms,
        tie=tie.by,
        casting=None if isinstance(chair, str) else chair,
        seed=tie.seed if tie.by is TieBreak.LOT else count.rule.terms.seed,
        strata={each.id: each.constituency for each in pool},
    )
