"""Failures when keeping house: serve, backup, restore, ledger verify."""

from trellis.domain.problems.kind import N_, Kind

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
