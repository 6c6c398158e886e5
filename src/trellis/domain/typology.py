"""What type of network it is: the features of C2.1 and how far it goes (C2.2), to find and compare by."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from trellis.domain.problems import N_, ONE_VALUE_ONLY, UNKNOWN_FACET, UNKNOWN_VALUE, Problem
from trellis.domain.sentence import Labels, Sentence

K = TypeVar("K", bound=Hashable)

Profile = Mapping[str, frozenset[str]]


class Facet(StrEnum):
    """The features by which a network is classified."""

    MEMBERSHIP = "membership"
    SCOPE = "scope"
    ACTIVITIES = "activities"
    OBJECTIVES = "objectives"
    DIMENSION = "dimension"
    SETTING = "setting"
    DEPTH = "depth"


@dataclass(frozen=True, slots=True)
class Choices:
    """A feature with its question and the values it may have, in order; `many` when several may hold."""

    label: str
    question: str
    values: dict[str, str]
    many: bool = False


FACETS: dict[Facet, Choices] = {
    Facet.MEMBERSHIP: Choices(
        N_("Membership"),
        N_("Who are its members?"),
        {
            "government": N_("Government offices"),
            "ngo": N_("Local and national NGOs"),
            "international_ngo": N_("International NGOs"),
            "un": N_("UN agencies"),
            "mass_organisation": N_("Mass organisations"),
            "community": N_("Community groups"),
            "beneficiary": N_("Groups of those concerned"),
            "local_administration": N_("Local administrations"),
            "academic": N_("Universities and researchers"),
            "private": N_("Businesses"),
            "individual": N_("Individual people"),
        },
        many=True,
    ),
    Facet.SCOPE: Choices(
        N_("Geographical scope"),
        N_("How wide an area does it cover?"),
        {
            "village": N_("Villages"),
            "district": N_("A district"),
            "province": N_("A province or city"),
            "region": N_("Several provinces"),
            "country": N_("A country"),
            "cross_border": N_("Both sides of a border"),
            "international": N_("Several countries"),
        },
    ),
    Facet.ACTIVITIES: Choices(
        N_("Main activities"),
        N_("What does it mainly do?"),
        {
            "prevention": N_("Prevention"),
            "protection": N_("Protection"),
            "prosecution": N_("Prosecution"),
            "rehabilitation": N_("Rehabilitation and reintegration"),
            "policy": N_("Policy and advocacy"),
            "training": N_("Training and learning"),
            "research": N_("Research and data"),
            "information": N_("Information and awareness"),
            "services": N_("Hotline and direct services"),
        },
        many=True,
    ),
    Facet.OBJECTIVES: Choices(
        N_("Objectives"),
        N_("What is it there for?"),
        {
            "problems": N_("Face problems together"),
            "share_work": N_("Share the work"),
            "less_waste": N_("Avoid double work and waste"),
            "solidarity": N_("Solidarity and support among peers"),
            "understanding": N_("Understand each other across groups"),
            "exchange": N_("Exchange ideas, skills and experience"),
            "advocacy": N_("Speak with one strong voice"),
            "influence": N_("Influence others inside and outside"),
            "funds": N_("Find money together"),
            "opportunities": N_("Find chances to work together"),
        },
        many=True,
    ),
    Facet.DIMENSION: Choices(
        N_("Dimension"),
        N_("Does it tie equals or levels?"),
        {
            "horizontal": N_("Horizontal: among equals"),
            "vertical": N_("Vertical: from level to level"),
            "both": N_("Both"),
        },
    ),
    Facet.SETTING: Choices(
        N_("Structural setting"),
        N_("How formal is it?"),
        {
            "formal": N_("Formal: by law, decree or statute"),
            "agreed": N_("By written agreement of its members"),
            "informal": N_("Informal"),
        },
    ),
    Facet.DEPTH: Choices(
        N_("How far it goes"),
        N_("What do members do together?"),
        {
            "information": N_("Share information"),
            "collaboration": N_("Help each other in the work"),
            "planning": N_("Plan together"),
            "interventions": N_("Act together"),
            "agenda": N_("Follow a common agenda"),
        },
        many=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Compared(Generic[K]):
    """One feature of several networks: what all share, what else each has, and who says nothing about it."""

    facet: Facet
    shared: frozenset[str]
    more: dict[K, frozenset[str]]
    silent: tuple[K, ...]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How alike two networks are.

    `share` is the mean, over the features that both fill in, of the values they share among those that either
    has (0 to 1); None when there is no such feature, which `features` counts.
    """

    share: Fraction | None
    features: int
    reasons: tuple[Sentence, ...]


def check(profile: Profile) -> None:
    """Raise Problem UNKNOWN_FACET, UNKNOWN_VALUE or ONE_VALUE_ONLY for what no network can have."""
    for name, values in profile.items():
        if name not in list(Facet):
            raise Problem(UNKNOWN_FACET, facet=name, known=", ".join(Facet))
        choices = FACETS[Facet(name)]
        for value in sorted(values - choices.values.keys()):
            raise Problem(UNKNOWN_VALUE, value=value, facet=choices.label, known=", ".join(choices.values))
        if len(values) > 1 and not choices.many:
            raise Problem(ONE_VALUE_ONLY, facet=choices.label)


def compare(profiles: Mapping[K, Profile]) -> tuple[Compared[K], ...]:
    """Say of each feature what the networks share and how each differs; silence is no difference."""
    return tuple(_compared(facet, profiles) for facet in Facet)


def _compared(facet: Facet, profiles: Mapping[K, Profile]) -> Compared[K]:
    given = {key: profile[facet] for key, profile in profiles.items() if profile.get(facet)}
    shared = frozenset.intersection(*given.values()) if given else frozenset()
    more = {key: values - shared for key, values in given.items()}
    return Compared(facet, shared, more, tuple(key for key in profiles if key not in given))


def nearness(one: Profile, other: Profile) -> Nearness:
    """Say how alike two networks are (C2.1, C5.10), with the features that make them so."""
    shares: list[Fraction] = []
    reasons: list[Sentence] = []
    for facet in Facet:
        mine, theirs = one.get(facet, frozenset()), other.get(facet, frozenset())
        if not mine or not theirs:
            continue
        shares.append(Fraction(len(mine & theirs), len(mine | theirs)))
        reasons.append(_reason(facet, mine & theirs, mine ^ theirs))
    share = sum(shares, start=Fraction(0)) / len(shares) if shares else None
    return Nearness(share, len(shares), tuple(reasons))


def nearest(profile: Profile, others: Mapping[K, Profile], *, at_most: int = 5) -> list[tuple[K, Nearness]]:
    """Give the networks most alike, among equals those with more features compared; none without any."""
    found = [(key, nearness(profile, other)) for key, other in others.items()]
    alike = [(key, near) for key, near in found if near.share]
    return sorted(alike, key=lambda each: (each[1].share or 0, each[1].features), reverse=True)[:at_most]


def _reason(facet: Facet, shared: frozenset[str], different: frozenset[str]) -> Sentence:
    labels = FACETS[facet].values
    details = {
        "feature": Labels([FACETS[facet].label]),
        "shared": Labels(label for value, label in labels.items() if value in shared),
        "different": Labels(label for value, label in labels.items() if value in different),
    }
    if not details["shared"]:
        return Sentence(N_("%(feature)s: they differ in everything (%(different)s)."), details)
    if not details["different"]:
        return Sentence(N_("%(feature)s: the same (%(shared)s)."), details)
    return Sentence(N_("%(feature)s: both have %(shared)s; only one has %(different)s."), details)
