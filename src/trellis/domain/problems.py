"""The one catalogue of failures: each has a stable code and a sentence that says what to do next."""

from dataclasses import dataclass
from typing import Any


def N_(sentence: str) -> str:  # noqa: N802  the marker that pybabel looks for; translating happens in `ui`
    """Mark a sentence for translation."""
    return sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of failure.

    `says` is a sentence with `%(name)s` places that a Problem's details fill; `status` is the HTTP status of a page that shows it.
    """

    code: str
    says: str
    status: int = 400


class Problem(Exception):
    """A failure with a name: raised by actions and readers, shown as one sentence by every channel."""

    def __init__(self, kind: Kind, **details: Any) -> None:
        """Keep the kind and the details that fill its sentence."""
        super().__init__(kind.code)
        self.kind = kind
        self.details = details

    def __str__(self) -> str:
        """Give the sentence in English."""
        return self.kind.says % self.details


NOT_PERMITTED = Kind("not-permitted", N_("You may not do this: %(reason)s"), 403)
NOT_FOUND = Kind(
    "not-found", N_("There is nothing here that you may see. Check the address, or sign in."), 404
)
CHANGED_MEANWHILE = Kind(
    "changed-meanwhile",
    N_("Somebody else changed this while you were writing. Look at their version below, then save again."),
    409,
)
NOT_VALID = Kind("not-valid", N_("%(what)s: %(why)s"))

# networks
SLUG_TAKEN = Kind(
    "slug-taken", N_("The short name '%(slug)s' is taken by another network. Choose another one.")
)
NETWORK_NAME_MISSING = Kind("network-name-missing", N_("Give the network a name in at least one language."))
STATUS_REASON_MISSING = Kind(
    "status-reason-missing", N_("Say why: members will ask, and the record keeps it.")
)
UNKNOWN_SECTION = Kind(
    "unknown-section", N_("The public page has no part '%(section)s'. Choose a listed one.")
)
UNKNOWN_VERB = Kind("unknown-verb", N_("There is no deed '%(verb)s'. Choose among those listed."))
ROLE_NAME_MISSING = Kind("role-name-missing", N_("Give the role a name in at least one language."))
LAST_ROLE_KEEPER = Kind(
    "last-role-keeper",
    N_("Then nobody could change roles any more. Give somebody else a role that may change roles first."),
)
UNIT_NAME_MISSING = Kind("unit-name-missing", N_("Give the unit a name in at least one language."))
UNIT_HAS_CHILDREN = Kind("unit-has-children", N_("%(name)s has units below it. Move or remove those first."))
UNIT_BACK_ALREADY = Kind("unit-back-already", N_("This unit has been put back already."), 409)
LOGO_TOO_LARGE = Kind(
    "logo-too-large", N_("The picture is too large. Send one of at most 1 MB and 4,000 by 4,000 points.")
)
LOGO_UNREADABLE = Kind(
    "logo-unreadable", N_("This isn't a PNG or JPEG picture. Save the logo as PNG and send it again.")
)

# members
NAME_MISSING = Kind("name-missing", N_("Write the name in at least one language."))
NAME_KNOWN = Kind(
    "name-known",
    N_("%(name)s is in the directory already. Open that entry, or say that this is another organisation."),
    409,
)
OTHER_NETWORK = Kind("other-network", N_("%(what)s belongs to another network. Choose one of this network."))
REASON_MISSING = Kind("reason-missing", N_("Write the reason in a sentence: whoever asks later can read it."))
DATES_REVERSED = Kind("dates-reversed", N_("It ends before it begins. Correct one of the two dates."))
IN_THE_FUTURE = Kind("in-the-future", N_("This day hasn't come yet. Choose today or a day before."))
MEMBER_ALREADY = Kind(
    "member-already",
    N_("%(name)s is a member already, or has asked to become one. Open its page instead."),
    409,
)
ANSWERED_ALREADY = Kind(
    "answered-already", N_("Somebody has answered this meanwhile. Open the page again to see how."), 409
)
NOT_A_MEMBER = Kind("not-a-member", N_("%(name)s isn't a member today. Admit it first."), 409)
CONSTITUENCY_USED = Kind(
    "constituency-used",
    N_("%(count)s memberships stand in this constituency. Move them to another one, then remove it."),
    409,
)
CONSTITUENCY_KNOWN = Kind(
    "constituency-known", N_("There's a constituency of this name. Choose another name.")
)
TWO_HEADS = Kind(
    "two-heads",
    N_("%(name)s is head for this organisation in that time. Make the new one alternate, or end the former."),
    409,
)
SEATED_ALREADY = Kind(
    "seated-already", N_("%(name)s speaks for this organisation already. Open her entry to change it."), 409
)
ENDED_ALREADY = Kind("ended-already", N_("This has ended already. Nothing was changed."), 409)
LIMIT_MISSING = Kind("limit-missing", N_("Write the limit as the letter says it, or choose another scope."))
MANDATE_SETTLED = Kind(
    "mandate-settled", N_("This mandate was confirmed or withdrawn already. Nothing was changed."), 409
)
LETTER_KIND = Kind(
    "letter-kind", N_("%(name)s is neither PDF, JPEG nor PNG. Scan or photograph the letter and choose that.")
)
LETTER_SIZE = Kind(
    "letter-size", N_("%(name)s is larger than %(limit)s MB. Scan it at a lower resolution."), 413
)
SAME_ONE = Kind("same-one", N_("These are one and the same entry. Choose another one."))
SAME_ALREADY = Kind(
    "same-already", N_("%(name)s is already taken as the same as another one. Take that back first."), 409
)
ASKED_TOO_OFTEN = Kind(
    "asked-too-often",
    N_("Too many requests came from this address. Try again in an hour, or phone them."),
    429,
)

# Files that people bring in: reading them (`imports.reading`) and finding their header (`domain.sheet`).
FILE_EMPTY = Kind("file-empty", N_("%(name)s has nothing in it. Save your list again and choose that file."))
FILE_TOO_BIG = Kind(
    "file-too-big",
    N_("%(name)s is larger than %(limit)s MB. Keep only the list in it, or divide it into several files."),
    413,
)
FILE_NOT_A_LIST = Kind(
    "file-not-a-list",
    N_("%(name)s can't be read as a list: its format is %(what)s. Save the list as XLSX or CSV."),
)
FILE_DAMAGED = Kind(
    "file-damaged",
    N_("%(name)s is damaged or was only half sent. Open it, save it again and choose the new file."),
)
FILE_LOCKED = Kind(
    "file-locked",
    N_("%(name)s is protected by a password. Save a copy without it and choose that file."),
)
FILE_SUSPICIOUS = Kind(
    "file-suspicious",
    N_("%(name)s unpacks to more than a list holds, so it was not opened. Save the list as CSV instead."),
)
FILE_NOT_TEXT = Kind(
    "file-not-text",
    N_("%(name)s has signs in line %(line)s that no list has. Save the list as XLSX or as CSV in UTF-8."),
)
TOO_MANY_ROWS = Kind(
    "too-many-rows",
    N_("%(name)s has more than %(limit)s rows. Divide it into files of at most that many rows."),
)
TOO_MANY_COLUMNS = Kind(
    "too-many-columns",
    N_("%(name)s has more than %(limit)s columns in line %(line)s. Delete those that you don't need."),
)
CELL_TOO_LONG = Kind(
    "cell-too-long",
    N_("%(name)s has a cell over %(limit)s characters in line %(line)s. Is a quotation mark missing there?"),
)
NO_HEADER = Kind(
    "no-header",
    N_("%(name)s has no line that names the columns. Write one above the list, such as: Name, Acronym."),
)

# Trees and types.
TREE_CYCLE = Kind(
    "tree-cycle", N_("Parents in a circle: %(circle)s. Give one of them another parent, or none.")
)
UNKNOWN_FACET = Kind("unknown-facet", N_("A network has no feature '%(facet)s'. Choose one of: %(known)s."))
UNKNOWN_VALUE = Kind("unknown-value", N_("'%(value)s' is not known for %(facet)s. Choose one of: %(known)s."))
ONE_VALUE_ONLY = Kind("one-value-only", N_("Choose only one for %(facet)s."))

# accounts
EMAIL_TAKEN = Kind(
    "email-taken",
    N_(
        "Somebody here already has the e-mail address %(email)s. Choose that person, or write another address."
    ),
    409,
)
PERSON_ALIKE = Kind(
    "person-alike",
    N_("There is already somebody called %(name)s, or with this number. Is it the same person?"),
    409,
)
INVITATION_UNKNOWN = Kind(
    "invitation-unknown", N_("There is no such code. Compare it with your paper, letter by letter.")
)
INVITATION_SPENT = Kind(
    "invitation-spent",
    N_("This code has been used or is too old. Ask your coordinator for a new one."),
    410,
)
TOO_OFTEN = Kind(
    "too-often", N_("That was tried too often from here. Wait %(minutes)s minutes, then try again."), 429
)

# places
PLACES_NO_CODES = Kind(
    "places-no-codes",
    N_(
        "%(name)s isn't a table of places: it needs a column 'code' (or 'id') and a column 'name' (or 'name_en', 'name_th')."
    ),
)
PLACES_NO_LEVEL = Kind(
    "places-no-level",
    N_(
        "%(name)s doesn't say what its places are. Add a column 'level', or say it yourself (--level district)."
    ),
)
PLACES_CONFLICT = Kind(
    "places-conflict",
    N_(
        "%(count)s rows can't be brought in as they are, so nothing was changed. Mend the rows named and try again."
    ),
    409,
)
PLACE_CODE_TAKEN = Kind(
    "place-code-taken", N_("The code %(code)s of the scheme %(scheme)s belongs to another place: %(place)s.")
)
PLACE_UNKNOWN = Kind("place-unknown", N_("No place has the code %(code)s in the scheme %(scheme)s."))
PLACE_TOO_DEEP = Kind("place-too-deep", N_("A place may lie at most %(limit)s levels deep."))
PLACE_HAS_ENDED = Kind(
    "place-has-ended", N_("This place has ended already. What came after it stands on its page.")
)
COUNTRY_UNKNOWN = Kind(
    "country-unknown", N_("'%(code)s' is no country's code. Give its three letters, such as THA or CHN.")
)

# Bringing in a list of members.
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
IMPORT_NOT_APPLIED = Kind(
    "import-not-applied", N_("This list isn't in the network, so there is nothing to undo."), 409
)
NETWORK_UNKNOWN = Kind("network-unknown", N_("There is no network '%(slug)s'. These are here: %(known)s."))
SIGN_IN_UNKNOWN = Kind(
    "sign-in-unknown", N_("Nobody signs in as '%(name)s'. Give a sign-in name or an e-mail address.")
)

# portal: keeping house (serve, backup, restore, ledger verify)
PORT_TAKEN = Kind(
    "port-taken",
    N_("Another program already uses %(host)s:%(port)s. Stop it, or choose another port with --port."),
    409,
)
ADDRESS_REFUSED = Kind(
    "address-refused",
    N_("This machine can't serve on %(host)s:%(port)s: %(detail)s. Choose --host and --port anew."),
)
RECORD_BROKEN = Kind(
    "record-broken",
    N_(
        "The record of %(chain)s doesn't hold from line %(number)s (%(verb)s) on: %(why)s. Compare it with a backup."
    ),
    409,
)
FILE_EXISTS = Kind(
    "file-exists", N_("%(name)s is already there. Choose another name, or add --force to write over it."), 409
)
BACKUP_NOT_READABLE = Kind(
    "backup-not-readable", N_("%(name)s is not a whole backup of Trellis: %(why)s. Nothing was changed.")
)
BACKUP_NEWER = Kind(
    "backup-newer",
    N_("%(name)s was made by a newer Trellis. Update this one, then restore. Nothing was changed."),
)
STILL_SERVED = Kind(
    "still-served",
    N_("Trellis is being served from %(home)s. Stop it, then restore. Nothing was changed."),
    409,
)
NOT_CONFIRMED = Kind(
    "not-confirmed", N_("Not confirmed, so nothing was changed. Add --yes where nobody can answer.")
)
PERSON_UNKNOWN = Kind(
    "person-unknown",
    N_("Nobody here is called %(name)s. Add --name 'Full name' to add a person with this e-mail address."),
)

# demo
DEMO_BESIDE_REAL = Kind(
    "demo-beside-real",
    N_(
        "Not cleared: %(networks)s networks and %(people)s people here aren't the demo's. "
        "Run the demo in a folder of its own, as TRELLIS_HOME=./demo-var."
    ),
    409,
)
