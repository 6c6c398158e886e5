"""Reading what came after a decision: statements, what became of it, reviews."""

from trellis.decisions.models import FollowUp, MinorityStatement, Proposal
from trellis.governance.models import Review


def statements_of(proposal: Proposal) -> list[MinorityStatement]:
    """Give the statements of members that don't share a decision."""
    return list(proposal.minority_statements.select_related("organisation", "person").order_by("at", "pk"))


def follow_ups_of(proposal: Proposal) -> list[FollowUp]:
    """Give what was told about what became of it, the latest first."""
    return list(proposal.follow_ups.select_related("organisation", "person").order_by("-at", "-pk"))


def reviews_of(proposal: Proposal) -> list[Review]:
    """Give the reviews of a decision, the latest first."""
    found = Review.objects.filter(network=proposal.network_id, object_id=proposal.pk)
    return list(found.select_related("person").order_by("-on", "-pk"))
