"""Failures of files of ranked ballots: BLT and PrefLib."""

from trellis.domain.problems.kind import N_, Kind

RANKED_FILE_TOO_BIG = Kind(
    "ranked-file-too-big",
    N_("The file is larger than %(limit)s MB, so it isn't read. Add up papers that are alike, or divide it."),
    413,
)
RANKED_LINE_TOO_LONG = Kind(
    "ranked-line-too-long",
    N_("Line %(line)s has more than %(limit)s letters. Is a line break missing there?"),
)
RANKED_TOO_MANY_OPTIONS = Kind(
    "ranked-too-many-options",
    N_("Line %(line)s says there are %(count)s candidates. At most %(limit)s can be counted."),
)
RANKED_TOO_MANY_PAPERS = Kind(
    "ranked-too-many-papers",
    N_("Line %(line)s is one more than the %(limit)s lines of ballots that are read. Add up those alike."),
)
RANKED_OPTION_UNKNOWN = Kind(
    "ranked-option-unknown",
    N_(
        "Line %(line)s names candidate %(option)s, and the file has the candidates 1 to %(count)s. Correct the number."
    ),
)
RANKED_OPTION_TWICE = Kind(
    "ranked-option-twice",
    N_("Line %(line)s names candidate %(option)s twice. Look at the paper and leave one of them out."),
)
RANKED_COUNT_TOO_HIGH = Kind(
    "ranked-count-too-high",
    N_("Line %(line)s stands for %(count)s ballots. At most %(limit)s are read from one line."),
)
BLT_START = Kind(
    "blt-start",
    N_(
        "Line %(line)s must say how many candidates and how many seats there are, such as 4 2, with at least as many candidates as seats."
    ),
)
BLT_BALLOT = Kind(
    "blt-ballot",
    N_(
        "Line %(line)s can't be read as a ballot: “%(says)s”. Write how many ballots say so, the candidates' numbers in order and a 0, such as 3 1 4 2 0."
    ),
)
BLT_ID_TWICE = Kind(
    "blt-id-twice",
    N_("Line %(line)s is the ballot “%(id)s” again. Look whether a paper was entered twice."),
)
BLT_NAME = Kind(
    "blt-name",
    N_(
        "Line %(line)s should be a candidate's name in quotation marks: “%(says)s”. Write it on its own line."
    ),
)
BLT_CUT_SHORT = Kind(
    "blt-cut-short",
    N_(
        "The file ends at line %(line)s, before its ballots ended with a 0 alone and all %(count)s candidates were named. Save it again, whole."
    ),
)
PREFLIB_HEAD = Kind(
    "preflib-head",
    N_(
        "The head of the file doesn't say what a PrefLib file must: “%(what)s”. Take the file from PrefLib again, or add that line."
    ),
)
PREFLIB_ORDER = Kind(
    "preflib-order",
    N_(
        "Line %(line)s can't be read as an order: “%(says)s”. Write how many ballots say so, a colon and the numbers, such as 3: 1,{2,4},3."
    ),
)
PREFLIB_TIED = Kind(
    "preflib-tied",
    N_(
        "Line %(line)s ranks several alike, which a .%(format)s file can't. Call it .toc or .toi, or correct it."
    ),
)
PREFLIB_INCOMPLETE = Kind(
    "preflib-incomplete",
    N_(
        "Line %(line)s leaves candidates out, which a .%(format)s file can't. Call it .soi or .toi, or correct it."
    ),
)
PREFLIB_VOTERS = Kind(
    "preflib-voters",
    N_(
        "The head says %(says)s ballots, the lines hold %(count)s. Was the file cut short? Take it again, whole."
    ),
)
