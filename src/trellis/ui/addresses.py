"""What stands in an address: ids that may be nonsense, and the way to the next page."""

from uuid import UUID

from django.http import HttpRequest


def an_id(text: str) -> UUID | None:
    """Give an id out of an address; nonsense counts as none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def further(request: HttpRequest, parameter: str, last: object) -> str:
    """Give the address of the page after this one, with everything else kept; "" when there's none."""
    given = request.GET.copy()
    given[parameter] = str(last)
    return f"?{given.urlencode()}" if last else ""
