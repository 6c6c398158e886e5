"""What can be chosen under each method, in words: for the page, the sheet and the verdict."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from trellis.decisions.models import Ballot
from trellis.domain.ballotfile import WORDS
from trellis.domain.decisionrule import Method
from trellis.domain.problems import N_
from trellis.domain.rulereading import read_rule
from trellis.ui.numbers import number

LABELS = {
    "yes": N_("Yes, in favour"),
    "no": N_("No, against"),
    "abstain": N_("Abstain"),
    "blank": N_("Blank"),
    "agree": N_("Agree"),
    "object": N_("Object, with a reason"),
    "stand_aside": N_("Stand aside"),
    "reserve": N_("Agree with reservations"),
    "block": N_("Block, with a reason"),
}
SHORT = LABELS | {"object": N_("Objects"), "block": N_("Blocks")}
HOW = {
    Method.APPROVAL: N_("Tick every option that you approve."),
    Method.SCORE: N_("Give each option points from %(least)s to %(most)s; empty counts as %(least)s."),
    Method.DOTS: N_("Spread at most %(each)s dots over the options."),
    Method.IRV: N_("Write 1 at the option that you like best, 2 at the next, and so on."),
    Method.STV: N_("Write 1 at the option that you like best, 2 at the next, and so on."),
    Method.SCHULZE: N_(
        "Write 1 at the option that you like best, 2 at the next; the same number means: alike."
    ),
    Method.BORDA: N_(
        "Write 1 at the option that you like best, 2 at the next; the same number means: alike."
    ),
    Method.SORTITION: N_(
        "Nothing is chosen by hand: lots are drawn at the closing, from the seed on this page."
    ),
}


def method_of(ballot: Ballot) -> Method:
    """Give the method by which a ballot is counted."""
    return read_rule(ballot.terms).method


def words_of(method: Method) -> list[tuple[str, str]]:
    """Give the choices of a method that says one word, each with its label."""
    return [(word, _(LABELS[word])) for word in WORDS.get(method, ())]


def how(ballot: Ballot) -> str:
    """Say how a paper is filled in; nothing where one word is chosen."""
    rule = read_rule(ballot.terms)
    terms = rule.terms
    details = {"least": terms.least_score, "most": terms.most_score, "each": terms.dots_each}
    return _(HOW[rule.method]) % details if rule.method in HOW else ""


def in_words(choice: object, options: Mapping[str, str]) -> str:
    """Give a choice for reading; `options` are the names by key."""
    if isinstance(choice, str):
        return _(SHORT.get(choice, choice))
    if isinstance(choice, Mapping):
        return ", ".join(f"{options.get(key, key)}: {number(points)}" for key, points in choice.items())
    if isinstance(choice, list):
        return " > ".join(
            " = ".join(options.get(one, one) for one in (tier if isinstance(tier, list) else [tier]))
            for tier in choice
        )
    return ""


def names_of(ballot: Ballot) -> dict[str, str]:
    """Give the options' names by their keys."""
    return {each.key: each.name for each in ballot.proposal.options.all()}
