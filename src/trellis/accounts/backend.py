"""How a password is checked: once for each attempt, whether or not there is such a person."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Q, UUIDField
from django.http import HttpRequest

from trellis.access.question import Question
from trellis.accounts.models import Person

_PERSON = Question(lambda pk: Person.objects.filter(pk=pk), pk=UUIDField())


class OneCheck(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Finds a person by e-mail or sign-in name; these hold no @, so there's never a second one to try.

    allauth would check an e-mail address twice and an unknown one once, which a stopwatch can tell apart.
    """

    def get_user(self, user_id: Any) -> Person | None:
        """Give whoever has signed in, as long as she may: asked by each request."""
        person = next(iter(_PERSON.ask(pk=user_id)), None)
        return person if person is not None and self.user_can_authenticate(person) else None

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Person | None:  # noqa: ARG002  its signature
        typed = credentials.get("email") or credentials.get("username") or ""
        person = (
            Person.objects.filter(Q(email__iexact=typed) | Q(sign_in_name__iexact=typed)).first()
            if typed
            else None
        )
        found: Person | None = self._check_password(person, credentials.get("password") or "")
        return found
