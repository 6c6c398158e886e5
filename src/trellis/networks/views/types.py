"""Of which type a network is (C2.1), which are nearest to it, and several side by side."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.request import Request
from trellis.domain import typology
from trellis.networks import actions, queries
from trellis.networks.forms.network import TypeForm
from trellis.networks.models import Network
from trellis.networks.pages import crumbs, page
from trellis.networks.queries.networks import networks_typed_for
from trellis.networks.queries.types import nearest, profiles_of
from trellis.networks.views import wording
from trellis.networks.views.frame import form_page, permit, to_page, to_settings
from trellis.ui.deeds import attempt, done, renew

MOST_COMPARED = 4


@require_GET
def network_type(request: Request, slug: str) -> HttpResponse:
    """Show a network's type in words, and the networks most like it."""
    network = queries.network_named(request.actor, slug)
    near = nearest(network, networks_typed_for(request.actor))
    context: dict[str, Any] = {
        "way": crumbs(network, (_("Type"), "")),
        "features": wording.features(queries.profile_of(network)),
        "near": [(each, [wording.said(reason) for reason in each.nearness.reasons]) for each in near],
        "may": permit(request, "network.profile", network),
    }
    return page(request, "networks/type.html", network, "network", **context)


@require_http_methods(["GET", "POST"])
def network_type_change(request: Request, slug: str) -> HttpResponse:
    """Answer the questions that make up the type."""
    network = queries.network_named(request.actor, slug)
    may, profile = permit(request, "network.profile", network), queries.profile_of(network)
    sent = request.POST if request.method == "POST" else None
    form = TypeForm(sent, profile=profile, initial={"version": network.version})

    def answer() -> Network:
        given = {"profile": form.profile(), "version": form.cleaned_data["version"]}
        return actions.set_profile(actor=request.actor, network=network, **given)

    if attempt(form, answer):
        return done(request, _("Saved."), "network-type", slug)
    way = crumbs(
        network, to_settings(network), to_page(network, _("Type"), "network-type"), (_("Change"), "")
    )
    features = wording.features(profile)
    theirs = features if renew(form, network.version) else []
    context = {"may": may, "way": way, "features": features, "theirs": theirs}
    return form_page(request, "networks/type_change.html", network, form, **context)


@require_GET
def networks_compare(request: Request) -> HttpResponse:
    """Show two to four networks side by side: what they share and how they differ."""
    slugs = list(dict.fromkeys(request.GET.getlist("with")))[:MOST_COMPARED]
    found = {each.slug: each for each in networks_typed_for(request.actor).filter(slug__in=slugs)}
    chosen = [found[slug] for slug in slugs if slug in found]
    profiles = profiles_of(networks_typed_for(request.actor).filter(slug__in=slugs))
    compared = typology.compare({each.slug: profiles[each.pk] for each in chosen})
    context: dict[str, Any] = {
        "way": [(_("Networks"), reverse("networks")), (_("Side by side"), "")],
        "chosen": chosen,
        "rows": [wording.side_by_side(each, [one.slug for one in chosen]) for each in compared],
    }
    return render(request, "networks/compare.html", context)
