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
    saved = attempt(
        form,
        lambda: actions.describe(
            actor=request.actor,
            network=network,
            version=form.cleaned_data["version"],
            description=form.description(),
        ),
    )
    if saved:
        return done(request, _("Saved."), "network-settings", slug)
    theirs = wording.theirs(form, network)
    return form_page(
        request,
        "networks/describe.html",
        network,
        form,
        may=may,
        theirs=theirs,
        **_way(network, _("Names and purpose")),
    )


@_page
def network_brand(request: Request, slug: str) -> HttpResponse:
    """Try a colour and keep it."""
    network = queries.network_named(request.actor, slug)
    may = permit(request, "network.brand", network)
    form = ColourForm(
        request.POST or (request.GET if "accent" in request.GET else {"accent": network.accent})
    )
    saved = (
        attempt(
            form,
            lambda: actions.brand(actor=request.actor, network=network, accent=form.cleaned_data["accent"]),
        )
        if request.method == "POST"
        else None
    )
    if saved:
        return done(request, _("The colour was kept."), "network-brand", slug)
    looks = wording.looks(form)
    return form_page(
        request,
        "networks/brand.html",
        network,
        form,
        may=may,
        looks=looks,
        logo_form=LogoForm(),
        **_way(network, _("Colour and logo")),
    )


@require_POST
def network_logo_change(request: Request, slug: str) -> HttpResponse:
    """Take a new logo."""
    network = queries.network_named(request.actor, slug)
    may = permit(request, "network.brand", network)
    form = LogoForm(request.POST, request.FILES)

    def keep() -> Network:
        logo = form.cleaned_data["logo"]
        return actions.brand(actor=request.actor, network=network, accent=network.accent, logo=logo)

    if attempt(form, keep):
        return done(request, _("The logo was changed."), "network-brand", slug)
    colour = ColourForm({"accent": network.accent})
    return page(
        request,
        "networks/brand.html",
        network,
        "network",
        status=400,
        form=colour,
        may=may,
        looks=wording.looks(colour),
        logo_form=form,
        **_way(network, _("Colour and logo")),
    )


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
    saved = attempt(
        form, lambda: actions.set_status(actor=request.actor, network=network, **form.cleaned_data)
    )
    if saved:
        return done(request, wording.status_saved(Status(saved.status)), "network-settings", slug)
    return form_page(
        request,
        "networks/status.html",
        network,
        form,
        may=may,
        options=wording.statuses(),
        **_way(network, _("Status")),
    )


@_page
def network_publish(request: Request, slug: str) -> HttpResponse:
    """Choose what the public page shows."""
    network = queries.network_named(request.actor, slug)
    may = permit(request, "network.publish", network)
    form = PublishForm(
        request.POST if request.method == "POST" else None, initial={"sections": network.published}
    )
    saved = attempt(form, lambda: actions.publish(actor=request.actor, network=network, **form.cleaned_data))
    if saved:
        says = (
            _("Everybody can now see what you chose.")
            if saved.published
            else _("Nobody outside sees anything.")
        )
        return done(request, says, "network-publish", slug)
    return form_page(
        request,
        "networks/publish.html",
        network,
        form,
        may=may,
        sections=wording.sections(network, form),
        **_way(network, _("Public page")),
    )
