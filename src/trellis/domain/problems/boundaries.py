"""Failures of bringing the boundaries of places in."""

from trellis.domain.problems.kind import N_, Kind

BOUNDARIES_NOT_READ = Kind(
    "boundaries-not-read",
    N_(
        "%(name)s isn't GeoJSON or TopoJSON, or only a part of it arrived. Export the boundaries again as GeoJSON and choose that file."
    ),
)
BOUNDARIES_TOO_BIG = Kind(
    "boundaries-too-big",
    N_(
        "%(name)s is larger than %(limit)s MB. Simplify the boundaries first, or bring in one level or one province at a time."
    ),
    413,
)
BOUNDARIES_TOO_MANY = Kind(
    "boundaries-too-many",
    N_(
        "%(name)s has more than %(limit)s points or areas. Simplify the boundaries first, or bring in one level or one province at a time."
    ),
    413,
)
BOUNDARIES_NO_AREAS = Kind(
    "boundaries-no-areas",
    N_("%(name)s holds no areas. Choose a file with polygons, such as the districts of a province."),
)
BOUNDARIES_NOT_A_NUMBER = Kind(
    "boundaries-not-a-number",
    N_("%(name)s has a number that is none (NaN or Infinity). Export the boundaries again without it."),
)
BOUNDARIES_BAD_SHAPE = Kind(
    "boundaries-bad-shape",
    N_(
        "Area %(number)s of %(name)s isn't written the way GeoJSON and TopoJSON are, so nothing was changed. Export the boundaries again."
    ),
)
BOUNDARIES_WRONG_ARC = Kind(
    "boundaries-wrong-arc",
    N_(
        "Area %(number)s of %(name)s is made of a line that isn't in the file, so nothing was changed. Export the boundaries again."
    ),
)
BOUNDARIES_OUT_OF_RANGE = Kind(
    "boundaries-out-of-range",
    N_(
        "Area %(number)s of %(name)s lies nowhere on Earth. Export the boundaries in degrees of longitude and latitude (WGS 84, EPSG:4326)."
    ),
)
BOUNDARIES_SWAPPED = Kind(
    "boundaries-swapped",
    N_(
        "%(name)s has latitude and longitude exchanged. Export it with the longitude first, as GeoJSON wants it."
    ),
)
BOUNDARIES_NO_LAYER = Kind(
    "boundaries-no-layer", N_("%(name)s has no layer '%(layer)s'. It has these: %(layers)s.")
)
BOUNDARIES_NO_PROPERTY = Kind(
    "boundaries-no-property",
    N_("The areas of %(name)s have no property '%(key)s'. They have these: %(keys)s."),
)
BOUNDARIES_NO_MATCH = Kind(
    "boundaries-no-match",
    N_(
        "No area of %(name)s has the code or the name of a place that is here. Bring the places in first, or choose another property."
    ),
    409,
)
