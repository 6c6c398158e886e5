"""What stands behind a link that was sent to one person."""

from django.db.models import Q

from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.asks import rules
from trellis.asks.models import Asked
from trellis.channels.links import behind_answer_link, behind_stop_link, mailbox
from trellis.channels.models import Message
from trellis.domain.problems import LINK_OVER, Problem


def asked_behind(named: str) -> tuple[Asked, Person]:
    """Give what is asked and of whom, unless it ended, her mail goes elsewhere or she may answer no more."""
    found = behind_answer_link(named)
    if found is None:
        raise Problem(LINK_OVER)
    rows = Asked.objects.filter(pk=found[0], closed_at=None, ask__closed_at=None)
    asked = rows.select_related("ask__network", "network").first()
    person = Person.objects.filter(pk=found[1], is_active=True).first()
    if asked is None or person is None or mailbox(person) != found[2]:
        raise Problem(LINK_OVER)
    if not rules.may_answer.test(Actor(channel=Channel.MAIL, person=person), asked):
        raise Problem(LINK_OVER)
    return asked, person


def stopped_behind(named: str) -> tuple[Message, Person]:
    """Give the message and who got it: whoever holds the link may stop her mail, and nothing else."""
    found = behind_stop_link(named)
    reached = ~Q(person=None) | ~Q(through=None)
    rows = Message.objects.filter(reached, pk=found) if found else Message.objects.none()
    message = rows.select_related("person", "through").first()
    person = (message.through or message.person) if message else None
    if message is None or person is None:
        raise Problem(LINK_OVER)
    return message, person
