"""Addresses of plans, objectives, work plans and the chain."""

from django.urls import URLPattern, path

from trellis.plans.views import chain, objectives, planning, plans, workplans

IN = "n/<slug:slug>"
PLAN = f"{IN}/plans/<uuid:pk>"
OBJECTIVE = f"{IN}/plan/objectives/<uuid:pk>"

GOALS: list[URLPattern] = [
    path(f"{IN}/plan", plans.plan, name="plan"),
    path(f"{IN}/plan/all", plans.plans, name="plans"),
    path(f"{IN}/plan/make", planning.plan_make, name="plan-make"),
    path(f"{IN}/plan/members", workplans.plan_members, name="plan-members"),
    path(f"{IN}/plan/members/ask", workplans.plan_ask_all, name="plan-ask-all"),
    path(f"{IN}/plan/members/<uuid:organisation>/ask", workplans.plan_ask, name="plan-ask"),
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
    path(f"{OBJECTIVE}/chain", chain.objective_chain, name="objective-chain"),
    path(f"{OBJECTIVE}/link", chain.objective_link, name="objective-link"),
    path(f"{IN}/activities/<uuid:pk>/chain", chain.activity_chain, name="activity-chain"),
    path(f"{IN}/activities/<uuid:pk>/link", chain.activity_link, name="activity-link"),
    path(f"{IN}/activities/<uuid:pk>/serve", chain.activity_serve, name="activity-serve"),
    path(f"{IN}/plan/links/<uuid:pk>/unlink", chain.chain_unlink, name="chain-unlink"),
    path(f"{IN}/plan/loose-ends", chain.loose_ends, name="loose-ends"),
]
