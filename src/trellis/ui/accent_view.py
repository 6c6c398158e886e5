"""Serves a network's colour as a stylesheet that browsers may keep for ever."""

from django.http import HttpResponse

from trellis.ui import accent

FOR_EVER = "public, max-age=31536000, immutable"


def css_response(colour: str) -> HttpResponse:
    """Give the stylesheet of a colour; its address must carry `accent.digest(colour)`."""
    answer = HttpResponse(accent.stylesheet(colour), content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = FOR_EVER
    return answer
