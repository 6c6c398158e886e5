"""The writers of comments: what somebody says about a version, and what became of it (C1.2)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks.rules import ENTER
from trellis.domain import prose
from trellis.domain.problems import ANSWER_MISSING, NOT_FOR_THAT, WORDS_MISSING, Problem
from trellis.governance import rules
from trellis.governance.actions.adopting import member_of, person_of
from trellis.governance.models import Comment, Fate, Version
from trellis.members.asking import spoken_for
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What somebody says, about which paragraph of the text in a language; without one about the whole.

    `member` is the member that says it, where that is known: whoever typed it in isn't its author then.
    """

    text: str
    paragraph: int | None = None
    language: str = ""
    member: UUID | None = None


def _author(actor: Actor, version: Version, member: UUID | None) -> dict[str, Any]:
    if member is None:
        return {"person": person_of(actor), "organisation_id": member_of(actor, version.network_id)}
    if actor.person is not None and spoken_for(actor.person.pk).filter(organisation=member).exists():
        return {"person": person_of(actor), "organisation_id": member}
    if not holds(ENTER).test(actor, version):
        raise Problem(NOT_FOR_THAT)
    return {"person": None, "organisation_id": member}


@action("document.comment", on="version", allow=rules.may_comment)
def comment(*, actor: Actor, version: Version, remark: Remark) -> Comment:
    """Say something about a version, or about one paragraph of it."""
    text = prose.tidy(remark.text)
    if not text:
        raise Problem(WORDS_MISSING)
    note(paragraph=remark.paragraph)
    return Comment.objects.create(
        network_id=version.network_id,
        version_of=version,
        paragraph=remark.paragraph,
        language=remark.language if remark.paragraph else "",
        text=text,
        **_author(actor, version, remark.member),
    )


@action("document.answer", on="comment", allow=holds("document.answer"))
def answer_comment(*, actor: Actor, comment: Comment, version: int, fate: Fate, answer: str) -> Comment:
    """Say what became of a comment; one that isn't taken in whole is owed the reason."""
    said = prose.tidy(answer)
    if not said and fate != Fate.TAKEN_IN:
        raise Problem(ANSWER_MISSING)
    before = hold(comment, version)
    note(before=before.fate, fate=fate.value)
    comment.fate, comment.answer = fate, said
    comment.answered_by, comment.answered_at = person_of(actor), timezone.now()
    comment.version += 1
    comment.save()
    return comment
