"""A mandate in plain words: how far, on what, until when."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from trellis.domain import mandate as domain
from trellis.domain.mandate import InJobDescription, Scope, Stage
from trellis.domain.sentence import Sentence
from trellis.members.models import Mandate
from trellis.ui.dates import date_words
from trellis.ui.numbers import number

WARN_DAYS = 60


class Spoken(NamedTuple):
    """A mandate for reading: its sentence, its stage, and whether it binds today."""

    row: Mandate
    says: str
    stage: Stage
    stage_label: str
    kind: str
    days: int | None


_KINDS = {
    Stage.NOT_YET: "",
    Stage.ACTIVE: "ok",
    Stage.ENDING: "warning",
    Stage.ENDED: "problem",
    Stage.WITHDRAWN: "problem",
}


def as_domain(row: Mandate) -> domain.Mandate:
    """Give a recorded mandate as the domain reckons with it."""
    return domain.Mandate(
        scope=Scope(row.scope),
        limit_text=row.limit_text,
        amount=row.limit_amount,
        currency=row.limit_currency,
        subjects=frozenset(row.subjects),
        since=row.since,
        until=row.until,
        withdrawn_on=row.withdrawn_on,
        confirmed=row.confirmed_at is not None,
        in_job_description=InJobDescription(row.in_job_description),
    )


def _how_far(row: Mandate) -> str:
    if row.scope == Scope.ATTEND:
        return _("may attend and report back")
    if row.scope == Scope.DISCUSS:
        return _("may take part in the discussion, and headquarters decides")
    if row.scope == Scope.COMMIT:
        return _("may commit the organisation fully")
    if row.limit_amount is None:
        return _("may commit within this limit: %(limit)s") % {"limit": row.limit_text}
    amount = f"{number(row.limit_amount)} {row.limit_currency}".strip()
    said = _("may commit up to %(amount)s") % {"amount": amount}
    return f"{said} ({row.limit_text})" if row.limit_text else said


def in_words(row: Mandate) -> str:
    """Give a mandate as one sentence part: "may commit up to 50,000 THB on training until 31 March 2027"."""
    said = _how_far(row)
    if row.subjects:
        said = _("%(deed)s on %(subjects)s") % {"deed": said, "subjects": ", ".join(row.subjects)}
    if row.until:
        return _("%(deed)s until %(day)s") % {"deed": said, "day": date_words(row.until)}
    return _("%(deed)s, without an end date") % {"deed": said}


def spoken(row: Mandate, today: date) -> Spoken:
    """Give a mandate for reading, with where it stands today."""
    now = domain.standing(as_domain(row), today)
    label = _(domain.STAGE_LABELS[now.stage])
    return Spoken(row, in_words(row), now.stage, label, _KINDS[now.stage], now.days)


class Example(NamedTuple):
    """A deed that somebody may be asked for, and whether a mandate carries it."""

    label: str
    covered: bool
    ad_referendum: bool
    reasons: list[str]


def _sentence(said: Sentence) -> str:
    shown = {name: _shown(value) for name, value in said.details.items()}
    return _(said.says) % shown


def _shown(value: object) -> object:
    if isinstance(value, date):
        return date_words(value)
    return number(value) if isinstance(value, Decimal) else value


def _needs(row: Mandate) -> list[tuple[str, domain.Need]]:
    needs = [
        (_("Speak in a discussion"), domain.Need(scope=Scope.DISCUSS)),
        (_("Agree to something that costs nothing"), domain.Need(scope=Scope.COMMIT_WITHIN)),
    ]
    if row.scope != Scope.COMMIT_WITHIN or row.limit_amount is None:
        return [*needs, (_("Agree to a cost"), domain.Need(scope=Scope.COMMIT, amount=Decimal(1)))]
    for label, amount in (
        (_("Agree to a cost within the limit"), row.limit_amount),
        (_("Agree to a cost above the limit"), row.limit_amount + 1),
    ):
        need = domain.Need(scope=Scope.COMMIT_WITHIN, amount=amount, currency=row.limit_currency)
        needs.append((label, need))
    return needs


def examples(row: Mandate, today: date) -> list[Example]:
    """Say what a mandate covers today: discussing, agreeing within the limit, agreeing beyond it."""
    terms = as_domain(row)
    verdicts = [(label, domain.covers(terms, need, today)) for label, need in _needs(row)]
    return [
        Example(label, each.covered, each.ad_referendum, [_sentence(reason) for reason in each.reasons])
        for label, each in verdicts
    ]
