"""Addresses of activities: one and all of them, where and for whom, and the words for them."""

from django.urls import URLPattern, path

from trellis.plans.views import acting, activities, approvals, overtime, placing, stepping, words

IN = "n/<slug:slug>"
ACTIVITY = f"{IN}/activities/<uuid:pk>"
APPROVAL = f"{IN}/activities/approvals/<uuid:pk>"
STEP = f"{IN}/activities/steps/<uuid:pk>"
WORDS = f"{IN}/activities/words/<slug:vocabulary>"

ACTIVITIES: list[URLPattern] = [
    path(f"{IN}/activities", activities.activities, name="activities"),
    path(f"{IN}/activities/year", overtime.year, name="activities-year"),
    path(f"{IN}/activities/month", overtime.month, name="activities-month"),
    path(f"{IN}/activities/board", overtime.board, name="activities-board"),
    path(f"{IN}/activities/add", acting.activity_make, name="activity-make"),
    path(ACTIVITY, activities.activity, name="activity"),
    path(f"{ACTIVITY}/change", acting.activity_change, name="activity-change"),
    path(f"{ACTIVITY}/hand-on", acting.activity_hand_on, name="activity-hand-on"),
    path(f"{ACTIVITY}/start", acting.activity_start, name="activity-start"),
    path(f"{ACTIVITY}/pause", acting.activity_pause, name="activity-pause"),
    path(f"{ACTIVITY}/end", acting.activity_end, name="activity-end"),
    path(f"{ACTIVITY}/drop", acting.activity_drop, name="activity-drop"),
    path(f"{ACTIVITY}/resume", acting.activity_resume, name="activity-resume"),
    path(f"{ACTIVITY}/places", placing.sites_add, name="sites-add"),
    path(f"{ACTIVITY}/steps/add", stepping.step_add, name="step-add"),
    path(f"{STEP}/change", stepping.step_change, name="step-change"),
    path(f"{STEP}/ask", stepping.step_ask, name="step-ask"),
    path(f"{STEP}/answer", stepping.step_answer, name="step-answer"),
    path(f"{STEP}/finish", stepping.step_finish, name="step-finish"),
    path(f"{STEP}/resume", stepping.step_resume, name="step-resume"),
    path(f"{STEP}/remove", stepping.step_remove, name="step-remove"),
    path(f"{IN}/activities/sites/<uuid:pk>/remove", placing.site_remove, name="site-remove"),
    path(f"{IN}/activities/approvals", approvals.approvals, name="approvals"),
    path(f"{IN}/activities/approvals/want", approvals.approval_want, name="approval-want"),
    path(APPROVAL, approvals.approval, name="approval"),
    path(f"{APPROVAL}/ask", approvals.approval_ask, name="approval-ask"),
    path(f"{APPROVAL}/give", approvals.approval_give, name="approval-give"),
    path(f"{APPROVAL}/refuse", approvals.approval_refuse, name="approval-refuse"),
    path(f"{APPROVAL}/withdraw", approvals.approval_withdraw, name="approval-withdraw"),
    path(f"{APPROVAL}/letter", approvals.approval_letter, name="approval-letter"),
    path(f"{IN}/activities/words", words.vocabulary, name="vocabulary"),
    path(f"{IN}/activities/words/begin", words.words_begin, name="words-begin"),
    path(f"{WORDS}/add", words.word_add, name="word-add"),
    path(f"{WORDS}/<uuid:pk>/change", words.word_change, name="word-change"),
    path(f"{WORDS}/<uuid:pk>/end", words.word_end, name="word-end"),
    path(f"{WORDS}/<uuid:pk>/move", words.word_move, name="word-move"),
]
