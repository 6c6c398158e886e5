"""How allauth meets Trellis: nobody signs up alone, people are invited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Closes the sign-up page; an account comes from an invitation or an admitted organisation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth's signature
        """Say no."""
        return False
