"""Addresses of the governance room."""

from django.urls import path

from trellis.governance.views import bodies, delegation

IN = "n/<slug:slug>"
BODY = f"{IN}/bodies/<uuid:pk>"
TASK = f"{IN}/delegations/<uuid:pk>"

_bodies = [
    path(f"{IN}/bodies", bodies.bodies, name="bodies"),
    path(f"{IN}/bodies/add", bodies.body_add, name="body-add"),
    path(BODY, bodies.body, name="body"),
    path(f"{BODY}/change", bodies.body_change, name="body-change"),
    path(f"{BODY}/end", bodies.body_end, name="body-end"),
    path(f"{BODY}/resume", bodies.body_resume, name="body-resume"),
    path(f"{BODY}/seat", bodies.body_seat, name="body-seat"),
    path(f"{BODY}/unseat/<uuid:organisation_pk>", bodies.body_unseat, name="body-unseat"),
    path(f"{BODY}/reseat/<uuid:organisation_pk>", bodies.body_reseat, name="body-reseat"),
]
_delegations = [
    path(f"{IN}/delegations", delegation.delegations, name="delegations"),
    path(f"{IN}/delegations/give", delegation.delegation_give, name="delegation-give"),
    path(TASK, delegation.delegation, name="delegation"),
    path(f"{TASK}/change", delegation.delegation_change, name="delegation-change"),
    path(f"{TASK}/accept", delegation.delegation_accept, name="delegation-accept"),
    path(f"{TASK}/end", delegation.delegation_end, name="delegation-end"),
    path(f"{TASK}/reopen", delegation.delegation_reopen, name="delegation-reopen"),
]

urlpatterns = [*_bodies, *_delegations]
