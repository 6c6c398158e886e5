"""Addresses of the decisions room."""

from django.urls import path

from trellis.decisions.views import (
    aftermath,
    ballots,
    discussion,
    listed,
    listing,
    papers,
    proposals,
    reading,
    voices,
)

IN = "n/<slug:slug>"
PROPOSAL = f"{IN}/decisions/<uuid:pk>"
AMENDMENT = f"{IN}/amendments/<uuid:pk>"
BALLOT = f"{IN}/ballots/<uuid:pk>"
LISTED = f"{IN}/listed/<uuid:pk>"
VOICE = f"{IN}/voices/<uuid:pk>"

urlpatterns = [
    path(f"{IN}/decisions", listing.proposals, name="proposals"),
    path(f"{IN}/decisions/new", proposals.proposal_make, name="proposal-make"),
    path(f"{IN}/decisions/record", aftermath.decision_record, name="decision-record"),
    path(PROPOSAL, reading.proposal, name="proposal"),
    path(f"{PROPOSAL}/change", proposals.proposal_change, name="proposal-change"),
    path(f"{PROPOSAL}/withdraw", proposals.proposal_withdraw, name="proposal-withdraw"),
    path(f"{PROPOSAL}/wordings", proposals.proposal_wordings, name="proposal-wordings"),
    path(f"{PROPOSAL}/discuss", discussion.proposal_discuss, name="proposal-discuss"),
    path(f"{PROPOSAL}/amend", discussion.proposal_amend, name="proposal-amend"),
    path(f"{PROPOSAL}/open", ballots.ballot_open, name="ballot-open"),
    path(f"{PROPOSAL}/explain", aftermath.decision_explain, name="decision-explain"),
    path(f"{PROPOSAL}/readers", aftermath.decision_open, name="decision-open"),
    path(f"{PROPOSAL}/carry-out", aftermath.decision_carry_out, name="decision-carry-out"),
    path(f"{PROPOSAL}/dissent", aftermath.decision_dissent, name="decision-dissent"),
    path(f"{PROPOSAL}/follow", aftermath.decision_follow, name="decision-follow"),
    path(f"{PROPOSAL}/review", aftermath.decision_review, name="decision-review"),
    path(f"{AMENDMENT}/answer", discussion.amendment_answer, name="amendment-answer"),
    path(f"{AMENDMENT}/take-back", discussion.amendment_take_back, name="amendment-take-back"),
    path(BALLOT, ballots.ballot, name="ballot"),
    path(f"{BALLOT}/close", ballots.ballot_close, name="ballot-close"),
    path(f"{BALLOT}/settle", ballots.ballot_settle, name="ballot-settle"),
    path(f"{BALLOT}/again", ballots.ballot_count_again, name="ballot-count-again"),
    path(f"{BALLOT}/count.json", ballots.ballot_file, name="ballot-file"),
    path(f"{BALLOT}/sheet", ballots.ballot_sheet, name="ballot-sheet"),
    path(f"{LISTED}/voice", voices.voice_give, name="voice-give"),
    path(f"{LISTED}/paper", papers.paper_give, name="paper-give"),
    path(f"{LISTED}/enter", voices.voice_enter, name="voice-enter"),
    path(f"{LISTED}/presence", listed.presence_note, name="presence-note"),
    path(f"{LISTED}/recuse", listed.voice_recuse, name="voice-recuse"),
    path(f"{LISTED}/return", listed.voice_return, name="voice-return"),
    path(f"{LISTED}/proxy", listed.proxy_give, name="proxy-give"),
    path(f"{LISTED}/proxy/take-back", listed.proxy_take_back, name="proxy-take-back"),
    path(f"{VOICE}/second", voices.voice_second, name="voice-second"),
    path(f"{VOICE}/reject", voices.voice_reject, name="voice-reject"),
    path(f"{VOICE}/confirm", voices.voice_confirm, name="voice-confirm"),
    path(f"{VOICE}/resolve", voices.objection_resolve, name="objection-resolve"),
    path(f"{IN}/receipt", voices.receipt, name="receipt"),
]
