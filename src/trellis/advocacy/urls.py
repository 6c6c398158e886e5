"""Addresses of the policy track."""

from django.urls import path

from trellis.advocacy.views import practices, steps

IN = "n/<slug:slug>"
PRACTICE = f"{IN}/practices/<uuid:pk>"
STEP = f"{IN}/practice-steps/<uuid:pk>"

urlpatterns = [
    path(f"{IN}/practices", practices.practices, name="practices"),
    path(f"{IN}/practices/write", practices.practice_write, name="practice-write"),
    path(PRACTICE, practices.practice, name="practice"),
    path(f"{PRACTICE}/print", practices.practice_print, name="practice-print"),
    path(f"{PRACTICE}/change", practices.practice_change, name="practice-change"),
    path(f"{PRACTICE}/withdraw", practices.practice_withdraw, name="practice-withdraw"),
    path(f"{PRACTICE}/resume", practices.practice_resume, name="practice-resume"),
    path(f"{PRACTICE}/steps", steps.step_begin, name="practice-step-begin"),
    path(f"{STEP}/done", steps.step_finish, name="practice-step-finish"),
    path(f"{STEP}/declined", steps.step_decline, name="practice-step-decline"),
    path(f"{STEP}/back", steps.step_reopen, name="practice-step-reopen"),
]
