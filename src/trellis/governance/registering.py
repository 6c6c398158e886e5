"""By which words a memorandum is found: its titles, its number in the register and its parties."""

from trellis.governance.models import Memorandum
from trellis.search import entries
from trellis.search.entries import Words

KIND = "memorandum"


def index(memorandum: Memorandum) -> None:
    """Make a memorandum findable, instead of by its words before."""
    parties = memorandum.parties.select_related("organisation")
    named = [
        name
        for party in parties
        for name in (
            party.outside,
            *((*party.organisation.names.values(), party.organisation.acronym) if party.organisation else ()),
        )
    ]
    texts = (memorandum.register_number, *memorandum.document.names.values(), *named)
    entries.put([Words(kind=KIND, object_id=memorandum.pk, network=memorandum.network_id, texts=texts)])
