"""Addresses of the networks room."""

from django.urls import URLPattern, path

from trellis.networks.views import brand, listing, offers, roles, settings, types, units

urlpatterns: list[URLPattern] = [
    path("networks/", listing.networks, name="networks"),
    path("networks/compare", types.networks_compare, name="networks-compare"),
    path("networks/new", listing.network_new, name="network-new"),
    path("n/<slug:slug>/accent-<slug:digest>.css", brand.network_accent, name="network-accent"),
    path("n/<slug:slug>/logo-<int:version>.png", brand.network_logo, name="network-logo"),
    path("n/<slug:slug>/settings", settings.network_settings, name="network-settings"),
    path("n/<slug:slug>/settings/describe", settings.network_describe, name="network-describe"),
    path("n/<slug:slug>/settings/brand", settings.network_brand, name="network-brand"),
    path("n/<slug:slug>/settings/brand/logo", settings.network_logo_change, name="network-logo-change"),
    path("n/<slug:slug>/settings/brand/no-logo", settings.network_logo_drop, name="network-logo-drop"),
    path("n/<slug:slug>/settings/status", settings.network_status, name="network-status"),
    path("n/<slug:slug>/settings/publish", settings.network_publish, name="network-publish"),
    path("n/<slug:slug>/type", types.network_type, name="network-type"),
    path("n/<slug:slug>/type/change", types.network_type_change, name="network-type-change"),
    path("n/<slug:slug>/roles", roles.roles, name="roles"),
    path("n/<slug:slug>/roles/add", roles.role_add, name="role-add"),
    path("n/<slug:slug>/roles/<uuid:pk>/change", roles.role_change, name="role-change"),
    path("n/<slug:slug>/roles/holders", roles.role_holders, name="role-holders"),
    path("n/<slug:slug>/roles/holders/give", roles.role_give, name="role-give"),
    path("n/<slug:slug>/roles/holders/<uuid:pk>/end", roles.role_end, name="role-end"),
    path("n/<slug:slug>/roles/offers/<uuid:pk>/withdraw", offers.offer_withdraw, name="offer-withdraw"),
    path("offers/<uuid:pk>", offers.offer, name="offer"),
    path("offers/<uuid:pk>/accept", offers.offer_accept, name="offer-accept"),
    path("offers/<uuid:pk>/refuse", offers.offer_refuse, name="offer-refuse"),
    path("n/<slug:slug>/may", roles.network_may, name="network-may"),
    path("n/<slug:slug>/units", units.units, name="units"),
    path("n/<slug:slug>/units/add", units.unit_add, name="unit-add"),
    path("n/<slug:slug>/units/<uuid:pk>", units.unit, name="unit"),
    path("n/<slug:slug>/units/<uuid:pk>/change", units.unit_change, name="unit-change"),
    path("n/<slug:slug>/units/<uuid:pk>/move", units.unit_move, name="unit-move"),
    path("n/<slug:slug>/units/<uuid:pk>/remove", units.unit_remove, name="unit-remove"),
    path("n/<slug:slug>/units/put-back/<int:number>", units.unit_put_back, name="unit-put-back"),
]
