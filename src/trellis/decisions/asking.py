"""A ballot as asks: each entitled member is asked for its voice, or told where to give it."""

from typing import Any

from trellis.access.actor import Actor
from trellis.asks.closing import answered_elsewhere, close_asks
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.decisions.choices import LABELS, method_of
from trellis.decisions.models import Ballot, Entitled
from trellis.domain.asking import Choice, Shape, words_of
from trellis.domain.ballotfile import WORDS
from trellis.domain.decisionrule import Method
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

VOICE, WHERE = "ballot.voice", "ballot.where"
SEEN = "seen"
LONGEST = 600
"""So much of a proposal stands in the question; its page has the whole."""

_TITLE = N_("Vote: %(title)s")
_QUESTION = N_("%(text)s How does your organisation vote?")
_ELSEWHERE = N_(
    "%(text)s This ballot can't be answered in a line: give your voice on its page, or ask a clerk."
)
_WHY = N_("Each member has the same say. Who doesn't vote leaves it to the others.")
_OVER = N_("The ballot is over, so this answer isn't counted. The verdict stands on the proposal's page.")
_SPELLINGS = {
    "yes": ("for", "agree", "เห็นด้วย"),
    "no": ("against", "disagree", "ไม่เห็นด้วย"),
    "agree": ("yes", "ใช่"),
    "object": ("no", "objection", "คัดค้าน"),
}


def is_short(ballot: Ballot) -> bool:
    """Say whether a ballot can be answered in a line: open to all, and by a word or a choice of options."""
    method = method_of(ballot)
    return not ballot.is_hidden and (method in WORDS or method is Method.APPROVAL)


def shape_of(ballot: Ballot) -> Shape:
    """Give what may be answered to a ballot."""
    method = method_of(ballot)
    if not is_short(ballot):
        return Shape(choices=(Choice(SEEN, words_of(Sentence(N_("I have seen it")))),))
    if method in WORDS:
        words = WORDS[method]
        return Shape(
            choices=tuple(
                Choice(word, words_of(Sentence(LABELS[word])), _SPELLINGS.get(word, ())) for word in words
            )
        )
    options = enumerate(ballot.proposal.options.all(), start=1)
    own = ballot.proposal.language
    return Shape(
        choices=tuple(Choice(each.key, {own: each.name}, (str(place),)) for place, each in options),
        several=True,
    )


def ask_for_voices(actor: Actor, ballot: Ballot) -> None:
    """Ask every member on the list but observers; a ballot held in a meeting asks in the room."""
    if ballot.opening.get("gathered"):
        return
    proposal, short = ballot.proposal, is_short(ballot)
    text = proposal.text if len(proposal.text) <= LONGEST else f"{proposal.text[:LONGEST]}…"
    details: dict[str, Any] = {"text": " ".join(text.split())}
    wanted = Wanted(
        kind=VOICE if short else WHERE,
        about=ballot.pk,
        title=words_of(Sentence(_TITLE, {"title": proposal.title})),
        question=words_of(Sentence(_QUESTION if short else _ELSEWHERE, details)),
        why=words_of(Sentence(_WHY)),
        shape=shape_of(ballot),
        until=ballot.closes_at,
    )
    members = ballot.entitled.filter(is_observer=False).order_by("pk").values_list("organisation", flat=True)
    raise_ask(actor, proposal.network, wanted, [Addressee(organisation=pk) for pk in members])


def voice_is_in(entitled: Entitled, channel: str) -> None:
    """Note that a member has given its open voice, by whichever way: nobody reminds it any more."""
    answered_elsewhere(VOICE, entitled.ballot_id, entitled.organisation_id, channel)


def close_voices(ballot: Ballot) -> None:
    """Close what was asked about a ballot that is over."""
    for kind in (VOICE, WHERE):
        close_asks(kind, ballot.pk, Sentence(_OVER))
