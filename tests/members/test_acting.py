"""A deed on the web says for which organisation it was done, when that is clear."""

from tests.people import North, by
from trellis.ledger.models import Line
from trellis.members import actions
from trellis.members.actions.representatives import Appointment


def last(north: North) -> Line:
    """Give the last line of the north's record."""
    return Line.objects.filter(chain=north.network.pk).latest("number")


def test_nok_acts_for_the_centre_and_malee_for_none(north: North) -> None:
    actions.confirm_organisation(actor=by(north.nok), organisation=north.centre)
    assert last(north).organisation == north.centre.pk
    actions.confirm_organisation(actor=by(north.malee), organisation=north.centre)
    assert last(north).organisation is None


def test_for_which_of_two_nok_acts_isnt_guessed(north: North) -> None:
    actions.appoint(
        actor=by(north.malee), organisation=north.group, person=north.nok, appointment=Appointment()
    )
    actions.confirm_organisation(actor=by(north.nok), organisation=north.centre)
    assert last(north).organisation is None
