"""Addresses of the plans room."""

from django.urls import URLPattern, path

from trellis.plans import reporturls
from trellis.plans.views import cells, coverage, objectives, planning, plans

IN = "n/<slug:slug>"
PLAN = f"{IN}/plans/<uuid:pk>"
OBJECTIVE = f"{IN}/plan/objectives/<uuid:pk>"

GOALS: list[URLPattern] = [
    path(f"{IN}/plan", plans.plan, name="plan"),
    path(f"{IN}/plan/all", plans.plans, name="plans"),
    path(f"{IN}/plan/make", planning.plan_make, name="plan-make"),
    path(PLAN, plans.plan_one, name="plan-one"),
    path(f"{PLAN}/print", plans.plan_print, name="plan-print"),
    path(f"{PLAN}/change", planning.plan_change, name="plan-change"),
    path(f"{PLAN}/adopt", planning.plan_adopt, name="plan-adopt"),
    path(f"{PLAN}/close", planning.plan_close, name="plan-close"),
    path(f"{PLAN}/reopen", planning.plan_reopen, name="plan-reopen"),
    path(f"{PLAN}/objectives/add", objectives.objective_add, name="objective-add"),
    path(OBJECTIVE, objectives.objective, name="objective"),
    path(f"{OBJECTIVE}/change", objectives.objective_change, name="objective-change"),
    path(f"{OBJECTIVE}/review", objectives.objective_review, name="objective-review"),
    path(f"{OBJECTIVE}/drop", objectives.objective_drop, name="objective-drop"),
    path(f"{OBJECTIVE}/resume", objectives.objective_resume, name="objective-resume"),
    path(f"{OBJECTIVE}/move", objectives.objective_move, name="objective-move"),
]
ACTIVITIES: list[URLPattern] = []
FILES: list[URLPattern] = []
COVERAGE: list[URLPattern] = [
    path(f"{IN}/coverage", coverage.coverage, name="coverage"),
    path(f"{IN}/coverage/who", cells.who, name="coverage-who"),
]
REPORTS: list[URLPattern] = reporturls.REPORTS

urlpatterns = [*GOALS, *ACTIVITIES, *FILES, *COVERAGE, *REPORTS]
