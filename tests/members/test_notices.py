"""What home says to whom about members and mandates."""

from datetime import timedelta

from django.utils import timezone

from tests.members.test_memberships import ask
from tests.members.test_representatives import mandate
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.access.actor import Actor
from trellis.members import actions, notices

SOURCES = (
    notices.requests,
    notices.unconfirmed,
    notices.running_out,
    notices.mine_runs_out,
    notices.long_unconfirmed,
)


def said(actor: Actor) -> list[str]:
    return [str(notice.what) for source in SOURCES for notice in source(actor)]


def test_each_is_told_what_is_hers(north: North, south: South) -> None:
    ask(north)
    mandate(north, until=timezone.localdate() + timedelta(days=10))
    assert said(by(north.malee)) == [
        "Requests to join that wait for an answer: 1",
        "Mandates that run out within 60 days: 1",
    ]
    assert said(by(north.somchai)) == [
        "Requests to join that wait for an answer: 1",
        "Mandates that nobody has confirmed: 1",
    ]
    assert said(by(north.nok)) == [
        "Your mandate for Children's Centre runs out.",
        "Is what the directory says of Children's Centre still true?",
    ]
    assert said(by(north.aree)) == said(by(south.wipa)) == said(NOBODY) == said(OPERATOR) == []


def test_a_notice_goes_when_it_is_done(north: North) -> None:
    actions.confirm_organisation(actor=by(north.nok), organisation=north.centre)
    row = mandate(north)
    actions.confirm_mandate(actor=by(north.somchai), mandate=row)
    assert said(by(north.nok)) == said(by(north.somchai)) == []
