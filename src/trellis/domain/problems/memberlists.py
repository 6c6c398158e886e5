"""Failures when a list of members is brought in."""

from trellis.domain.problems.kind import N_, Kind

NO_NAME_COLUMN = Kind(
    "no-name-column",
    N_(
        "No column of %(name)s says what the organisations are called. Say which one does, or head it 'Name'."
    ),
)
COLUMN_TWICE = Kind("column-twice", N_("Two columns can't both be '%(what)s'. Leave one of them out."))
QUESTION_UNKNOWN = Kind(
    "question-unknown",
    N_("There is no question '%(id)s' about this file. Make a dry run to see its questions."),
)
ANSWER_UNKNOWN = Kind(
    "answer-unknown", N_("'%(answer)s' is no answer to '%(id)s'. Choose one of: %(known)s.")
)
ANSWERS_NOT_READ = Kind(
    "answers-not-read",
    N_(
        "%(name)s is not a file of answers. Give it the questions of a dry run with --json, each with its answer."
    ),
)
IMPORT_HAS_ERRORS = Kind(
    "import-has-errors",
    N_(
        "Nothing was brought in: %(count)s errors, the first in row %(row)s, column %(column)s: %(what)s Correct the file, answer the"
        " questions of a dry run, or leave the column out."
    ),
)
IMPORT_NOT_OPEN = Kind(
    "import-not-open",
    N_("This list was brought in or put away already. Choose the file again to look at it anew."),
    409,
)
IMPORT_CHANGED = Kind(
    "import-changed",
    N_(
        "The network has changed since you looked at this list. Look at what would happen now, then bring it in."
    ),
    409,
)
IMPORT_FORGOTTEN = Kind(
    "import-forgotten",
    N_(
        "What stood before this list was forgotten, so it can't be undone as a whole. Correct the entries one by one."
    ),
    410,
)
IMPORT_NOT_APPLIED = Kind(
    "import-not-applied", N_("This list isn't in the network, so there is nothing to undo."), 409
)
NETWORK_UNKNOWN = Kind("network-unknown", N_("There is no network '%(slug)s'. These are here: %(known)s."))
SIGN_IN_UNKNOWN = Kind(
    "sign-in-unknown", N_("Nobody signs in as '%(name)s'. Give a sign-in name or an e-mail address.")
)
