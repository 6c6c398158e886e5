"""How far a speaker may go in a ballot: weighed when the voice is given, by that day's mandates (C8.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from trellis.domain.mandate import Need, Scope, covers
from trellis.domain.problems import MANDATE_OVER, N_, Problem
from trellis.domain.sentence import Sentence
from trellis.members.models import Mandate, Representative
from trellis.members.speaking import as_domain

_THERE = Need(scope=Scope.ATTEND)
NOBODY_NAMED = Sentence(N_("Nobody is named who spoke for the member, so headquarters have to confirm it."))
_NO_MANDATE = Sentence(N_("No mandate is recorded: she speaks, and headquarters decides."))


@dataclass(frozen=True)
class Weighed:
    """How far a voice counts: the mandate that it rests on, or why headquarters have to confirm it."""

    mandate: Mandate | None
    is_ad_referendum: bool
    reasons: tuple[Sentence, ...] = ()


def need_of(need: Mapping[str, str]) -> Need:
    """Give what a yes asks of a mandate, as a proposal keeps it; a proposal that says nothing binds."""
    amount = need.get("amount")
    return Need(
        scope=Scope(need.get("scope", Scope.COMMIT_WITHIN.value)),
        subject=need.get("subject", ""),
        amount=Decimal(amount) if amount else None,
        currency=need.get("currency", ""),
    )


def weigh(seat: Representative, need: Mapping[str, str], *, commits: bool, today: date) -> Weighed:
    """Weigh a voice by all mandates of a speaker; the one that carries it furthest counts.

    Without any mandate she speaks, and what binds her member waits for headquarters. Whose mandates have all
    ended, or were withdrawn, can't speak by them at all.
    """
    asked = need_of(need) if commits else _THERE
    mandates = list(Mandate.objects.filter(representative=seat).order_by("-since", "pk"))
    if not mandates:
        waits = asked.scope.commits
        return Weighed(None, waits, (_NO_MANDATE,) if waits else ())
    verdicts = [(each, covers(as_domain(each), asked, today)) for each in mandates]
    for each, verdict in verdicts:
        if verdict.covered:
            return Weighed(each, is_ad_referendum=False)
    for each, verdict in verdicts:
        if verdict.ad_referendum or covers(as_domain(each), _THERE, today).covered:
            return Weighed(each, is_ad_referendum=True, reasons=verdict.reasons)
    raise Problem(MANDATE_OVER, reason=verdicts[0][1].reasons)


def kept(reasons: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    """Give sentences as they are kept in a row; days stay days."""
    return [
        {"says": each.says, "details": {name: _plain(value) for name, value in each.details.items()}}
        for each in reasons
    ]


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return {"day": value.isoformat()}
    return str(value)


def told(rows: list[dict[str, Any]]) -> list[Sentence]:
    """Give kept sentences back."""
    return [
        Sentence(row["says"], {name: _whole(value) for name, value in row["details"].items()}) for row in rows
    ]


def _whole(value: object) -> object:
    return date.fromisoformat(value["day"]) if isinstance(value, dict) else value
