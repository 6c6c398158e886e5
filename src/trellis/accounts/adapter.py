"""How allauth meets Trellis: people are invited, passwords change by an action, pictures can be scanned."""

from io import BytesIO
from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.access.actor import Actor, Channel
from trellis.accounts import actions
from trellis.accounts.models import Person

# The same words whatever was wrong, so that nobody learns who has an account.
_NOT_RIGHT = _("The name or the password isn't right. Try again, or ask your coordinator for a new code.")


# What a page says after a deed; signing in and out speak for themselves.
SAYS = {
    "account/messages/logged_in.txt": "",
    "account/messages/logged_out.txt": "",
    "account/messages/password_changed.txt": _("Your password is changed."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is on."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is off."),
    "mfa/messages/recovery_codes_generated.txt": _("These are your new recovery codes. Print or copy them."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Closes the sign-up page; an account comes from an invitation or an admitted organisation."""

    error_messages: ClassVar[dict[str, Promise | str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _NOT_RIGHT,
        "username_password_mismatch": _NOT_RIGHT,
        "username_email_password_mismatch": _NOT_RIGHT,
        "invalid_login": _NOT_RIGHT,
        "enter_current_password": _("This isn't your present password."),
        "incorrect_password": _("This isn't your password."),
        "too_many_login_attempts": _("That was tried too often from here. Wait 5 minutes, then try again."),
        "rate_limited": _("That was tried too often from here. Wait 5 minutes, then try again."),
        "incorrect_code": _("This code isn't right. Wait for the next one and type that."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth's signature
        """Say no."""
        return False

    def add_message(  # noqa: PLR0917  allauth's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",  # noqa: ARG002
        message: str | None = None,
    ) -> None:
        """Say what happened in our words."""
        words = message or SAYS.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words))

    def send_notification_mail(self, template_prefix: str, user: Person, *_args: Any, **_kwargs: Any) -> None:
        """Write a line in the record where allauth would write a letter about a changed second step."""
        room, _between, deed = template_prefix.partition("/email/")
        if room == "mfa":
            actions.note_second_factor(actor=Actor(channel=Channel.WEB, person=user), person=user, deed=deed)

    def set_password(self, user: Person, password: str) -> None:
        """Change it as an action, so that the record has a line of it."""
        actions.change_password(actor=Actor(channel=Channel.WEB, person=user), person=user, password=password)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failures by account and address together: nobody elsewhere can shut the owner out."""
        return (
            f"{super()._get_login_attempts_cache_key(request, **credentials)}:{self.get_client_ip(request)}"
        )


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Draws the authenticator's code with its white margin, to be scanned from a dark page too."""

    error_messages: ClassVar[dict[str, Promise | str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code isn't right. Wait for the next one and type that."),
    }

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002  its signature
        """Propose a name for the next key."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Key %(number)s") % {"number": number}

    def build_totp_svg(self, url: str) -> str:
        """Give the picture of the secret's address."""
        picture = BytesIO()
        segno.make(url, error="m").save(picture, kind="svg", scale=5, light="#fff", border=4, xmldecl=False)
        return picture.getvalue().decode()
