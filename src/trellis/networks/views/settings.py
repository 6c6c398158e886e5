"""What a network says of itself: each page one deed, readable by everybody inside."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request
from trellis.networks import actions, queries
from trellis.networks.forms.network import (
    ColourForm,
    DescribeForm,
    KeepForm,
    LogoForm,
    PublishForm,
    StatusForm,
)
from trellis.networks.models import Network, Status
from trellis.networks.pages import crumbs, page
from trellis.networks.queries.roles import roles_in
from trellis.networks.views import wording
from trellis.networks.views.frame import form_page, permit, to_settings
from trellis.ui.deeds import attempt, done, renew

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
    theirs = wording.stands(network, form) if renew(form, network.version) else []
    context = {"may": may, "theirs": theirs, **_way(network, _("Names and purpose"))}
    return form_page(request, "networks/describe.html", network, form, **context)


def _shown(network: Network, form: forms.BaseForm, *stands: tuple[str, Any]) -> list[tuple[str, Any]]:
    """Give what stands now when somebody changed the network while the reader was writing."""
    return list(stands) if renew(form, network.version) else []


def _brand_page(request: Request, network: Network, colour: ColourForm, logo: LogoForm) -> HttpResponse:
    stands = (_("Colour"), network.accent), (_("Logo"), network.logo.name and _("The logo below"))
    sent = colour if isinstance(colour, KeepForm) else logo
    context = {
        "may": permit(request, "network.brand", network),
        "theirs": _shown(network, sent, *stands),
        "looks": wording.looks(colour),
        "logo_form": logo,
        "status": 400 if request.method == "POST" else 200,
        **_way(network, _("Colour and logo")),
    }
    return page(request, "networks/brand.html", network, "network", form=colour, **context)


def _logo_form(network: Network) -> LogoForm:
    return LogoForm(initial={"version": network.version})


@_page
def network_brand(request: Request, slug: str) -> HttpResponse:
    """Try a colour and keep it."""
    network = queries.network_named(request.actor, slug)
    if request.method == "GET":
        tried = request.GET.get("accent") or network.accent
        return _brand_page(request, network, ColourForm({"accent": tried}), _logo_form(network))
    permit(request, "network.brand", network)
    form = KeepForm(request.POST)

    def keep() -> Network:
        return actions.brand(actor=request.actor, network=network, **form.cleaned_data)

    if attempt(form, keep):
        return done(request, _("The colour was kept."), "network-brand", slug)
    return _brand_page(request, network, form, _logo_form(network))


@require_POST
def network_logo_change(request: Request, slug: str) -> HttpResponse:
    """Take a new logo."""
    network = queries.network_named(request.actor, slug)
    permit(request, "network.brand", network)
    form = LogoForm(request.POST, request.FILES)

    def keep() -> Network:
        given = form.cleaned_data
        return actions.brand(actor=request.actor, network=network, accent=network.accent, **given)

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
    form = StatusForm(request.POST or None, initial={"status": network.status, "version": network.version})

    def settle() -> Network:
        return actions.set_status(actor=request.actor, network=network, **form.cleaned_data)

    if saved := attempt(form, settle):
        return done(request, wording.status_saved(Status(saved.status)), "network-settings", slug)
    stands = (_("Status"), network.get_status_display()), (_("Reason"), network.status_reason)
    context = {"may": may, "options": wording.statuses(), "theirs": _shown(network, form, *stands)}
    return form_page(request, "networks/status.html", network, form, **context, **_way(network, _("Status")))


@_page
def network_publish(request: Request, slug: str) -> HttpResponse:
    """Choose what the public page shows."""
    network = queries.network_named(request.actor, slug)
    may = permit(request, "network.publish", network)
    sent = request.POST if request.method == "POST" else None
    form = PublishForm(sent, initial={"sections": network.published, "version": network.version})

    def publish() -> Network:
        return actions.publish(actor=request.actor, network=network, **form.cleaned_data)

    if saved := attempt(form, publish):
        return done(request, wording.published(saved), "network-publish", slug)
    theirs = _shown(network, form, (_("Shown now"), wording.shown(network)))
    context = {"may": may, "sections": wording.sections(network, form), "theirs": theirs}
    title = _("Public page")
    return form_page(request, "networks/publish.html", network, form, **context, **_way(network, title))
