"""Addresses of the jobs room."""

from django.urls import path

from trellis.jobs import views

urlpatterns = [
    path("jobs", views.jobs, name="jobs"),
    path("jobs/<uuid:pk>/retry", views.job_retry, name="job-retry"),
]
