"""What a network says of itself: each page one deed, readable by everybody inside."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request
from trellis.networks import actions, queries
from trellis.networks.forms.network import ColourForm, DescribeForm, LogoForm, PublishForm, StatusForm
from trellis.networks.models import Network, Status
from trellis.networks.pages import page
from trellis.networks.queries.roles import roles_in
from trellis.networks.views import wording
from trellis.networks.views.frame import attempt, crumbs, done, form_page, permit, to_settings

_page = require_http_methods(["GET", "POST"])


def _way(network: Network, title: str) -> dict[str, Any]:
    return {"title": title, "way": crumbs(network, to_settings(network), (title, ""))}


@require_GET
def network_settings(request: Request, slug: str) -> HttpResponse:
    """Show what can be set, and how it stands."""
    network = queries.network_named(request.actor, slug)
    context: dict[str, Any] = {
        "way": crumbs(network, (_("Settings"), "")),
        "sections": wording.sections(network),
        "features": wording.features(queries.profile_of(network)),
        "roles": roles_in(network),
        "units": network.units.count(),
    }
    return page(request, "networks/settings.html", network, "network", **context)


@_page
def network_describe(request: Request, slug: str) -> HttpResponse:
    """Change names, acronym, main language and purpose."""
    network = queries.network_named(request.actor, slug)
    may = permit(request, "network.describe", network)
    form = DescribeForm(request.POST or None, network=network)

    def describe() -> Network:
        given = {"version": form.cleaned_data["version"], "description": form.description()}
        return actions.describe(actor=request.actor, network=network, **given)

    if attempt(form, describe):
        return done(request, _("Saved."), "network-settings", slug)
    context = {"may": may, "theirs": wording.theirs(form, network), **_way(network, _("Names and purpose"))}
    return form_page(request, "networks/describe.html", network, form, **context)


def _brand_page(request: Request, network: Network, colour: ColourForm, logo: LogoForm) -> HttpResponse:
    context = {
        "may": permit(request, "network.brand", network),
        "looks": wording.looks(colour),
        "logo_form": logo,
        "status": 400 if request.method == "POST" else 200,
        **_way(network, _("Colour and logo")),
    }
    return page(request, "networks/brand.html", network, "network", form=colour, **context)


@_page
def network_brand(request: Request, slug: str) -> HttpResponse:
    """Try a colour and keep it."""
    network = queries.network_named(request.actor, slug)
    if request.method == "GET":
        tried = request.GET.get("accent") or network.accent
        return _brand_page(request, network, ColourForm({"accent": tried}), LogoForm())
    permit(request, "network.brand", network)
    form = ColourForm(request.POST)

    def keep() -> Network:
        return actions.brand(actor=request.actor, network=network, accent=form.cleaned_data["accent"])

    if attempt(form, keep):
        return done(request, _("The colour was kept."), "network-brand", slug)
    return _brand_page(request, network, form, LogoForm())


@require_POST
def network_logo_change(request: Request, slug: str) -> HttpResponse:
    """Take a new logo."""
    network = queries.network_named(request.actor, slug)
    permit(request, "network.brand", network)
    form = LogoForm(request.POST, request.FILES)

    def keep() -> Network:
        logo = form.cleaned_data["logo"]
        return actions.brand(actor=request.actor, network=network, accent=network.accent, logo=logo)

    if attempt(form, keep):
        return done(request, _("The logo was changed."), "network-brand", slug)
    return _brand_page(request, network, ColourForm({"accent": network.accent}), form)


@require_POST
def network_logo_drop(request: Request, slug: str) -> HttpResponse:
    """Show the name without a logo."""
    network = queries.network_named(request.actor, slug)
    actions.drop_logo(actor=request.actor, network=network)
    return done(request, _("The logo was taken away."), "network-brand", slug)


@_page
def network_status(request: Request, slug: str) -> HttpResponse:
    """Say where the network stands, with the reason."""
    network = queries.network_named(request.actor, slug)
    may = permit(request, "network.status", network)
    form = StatusForm(request.POST or None, initial={"status": network.status})

    def settle() -> Network:
        return actions.set_status(actor=request.actor, network=network, **form.cleaned_data)

    if saved := attempt(form, settle):
        return done(request, wording.status_saved(Status(saved.status)), "network-settings", slug)
    context = {"may": may, "options": wording.statuses(), **_way(network, _("Status"))}
    return form_page(request, "networks/status.html", network, form, **context)


@_page
def network_publish(request: Request, slug: str) -> HttpResponse:
    """Choose what the public page shows."""
    network = queries.network_named(request.actor, slug)
    may = permit(request, "network.publish", network)
    sent = request.POST if request.method == "POST" else None
    form = PublishForm(sent, initial={"sections": network.published})

    def publish() -> Network:
        return actions.publish(actor=request.actor, network=network, **form.cleaned_data)

    if saved := attempt(form, publish):
        return done(request, wording.published(saved), "network-publish", slug)
    context = {"may": may, "sections": wording.sections(network, form), **_way(network, _("Public page"))}
    return form_page(request, "networks/publish.html", network, form, **context)
