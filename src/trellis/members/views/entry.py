"""An organisation's page, and the pages by which its entry is made and changed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import NAME_KNOWN, NOT_FOUND, NOT_PERMITTED, Problem
from trellis.members import actions, queries
from trellis.members.forms.organisation import AliasForm, OrganisationForm
from trellis.members.models import Organisation
from trellis.members.queries.member import member_page
from trellis.members.queries.rights import verbs_held
from trellis.members.views.show import address, form_page, record_of, show, to_member, to_members
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.places.models import Place
from trellis.ui.deeds import attempt, done, renew
from trellis.ui.names import name_text
from trellis.ui.problems import sentence

CONFIRMED_FOR_DAYS = 365


def _needs_confirming(organisation: Organisation) -> bool:
    day = organisation.confirmed_on
    return day is None or (timezone.localdate() - day).days > CONFIRMED_FOR_DAYS


def _way_to(place: Place | None) -> list[tuple[dict[str, str], str]]:
    """Give a home place as its path, from the country down."""
    steps = (*place.above, place) if place else ()
    return [(each.names, reverse("place", args=[each.pk])) for each in steps]


def _page(request: Request, network: Network, organisation: Organisation) -> dict[str, Any]:
    page, me = member_page(network, organisation), request.actor.person_id
    speaks = any(each.is_current and each.seat.person_id == me for each in page.speakers)
    verbs = verbs_held(request.actor, network)
    return {
        "page": page,
        "organisation": organisation,
        "verbs": verbs,
        "speaks": speaks,
        "may_confirm": speaks or "organisation.confirm" in verbs,
        "needs_confirming": _needs_confirming(organisation),
        "home_path": _way_to(page.home),
        "reads_letters": bool(speaks or {"mandate.record", "mandate.confirm"} & verbs),
        "me": me,
        "record_href": record_of(network, organisation),
    }


@require_GET
def member(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show an organisation: what it is, what it brings, who speaks for it and how far."""
    network = network_named(request.actor, slug)
    organisation = queries.organisation_seen(request.actor, network, pk)
    if organisation.same_as:
        says = _("%(name)s is kept as another name of this organisation.")
        messages.info(request, says % {"name": name_text(organisation.names)})
        return redirect(address(organisation.same_as, network))
    way = crumbs(network, to_members(network), (name_text(organisation.names, network.language), ""))
    return show(request, "members/member.html", network, way=way, **_page(request, network, organisation))


@require_http_methods(["GET", "POST"])
def member_add(request: Request, slug: str) -> HttpResponse:
    """Put an organisation into the directory; a name that is known is asked about."""
    network = network_named(request.actor, slug)
    require(request, "organisation.add", network)
    form = OrganisationForm(request.POST or None, network=network)
    if form.is_valid():
        made = _added(request, network, form)
        if made:
            return done(request, _("Added. Is it a member already? Then admit it."), address(made, network))
    lead = _("First into the directory; whether it is a member is the next step.")
    return form_page(
        request, network, form, title=_("Add an organisation"), lead=lead, way=[to_members(network)]
    )


def _added(request: Request, network: Network, form: OrganisationForm) -> Organisation | None:
    given: dict[str, Any] = {"details": form.details(), "is_another": form.cleaned_data["is_another"]}
    try:
        return actions.add_organisation(actor=request.actor, network=network, **given)
    except Problem as problem:
        if problem.kind in {NOT_PERMITTED, NOT_FOUND}:
            raise
        if problem.kind == NAME_KNOWN:
            form.ask_whether_another()
        form.add_error(None, sentence(problem))
        return None


@require_http_methods(["GET", "POST"])
def member_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change an organisation's entry; what somebody else changed meanwhile is shown beside."""
    network = network_named(request.actor, slug)
    organisation = queries.organisation_seen(request.actor, network, pk)
    require(request, "organisation.change", organisation)
    form = OrganisationForm(request.POST or None, network=network, standing=organisation)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        if _changed(request, organisation, form):
            return done(request, _("Saved."), address(organisation, network))
        theirs = _as_it_stands(form, organisation)
    title, way = _("Change this entry"), to_member(network, organisation)
    return form_page(request, network, form, title=title, way=way, theirs=theirs)


def _changed(request: Request, organisation: Organisation, form: OrganisationForm) -> Organisation | None:
    given: dict[str, Any] = {"version": form.cleaned_data["version"] or 0, "details": form.details()}
    return attempt(
        form,
        lambda: actions.change_organisation(actor=request.actor, organisation=organisation, **given),
    )


def _as_it_stands(form: OrganisationForm, organisation: Organisation) -> list[tuple[str, Any]]:
    """Give what stands when somebody else changed it meanwhile; the next try is about that version."""
    if not renew(form, organisation.version):
        return []
    return [
        (_("Names"), ", ".join(organisation.names.values())),
        (_("Acronym"), organisation.acronym),
        (_("Type"), organisation.get_type_display()),
        (_("Part of"), organisation.parent),
        (_("Home place"), organisation.home),
        (_("Website"), organisation.website),
    ]


@require_POST
def member_confirm(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that an entry is still true."""
    network = network_named(request.actor, slug)
    organisation = queries.organisation_seen(request.actor, network, pk)
    actions.confirm_organisation(actor=request.actor, organisation=organisation)
    return done(request, _("Thank you: confirmed as still true today."), address(organisation, network))


@require_http_methods(["GET", "POST"])
def member_alias(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note another spelling of an organisation's name."""
    network = network_named(request.actor, slug)
    organisation = queries.organisation_seen(request.actor, network, pk)
    require(request, "organisation.alias", organisation)
    form = AliasForm(request.POST or None)
    if form.is_valid():
        spelling = form.cleaned_data["spelling"]
        if attempt(
            form, lambda: actions.add_alias(actor=request.actor, organisation=organisation, spelling=spelling)
        ):
            return done(
                request, _("Noted. It is found by this spelling too."), address(organisation, network)
            )
    lead = _("A list or a letter that writes the name so will be understood.")
    way = to_member(network, organisation)
    return form_page(request, network, form, title=_("Note another spelling"), lead=lead, way=way)


@require_POST
def member_unalias(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a spelling out."""
    network = network_named(request.actor, slug)
    organisation = queries.organisation_seen(request.actor, network, pk)
    spelling = request.POST.get("spelling", "")
    actions.remove_alias(actor=request.actor, organisation=organisation, spelling=spelling)
    return done(request, _("Taken out. Note it again to bring it back."), address(organisation, network))
