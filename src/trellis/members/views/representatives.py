"""Pages by which representatives are appointed and their seats end."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.request import Request, require
from trellis.accounts.actions import add_person
from trellis.accounts.forms import PersonForm
from trellis.accounts.models import Person
from trellis.domain.problems import NOT_FOUND, NOT_PERMITTED, TWO_HEADS, Problem
from trellis.members import actions, queries
from trellis.members.forms.representative import AppointForm, EndSeatForm
from trellis.members.models import Organisation, Representative
from trellis.members.queries.paging import Cursor
from trellis.members.views.show import address, form_page, show, to_member
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done
from trellis.ui.names import name_text
from trellis.ui.problems import sentence


def _organisation(request: Request, slug: str, pk: UUID) -> tuple[Network, Organisation]:
    network = network_named(request.actor, slug)
    organisation = queries.organisation_seen(request.actor, network, pk)
    require(request, "representative.appoint", organisation)
    return network, organisation


@require_GET
def representative_choose(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask who shall speak for a member: somebody of the network, or somebody new."""
    network, organisation = _organisation(request, slug, pk)
    wanted = request.GET.get("q", "")
    given: dict[str, Any] = {"actor": request.actor, "network": network, "wanted": wanted, "cursor": Cursor()}
    title = _("Who speaks for %(name)s?") % {"name": name_text(organisation.names)}
    context: dict[str, Any] = {
        "organisation": organisation,
        "wanted": wanted,
        "found": queries.people_page(**given),
        "contact": _contact(organisation),
        "title": title,
        "way": crumbs(network, *to_member(network, organisation), (title, "")),
    }
    return show(request, "members/choose_person.html", network, **context)


def _contact(organisation: Organisation) -> dict[str, str]:
    asked = organisation.memberships.exclude(contact={}).order_by("-pk").first()
    return dict(asked.contact) if asked else {}


def _appoint(
    request: Request, organisation: Organisation, person: Person, form: AppointForm
) -> Representative | None:
    """Appoint; a head that there is already is asked about."""
    given: dict[str, Any] = {"appointment": form.appointment(), "ends_former": form.ends_former}
    try:
        return actions.appoint(actor=request.actor, organisation=organisation, person=person, **given)
    except Problem as problem:
        if problem.kind in {NOT_PERMITTED, NOT_FOUND}:
            raise
        if problem.kind == TWO_HEADS:
            form.ask_about_the_head()
        form.add_error(None, sentence(problem))
        return None


def _appointed(request: Request, network: Network, made: Representative) -> HttpResponse:
    says = _("Appointed. How far may she go? Record her mandate, with the letter if there is one.")
    return done(request, says, reverse("mandate-record", args=[network.slug, made.pk]))


@require_http_methods(["GET", "POST"])
def representative_appoint(request: Request, slug: str, pk: UUID, person_pk: UUID) -> HttpResponse:
    """Appoint somebody of the network."""
    network, organisation = _organisation(request, slug, pk)
    person = queries.person_seen(request.actor, network, person_pk)
    form = AppointForm(request.POST or None)
    if form.is_valid():
        made = _appoint(request, organisation, person, form)
        if made:
            return _appointed(request, network, made)
    words = {"person": person.name, "name": name_text(organisation.names)}
    title = _("Let %(person)s speak for %(name)s") % words
    way, submit = to_member(network, organisation), _("Appoint")
    return form_page(request, network, form, title=title, way=way, submit=submit)


@require_http_methods(["GET", "POST"])
def representative_new(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Bring a new person in and appoint her."""
    network, organisation = _organisation(request, slug, pk)
    data = request.POST or None
    person_form = PersonForm(data, initial=_contact(organisation), prefix="person")
    form = AppointForm(data)
    if person_form.is_valid() and form.is_valid():
        made = _appoint_new(request, organisation, person_form, form)
        if made:
            return _appointed(request, network, made)
    title = _("Add a representative of %(name)s") % {"name": name_text(organisation.names)}
    context: dict[str, Any] = {
        "person_form": person_form,
        "form": form,
        "organisation": organisation,
        "title": title,
        "way": crumbs(network, *to_member(network, organisation), (title, "")),
    }
    return show(request, "members/new_person.html", network, **context)


def _appoint_new(
    request: Request, organisation: Organisation, person_form: PersonForm, form: AppointForm
) -> Representative | None:
    """Add the person and appoint her, or neither."""
    although_alike = bool(request.POST.get("although_alike"))
    given: dict[str, Any] = {"network": organisation.network, "details": person_form.details()}
    with transaction.atomic():
        try:
            person = add_person(actor=request.actor, although_alike=although_alike, **given)
        except Problem as problem:
            if problem.kind == NOT_PERMITTED:
                raise
            person_form.add_error(None, sentence(problem))
            return None
        made = _appoint(request, organisation, person, form)
        if made is None:
            transaction.set_rollback(True)
        return made


@require_http_methods(["GET", "POST"])
def representative_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say until when somebody speaks for a member."""
    network = network_named(request.actor, slug)
    seat = queries.representative_seen(request.actor, network, pk)
    require(request, "representative.end", seat)
    form = EndSeatForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        given["representative"] = seat
        if attempt(form, lambda: actions.end_representative(actor=request.actor, **given)):
            says = _("Saved. Appoint her again to bring the seat back.")
            return done(request, says, address(seat.organisation, network))
    title = _("End the seat of %(name)s") % {"name": seat.person.name}
    lead = _("After her last day she can't speak for this member; with her last seat her access ends.")
    context: dict[str, Any] = {"lead": lead, "submit": _("End the seat"), "danger": True}
    way = to_member(network, seat.organisation)
    return form_page(request, network, form, title=title, way=way, **context)
