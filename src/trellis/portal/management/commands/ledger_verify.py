"""Checks the chain of the record, line by line."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.domain.problems import RECORD_BROKEN, Problem
from trellis.ledger import queries
from trellis.ledger.models import NODE
from trellis.ledger.queries import Proof
from trellis.networks.models import Network
from trellis.ui.terminal import FAILED, TrellisCommand


def _name(proof: Proof) -> str:
    """Give the network's short name, or say that it is the installation's own record."""
    if proof.chain == NODE:
        return _("this installation")
    return Network.objects.filter(pk=proof.chain).values_list("slug", flat=True).first() or str(proof.chain)


def _as_data(proof: Proof) -> dict[str, Any]:
    broken = proof.broken
    found = {"line": broken.number, "verb": broken.verb, "why": broken.why} if broken else None
    return {
        "chain": proof.chain,
        "name": _name(proof),
        "lines": proof.lines,
        "seal": proof.seal,
        "broken": found,
    }


class Command(TrellisCommand):
    """Works out every hash again."""

    help = (
        "Check every line of the record: each carries a hash of itself and of the line before. Names the "
        "first line that was changed, added or taken away, and ends with exit code 1 then. "
        "Says too whether the database refuses changes. "
        "Write down the seals that it prints: with them you can show later that nothing before was changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="answer for another program")

    def handle(self, *args: Any, json: bool, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Check each chain; go on to the last even when one is broken."""
        proofs, is_protected = list(queries.verify_all()), queries.is_protected()
        if json:
            self.json({"protected": is_protected, "chains": [_as_data(proof) for proof in proofs]})
        else:
            self._tell(proofs, is_protected=is_protected)
        broken = [proof for proof in proofs if proof.broken]
        if broken and json:
            raise SystemExit(FAILED)
        for proof in broken[:1]:
            found = _as_data(proof)["broken"]
            raise Problem(RECORD_BROKEN, chain=_name(proof), number=str(found.pop("line")), **found)

    def _tell(self, proofs: list[Proof], *, is_protected: bool) -> None:
        for proof in proofs:
            facts = {"name": _name(proof), "lines": proof.lines, "seal": proof.seal}
            self.line(_("%(name)s: %(lines)s lines hold, seal %(seal)s") % facts)
        if not proofs:
            self.line(_("The record is empty."))
        guard = (
            _("The database refuses to change or delete lines.")
            if is_protected
            else _("WARNING: the database would let lines be changed; 'trellis migrate' puts its guard back.")
        )
        self.line(guard)
