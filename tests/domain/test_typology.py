"""Networks found and compared by what type they are (C2.1, C2.2)."""

from fractions import Fraction

import pytest

from trellis.domain.problems import ONE_VALUE_ONLY, UNKNOWN_FACET, UNKNOWN_VALUE, Kind, Problem
from trellis.domain.typology import FACETS, Facet, check, compare, nearest, nearness

MAE_SAI = {
    "scope": frozenset({"district"}),
    "activities": frozenset({"prevention", "protection", "services"}),
}
CHIANG_MAI = {"scope": frozenset({"province"}), "activities": frozenset({"prevention", "protection"})}
NORTHNET = {"scope": frozenset({"village"}), "setting": frozenset({"informal"})}
UNKNOWN: dict[str, frozenset[str]] = {"activities": frozenset()}


def test_each_feature_says_what_is_shared_and_what_differs() -> None:
    compared = {each.facet: each for each in compare({"ms": MAE_SAI, "cm": CHIANG_MAI, "nn": NORTHNET})}
    activities = compared[Facet.ACTIVITIES]
    assert activities.shared == {"prevention", "protection"}
    assert activities.more == {"ms": {"services"}, "cm": frozenset()}
    assert activities.silent == ("nn",)
    assert compared[Facet.DIMENSION].shared == frozenset()


def test_nearness_is_explained() -> None:
    near = nearness(MAE_SAI, CHIANG_MAI)
    assert (near.share, near.features) == (Fraction(1, 3), 2)
    assert [str(each) for each in near.reasons] == [
        "Geographical scope: they differ in everything (A district, A province or city).",
        "Main activities: both have Prevention, Protection; only one has Hotline and direct services.",
    ]
    assert str(nearness(NORTHNET, NORTHNET).reasons[1]) == "Structural setting: the same (Informal)."


def test_silence_is_no_likeness() -> None:
    assert nearness(MAE_SAI, UNKNOWN).share is None
    found = nearest(
        MAE_SAI, {"Northnet": NORTHNET, "Chiang Mai": CHIANG_MAI, "new": UNKNOWN, "twin": MAE_SAI}
    )
    assert [name for name, _ in found] == ["twin", "Chiang Mai"]


@pytest.mark.parametrize(
    ("profile", "kind"),
    [
        ({"colour": frozenset({"red"})}, UNKNOWN_FACET),
        ({"scope": frozenset({"moon"})}, UNKNOWN_VALUE),
        ({"scope": frozenset({"district", "village"})}, ONE_VALUE_ONLY),
    ],
)
def test_a_profile_holds_only_what_a_network_can_be(profile: dict[str, frozenset[str]], kind: Kind) -> None:
    with pytest.raises(Problem) as problem:
        check(profile)
    assert problem.value.kind is kind
    assert str(problem.value)


def test_a_whole_profile_is_accepted() -> None:
    check({facet.value: frozenset(list(choices.values)[:1]) for facet, choices in FACETS.items()})
    check(MAE_SAI)
