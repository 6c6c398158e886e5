"""Pages of the ui room: the gallery, and what is shown when something fails."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.domain.problems import Problem
from trellis.ui.gallery import SCHEMES, chapters, symbols
from trellis.ui.problems import sentence

# Each status that has a page of its own; any other failure of the reader's shows as a plain 400.
PAGES = {400: "400.html", 403: "403.html", 404: "404.html", 409: "409.html"}


def problem_page(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Show a failure as one sentence, with its own status."""
    status = problem.kind.status
    page = PAGES.get(status, "400.html")
    return render(request, page, {"sentence": sentence(problem), "code": problem.kind.code}, status=status)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django's signature
    """Say that a form could not be trusted; nothing was saved."""
    says = _(
        "This form could not be trusted, so nothing was saved. Load the page again and send it once more."
    )
    return render(request, "403.html", {"sentence": says, "code": "form-not-trusted"}, status=403)


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every part of the interface with the call that makes it."""
    scheme = request.GET.get("scheme", "")
    scheme = scheme if scheme in SCHEMES else ""
    shown = {"chapters": chapters(scheme), "symbols": symbols(), "scheme": scheme, "schemes": SCHEMES}
    return render(request, "ui/gallery.html", shown)
