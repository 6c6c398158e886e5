"""Addresses of the governance room."""

from django.urls import path

from trellis.governance.views import (
    agreed,
    bodies,
    comments,
    delegation,
    documents,
    following,
    memoranda,
    rulesettling,
    ruling,
    settling,
    signing,
    trying,
    writing,
)

IN = "n/<slug:slug>"
BODY = f"{IN}/bodies/<uuid:pk>"
TASK = f"{IN}/delegations/<uuid:pk>"
MEMORANDUM = f"{IN}/memoranda/<uuid:pk>"
PARTY = f"{IN}/parties/<uuid:pk>"
SIGNATURE = f"{IN}/signatures/<uuid:pk>"
OBLIGATION = f"{IN}/obligations/<uuid:pk>"

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
_memoranda = [
    path(f"{IN}/memoranda", memoranda.memoranda, name="memoranda"),
    path(f"{IN}/memoranda/draft", memoranda.memorandum_draft, name="memorandum-draft"),
    path(MEMORANDUM, memoranda.memorandum, name="memorandum"),
    path(f"{MEMORANDUM}/print", memoranda.memorandum_print, name="memorandum-print"),
    path(f"{MEMORANDUM}/change", memoranda.memorandum_change, name="memorandum-change"),
    path(f"{MEMORANDUM}/parties/add", memoranda.party_add, name="party-add"),
    path(f"{MEMORANDUM}/open", memoranda.memorandum_open, name="memorandum-open"),
    path(f"{MEMORANDUM}/take-back", memoranda.memorandum_take_back, name="memorandum-take-back"),
    path(f"{MEMORANDUM}/register", following.memorandum_register, name="memorandum-register"),
    path(f"{MEMORANDUM}/end", following.memorandum_end, name="memorandum-end"),
    path(f"{MEMORANDUM}/resume", following.memorandum_resume, name="memorandum-resume"),
    path(f"{MEMORANDUM}/renew", following.memorandum_renew, name="memorandum-renew"),
    path(f"{PARTY}/remove", memoranda.party_remove, name="party-remove"),
    path(f"{PARTY}/promise", memoranda.obligation_add, name="obligation-add"),
    path(f"{PARTY}/sign", signing.memorandum_sign, name="memorandum-sign"),
    path(f"{PARTY}/enter", signing.signature_enter, name="signature-enter"),
    path(f"{SIGNATURE}/remove", signing.signature_remove, name="signature-remove"),
    path(f"{SIGNATURE}/confirm", signing.signature_confirm, name="signature-confirm"),
    path(f"{OBLIGATION}/remove", memoranda.obligation_remove, name="obligation-remove"),
    path(f"{OBLIGATION}/keep", following.obligation_keep, name="obligation-keep"),
    path(f"{OBLIGATION}/release", following.obligation_release, name="obligation-release"),
    path(f"{OBLIGATION}/reopen", following.obligation_reopen, name="obligation-reopen"),
]

DOCUMENT = f"{IN}/documents/<uuid:pk>"
VERSION = f"{IN}/versions/<uuid:pk>"
RULE = f"{IN}/rules/<uuid:pk>"
RULE_VERSION = f"{IN}/rule-versions/<uuid:pk>"

_documents = [
    path(f"{IN}/agreed/", agreed.agreed, name="agreed"),
    path(f"{IN}/documents/new", writing.document_new, name="document-new"),
    path(f"{IN}/documents/begin", writing.document_begin, name="document-begin"),
    path(DOCUMENT, documents.document, name="document"),
    path(f"{DOCUMENT}/write", writing.document_write, name="document-write"),
    path(f"{DOCUMENT}/describe", writing.document_describe, name="document-describe"),
    path(VERSION, documents.version, name="version"),
    path(f"{VERSION}/compare", documents.version_compare, name="version-compare"),
    path(f"{VERSION}/ask", settling.version_ask, name="version-ask"),
    path(f"{VERSION}/amend", writing.version_amend, name="version-amend"),
    path(f"{VERSION}/take-over", writing.version_take_over, name="version-take-over"),
    path(f"{VERSION}/comment", comments.version_comment, name="version-comment"),
    path(f"{VERSION}/adopt", settling.version_adopt, name="version-adopt"),
    path(f"{VERSION}/review", settling.version_review, name="version-review"),
    path(f"{VERSION}/decline", settling.version_decline, name="version-decline"),
    path(f"{VERSION}/withdraw", settling.version_withdraw, name="version-withdraw"),
    path(f"{IN}/comments/<uuid:pk>/answer", comments.comment_answer, name="comment-answer"),
]

_rules = [
    path(f"{IN}/rules", ruling.decision_rules, name="decision-rules"),
    path(f"{IN}/rules/draft", ruling.rule_draft, name="rule-draft"),
    path(RULE, ruling.decision_rule, name="decision-rule"),
    path(f"{RULE}/write", ruling.rule_write, name="rule-write"),
    path(f"{RULE}/describe", ruling.rule_describe, name="rule-describe"),
    path(RULE_VERSION, ruling.rule_version, name="rule-version"),
    path(f"{RULE_VERSION}/try", trying.rule_try, name="rule-try"),
    path(f"{RULE_VERSION}/adopt", rulesettling.rule_adopt, name="rule-adopt"),
    path(f"{RULE_VERSION}/review", rulesettling.rule_review, name="rule-review"),
    path(f"{RULE_VERSION}/withdraw", rulesettling.rule_withdraw, name="rule-withdraw"),
]

urlpatterns = [*_bodies, *_delegations, *_memoranda, *_documents, *_rules]
