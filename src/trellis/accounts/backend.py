"""How a password is checked: once for each attempt, whether or not there is such a person."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Q
from django.http import HttpRequest

from trellis.accounts.models import Person


class OneCheck(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Finds a person by e-mail or sign-in name; these hold no @, so there's never a second one to try.

    allauth would check an e-mail address twice and an unknown one once, which a stopwatch can tell apart.
    """

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Person | None:  # noqa: ARG002  its signature
        typed = credentials.get("email") or credentials.get("username") or ""
        person = (
            Person.objects.filter(Q(email__iexact=typed) | Q(sign_in_name__iexact=typed)).first()
            if typed
            else None
        )
        found: Person | None = self._check_password(person, credentials.get("password") or "")
        return found
