"""Failures of the channels room."""

from trellis.domain.problems.kind import N_, Kind

PDF_MISSING = Kind(
    "pdf-missing",
    N_(
        "This computer can't make a PDF yet. Print the page from the browser instead, or install the packages %(packages)s."
    ),
    503,
)
LINK_OVER = Kind(
    "link-over",
    N_(
        "This link has ended: the question is closed, or it was meant for somebody else. Whoever sent it can tell more."
    ),
    410,
)
