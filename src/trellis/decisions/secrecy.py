"""A secret ballot beside its rows: whether it can be kept secret at all, its papers, and what may be told."""

from collections.abc import Mapping, Sequence
from typing import Any

from trellis.decisions.models import Ballot, BallotBox, Entitled
from trellis.domain.decisionrule import Rule
from trellis.domain.problems import (
    BOX_DOESNT_MATCH,
    N_,
    SECRET_TOO_FEW,
    SECRET_TOO_FEW_ALIKE,
    Problem,
)
from trellis.domain.quorum import said as quorum_said
from trellis.domain.rulereading import read_rule
from trellis.domain.secretpapers import FEWEST, REASONED, Belonging, may_be_told, scarce, traces
from trellis.domain.sentence import Labels, Sentence
from trellis.domain.telling import OUTCOME_LABELS
from trellis.domain.verdict import Outcome, Verdict
from trellis.ui.names import name_text
from trellis.ui.sentences import said

Json = dict[str, Any]
_UNTOLD = N_(
    "The figures stay in the box: fewer than three papers, of all or of one group, would tell who said what."
)
_AGAIN = N_("The figures stay in the box: without a quorum they decide nothing, and it may be put again.")


def without_proxies(terms: Mapping[str, object]) -> Json:
    """Give a rule's terms for a secret ballot: nobody carries another's paper."""
    return {name: value for name, value in terms.items() if name != "proxies"}


def _is_weighted(rule: Rule, rows: Sequence[Entitled]) -> bool:
    return any(row.weight != 1 for row in rows) if rule.weights is None else rule.weights


def _belonging(row: Entitled) -> Belonging:
    return Belonging(
        constituency=str(row.constituency_id or ""), beneficiary=row.is_beneficiary, weight=row.weight
    )


def _names(rows: Sequence[Entitled], few: Sequence[Mapping[str, Any]]) -> list[str]:
    """Give the names of the constituencies in which there are too few, as far as they have one."""
    wanted = {each.get("constituency", "") for each in few}
    named = {str(row.constituency_id): name_text(row.constituency.names) for row in rows if row.constituency}
    return sorted(named.get(each, "–") for each in wanted)


def prepare(ballot: Ballot, rows: Sequence[Entitled]) -> None:
    """Set up the box of a secret ballot, or refuse one in which a paper would name its member."""
    rule, voting = read_rule(ballot.terms), [row for row in rows if not row.is_observer]
    if len(voting) < FEWEST:
        raise Problem(SECRET_TOO_FEW)
    weighted = _is_weighted(rule, rows)
    few = scarce(traces(rule, _belonging(row), weighted=weighted) for row in voting)
    homeless = rule.double_majority and not all(row.constituency_id for row in voting)
    if few or homeless:
        raise Problem(SECRET_TOO_FEW_ALIKE, names=_names(voting, few or [{}]))
    BallotBox.objects.create(ballot=ballot)


def paper_of(row: Entitled, choice: object, reason: str) -> Json:
    """Give what is put into the box for a member: its choice, and only what the rule has to count by."""
    rule, rows = read_rule(row.ballot.terms), list(row.ballot.entitled.all())
    found: Json = {"choice": choice, **traces(rule, _belonging(row), weighted=_is_weighted(rule, rows))}
    if rule.method in REASONED and reason.strip():
        found["reason"] = reason.strip()
    return found


def fault_of_box(ballot: Ballot) -> Problem | None:
    """Give what is wrong with a box that doesn't hold one paper for each member that took part."""
    papers, members = len(ballot.box.papers), ballot.entitled.filter(took_part=True).count()
    return None if papers == members else Problem(BOX_DOESNT_MATCH, papers=papers, members=members)


def is_told(ballot: Ballot, verdict: Verdict) -> bool:
    """Say whether a verdict's figures, and who took part, may be read: always, where voices have a hand."""
    if not ballot.is_secret:
        return True
    papers = (ballot.count_file or {}).get("ballots", [])
    return verdict.outcome is not Outcome.NO_QUORUM and may_be_told(papers)


def untold(verdict: Verdict) -> list[Sentence]:
    """Give what is said of a verdict whose figures aren't told: how it ended, and the quorum."""
    outcome = {"outcome": Labels([OUTCOME_LABELS[verdict.outcome]])}
    found = [Sentence(N_("The papers are counted: %(outcome)s."), outcome), *map(quorum_said, verdict.quorum)]
    if verdict.outcome is Outcome.NOBODY_VOTED:
        return found
    return [*found, Sentence(_AGAIN if verdict.outcome is Outcome.NO_QUORUM else _UNTOLD)]


def carries(row: Entitled) -> list[str]:
    """Say what a member's paper carries beside its choice, before it is filled in."""
    found = paper_of(row, "", "")
    if "constituency" not in found:
        return []
    where = name_text(row.constituency.names) if row.constituency else ""
    return [
        said(
            Sentence(
                N_(
                    "Since the rule counts by constituency, your paper says “%(name)s”, where at least three "
                    "members vote."
                ),
                {"name": where},
            )
        )
    ]
