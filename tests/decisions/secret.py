"""What the stories of secret ballots begin with: a rule that says so, an open ballot, papers put in."""

from typing import Any

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.people import North, by
from trellis.accounts import codes
from trellis.accounts.models import Person
from trellis.decisions.actions.papers import Paper, drop_in
from trellis.decisions.models import Ballot
from trellis.members.models import Organisation


def secret_ballot(north: North, terms: dict[str, Any] = MAJORITY, **opening: object) -> Ballot:
    """Open a secret ballot, in which all three members have a speaker."""
    speakers(north)
    rule(north, terms, secret=True)
    return opened(north, proposal(north), **opening)


def drop(who: Person, ballot: Ballot, organisation: Organisation, choice: object, code: str = "") -> str:
    """Put a member's paper in; give its code."""
    paper = Paper(code=code or codes.new(), choice=choice, reason="")
    drop_in(actor=by(who), entitled=row(ballot, organisation), paper=paper)
    return paper.code


def all_drop(north: North, ballot: Ballot, nok: str, preecha: str, aree: str) -> None:
    """Let all three put their papers in."""
    drop(north.nok, ballot, north.centre, nok)
    drop(north.preecha, ballot, north.office, preecha)
    drop(north.aree, ballot, north.group, aree)
