"""Failures of the members room."""

from trellis.domain.problems.kind import N_, Kind

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
MANDATE_ASKED = Kind(
    "mandate-asked", N_("The member is asked already. Its answer stands under Asks when it has come."), 409
)
