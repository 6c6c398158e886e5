"""Addresses of the networks room."""

from django.urls import URLPattern, path

from trellis.networks.views import brand

urlpatterns: list[URLPattern] = [
    path("n/<slug:slug>/accent-<slug:digest>.css", brand.network_accent, name="network-accent"),
    path("n/<slug:slug>/logo-<int:version>.png", brand.network_logo, name="network-logo"),
]
