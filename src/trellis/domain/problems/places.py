"""Failures of the places room."""

from trellis.domain.problems.kind import N_, Kind

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
PLACE_GOES_ON = Kind(
    "place-goes-on", N_("This place has no last day, so there is nothing to take back."), 409
)
PLACE_HAS_ENDED = Kind(
    "place-has-ended", N_("This place has ended already. What came after it stands on its page.")
)
COUNTRY_UNKNOWN = Kind(
    "country-unknown", N_("'%(code)s' is no country's code. Give its three letters, such as THA or CHN.")
)
