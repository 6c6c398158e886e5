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
from trellis.asks.closing import close_asks
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.domain.asking import Choice, Shape, words_of
from trellis.domain.mandate import SCOPE_LABELS, InJobDescription, Scope
from trellis.domain.problems import LIMIT_MISSING, MANDATE_ASKED, MANDATE_SETTLED, N_, Problem
from trellis.domain.sentence import Sentence
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


TO_CONFIRM = "mandate.confirm"
_TITLE = N_("Is this mandate right?")
_UNTIL = N_(
    "It was recorded how far your representative may go, from %(since)s until %(until)s: %(scope)s. "
    "Is this what your letter says?"
)
_OPEN = N_(
    "It was recorded how far your representative may go, from %(since)s on: %(scope)s. "
    "Is this what your letter says?"
)
_LIMITED = N_("%(scope)s (%(limit)s)")
_WHY = N_("Until somebody else confirms it, a commitment counts ad referendum only.")
_RIGHT, _WRONG = N_("Yes, it says so"), N_("No, it doesn't")
_CONFIRMED = N_("The mandate was confirmed meanwhile, so nothing more was changed.")
_WITHDRAWN = N_("The mandate was withdrawn meanwhile, so nothing more was changed.")

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
    close_asks(TO_CONFIRM, mandate.pk, Sentence(_CONFIRMED))
    mandate.refresh_from_db()
    return mandate


@action("mandate.ask", on="mandate", allow=holds("mandate.record"))
def ask_to_confirm(*, actor: Actor, mandate: Mandate) -> Ask:
    """Ask the member whether what was recorded is what its letter says."""
    if mandate.confirmed_at or mandate.withdrawn_on:
        raise Problem(MANDATE_SETTLED)
    if Ask.objects.filter(kind=TO_CONFIRM, about=mandate.pk, closed_at=None).exists():
        raise Problem(MANDATE_ASKED)
    scope = Sentence(SCOPE_LABELS[Scope(mandate.scope)])
    if mandate.limit_text:
        scope = Sentence(_LIMITED, {"scope": scope, "limit": mandate.limit_text})
    details = {"scope": scope, "since": mandate.since, "until": mandate.until}
    wanted = Wanted(
        kind=TO_CONFIRM,
        about=mandate.pk,
        title=words_of(Sentence(_TITLE)),
        question=words_of(Sentence(_UNTIL if mandate.until else _OPEN, details)),
        why=words_of(Sentence(_WHY)),
        shape=Shape(
            choices=(Choice("yes", words_of(Sentence(_RIGHT))), Choice("no", words_of(Sentence(_WRONG))))
        ),
    )
    of = [Addressee(organisation=mandate.representative.organisation_id)]
    return raise_ask(actor, mandate.network, wanted, of)


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
    close_asks(TO_CONFIRM, mandate.pk, Sentence(_WITHDRAWN))
    mandate.refresh_from_db()
    return mandate
