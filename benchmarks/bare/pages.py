"""The three pages: a list, a detail, a change."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from bare.models import Organisation


@login_required
def rows(request: HttpRequest) -> HttpResponse:
    """List 50 rows."""
    found = Organisation.objects.select_related("group").order_by("name")
    return render(request, "list.html", {"page": Paginator(found, 50).get_page(request.GET.get("page"))})


@login_required
def row(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a row."""
    found = get_object_or_404(Organisation.objects.select_related("group"), pk=pk)
    return render(request, "detail.html", {"row": found})


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a row."""
    found = get_object_or_404(Organisation, pk=pk)
    found.acronym = request.POST["acronym"]
    found.save()
    return redirect("row", pk)


urlpatterns = [
    path("", rows),
    path("<int:pk>/", row, name="row"),
    path("<int:pk>/change", change, name="change"),
]
