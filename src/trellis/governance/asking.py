"""Asking the members whether what was agreed, or is drafted, stands."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import override

from trellis.access.actor import Actor
from trellis.asks.directory import directory
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.domain.asking import Choice, Shape, words_of
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.governance.models import DocumentKind, Version

STANDS = "statement.stands"
YES, CHANGED, NO = "stands", "changed", "not"
LONGEST = 600
DAYS = 14

_TITLE = N_("Does it stand? %(name)s")
_QUESTION = N_("%(text)s Does this stand for your organisation?")
_WHY = N_("What was written together stands as long as those who wrote it mean it.")


def ask_whether_it_stands(actor: Actor, version: Version) -> Ask:
    """Ask every member within two weeks; a remark that comes with the answer becomes a comment."""
    document, network = version.document, version.document.network
    with override("en"):
        kind = str(DocumentKind(document.kind).label)
    name: object = document.names or Sentence(kind)
    texts = {code: _short(text) for code, text in version.texts.items()}
    last = timezone.localdate() + timedelta(days=DAYS)
    choices = ((YES, N_("Yes, it stands")), (CHANGED, N_("With changes, see my remark")), (NO, N_("No")))
    wanted = Wanted(
        kind=STANDS,
        about=version.pk,
        title=words_of(Sentence(_TITLE, {"name": name})),
        question=words_of(Sentence(_QUESTION, {"text": texts})),
        why=words_of(Sentence(_WHY)),
        shape=Shape(choices=tuple(Choice(key, words_of(Sentence(label))) for key, label in choices)),
        until=datetime.combine(last, time(23, 59), timezone.get_current_timezone()),
    )
    of = [Addressee(organisation=pk) for pk in directory().members(network.pk)]
    return raise_ask(actor, network, wanted, of)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
