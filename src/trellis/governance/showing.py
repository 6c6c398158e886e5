"""Memoranda in words: what signing asks, who a party is, and which buttons a reader gets."""

from typing import Any

from django.utils.translation import gettext as _

from trellis.access.action import may
from trellis.access.actor import Actor
from trellis.domain.mandate import Scope
from trellis.governance.models import Memorandum, Obligation, Party, Signature, Version
from trellis.members.weighing import need_of
from trellis.ui.names import choose, name_text, reader_language
from trellis.ui.numbers import number

_DEEDS = ("change", "open", "take-back", "register", "end", "resume", "renew")


def party_name(party: Party) -> str:
    """Give the name of a party, of this network or from outside."""
    return name_text(party.organisation.names) if party.organisation else party.outside


def need_words(memorandum: Memorandum) -> str:
    """Say what signing asks of a mandate: "to commit up to 20,000 THB, on training"."""
    need = need_of(memorandum.need)
    if not need.scope.commits:
        return _("only to take part: it binds nobody")
    said = _("to commit fully") if need.scope == Scope.COMMIT else _("to commit within a limit")
    if need.amount is not None:
        amount = f"{number(need.amount)} {need.currency}".strip()
        said = _("%(deed)s, for %(amount)s") % {"deed": said, "amount": amount}
    return _("%(deed)s, on %(subject)s") % {"deed": said, "subject": need.subject} if need.subject else said


def texts_shown(version: Version) -> list[tuple[str, list[str]]]:
    """Give a text by language, the reader's first, each as its paragraphs."""
    first, _text = choose(version.texts, reader_language())
    order = [first, *(each for each in version.texts if each != first)]
    return [
        (code, [each.strip() for each in version.texts[code].split("\n\n") if each.strip()])
        for code in order
        if code
    ]


def may_do(actor: Actor, memorandum: Memorandum) -> dict[str, bool]:
    """Give which deeds a reader may do to a memorandum, each asked once for all its parties and promises."""
    found: dict[str, Any] = {
        deed.replace("-", "_"): may(f"memorandum.{deed}", actor, memorandum) for deed in _DEEDS
    }
    outsider = Party(network=memorandum.network, memorandum=memorandum, outside="x")
    found["enter"] = may("memorandum.enter", actor, outsider)
    promise = Obligation(network=memorandum.network, memorandum=memorandum, party=outsider)
    found["follow"] = may("obligation.release", actor, promise)
    unsigned = Signature(network=memorandum.network, memorandum=memorandum, party=outsider)
    found["confirm"] = may("memorandum.confirm", actor, unsigned)
    return found
