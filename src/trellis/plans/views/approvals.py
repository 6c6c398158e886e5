"""Pages of approvals (C1.3): all of a network by area, one, wanted, asked for, answered."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members import letters
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.plans import rules
from trellis.plans.actions import approvals as actions
from trellis.plans.actions.approvals import Wish
from trellis.plans.forms.approvals import AskedForm, GrantForm, WishForm
from trellis.plans.models import Activity, Approval, ApprovalStage
from trellis.plans.queries.activities import activity_seen
from trellis.plans.queries.approvals import ENDS, HOLDS, WAITS, approval_seen, approvals_page
from trellis.plans.queries.making import leaders_for
from trellis.plans.views.frame import allowed, form_page, number_in, show, to_activities, to_activity, to_plan
from trellis.ui.addresses import an_id, further
from trellis.ui.deeds import attempt, done
from trellis.ui.jinja import url

_page = require_http_methods(["GET", "POST"])
STAGES = {
    ApprovalStage.WANTED: "warning",
    ApprovalStage.ASKED: "warning",
    ApprovalStage.GIVEN: "ok",
    ApprovalStage.REFUSED: "",
    ApprovalStage.WITHDRAWN: "",
}
OF_APPROVAL = ("approval.ask", "approval.give", "approval.refuse", "approval.withdraw")


def _to_approvals(network: Network) -> Crumb:
    return _("Approvals"), url("approvals", network.slug)


def _address(approval: Approval) -> str:
    return url("approval", approval.network.slug, approval.pk)


@require_GET
def approvals(request: Request, slug: str) -> HttpResponse:
    """Show all approvals by area: which wait, which hold, which end soon."""
    network, chosen = network_named(request.actor, slug), request.GET.get("show", "")
    found = approvals_page(request.actor, network, chosen, number_in(request.GET, "page") or 0)
    views = [("", _("All")), (WAITS, _("Waiting")), (HOLDS, _("In force")), (ENDS, _("Ending soon"))]
    here = url("approvals", slug)
    context: dict[str, Any] = {
        "rows": found.rows,
        "views": [(words, f"{here}?show={key}", key == chosen, None) for key, words in views],
        "chosen": chosen,
        "stages": STAGES,
        "today": timezone.localdate(),
        "next": further(request, "page", found.next),
        "may": allowed(request, network, "approval.want"),
        "keeps": rules.may_keep_approvals.test(request.actor, network),
        "way": crumbs(network, to_plan(network), to_activities(network), (_("Approvals"), "")),
    }
    return show(request, "plans/activities/approvals.html", network, tab="activities", **context)


@require_GET
def approval(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show an approval: what it is for, who gives it, where it stands."""
    network = network_named(request.actor, slug)
    found = approval_seen(request.actor, network, pk)
    context: dict[str, Any] = {
        "approval": found,
        "stages": STAGES,
        "today": timezone.localdate(),
        "may": allowed(request, found, *OF_APPROVAL),
        "way": crumbs(network, to_plan(network), _to_approvals(network), (_("Approval"), "")),
    }
    return show(request, "plans/activities/approval.html", network, tab="activities", **context)


def _about(request: Request, network: Network) -> Activity | None:
    """Give the activity that is to be allowed; whoever leads another one isn't asked further."""
    pk = an_id(request.GET.get("activity", ""))
    found = activity_seen(request.actor, network, pk) if pk else None
    drafted = Approval(network=network, activity=found)
    if not rules.may_ask_approval.test(request.actor, drafted):
        require(request, "approval.ask", drafted)
    return found


@_page
def approval_want(request: Request, slug: str) -> HttpResponse:
    """Note that an authority must allow an activity, or all work in an area."""
    network = network_named(request.actor, slug)
    about = _about(request, network)
    form = WishForm(request.POST or None, among=leaders_for(request.actor, network), activity=about)
    if form.is_valid():
        wish: Wish = form.wish()
        made = attempt(form, lambda: actions.want_approval(actor=request.actor, network=network, wish=wish))
        if made:
            return done(request, _("Noted. Ask the authority next."), _address(made))
    title = _("An approval is needed")
    lead = about.title if about else _("For all work in an area.")
    way = to_activity(about) if about else [_to_approvals(network)]
    return form_page(request, network, form, title=title, lead=lead, way=way)


Deed = tuple[str, Callable[..., Approval]]


def _told(
    request: Request, slug: str, pk: UUID, *, deed: Deed, form: forms.Form, **words: str
) -> HttpResponse:
    """Ask what is to be known, then do a deed."""
    verb, act = deed
    network = network_named(request.actor, slug)
    found = approval_seen(request.actor, network, pk)
    require(request, verb, found)
    if form.is_valid():
        given = {"grant": form.grant()} if isinstance(form, GrantForm) else form.cleaned_data
        if attempt(form, lambda: act(actor=request.actor, approval=found, **given)):
            return done(request, _("Noted."), _address(found))
    way = [_to_approvals(network), (_("Approval"), _address(found))]
    return form_page(request, network, form, way=way, **words)


@_page
def approval_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that the authority was asked."""
    form = AskedForm(request.POST or None, initial={"on": timezone.localdate()})
    deed = ("approval.ask", actions.ask_approval)
    return _told(request, slug, pk, deed=deed, form=form, title=_("It was asked for"))


@_page
def approval_give(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note what the authority allowed."""
    form = GrantForm(request.POST or None, request.FILES or None, initial={"on": timezone.localdate()})
    deed = ("approval.give", actions.give_approval)
    return _told(request, slug, pk, deed=deed, form=form, title=_("It was given"))


@_page
def approval_refuse(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that the authority refused."""
    form, deed = ReasonForm(request.POST or None), ("approval.refuse", actions.refuse_approval)
    return _told(request, slug, pk, deed=deed, form=form, title=_("It was refused"))


@_page
def approval_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that it holds no longer, or is no longer wanted."""
    form, deed = ReasonForm(request.POST or None), ("approval.withdraw", actions.withdraw_approval)
    return _told(request, slug, pk, deed=deed, form=form, title=_("It holds no longer"))


@never_cache
@require_GET
def approval_letter(request: Request, slug: str, pk: UUID) -> FileResponse:
    """Give the letter to those who ask and answer, as a file to keep: never shown inside the page."""
    network = network_named(request.actor, slug)
    found = approval_seen(request.actor, network, pk)
    if not found.letter or not rules.may_answer_approval.test(request.actor, found):
        raise Problem(NOT_FOUND)
    answer = FileResponse(
        found.letter.open("rb"),
        as_attachment=True,
        filename=found.letter_name,
        content_type=letters.media_type(found.letter_name),
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
