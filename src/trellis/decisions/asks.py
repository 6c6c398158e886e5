"""What an answer to a ballot does: it gives the member's voice, by whoever may give or enter it."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked, Standing
from trellis.decisions import rules
from trellis.decisions.actions.entering import Heard, disclaimed, enter_voice, second_voice
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.asking import VOICE, WHERE
from trellis.decisions.choices import method_of
from trellis.decisions.models import Ballot, Entitled
from trellis.domain.asking import Given, given_as_json
from trellis.domain.ballotfile import WORDS
from trellis.domain.problems import BALLOT_OVER, N_, Problem
from trellis.members.models import Representative, Seat
from trellis.members.rules import in_force


def _address(ask: Ask) -> str:
    ballot = Ballot.objects.filter(pk=ask.about or ask.pk).first()
    return reverse("proposal", args=[ask.network.slug, ballot.proposal_id]) if ballot else ""


def _row(asked: Asked) -> Entitled:
    here = Entitled.objects.filter(ballot=asked.ask.about, organisation=asked.organisation)
    found = here.select_related("ballot__proposal__network", "organisation").first()
    if found is None:
        raise Problem(BALLOT_OVER)
    return found


def _head(entitled: Entitled) -> Representative | None:
    """Give the seat of the member's head: the paper was hers."""
    seats = entitled.organisation.representatives.filter(in_force(), seat=Seat.HEAD)
    return seats.select_related("person").order_by("pk").first()


def _typed_first(actor: Actor, asked: Asked, given: Given) -> Actor:
    """Give who typed the same before: she entered it, whoever acts now is the second person."""
    content = given_as_json(given)
    typed = asked.answers.filter(standing=Standing.WAITING).exclude(entered_by=actor.person_id)
    first = next((each for each in typed.select_related("entered_by") if each.content == content), None)
    return Actor(channel=actor.channel, person=first.entered_by if first else actor.person)


def _undone(actor: Actor, asked: Asked) -> bool:
    """Let an entered voice count no more, as long as the ballot runs."""
    return disclaimed(actor, _row(asked))


@kind(
    VOICE,
    N_("Ballot: the member's voice"),
    address=_address,
    second_person=True,
    undoes=_undone,
    told_elsewhere=True,
)
def voice(actor: Actor, asked: Asked, given: Given) -> None:
    """Give the member's voice, or enter it for the first who typed and confirm it as the second."""
    entitled = _row(asked)
    by_word = method_of(entitled.ballot) in WORDS
    choice: object = given.choices[0] if by_word else list(given.choices)
    if rules.may_give_voice.test(actor, entitled):
        give_voice(actor=actor, entitled=entitled, choice=choice, reason=given.text)
        return
    heard = Heard(choice=choice, channel=actor.channel, reason=given.text, seat=_head(entitled))
    made = enter_voice(actor=_typed_first(actor, asked, given), entitled=entitled, heard=heard)
    second_voice(actor=actor, voice=made)


@kind(WHERE, N_("Ballot: where to vote"), address=_address, told_elsewhere=True)
def where(_actor: Actor, _asked: Asked, _given: Given) -> None:
    """Do nothing: she has seen it, and votes on the ballot's own page."""
