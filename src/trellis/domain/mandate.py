"""Who may speak for a member, how far and until when, and what a word beyond that counts (C8.6).

A commitment beyond the mandate isn't lost: it counts *ad referendum*, until the member confirms it.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

K = TypeVar("K", bound=Hashable)

USUAL_WARNING = timedelta(days=30)


class Scope(StrEnum):
    """How far a representative may go, each including those before it."""

    ATTEND = "attend"
    DISCUSS = "discuss"
    COMMIT_WITHIN = "commit_within"
    COMMIT = "commit"

    def reaches(self, other: "Scope") -> bool:
        """Tell whether this scope goes as far as another."""
        order = list(Scope)
        return order.index(self) >= order.index(other)

    @property
    def commits(self) -> bool:
        """Tell whether such a deed binds the member."""
        return self in {Scope.COMMIT_WITHIN, Scope.COMMIT}


class InJobDescription(StrEnum):
    """Whether taking part in the network stands in the representative's job description."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Where a mandate stands on a day."""

    NOT_YET = "not_yet"
    ACTIVE = "active"
    ENDING = "ending"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


SCOPE_LABELS = {
    Scope.ATTEND: N_("Attend and report back"),
    Scope.DISCUSS: N_("Take part in the discussion"),
    Scope.COMMIT_WITHIN: N_("Commit within a written limit"),
    Scope.COMMIT: N_("Commit fully"),
}
STAGE_LABELS = {
    Stage.NOT_YET: N_("Begins later"),
    Stage.ACTIVE: N_("In force"),
    Stage.ENDING: N_("Runs out soon"),
    Stage.ENDED: N_("Has run out"),
    Stage.WITHDRAWN: N_("Withdrawn"),
}
JOB_LABELS = {
    InJobDescription.YES: N_("In the job description"),
    InJobDescription.NO: N_("Not in the job description"),
    InJobDescription.UNKNOWN: N_("Not known whether in the job description"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """What a member's letter says: `since` and `until` are its first and last day, no `subjects` means all.

    A limit is an amount in a currency, or words that only a person can weigh (`limit_text`), or both.
    """

    scope: Scope
    limit_text: str = ""
    amount: Decimal | None = None
    currency: str = ""
    subjects: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    withdrawn_on: date | None = None
    confirmed: bool = False
    in_job_description: InJobDescription = InJobDescription.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a deed asks of a mandate: how far it goes, about what, and what it would cost the member."""

    scope: Scope
    subject: str = ""
    amount: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a mandate stands; `days` are those left after today when it is ending (0 on the last day)."""

    stage: Stage
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a mandate covers a deed; if not, whether it counts *ad referendum*; and why."""

    covered: bool
    ad_referendum: bool
    reasons: tuple[Sentence, ...]


def standing(mandate: Mandate, today: date, *, warn: timedelta = USUAL_WARNING) -> Standing:
    """Give where a mandate stands today; it is ending when at most `warn` are left."""
    if mandate.withdrawn_on is not None and mandate.withdrawn_on <= today:
        return Standing(Stage.WITHDRAWN)
    if mandate.since is not None and today < mandate.since:
        return Standing(Stage.NOT_YET)
    if mandate.until is None or mandate.until - today > warn:
        return Standing(Stage.ACTIVE)
    if mandate.until < today:
        return Standing(Stage.ENDED)
    return Standing(Stage.ENDING, (mandate.until - today).days)


def covers(mandate: Mandate, need: Need, today: date) -> Verdict:
    """Tell whether a mandate covers a deed today (C8.6).

    Out of force it covers nothing, and nothing counts *ad referendum*. In force, a commitment beyond its
    scope, subjects or limit, or before somebody confirmed the mandate, counts *ad referendum*; a word that
    binds nobody needs no confirmation.
    """
    out_of_force = _out_of_force(mandate, today)
    if out_of_force:
        return Verdict(covered=False, ad_referendum=False, reasons=(out_of_force,))
    against = tuple(filter(None, (_scope(mandate, need), _subject(mandate, need), *_binding(mandate, need))))
    if against:
        return Verdict(covered=False, ad_referendum=need.scope.commits, reasons=against)
    return Verdict(covered=True, ad_referendum=False, reasons=(_granted(mandate), *_remarks(mandate)))


def running_out(mandates: Mapping[K, Mandate], today: date, *, within: timedelta) -> list[tuple[K, int]]:
    """Give the mandates in force that run out soon, with the days left, the soonest first."""
    found = [(key, standing(mandate, today, warn=within)) for key, mandate in mandates.items()]
    ending = [(key, now.days) for key, now in found if now.days is not None]
    return sorted(ending, key=lambda each: each[1])


def _out_of_force(mandate: Mandate, today: date) -> Sentence | None:
    match standing(mandate, today).stage:
        case Stage.WITHDRAWN:
            return Sentence(N_("The mandate was withdrawn on %(day)s."), {"day": mandate.withdrawn_on})
        case Stage.NOT_YET:
            return Sentence(N_("The mandate begins on %(day)s."), {"day": mandate.since})
        case Stage.ENDED:
            return Sentence(N_("The mandate ran out on %(day)s."), {"day": mandate.until})
        case _:
            return None


def _scope(mandate: Mandate, need: Need) -> Sentence | None:
    if mandate.scope.reaches(need.scope) or (need.scope.commits and mandate.scope.commits):
        return None
    says = {
        Scope.ATTEND: N_("The mandate is to attend and report back only."),
        Scope.DISCUSS: N_("The mandate is to discuss, not to commit the member."),
    }
    return Sentence(says[mandate.scope])


def _subject(mandate: Mandate, need: Need) -> Sentence | None:
    if not mandate.subjects or not need.subject or need.subject in mandate.subjects:
        return None
    known = ", ".join(sorted(mandate.subjects))
    return Sentence(
        N_("'%(subject)s' isn't among the subjects of the mandate (%(subjects)s)."),
        {"subject": need.subject, "subjects": known},
    )


def _binding(mandate: Mandate, need: Need) -> tuple[Sentence | None, ...]:
    """Give what stands against a commitment only."""
    if not need.scope.commits:
        return ()
    unconfirmed = None if mandate.confirmed else Sentence(N_("Nobody has confirmed the mandate yet."))
    return (unconfirmed, _limit(mandate, need) if mandate.scope is Scope.COMMIT_WITHIN else None)


def _limit(mandate: Mandate, need: Need) -> Sentence | None:
    if mandate.limit_text:
        return Sentence(
            N_("The limit is in words, for a person to weigh: %(limit)s"), {"limit": mandate.limit_text}
        )
    if mandate.amount is None:
        return Sentence(N_("The mandate has a limit, but nobody wrote down which."))
    if need.amount is None or need.amount == 0:
        return None
    details = {
        "amount": need.amount,
        "currency": need.currency,
        "limit": mandate.amount,
        "in": mandate.currency,
    }
    if need.currency != mandate.currency:
        return Sentence(N_("%(amount)s %(currency)s can't be compared with %(limit)s %(in)s."), details)
    if need.amount > mandate.amount:
        return Sentence(N_("%(amount)s %(currency)s is more than the limit of %(limit)s %(in)s."), details)
    return None


def _granted(mandate: Mandate) -> Sentence:
    if mandate.until is None:
        return Sentence(N_("The mandate covers this and has no last day."))
    return Sentence(N_("The mandate covers this until %(day)s."), {"day": mandate.until})


def _remarks(mandate: Mandate) -> tuple[Sentence, ...]:
    if mandate.in_job_description is not InJobDescription.NO:
        return ()
    return (Sentence(N_("Taking part isn't in the representative's job description.")),)
