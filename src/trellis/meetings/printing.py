"""Minutes as a paper: a PDF in a reader's language, for the page and for the mail that brings them."""

from typing import Any

from django.utils.translation import override

from trellis.meetings.models import Minutes
from trellis.meetings.showing import minutes_shown, written_in
from trellis.networks.paper import paper
from trellis.ui.names import name_text

PAPER = "meetings/minutes_paper.html"


def paper_of(minutes: Minutes, language: str) -> dict[str, Any]:
    """Give what stands on the paper, in a language."""
    with override(language):
        opening, others = written_in(minutes)
        return {
            "minutes": minutes,
            "meeting": minutes.meeting,
            "title": f"#{minutes.meeting.number} {name_text(minutes.meeting.names)}",
            "parts": minutes_shown(minutes, language),
            "opening": opening,
            "written": others,
            "corrections": list(minutes.corrections.select_related("organisation").order_by("at")),
            "reads_in": language,
        }


def printed(minutes: Minutes, language: str) -> bytes:
    """Give minutes as a PDF."""
    with override(language):
        return paper(PAPER, minutes.meeting.network, **paper_of(minutes, language))
