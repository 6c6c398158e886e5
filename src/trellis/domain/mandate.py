"""How far a representative may go, and whether that still holds (C8.6)."""

from enum import StrEnum

from trellis.domain.problems import N_


class Scope(StrEnum):
    """How far a mandate reaches, from the least to the most."""

    ATTEND = "attend"
    DISCUSS = "discuss"
    COMMIT_WITHIN = "commit_within"
    COMMIT = "commit"


class InJobDescription(StrEnum):
    """Whether taking part is in the representative's job description."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


SCOPE_LABELS = {
    Scope.ATTEND: N_("attend and report"),
    Scope.DISCUSS: N_("discuss"),
    Scope.COMMIT_WITHIN: N_("commit within a written limit"),
    Scope.COMMIT: N_("commit fully"),
}
JOB_LABELS = {
    InJobDescription.YES: N_("yes"),
    InJobDescription.NO: N_("no"),
    InJobDescription.UNKNOWN: N_("not known"),
}
