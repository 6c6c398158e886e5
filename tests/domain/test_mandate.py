"""What Somchai may say for his office, and what a word beyond that counts (C8.6)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.mandate import (
    JOB_LABELS,
    SCOPE_LABELS,
    STAGE_LABELS,
    InJobDescription,
    Mandate,
    Need,
    Scope,
    Stage,
    Standing,
    covers,
    running_out,
    standing,
)

TODAY = date(2026, 11, 23)
TO_SPEND = Need(scope=Scope.COMMIT_WITHIN, subject="training", amount=Decimal(5000), currency="THB")


def day(offset: int) -> date:
    """Give a day before or after today."""
    return TODAY + timedelta(days=offset)


def within(amount: int, **more: object) -> Mandate:
    """Give a confirmed mandate to commit up to an amount of baht."""
    facts = {"scope": Scope.COMMIT_WITHIN, "amount": Decimal(amount), "currency": "THB", "confirmed": True}
    return Mandate(**(facts | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mandate", "stage", "days"),
    [
        (Mandate(scope=Scope.ATTEND), Stage.ACTIVE, None),
        (Mandate(scope=Scope.ATTEND, since=day(0), until=day(31)), Stage.ACTIVE, None),
        (Mandate(scope=Scope.ATTEND, until=day(30)), Stage.ENDING, 30),
        (Mandate(scope=Scope.ATTEND, until=day(0)), Stage.ENDING, 0),
        (Mandate(scope=Scope.ATTEND, until=day(-1)), Stage.ENDED, None),
        (Mandate(scope=Scope.ATTEND, since=day(1), until=day(2)), Stage.NOT_YET, None),
        (Mandate(scope=Scope.ATTEND, withdrawn_on=day(0)), Stage.WITHDRAWN, None),
        (Mandate(scope=Scope.ATTEND, withdrawn_on=day(1)), Stage.ACTIVE, None),
    ],
)
def test_a_mandate_has_a_first_and_a_last_day(mandate: Mandate, stage: Stage, days: int | None) -> None:
    assert standing(mandate, TODAY) == Standing(stage, days)


@pytest.mark.parametrize(
    ("mandate", "reason"),
    [
        (within(9000, since=day(1)), "The mandate begins on 2026-11-24."),
        (within(9000, until=day(-1)), "The mandate ran out on 2026-11-22."),
        (within(9000, withdrawn_on=day(-2)), "The mandate was withdrawn on 2026-11-21."),
    ],
)
def test_out_of_force_nothing_counts(mandate: Mandate, reason: str) -> None:
    verdict = covers(mandate, TO_SPEND, TODAY)
    assert (verdict.covered, verdict.ad_referendum) == (False, False)
    assert [str(each) for each in verdict.reasons] == [reason]


@pytest.mark.parametrize(
    ("mandate", "reason"),
    [
        (Mandate(scope=Scope.ATTEND, confirmed=True), "The mandate is to attend and report back only."),
        (
            Mandate(scope=Scope.DISCUSS, confirmed=True),
            "The mandate is to discuss, not to commit the member.",
        ),
        (within(4999), "5000 THB is more than the limit of 4999 THB."),
        (within(9000, currency="USD"), "5000 THB can't be compared with 9000 USD."),
        (within(9000, confirmed=False), "Nobody has confirmed the mandate yet."),
        (
            within(9000, subjects=frozenset({"shelter"})),
            "'training' isn't among the subjects of the mandate (shelter).",
        ),
        (
            within(9000, limit_text="two days of a nurse"),
            "The limit is in words, for a person to weigh: two days of a nurse",
        ),
        (
            Mandate(scope=Scope.COMMIT_WITHIN, confirmed=True),
            "The mandate has a limit, but nobody wrote down which.",
        ),
    ],
)
def test_a_commitment_beyond_the_mandate_counts_ad_referendum(mandate: Mandate, reason: str) -> None:
    verdict = covers(mandate, TO_SPEND, TODAY)
    assert (verdict.covered, verdict.ad_referendum) == (False, True)
    assert [str(each) for each in verdict.reasons] == [reason]


def test_somchai_may_spend_up_to_his_limit() -> None:
    verdict = covers(within(5000, until=day(90), subjects=frozenset({"training"})), TO_SPEND, TODAY)
    assert verdict.covered
    assert [str(each) for each in verdict.reasons] == ["The mandate covers this until 2027-02-21."]


def test_a_full_mandate_covers_what_costs_nothing_and_what_costs_much() -> None:
    full = Mandate(scope=Scope.COMMIT, confirmed=True, in_job_description=InJobDescription.NO)
    verdict = covers(full, TO_SPEND, TODAY)
    assert verdict.covered
    assert str(verdict.reasons[-1]) == "Taking part isn't in the representative's job description."
    assert covers(within(1), Need(scope=Scope.COMMIT), TODAY).covered


def test_a_word_that_binds_nobody_needs_no_confirmation_but_never_counts_ad_referendum() -> None:
    listener = Mandate(scope=Scope.ATTEND)
    assert covers(listener, Need(scope=Scope.ATTEND), TODAY).covered
    verdict = covers(listener, Need(scope=Scope.DISCUSS), TODAY)
    assert (verdict.covered, verdict.ad_referendum) == (False, False)


@given(st.sampled_from(list(Scope)), st.sampled_from(list(Scope)), st.booleans())
def test_a_wider_scope_never_covers_less(narrow: Scope, wanted: Scope, confirmed: bool) -> None:  # noqa: FBT001
    need = Need(scope=wanted)
    if covers(Mandate(scope=narrow, confirmed=confirmed), need, TODAY).covered:
        wider = [scope for scope in Scope if scope.reaches(narrow) and scope is not Scope.COMMIT_WITHIN]
        assert all(covers(Mandate(scope=scope, confirmed=confirmed), need, TODAY).covered for scope in wider)


def test_the_soonest_to_run_out_comes_first() -> None:
    ends = {"Malee": day(20), "Somchai": day(3), "Dao": day(-1), "Aye": None, "Chan": day(60)}
    mandates = {name: Mandate(scope=Scope.ATTEND, until=until) for name, until in ends.items()}
    assert running_out(mandates, TODAY, within=timedelta(days=30)) == [("Somchai", 3), ("Malee", 20)]


def test_every_value_has_a_label() -> None:
    assert (set(SCOPE_LABELS), set(STAGE_LABELS), set(JOB_LABELS)) == (
        set(Scope),
        set(Stage),
        set(InJobDescription),
    )
