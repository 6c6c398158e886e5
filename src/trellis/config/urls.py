"""Every address of Trellis, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("trellis.portal.urls")),
    path("", include("trellis.meetings.urls")),
    path("", include("trellis.decisions.urls")),
    path("", include("trellis.plans.urls")),
    path("", include("trellis.advocacy.urls")),
    path("", include("trellis.governance.urls")),
    path("", include("trellis.formation.urls")),
    path("", include("trellis.members.urls")),
    path("", include("trellis.channels.urls")),
    path("", include("trellis.asks.urls")),
    path("", include("trellis.channels.urls")),
    path("", include("trellis.networks.urls")),
    path("", include("trellis.places.urls")),
    path("", include("trellis.accounts.urls")),
    path("", include("trellis.jobs.urls")),
    path("", include("trellis.offline.urls")),
    path("", include("trellis.ui.urls")),
]

# Not Django's: allauth looks here for its answer to whoever tries too often.
handler429 = "trellis.accounts.views.too_often"
