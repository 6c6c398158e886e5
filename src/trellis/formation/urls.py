"""Addresses of the formation room."""

from django.urls import path

from trellis.formation.views import answers, by_code, rounds, starting
from trellis.formation.views import path as the_path

IN = "n/<slug:slug>"
ROUND = f"{IN}/readiness/<uuid:pk>"
ASKED = f"{IN}/readiness/asked/<uuid:pk>"

urlpatterns = [
    path("p/<slug:slug>/answer", by_code.answer_by_code, name="answer-by-code"),
    path("p/<slug:slug>/answer/thanks", by_code.answered_by_code, name="answered-by-code"),
    path(f"{IN}/path", the_path.path, name="path"),
    path(f"{IN}/founding", the_path.founding, name="founding"),
    path(f"{IN}/readiness", rounds.readiness, name="readiness"),
    path(f"{IN}/readiness/open", rounds.readiness_open, name="readiness-open"),
    path(ROUND, rounds.readiness_round, name="readiness-round"),
    path(f"{ROUND}/change", rounds.readiness_change, name="readiness-change"),
    path(f"{ROUND}/bars", rounds.readiness_bars, name="readiness-bars"),
    path(f"{ROUND}/ask", rounds.readiness_ask, name="readiness-ask"),
    path(f"{ROUND}/close", rounds.readiness_close, name="readiness-close"),
    path(f"{ROUND}/say", answers.readiness_say, name="readiness-say"),
    path(f"{ROUND}/sheets", answers.readiness_sheets, name="readiness-sheets"),
    path(f"{ROUND}/type-in", answers.readiness_type_in, name="readiness-type-in"),
    path(f"{ROUND}/sheet", answers.readiness_sheet, name="readiness-sheet"),
    path(f"{ASKED}/answer", answers.readiness_answer, name="readiness-answer"),
    path(f"{ASKED}/enter", answers.readiness_enter, name="readiness-enter"),
    path(f"{ASKED}/unask", rounds.readiness_unask, name="readiness-unask"),
    path(f"{IN}/start", starting.start, name="start"),
    path(f"{IN}/start/<uuid:pk>/take-back", starting.start_take_back, name="start-take-back"),
]
