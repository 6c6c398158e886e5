"""Failures of the networks room."""

from trellis.domain.problems.kind import N_, Kind

SLUG_TAKEN = Kind(
    "slug-taken", N_("The short name '%(slug)s' is taken by another network. Choose another one.")
)
MUST_AGREE = Kind(
    "must-agree",
    N_(
        "%(name)s takes no part here yet, so she must agree first. Offer the role: it waits on her home page."
    ),
    409,
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
UNIT_TOO_DEEP = Kind("unit-too-deep", N_("A unit may lie at most %(limit)s levels deep."))
UNIT_BACK_ALREADY = Kind("unit-back-already", N_("This unit has been put back already."), 409)
LOGO_TOO_LARGE = Kind(
    "logo-too-large", N_("The picture is too large. Send one of at most 1 MB and 4,000 by 4,000 points.")
)
LOGO_UNREADABLE = Kind(
    "logo-unreadable", N_("This isn't a PNG or JPEG picture. Save the logo as PNG and send it again.")
)
