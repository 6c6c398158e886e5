"""What machines ask: whether the house stands, and what a search engine may read."""

from django.db import connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trellis.access.request import Request

ROBOTS = "User-agent: *\nAllow: /$\nAllow: /p/\nAllow: /static/\nDisallow: /\n"
HOUR = 60 * 60


@require_safe
def robots(_request: Request) -> HttpResponse:
    """Let search engines read the first page and the public pages, and nothing else."""
    answer = HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = f"public, max-age={HOUR}"
    return answer


@never_cache
@require_safe
def healthz(_request: Request) -> HttpResponse:
    """Answer once the database has; the answer says nothing else to anybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
