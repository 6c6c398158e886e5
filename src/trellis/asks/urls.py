"""Addresses of the asks room."""

from django.urls import path

from trellis.asks.views import answers, asking, listing, taking_part

IN = "n/<slug:slug>"
ASK = f"{IN}/asks/<uuid:pk>"
MINE = f"{IN}/mine/<uuid:pk>"
ANSWER = f"{IN}/answers/<uuid:pk>"

urlpatterns = [
    path("asks", answers.my_asks, name="my-asks"),
    path(f"{IN}/asks", listing.asks, name="asks"),
    path(f"{IN}/asks/new", asking.ask_raise, name="ask-raise"),
    path(f"{IN}/asks/participation", taking_part.taking_part, name="participation"),
    path(ASK, listing.ask, name="ask"),
    path(f"{ASK}/widen", asking.ask_widen, name="ask-widen"),
    path(f"{ASK}/remind", asking.ask_remind, name="ask-remind"),
    path(f"{ASK}/close", asking.ask_close, name="ask-close"),
    path(MINE, answers.answer, name="mine"),
    path(f"{MINE}/thanks", answers.thanks, name="mine-thanks"),
    path(f"{MINE}/all", listing.asked, name="asked"),
    path(f"{MINE}/enter", asking.asked_enter, name="asked-enter"),
    path(f"{ANSWER}/confirm", answers.answer_confirm, name="answer-confirm"),
    path(f"{ANSWER}/contradict", answers.answer_contradict, name="answer-contradict"),
    path(f"{ANSWER}/settle", answers.answer_settle, name="answer-settle"),
    path(f"{ANSWER}/admit", answers.answer_admit, name="answer-admit"),
]
