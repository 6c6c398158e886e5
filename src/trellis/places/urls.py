"""Addresses of the places room."""

from django.urls import path

from trellis.places.views import browsing, importing, keeping, outlining

urlpatterns = [
    path("places/", browsing.places, name="places"),
    path("places/suggest", browsing.suggest, name="place-suggest"),
    path("places/new", keeping.add, name="place-add"),
    path("places/import", importing.upload, name="place-upload"),
    path("places/import/<uuid:batch_id>", importing.preview, name="place-import"),
    path("places/import/<uuid:batch_id>/apply", importing.apply, name="place-import-apply"),
    path("places/boundaries", outlining.boundaries, name="boundaries"),
    path("places/boundaries/<uuid:batch_id>", outlining.look, name="boundaries-import"),
    path("places/boundaries/<uuid:batch_id>/draw", outlining.draw, name="boundaries-draw"),
    path("places/boundaries/<uuid:batch_id>/undo", outlining.undo, name="boundaries-undo"),
    path("places/<uuid:place_id>/", browsing.place, name="place"),
    path("places/<uuid:place_id>/names", keeping.rename, name="place-rename"),
    path("places/<uuid:place_id>/code", keeping.add_code, name="place-add-code"),
    path("places/<uuid:place_id>/end", keeping.end, name="place-end"),
    path("places/<uuid:place_id>/resume", keeping.resume, name="place-resume"),
]
