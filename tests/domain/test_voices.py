"""Whose voice counts, and how far: mandates, headquarters, proxies; nothing is dropped in silence (C8.6)."""

from typing import Any

import pytest

from tests.domain.counts import MEMBERS, explained, said, verdict
from trellis.domain.verdict import Outcome, Verdict

NEED = {"scope": "commit", "subject": "training", "amount": "50000", "currency": "THB"}
WITHIN = {"scope": "commit_within", "amount": "30000", "currency": "THB", "confirmed": True}
ON = {"on": "2026-11-25", "need": NEED}


def held(member: str, **more: Any) -> dict[str, Any]:
    """Give a mandate to commit up to 30,000 baht, less than what is needed."""
    return {"member": member} | WITHIN | more


def ends(found: Verdict) -> tuple[Outcome, Outcome | None, bool]:
    """Give how it ends with all voices, without those that wait, and whether that differs."""
    return found.outcome, found.without.outcome if found.without else None, found.both_ways


def test_a_yes_beyond_its_mandate_is_shown_both_ways() -> None:
    found = verdict(*said(nyb="yes", dsw="yes", wif="no"), mandates=[held("nyb")], **ON)
    assert ends(found) == (Outcome.CARRIED, Outcome.NOT_CARRIED, True)
    assert found.pending == ("nyb",)
    assert explained(found)[-2:] == [
        "Beyond the mandate, and waiting for headquarters: National Youth Bureau.",
        (
            "It is open until they have spoken. "
            "Without these voices: 2 cast, 2 needed, 1 yes: not carried, 1 short."
        ),
    ]
    assert found.as_json()["without_ad_referendum"]["carried"] is False  # type: ignore[index]


def test_who_waits_is_there_all_the_same() -> None:
    rule = {"base": "present", "quorum": {"members": 3}}
    found = verdict(
        *said(nyb="yes", dsw="yes", wif="yes"), mandates=[held("nyb")], rule=rule, present=[], **ON
    )
    assert found.without is not None
    assert (found.without.figures.present, found.without.figures.cast) == (3, 2)
    assert ends(found) == (Outcome.CARRIED, Outcome.CARRIED, False)
    assert explained(found)[-1] == (
        "It ends the same either way. Without these voices: 2 cast, 2 needed, 2 yes: carried."
    )


def test_what_headquarters_confirmed_counts_outright() -> None:
    confirmed = {"member": "nyb", "choice": "yes", "confirmed": True, "ad_referendum": True}
    found = verdict(confirmed, mandates=[held("nyb", until="2026-01-01")], **ON)
    assert ends(found) == (Outcome.CARRIED, None, False)


def test_after_the_deadline_what_is_not_confirmed_does_not_count() -> None:
    rule = {"ad_referendum": {"deadline": "2026-12-09"}}
    voices = said(nyb="yes", dsw="yes", wif="no")
    last_day = verdict(*voices, mandates=[held("nyb")], rule=rule, need=NEED, on="2026-12-09")
    assert ends(last_day) == (Outcome.CARRIED, Outcome.NOT_CARRIED, True)
    assert "waiting for headquarters until 2026-12-09" in explained(last_day)[-2]
    late = verdict(*voices, mandates=[held("nyb")], rule=rule, need=NEED, on="2026-12-10")
    assert ends(late) == (Outcome.NOT_CARRIED, None, False)
    assert explained(late)[-1] == (
        "Not counted, National Youth Bureau: Headquarters didn't confirm it by 2026-12-09."
    )


def test_a_no_binds_nobody_and_needs_only_a_mandate_in_force() -> None:
    assert not verdict(*said(nyb="no", dsw="yes"), mandates=[held("nyb", scope="attend")], **ON).pending
    found = verdict(*said(nyb="no", dsw="yes"), mandates=[held("nyb", until="2026-11-24")], **ON)
    assert (found.figures.cast, found.carried) == (1, True)
    assert "Not counted, National Youth Bureau: The mandate ran out on 2026-11-24." in explained(found)


def test_the_mandate_is_weighed_on_the_day_of_the_voice() -> None:
    voice = {"member": "nyb", "choice": "no", "at": "2026-11-24T23:00:00+07:00"}
    assert verdict(voice, mandates=[held("nyb", until="2026-11-24")], **ON).figures.cast == 1


def test_of_several_mandates_one_that_covers_is_enough() -> None:
    found = verdict(*said(nyb="yes"), mandates=[held("nyb"), held("nyb", amount="60000")], **ON)
    assert (found.pending, found.carried) == ((), True)
    assert verdict(*said(dsw="yes"), mandates=[held("nyb")], **ON).pending == ()


def test_without_a_need_a_mandate_must_only_be_in_force() -> None:
    assert verdict(*said(nyb="yes"), mandates=[held("nyb", scope="attend")], on="2026-11-25").pending == ()


def test_a_ballot_may_say_itself_that_it_waits() -> None:
    voice = {"member": "nyb", "choice": "yes", "ad_referendum": True}
    assert verdict(voice).pending == ("nyb",)
    assert verdict(voice, mandates=[held("nyb", amount="60000")], **ON).pending == ("nyb",)


def test_a_voice_beyond_its_mandate_does_not_undo_one_within() -> None:
    voices = [*said(nyb="no", dsw="yes"), {"member": "nyb", "choice": "yes", "ad_referendum": True}]
    found = verdict(*voices)
    assert found.without is not None
    assert (found.figures.voices["yes"], found.without.figures.voices["no"]) == (2, 1)
    assert ends(found) == (Outcome.CARRIED, Outcome.NOT_CARRIED, True)


OBJECTION = {"member": "nyb", "choice": "object", "ad_referendum": True}


def test_an_objection_may_wait_for_headquarters() -> None:
    found = verdict(OBJECTION, *said(dsw="agree"), rule={"method": "consent"})
    assert ends(found) == (Outcome.NOT_CARRIED, Outcome.CARRIED, True)


def test_an_agreement_may_wait_for_headquarters() -> None:
    found = verdict(*said(nyb="agree"), mandates=[held("nyb")], rule={"method": "consent"}, **ON)
    assert ends(found) == (Outcome.CARRIED, Outcome.NOBODY_VOTED, True)
    found = verdict(*said(nyb="reserve"), mandates=[held("nyb")], rule={"method": "consensus"}, **ON)
    assert ends(found) == (Outcome.CARRIED, Outcome.NOBODY_VOTED, True)


def test_a_choice_among_options_binds_and_may_wait() -> None:
    rule, options = {"method": "approval"}, [{"id": "a"}, {"id": "b"}]
    voices = said(nyb=["a"], dsw=["a"], wif=["b"], child=["b"], weavers=["a"])
    found = verdict(*voices, rule=rule, options=options, mandates=[held("nyb"), held("dsw")], **ON)
    assert (found.winners, found.both_ways) == (("a",), True)
    assert found.without is not None
    assert found.without.winners == ("b",)
    assert verdict(*said(nyb=[]), rule=rule, options=options, mandates=[held("nyb")], **ON).pending == ()


# Proxies


def through(*voices: dict[str, Any], given: list[tuple[str, str]], most: int = 1, **more: Any) -> Verdict:
    """Count with proxies, each from one member to another."""
    rule = {"proxies": {"per_holder": most}} if most else {}
    return verdict(
        *voices, proxies=[{"from": giver, "to": holder} for giver, holder in given], rule=rule, **more
    )


def test_who_cannot_come_speaks_through_another() -> None:
    found = through(*said(nyb="yes"), given=[("dsw", "nyb")], present=["nyb"])
    assert (found.figures.cast, found.figures.present, found.proxies) == (2, 2, (("dsw", "nyb"),))
    assert "Department of Welfare spoke through National Youth Bureau." in explained(found)


MORE = [*MEMBERS, {"id": "ilo", "name": "ILO", "observer": True}]
REFUSED: list[tuple[list[tuple[str, str]], int, str]] = [
    ([("dsw", "nyb")], 0, "The rule knows no proxies."),
    ([("wif", "nyb")], 1, "It gave its voice to National Youth Bureau, then spoke itself, which counts."),
    ([("dsw", "ilo")], 1, "ILO, who was to speak for it, has no voice here."),
    ([("ilo", "nyb")], 1, "An observer speaks and doesn't vote."),
    (
        [("dsw", "child"), ("child", "nyb")],
        1,
        "Child Line gave its own voice away, so it can't carry another.",
    ),
    ([("dsw", "child")], 1, "Child Line, who was to speak for it, cast no voice."),
    (
        [("child", "nyb"), ("dsw", "nyb")],
        1,
        "National Youth Bureau carries as many voices as the rule lets it (1).",
    ),
]


@pytest.mark.parametrize(("given", "most", "why"), REFUSED, ids=[why for _, _, why in REFUSED])
def test_a_proxy_that_gives_no_voice_is_named_with_the_reason(
    given: list[tuple[str, str]], most: int, why: str
) -> None:
    found = through(*said(nyb="yes", wif="no"), given=given, most=most, members=MORE)
    assert why in [str(each.why) for each in found.not_counted]
    assert found.figures.cast == 2 + len(found.proxies)


def test_a_proxy_lapses_when_the_giver_comes_and_she_may_carry_others() -> None:
    found = through(*said(nyb="yes", dsw="yes"), given=[("dsw", "nyb"), ("wif", "dsw")])
    assert found.proxies == (("wif", "dsw"),)


def test_a_proxy_binds_no_further_than_the_givers_own_mandate() -> None:
    found = through(*said(nyb="yes"), given=[("dsw", "nyb")], mandates=[held("dsw")], **ON)
    assert found.pending == ("dsw",)
    out = through(*said(nyb="yes"), given=[("dsw", "nyb")], mandates=[held("dsw", until="2026-01-01")], **ON)
    assert (out.figures.cast, out.proxies) == (1, ())
