"""Failures about bodies, delegation and memoranda."""

from trellis.domain.problems.kind import N_, Kind

ONE_ASSEMBLY = Kind(
    "one-assembly", N_("This network has an assembly already. Change that one, or end it first."), 409
)
SAME_BODY = Kind(
    "same-body",
    N_(
        "%(name)s already has these members: the same part, for the same constituency. Change that body instead."
    ),
    409,
)
BODY_ENDED = Kind("body-ended", N_("%(name)s has ended. Take its ending back, or choose another body."), 409)
ASSEMBLY_OF_ALL = Kind(
    "assembly-of-all",
    N_("All members belong to the assembly. Admit the organisation as a member, or end its membership."),
)
SEATS_TAKEN = Kind(
    "seats-taken",
    N_(
        "All %(seats)s seats of %(name)s are taken in that time. End one first, or change the number of seats."
    ),
    409,
)
SEATS_OF_GROUP_TAKEN = Kind(
    "seats-of-group-taken",
    N_(
        "All %(seats)s seats of %(group)s are taken in that time. End one first, or change the seats by constituency."
    ),
    409,
)
SEATS_DIFFER = Kind(
    "seats-differ",
    N_("The seats by constituency are %(by)s, and there are only %(seats)s in all. Correct one of them."),
)
OFFICE_TAKEN = Kind(
    "office-taken",
    N_("%(name)s holds this office already. End that seat, or give this member another office."),
    409,
)
OFFICE_OF_A_PART = Kind(
    "office-of-a-part",
    N_("A core group and a secretariat have members only. Give the chair as a part on the member's page."),
)
SITS_ALREADY = Kind(
    "sits-already", N_("%(name)s sits there in that time already. Open the body to see."), 409
)
NOT_SITTING = Kind("not-sitting", N_("%(name)s has no seat there that could end. Open the body to see."), 409)
NOT_ENDED = Kind("not-ended", N_("This hasn't ended, or runs again already. Nothing was changed."), 409)
TASK_MISSING = Kind("task-missing", N_("Write what is delegated, in a sentence that both will remember."))
ACCEPTED_ALREADY = Kind(
    "accepted-already", N_("This was accepted or ended already. Nothing was changed."), 409
)
OUTCOME_MISSING = Kind("outcome-missing", N_("Write what came of it: others learn from it."))
