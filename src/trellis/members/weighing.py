"""How far a speaker may go in one deed: all her mandates weighed together, and the reasons kept (C8.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from trellis.domain.mandate import Need, Scope, covers
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.members.models import Mandate, Representative
from trellis.members.speaking import as_domain

NO_MANDATE = Sentence(N_("No mandate is recorded: she speaks, and headquarters decides."))


@dataclass(frozen=True)
class Weighed:
    """Whether a deed binds the member, or else counts *ad referendum*; by which mandate, and why."""

    mandate: Mandate | None
    binds: bool
    ad_referendum: bool
    reasons: tuple[Sentence, ...] = ()


def need_of(kept: Mapping[str, Any]) -> Need:
    """Give what a deed asks of a mandate, as a row keeps it; nothing said: it binds, and costs nothing."""
    amount = kept.get("amount")
    return Need(
        scope=Scope(kept.get("scope") or Scope.COMMIT_WITHIN.value),
        subject=kept.get("subject") or "",
        amount=Decimal(amount) if amount else None,
        currency=kept.get("currency") or "",
    )


def weigh(seat: Representative, need: Need, today: date) -> Weighed:
    """Weigh a deed by all mandates of a representative; the one that carries it furthest counts.

    Without any mandate she speaks, and headquarters decides. Whose mandates are all out of force can't do it.
    """
    mandates = list(Mandate.objects.filter(representative=seat).order_by("-since", "pk"))
    if not mandates:
        return Weighed(None, binds=False, ad_referendum=need.scope.commits, reasons=(NO_MANDATE,))
    verdicts = [(each, covers(as_domain(each), need, today)) for each in mandates]
    best = max(verdicts, key=lambda pair: (pair[1].covered, pair[1].ad_referendum))
    mandate, verdict = best
    return Weighed(mandate, verdict.covered, verdict.ad_referendum, verdict.reasons)


def kept(reasons: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    """Give sentences as a row keeps them; days stay days, so that each reader has them in her own words."""
    return [
        {"says": each.says, "details": {name: _plain(value) for name, value in each.details.items()}}
        for each in reasons
    ]


def _plain(value: object) -> object:
    return {"day": value.isoformat()} if isinstance(value, date) else str(value)


def told(rows: list[dict[str, Any]]) -> list[Sentence]:
    """Give kept sentences back."""
    return [
        Sentence(row["says"], {name: _whole(value) for name, value in row["details"].items()}) for row in rows
    ]


def _whole(value: object) -> object:
    return date.fromisoformat(value["day"]) if isinstance(value, dict) else value
