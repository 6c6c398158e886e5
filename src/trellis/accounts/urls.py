"""Addresses of the accounts room: its own, and those pages of allauth that make sense here."""

from allauth.account import views as account
from django.urls import include, path

from trellis.accounts import views

urlpatterns = [
    path("language", views.language, name="language"),
    path("join", views.join, name="join"),
    path("join/password", views.join_password, name="join-password"),
    path("me/", views.me, name="me"),
    path("me/change", views.me_change, name="me-change"),
    path("people/<uuid:pk>/change", views.person_change, name="person-change"),
    path("people/<uuid:pk>/invite", views.invite, name="person-invite"),
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", views.sessions, name="usersessions_list"),
    path("account/sessions/<int:number>/end", views.session_end, name="session-end"),
    # allauth leads here from pages of its own; each says that a coordinator helps.
    path("account/signup/", views.by_invitation, name="account_signup"),
    path("account/password/reset/", views.by_invitation, name="account_reset_password"),
    path("account/password/set/", views.by_invitation, name="account_set_password"),
]
