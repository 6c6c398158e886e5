"""The writers of mandates: how far a representative may go, recorded by one and confirmed by another."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.files import File
from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.mandate import InJobDescription, Scope
from trellis.domain.problems import LIMIT_MISSING, MANDATE_SETTLED, Problem
from trellis.members import letters, rules
from trellis.members.actions.directory import in_order, reasoned
from trellis.members.models import Mandate, Representative
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the letter says: how far, on which subjects (none: on every one), within which limit, when."""

    scope: Scope
    since: date
    until: date | None = None
    limit_text: str = ""
    limit_amount: Decimal | None = None
    limit_currency: str = ""
    subjects: tuple[str, ...] = ()
    in_job_description: InJobDescription = InJobDescription.UNKNOWN
    letter: File | None = field(default=None, compare=False)  # type: ignore[type-arg]


_PLAIN = ("scope", "since", "until", "limit_text", "limit_currency", "in_job_description")


def _author(actor: Actor) -> Person | None:
    return actor.person if isinstance(actor.person, Person) else None


def _check(terms: Terms) -> None:
    in_order(terms.since, terms.until)
    has_limit = bool(terms.limit_text.strip()) or terms.limit_amount is not None
    if terms.scope == Scope.COMMIT_WITHIN and not has_limit:
        raise Problem(LIMIT_MISSING)


@action("mandate.record", on="representative", allow=rules.may_record_mandate)
def record_mandate(*, actor: Actor, representative: Representative, terms: Terms) -> Mandate:
    """Record what a letter lets a representative do; it counts when somebody else has confirmed it."""
    _check(terms)
    mandate = Mandate(
        network_id=representative.network_id,
        representative=representative,
        limit_amount=terms.limit_amount if terms.scope == Scope.COMMIT_WITHIN else None,
        subjects=sorted({subject.strip() for subject in terms.subjects if subject.strip()}),
        recorded_by=_author(actor),
        **{name: getattr(terms, name) for name in _PLAIN},
    )
    if terms.letter is not None:
        kind = letters.kind_of(terms.letter, terms.letter.name or "")
        mandate.letter_name = letters.shown_name(terms.letter.name or "", kind)
        mandate.letter.save(letters.stored_name(kind), terms.letter, save=False)
    mandate.save(force_insert=True)
    note(scope=terms.scope, since=terms.since, until=terms.until, letter=bool(terms.letter))
    return mandate


@action("mandate.confirm", on="mandate", allow=rules.may_confirm_mandate)
def confirm_mandate(*, actor: Actor, mandate: Mandate) -> Mandate:
    """Confirm what was recorded: by somebody else than the recorder and the representative."""
    waiting = Mandate.objects.filter(pk=mandate.pk, confirmed_at=None, withdrawn_on=None)
    columns = {"confirmed_by": _author(actor), "confirmed_at": timezone.now()}
    if not waiting.update(**columns, version=F("version") + 1):
        raise Problem(MANDATE_SETTLED)
    mandate.refresh_from_db()
    return mandate


@action("mandate.withdraw", on="mandate", allow=holds("mandate.withdraw"), keeps=("reason", "withdrawn_on"))
def withdraw_mandate(
    *, actor: Actor, mandate: Mandate, reason: str, withdrawn_on: date | None = None
) -> Mandate:
    """Withdraw a mandate, with the reason; what was committed before that day stands."""
    day = withdrawn_on or timezone.localdate()
    standing = Mandate.objects.filter(pk=mandate.pk, withdrawn_on=None)
    columns = {"withdrawn_on": day, "withdrawn_reason": reasoned(reason)}
    if not standing.update(**columns, version=F("version") + 1):
        raise Problem(MANDATE_SETTLED)
    mandate.refresh_from_db()
    return mandate
