"""Pages on which members say something about a version, and learn what became of it (C1.2)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.governance import actions, queries
from trellis.governance.forms.documents import AnswerForm, CommentForm
from trellis.governance.models import Comment, Fate
from trellis.governance.views.frame import form_page, to_document
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, renew


@require_POST
def version_comment(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say something about a version."""
    network = network_named(request.actor, slug)
    version = queries.version_seen(request.actor, network, pk)
    require(request, "document.comment", version)
    form = CommentForm(request.POST)

    def say() -> Comment:
        return actions.comment(actor=request.actor, version=version, remark=form.remark())

    if attempt(form, say):
        where = reverse("version", args=[slug, version.pk]) + "#comments"
        return done(request, _("Kept. Whoever drafted the text says what becomes of it."), where)
    title, way = _("Say something about the text"), [to_document(version.document)]
    return form_page(request, network, form, title=title, way=way, submit=_("Send"))


@require_http_methods(["GET", "POST"])
def comment_answer(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say what became of a comment."""
    network = network_named(request.actor, slug)
    comment = queries.comment_seen(request.actor, network, pk)
    require(request, "document.answer", comment)
    answered = {} if comment.fate == Fate.OPEN else {"fate": comment.fate, "answer": comment.answer}
    form = AnswerForm(request.POST or None, initial={"version": comment.version, **answered})

    def answer() -> Comment:
        given: dict[str, Any] = {**form.cleaned_data, "fate": Fate(form.cleaned_data["fate"])}
        return actions.answer_comment(actor=request.actor, comment=comment, **given)

    if attempt(form, answer):
        where = reverse("version", args=[slug, comment.version_of_id]) + "#comments"
        return done(request, _("Answered."), where)
    stands = [(_("What became of it?"), comment.get_fate_display()), (_("Answer"), comment.answer)]
    context: dict[str, Any] = {"lead": f"“{comment.text}”", "submit": _("Answer")}
    context["theirs"] = stands if renew(form, comment.version) else []
    way = [to_document(comment.version_of.document)]
    return form_page(request, network, form, title=_("What became of this comment?"), way=way, **context)
