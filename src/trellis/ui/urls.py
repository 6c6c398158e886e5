"""Addresses of the ui room: the gallery of parts."""

from django.urls import path

from trellis.ui import views

urlpatterns = [path("gallery/", views.gallery, name="gallery")]
