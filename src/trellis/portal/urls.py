"""Addresses of the portal room."""

from django.urls import URLPattern, path

from trellis.portal.views import deeds, home, machines, network, public, record, search

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("me/deeds", deeds.me_deeds, name="me-deeds"),
    path("record", record.node_record, name="node-record"),
    path("n/<slug:slug>/", network.network, name="network"),
    path("n/<slug:slug>/record", record.record, name="record"),
    path("p/<slug:slug>/", public.public, name="public"),
    path("robots.txt", machines.robots, name="robots"),
    path("healthz", machines.healthz, name="healthz"),
]
