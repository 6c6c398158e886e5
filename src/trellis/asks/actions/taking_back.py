"""The writer that takes back what somebody typed by mistake."""

from django.db.models import F

from trellis.access.action import action
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks import rules
from trellis.asks.asks import FREE
from trellis.asks.models import Answer, Asked, Standing
from trellis.domain.asking import words_of
from trellis.domain.problems import ANSWER_DID, ANSWER_SETTLED, N_, TYPED_BY_OTHERS, Problem
from trellis.domain.sentence import Sentence

_MISTAKE = N_("Whoever typed it took it back: it was a mistake.")


@action("ask.take-back", on="answer", allow=rules.may_enter)
def take_back(*, actor: Actor, answer: Answer) -> Answer:
    """Take back what one typed for somebody by mistake; it is kept and doesn't count."""
    asked = hold(answer.asked)
    found = Answer.objects.select_for_update().get(pk=answer.pk)
    if actor.person_id is None or found.entered_by_id != actor.person_id:
        raise Problem(TYPED_BY_OTHERS)
    if found.standing not in {Standing.CURRENT, Standing.WAITING} or found.confirmed_at:
        raise Problem(ANSWER_SETTLED)
    if found.standing == Standing.CURRENT and answer.asked.ask.kind != FREE:
        raise Problem(ANSWER_DID)
    if found.standing == Standing.CURRENT:
        Asked.objects.filter(pk=asked.pk).update(answered_at=None, answered_by="", version=F("version") + 1)
    found.standing, found.why_kept = Standing.KEPT, words_of(Sentence(_MISTAKE))
    found.version += 1
    found.save()
    return found
