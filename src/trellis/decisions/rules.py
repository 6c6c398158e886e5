"""Who may propose, speak, vote, enter, confirm and count."""

from django.db.models import Q

from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.access.rules import is_operator
from trellis.decisions.models import Audience, Proposal
from trellis.domain.problems import N_
from trellis.members.rules import is_its_author, represents, speaks
from trellis.networks.rules import holds, network_is_open, sees, takes_part


def _is_public(_actor: Actor, proposal: Proposal | None) -> bool:
    return proposal is not None and proposal.audience == Audience.PUBLIC and bool(proposal.outcome)


is_public = Rule(
    N_("it was decided and is open to everybody"),
    _is_public,
    lambda _actor: Q(audience=Audience.PUBLIC) & ~Q(outcome=""),
)

sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""

may_discuss = takes_part() & network_is_open()
may_amend = speaks()
may_change = is_its_author() | represents("organisation") | is_operator
may_answer = is_its_author("proposal") | represents("proposal__organisation") | holds("amendment.answer")
may_take_amendment_back = is_its_author()
may_withdraw = is_its_author() | represents("organisation") | holds("proposal.withdraw")
may_give_voice = represents("organisation")
may_recuse = represents("organisation") | holds("presence.note")
may_give_proxy = represents("organisation")
may_enter = holds("voice.enter")
may_second = holds("voice.second")
may_confirm_voice = represents("entitled__organisation") | holds("voice.confirm")
may_resolve = represents("entitled__organisation") | holds("objection.resolve")
may_tell = is_its_author() | represents("organisation") | holds("decision.follow")
