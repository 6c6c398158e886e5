"""What a page needs around it: its reader's calendar, and a page in words when something fails."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse

from trellis.domain.problems import ADDRESS_UNREADABLE, DONE_MEANWHILE, Problem
from trellis.ui import dates
from trellis.ui.views import problem_page

Answer = Callable[[HttpRequest], HttpResponse]
BUDDHIST = "buddhist"
logger = logging.getLogger(__name__)


def _wants_buddhist(request: HttpRequest) -> bool | None:
    reader: Any = getattr(request, "user", None)
    if reader is None or not reader.is_authenticated:
        return None
    return str(reader.calendar) == BUDDHIST


class ProblemPages:
    """Writes dates in the reader's era, and turns a raised Problem into its page with its status."""

    def __init__(self, answer: Answer) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's calendar."""
        # PostgreSQL can't be asked about a text with a NUL, and nobody types one in good faith.
        if "%00" in request.META.get("QUERY_STRING", ""):
            return problem_page(request, Problem(ADDRESS_UNREADABLE))
        with dates.reading(lambda: _wants_buddhist(request)):
            return self.answer(request)

    def process_exception(self, request: HttpRequest, failure: Exception) -> HttpResponse | None:
        """Show a Problem as a sentence, and what two did at the same moment; leave all else to Django."""
        if isinstance(failure, IntegrityError):
            # Only where: what a database says of a fault holds people's addresses.
            logger.warning("%s met another deed", request.path)
            failure = Problem(DONE_MEANWHILE)
        return problem_page(request, failure) if isinstance(failure, Problem) else None
