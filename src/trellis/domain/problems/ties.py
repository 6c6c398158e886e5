"""Failures of files of ties."""

from trellis.domain.problems.kind import N_, Kind

TIES_COLUMNS = Kind(
    "ties-columns",
    N_("Line %(line)s has no two names. Write on each line who is tied to whom, with a comma."),
)
TIES_WEIGHT = Kind(
    "ties-weight", N_("Line %(line)s: '%(says)s' is no weight. Write a number above zero, or leave it out.")
)
TIES_TOO_MANY = Kind(
    "ties-too-many",
    N_("More than %(nodes)s nodes or %(ties)s ties can't be measured here. Take a part of them."),
)
TIES_FILE_TOO_BIG = Kind(
    "ties-file-too-big", N_("%(name)s is larger than %(limit)s MB. Take a part of the ties.")
)
TIES_UNREADABLE = Kind(
    "ties-unreadable",
    N_(
        "%(name)s can't be read as GraphML or Pajek. Save it again, or write an edge list: two names on each line."
    ),
)
TIES_BOTH_MODES = Kind(
    "ties-both-modes",
    N_(
        "%(name)s stands in both columns. Of two kinds of nodes each name belongs to one; rename one of them."
    ),
)
