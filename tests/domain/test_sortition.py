"""Who sits on the board, drawn by a lot that anybody can draw again (C5.3)."""

from hashlib import sha256

from trellis.domain.choosing import Election, Result, Terms, elect

SEED = "Government lottery, first prize of 2026-12-01: 345678"
MEMBERS = ("office", "ministry", "foundation", "women", "youth")
STRATA = {"office": "go", "ministry": "go", "foundation": "ngo", "women": "ngo"}


def drawn(seats: int, **terms: object) -> Result:
    return elect("sortition", Election(MEMBERS, seats, (), Terms(**terms)))  # type: ignore[arg-type]


def lowest(*members: str) -> list[str]:
    """Draw as the reference tells a sceptic to."""
    return sorted(members, key=lambda member: sha256(f"{SEED}\n{member}".encode()).hexdigest())


def test_the_lowest_tickets_are_drawn() -> None:
    result = drawn(2, seed=SEED)
    assert list(result.winners) == lowest(*MEMBERS)[:2]
    first = sha256(f"{SEED}\n{result.winners[0]}".encode()).hexdigest()[:12]
    assert f"the lowest first: {result.winners[0]} {first}" in str(result.rounds[0].sentences[0])
    assert SEED in str(result.convention)


def test_each_constituency_draws_among_its_own_and_the_rest_among_all() -> None:
    result = drawn(3, seed=SEED, strata=STRATA, seats_by_stratum={"go": 1, "ngo": 1})
    first, second = lowest("office", "ministry")[0], lowest("foundation", "women")[0]
    rest = [member for member in lowest(*MEMBERS) if member not in {first, second}]
    assert result.winners == (first, second, rest[0])


def test_a_constituency_too_small_for_its_seats_is_told() -> None:
    result = drawn(3, seed=SEED, strata=STRATA, seats_by_stratum={"go": 3})
    assert set(result.winners) == {"office", "ministry"}
    assert str(result.sentences[0]) == "go has 3 seats, and 2 to draw from."


def test_without_a_seed_nobody_is_drawn() -> None:
    result = drawn(1)
    assert (result.winners, result.tied, result.rounds) == ((), MEMBERS, ())
    assert str(result.sentences[0]) == "The lot can't be drawn: no seed was published yet."
