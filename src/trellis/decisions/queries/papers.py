"""Finding a secret paper: only by its code, and never from a member."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trellis.access.actor import Actor
from trellis.decisions import rules
from trellis.decisions.models import Ballot, BallotBox
from trellis.domain import box
from trellis.networks.models import Network


@dataclass(frozen=True)
class FoundPaper:
    """A paper by its code: in which ballot, and what it says."""

    ballot: Ballot
    paper: Mapping[str, Any]

    @property
    def is_counted(self) -> bool:
        """Say whether the box has been opened; before, nobody reads a paper, its author neither."""
        return self.ballot.closed_at is not None


def paper_of_receipt(actor: Actor, network: Network, code: str) -> FoundPaper | None:
    """Give the paper of a code in a network's boxes, the latest box first."""
    here = Ballot.objects.filter(rules.sees_row.where(actor), network=network, is_secret=True)
    boxes = BallotBox.objects.filter(ballot__in=here.values("pk")).order_by("-ballot__opened_at", "pk")
    for each in boxes.select_related("ballot__proposal").iterator(chunk_size=20):
        paper = box.find(each.papers, code)
        if paper is not None:
            return FoundPaper(each.ballot, paper)
    return None
