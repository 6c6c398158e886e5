"""Addresses of the members room."""

from django.urls import include, path

from trellis.members.views import (
    entry,
    identity,
    joining,
    listing,
    mandates,
    membership,
    parts,
    people,
    representatives,
)

IN = "n/<slug:slug>"
MEMBER = f"{IN}/members/<uuid:pk>"
MEMBERSHIP = f"{IN}/memberships/<uuid:pk>"
REQUEST = f"{IN}/requests/<uuid:pk>"
CONSTITUENCY = f"{IN}/constituencies/<uuid:pk>"
SEAT = f"{IN}/representatives/<uuid:pk>"
MANDATE = f"{IN}/mandates/<uuid:pk>"
QUESTION = f"{IN}/identity/<uuid:pk>"

urlpatterns = [
    path("", include("trellis.members.importing.urls")),
    path(f"{IN}/members", listing.members, name="members"),
    path(f"{IN}/members/add", entry.member_add, name="member-add"),
    path(MEMBER, entry.member, name="member"),
    path(f"{MEMBER}/change", entry.member_change, name="member-change"),
    path(f"{MEMBER}/confirm", entry.member_confirm, name="member-confirm"),
    path(f"{MEMBER}/spellings/add", entry.member_alias, name="member-alias"),
    path(f"{MEMBER}/spellings/remove", entry.member_unalias, name="member-unalias"),
    path(f"{MEMBER}/same", identity.member_same, name="member-same"),
    path(f"{MEMBER}/admit", membership.member_admit, name="member-admit"),
    path(
        f"{MEMBER}/representatives/choose",
        representatives.representative_choose,
        name="representative-choose",
    ),
    path(f"{MEMBER}/representatives/new", representatives.representative_new, name="representative-new"),
    path(
        f"{MEMBER}/representatives/<uuid:person_pk>",
        representatives.representative_appoint,
        name="representative-appoint",
    ),
    path(f"{MEMBERSHIP}/change", membership.membership_change, name="membership-change"),
    path(f"{MEMBERSHIP}/describe", membership.membership_describe, name="membership-describe"),
    path(f"{MEMBERSHIP}/end", membership.membership_end, name="membership-end"),
    path(f"{MEMBERSHIP}/resume", membership.membership_resume, name="membership-resume"),
    path(f"{MEMBERSHIP}/parts/give", parts.part_give, name="part-give"),
    path(f"{IN}/parts/<uuid:pk>/end", parts.part_end, name="part-end"),
    path(f"{IN}/requests", membership.requests, name="requests"),
    path(f"{REQUEST}/decline", membership.request_decline, name="request-decline"),
    path(f"{REQUEST}/reconsider", membership.request_reconsider, name="request-reconsider"),
    path(f"{IN}/constituencies", parts.constituencies, name="constituencies"),
    path(f"{CONSTITUENCY}/change", parts.constituency_change, name="constituency-change"),
    path(f"{CONSTITUENCY}/remove", parts.constituency_remove, name="constituency-remove"),
    path(f"{SEAT}/end", representatives.representative_end, name="representative-end"),
    path(f"{SEAT}/mandate", mandates.mandate_record, name="mandate-record"),
    path(f"{IN}/mandates", mandates.mandates, name="mandates"),
    path(MANDATE, mandates.mandate, name="mandate"),
    path(f"{MANDATE}/ask", mandates.mandate_ask, name="mandate-ask"),
    path(f"{MANDATE}/confirm", mandates.mandate_confirm, name="mandate-confirm"),
    path(f"{MANDATE}/withdraw", mandates.mandate_withdraw, name="mandate-withdraw"),
    path(f"{MANDATE}/letter", mandates.mandate_letter, name="mandate-letter"),
    path(f"{IN}/people", people.people, name="people"),
    path(f"{IN}/people/<uuid:pk>", people.person, name="person"),
    path(f"{IN}/identity", identity.identity, name="identity"),
    path(f"{QUESTION}/answer", identity.identity_answer, name="identity-answer"),
    path(f"{QUESTION}/take-back", identity.identity_take_back, name="identity-take-back"),
    path("p/<slug:slug>/join", joining.ask_to_join, name="ask-to-join"),
    path("p/<slug:slug>/join/thanks", joining.asked_to_join, name="asked-to-join"),
]
