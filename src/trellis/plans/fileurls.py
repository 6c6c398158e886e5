"""Addresses of the plans room that bring files in and give them out."""

from django.urls import URLPattern, path

from trellis.plans.importing import giving, views
from trellis.plans.importing.sorts import SORTS

IN = "n/<slug:slug>"
_STEPS = (
    ("", views.look, "look"),
    ("/columns", views.columns, "columns"),
    ("/questions", views.questions, "questions"),
    ("/rows", views.rows, "rows"),
    ("/answer", views.answer, "answer"),
    ("/apply", views.apply, "apply"),
    ("/drop", views.drop, "drop"),
    ("/undo", views.undo, "undo"),
)


def _of(kind: str) -> list[URLPattern]:
    """Give the addresses of a sort of file."""
    first, given = f"{IN}/{kind}/import", {"kind": kind}
    steps = [
        path(f"{first}/<uuid:pk>{step}", view, given, name=f"{kind}-import-{name}")
        for step, view, name in _STEPS
    ]
    return [path(first, views.start, given, name=f"{kind}-import"), *steps]


FILES: list[URLPattern] = [
    path(f"{IN}/activities.<slug:ending>", giving.activities_file, name="activities-file"),
    *(address for kind in SORTS for address in _of(kind)),
]
