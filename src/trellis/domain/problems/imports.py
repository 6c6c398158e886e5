"""Failures of files that people bring in: reading them (`imports.reading`) and finding their header (`domain.sheet`)."""

from trellis.domain.problems.kind import N_, Kind

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
