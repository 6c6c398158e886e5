"""What home says to whom about memoranda."""

from django.utils import timezone

from tests.governance.test_memoranda import DAY, opened, sides
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.access.actor import Actor
from trellis.governance.actions.signing import OnPaper, confirm_signature, enter_signature, sign
from trellis.governance.models import Obligation
from trellis.governance.notices import memoranda as notices


def said(actor: Actor) -> list[str]:
    sources = (
        notices.to_sign,
        notices.to_confirm,
        notices.promises_due,
        notices.promises_late,
        notices.ends_soon,
    )
    return [str(notice.what) for source in sources for notice in source(actor)]


def test_home_says_what_to_sign_confirm_keep_and_renew(north: North, south: South) -> None:
    made, malee = opened(north, ends_on=timezone.localdate() + 10 * DAY), by(north.malee)
    centre, police = sides(made)
    assert said(by(north.nok)) == ["To sign: Shelter and training"]
    given = sign(actor=by(north.nok), party=centre)
    assert said(by(north.nok)) == said(malee) == ["A signature waits for headquarters: Shelter and training"]
    confirm_signature(actor=malee, signature=given, letter="No. 12")
    enter_signature(actor=malee, party=police, paper=OnPaper(signatory="Captain Chai"))
    Obligation.objects.filter(party=centre).update(due_on=timezone.localdate() + 5 * DAY)
    assert said(by(north.nok)) == ["A promise of your organisation is due: Shelter and training"]
    assert said(malee) == ["Promises in memoranda that are late: 1", "It runs out soon: Shelter and training"]
    assert said(by(north.aree)) == said(by(south.wipa)) == said(NOBODY) == said(OPERATOR) == []
