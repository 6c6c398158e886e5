"""Methods that add up points: approval, score, dots, and Borda's count of ranks."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm

from trellis.domain.election import Borda, Choice, Election, Result, Round, figure
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.tiebreak import fill

# What a paper gives: points by option, and what each option gets that it leaves out.
Gives = Callable[[Choice], tuple[Mapping[str, int], int]]


def approval(election: Election) -> Result:
    """Give the seats to the options that the most papers approve."""
    return _most(
        election,
        lambda choice: (_approved(choice), 0),
        Sentence(N_("Approval: each paper gives one voice to every option that it approves.")),
    )


def score(election: Election) -> Result:
    """Give the seats to the highest sums of scores; one that a paper leaves out gets the least score."""
    least = election.terms.least_score
    return _most(
        election,
        lambda choice: (_points(choice), least),
        Sentence(
            N_("Score: the scores from %(least)s to %(most)s are added; an option left out gets %(least)s."),
            {"least": least, "most": election.terms.most_score},
        ),
    )


def dots(election: Election) -> Result:
    """Give the seats to the options with the most dots."""
    return _most(
        election,
        lambda choice: (_points(choice), 0),
        Sentence(
            N_("Dots: each paper spreads at most %(each)s dots over the options."),
            {"each": election.terms.dots_each},
        ),
    )


def borda(election: Election) -> Result:
    """Give the seats to the highest sums of what each place is worth.

    Source: J.-C. de Borda, 1781; the modified count: P. Emerson, The original Borda count, 2013. Options that
    are ranked alike, or left out, share equally what their places together are worth.
    """
    count = len(election.options)
    if election.terms.borda is Borda.MODIFIED:
        says = N_(
            "Borda, modified: of m options that a paper ranks the first gets m, the last 1, one left out 0; "
            "those ranked alike share equally."
        )
    else:
        says = N_(
            "Borda: of %(count)s options the first gets %(most)s, the last 0; those ranked alike, "
            "or left out, share equally."
        )
    gives = _modified if election.terms.borda is Borda.MODIFIED else _standard(count)
    return _most(election, gives, Sentence(says, {"count": count, "most": count - 1}), parts=2)


def _standard(count: int) -> Gives:
    """Give what places are worth of so many options, in half points."""

    def gives(choice: Choice) -> tuple[Mapping[str, int], int]:
        return _places(choice, count - 1), count - 1 - sum(map(len, choice))

    return gives


def _modified(choice: Choice) -> tuple[Mapping[str, int], int]:
    return _places(choice, sum(map(len, choice))), 0


def _places(ranking: Choice, best: int) -> dict[str, int]:
    worth: dict[str, int] = {}
    for tier in ranking:
        worth |= dict.fromkeys(tier, 2 * best - len(tier) + 1)
        best -= len(tier)
    return worth


def _approved(choice: Choice) -> Mapping[str, int]:
    return dict.fromkeys(choice, 1) if isinstance(choice, frozenset) else {}


def _points(choice: Choice) -> Mapping[str, int]:
    return choice if isinstance(choice, Mapping) else {}


def _most(election: Election, gives: Gives, convention: Sentence, *, parts: int = 1) -> Result:
    """Add up what papers give, in parts of a point; whole numbers add ten times as fast as fractions."""
    unit = lcm(*(paper.weight.denominator for paper in election.papers))
    sums, to_all = dict.fromkeys(election.options, 0), 0
    for paper in election.papers:
        weight = int(paper.weight * unit)
        points, otherwise = gives(paper.choice)
        to_all += weight * otherwise
        for option, given in points.items():
            sums[option] += weight * (given - otherwise)
    totals = {option: Fraction(added + to_all, unit * parts) for option, added in sums.items()}
    filled = fill(election, totals)
    told = ", ".join(
        f"{election.called([option])} {figure(total)}"
        for option, total in sorted(totals.items(), key=lambda each: -each[1])
    )
    only = Round(
        number=1,
        tallies=totals,
        elected=filled.winners,
        sentences=(Sentence(N_("Points: %(points)s."), {"points": told}),),
    )
    return Result(filled.winners, filled.tied, (only,), filled.sentences, convention)
