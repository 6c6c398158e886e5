"""Addresses of keepers, of what is handed down, and of words to the units below."""

from django.urls import URLPattern, path

from trellis.plans.views import handing, keeping

IN = "n/<slug:slug>"
PLAN = f"{IN}/plans/<uuid:pk>"
OBJECTIVE = f"{IN}/plan/objectives/<uuid:pk>"
HANDING = f"{IN}/plan/handings/<uuid:pk>"

DOWN: list[URLPattern] = [
    path(f"{IN}/plan/keepers", keeping.keepers, name="keepers"),
    path(f"{IN}/plan/keepers/units/<uuid:pk>", keeping.unit_keeper, name="unit-keeper"),
    path(f"{IN}/plan/keepers/units/<uuid:pk>/name", keeping.keeper_name, name="keeper-name"),
    path(f"{IN}/plan/keepers/<uuid:pk>/end", keeping.keeper_end, name="keeper-end"),
    path(f"{IN}/plan/message", keeping.units_tell, name="units-tell"),
    path(f"{IN}/plan/handings", handing.handings, name="handings"),
    path(HANDING, handing.handing, name="handing"),
    path(f"{HANDING}/take", handing.handing_take, name="handing-take"),
    path(f"{HANDING}/adapt", handing.handing_adapt, name="handing-adapt"),
    path(f"{HANDING}/decline", handing.handing_decline, name="handing-decline"),
    path(f"{HANDING}/withdraw", handing.handing_withdraw, name="handing-withdraw"),
    path(f"{PLAN}/hand-down", handing.plan_hand, name="plan-hand"),
    path(f"{PLAN}/handed", handing.plan_handed, name="plan-handed"),
    path(f"{OBJECTIVE}/hand-down", handing.objective_hand, name="objective-hand"),
    path(f"{OBJECTIVE}/handed", handing.objective_handed, name="objective-handed"),
]
