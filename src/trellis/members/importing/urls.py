"""Addresses of bringing members in and taking them away."""

from django.urls import path

from trellis.members.importing import views

_IN = "n/<slug:slug>"
_LIST = f"{_IN}/members/import"
_ONE = f"{_LIST}/<uuid:pk>"

urlpatterns = [
    path(_LIST, views.start, name="member-import"),
    path(_ONE, views.look, name="member-import-look"),
    path(f"{_ONE}/columns", views.columns, name="member-import-columns"),
    path(f"{_ONE}/questions", views.questions, name="member-import-questions"),
    path(f"{_ONE}/rows", views.rows, name="member-import-rows"),
    path(f"{_ONE}/answer", views.answer, name="member-import-answer"),
    path(f"{_ONE}/apply", views.apply, name="member-import-apply"),
    path(f"{_ONE}/drop", views.drop, name="member-import-drop"),
    path(f"{_ONE}/undo", views.undo, name="member-import-undo"),
    path(f"{_IN}/members.xlsx", views.as_xlsx, name="members-xlsx"),
    path(f"{_IN}/members.csv", views.as_csv, name="members-csv"),
]
