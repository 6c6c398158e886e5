"""Failures when the power that a rule gives is worked out."""

from trellis.domain.problems.kind import N_, Kind

POWER_TOO_LARGE = Kind(
    "power-too-large",
    N_("These weights make too many different sums to work out power exactly. Round them to fewer digits."),
)
POWER_NOT_ASKED = Kind(
    "power-not-asked",
    N_(
        "Power is worked out for rules that carry a proposal or not; '%(method)s' chooses among options. Try majority, consent or consensus."
    ),
)
POWER_NOBODY = Kind(
    "power-nobody", N_("Nobody may vote under this rule. Add at least one member who isn't an observer.")
)
POWER_TWO_RULES = Kind(
    "power-two-rules",
    N_("The file has a rule and a quota besides. Keep the rule, or keep the quota and leave the rule out."),
)
