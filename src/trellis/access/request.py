"""A request as the views of every room get it: with the actor that the middleware put on it."""

from django.http import HttpRequest

from trellis.access.actor import Actor


class Request(HttpRequest):
    """A request whose `actor` is known; for annotating views, never made."""

    actor: Actor
