"""A request as the views of every room get it: with the actor that the middleware put on it."""

from typing import Any

from django.http import HttpRequest

from trellis.access.action import VERBS, refuse
from trellis.access.actor import Actor


class Request(HttpRequest):
    """A request whose `actor` is known; for annotating views, never made."""

    actor: Actor


def require(request: Request, verb: str, thing: Any) -> None:
    """Refuse, with the reason, who may not do a deed: before a form is shown that she couldn't send."""
    refuse(VERBS[verb], request.actor, thing)
