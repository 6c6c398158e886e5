"""Methods that add up points: approval, score, dots, and Borda's count of ranks."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm

from trellis.domain.election import Borda, Choice, Election, Result, Round, figure
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.ties import fill

Worth = Callable[[Choice, str], int]


def approval(election: Election) -> Result:
    """Give the seats to the options that the most papers approve."""
    return _most(
        election,
        lambda choice, option: int(option in choice),
        Sentence(N_("Approval: each paper gives one voice to every option that it approves.")),
    )


def score(election: Election) -> Result:
    """Give the seats to the highest sums of scores; one that a paper leaves out gets the least score."""
    least = election.terms.least_score
    return _most(
        election,
        lambda choice, option: _points(choice, option, least),
        Sentence(
            N_("Score: the scores from %(least)s to %(most)s are added; an option left out gets %(least)s."),
            {"least": least, "most": election.terms.most_score},
        ),
    )


def dots(election: Election) -> Result:
    """Give the seats to the options with the most dots."""
    return _most(
        election,
        lambda choice, option: _points(choice, option, 0),
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
    worth = _Places(count, modified=election.terms.borda is Borda.MODIFIED)
    return _most(election, worth.of, Sentence(says, {"count": count, "most": count - 1}), parts=2)


class _Places:
    """What the places of a ranking are worth in half points, worked out once for each ranking."""

    def __init__(self, count: int, *, modified: bool) -> None:
        """Keep how many options there are and which of the two counts is meant."""
        self.count, self.modified = count, modified
        self.known: dict[Choice, Mapping[str, int]] = {}

    def of(self, choice: Choice, option: str) -> int:
        """Give what a ranking is worth to an option; what it leaves out has the key ""."""
        if choice not in self.known:
            self.known[choice] = self._worth(choice)
        found = self.known[choice]
        return found.get(option, found[""])

    def _worth(self, ranking: Choice) -> dict[str, int]:
        ranked = sum(len(tier) for tier in ranking)
        best = ranked if self.modified else self.count - 1
        worth = {"": 0 if self.modified else self.count - ranked - 1}
        for tier in ranking:
            worth |= dict.fromkeys(tier, 2 * best - len(tier) + 1)
            best -= len(tier)
        return worth


def _points(choice: Choice, option: str, otherwise: int) -> int:
    return choice.get(option, otherwise) if isinstance(choice, Mapping) else otherwise


def _most(election: Election, worth: Worth, convention: Sentence, *, parts: int = 1) -> Result:
    """Add up; `worth` is in parts of a point. Whole numbers are added, which is ten times as fast."""
    unit = lcm(*(paper.weight.denominator for paper in election.papers))
    papers = [(paper.choice, int(paper.weight * unit)) for paper in election.papers]
    totals = {
        option: Fraction(sum(weight * worth(choice, option) for choice, weight in papers), unit * parts)
        for option in election.options
    }
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
