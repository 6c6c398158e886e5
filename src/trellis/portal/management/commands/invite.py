"""Makes a sign-in link and a code on paper for a person."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import CommandParser
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.accounts import actions, codes
from trellis.accounts.models import Person
from trellis.accounts.people import Details
from trellis.accounts.slip import Slip
from trellis.domain.problems import N_, NOT_VALID, PERSON_UNKNOWN, Problem
from trellis.ui.dates import date_words
from trellis.ui.terminal import TrellisCommand


def _found(who: str) -> Person | None:
    return Person.objects.filter(Q(email__iexact=who) | Q(sign_in_name__iexact=who)).first()


class Command(TrellisCommand):
    """Invites a person, and adds her first when she is new."""

    help = (
        "Give a person a code by which she sets her password; it works once and for 14 days, and a code "
        "she had before works no longer. A new person is added when --name is given. The first steward: "
        "trellis invite malee@example.org --name 'Malee Srisuk' --steward"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the person."""
        parser.add_argument("who", metavar="EMAIL_OR_NAME", help="e-mail address or sign-in name")
        parser.add_argument("--name", default="", help="full name of a person who is new")
        parser.add_argument("--steward", action="store_true", help="let her look after this installation")
        parser.add_argument(
            "--drop-second-step",
            action="store_true",
            help="take away her authenticator app, passkeys and recovery codes: she has lost them",
        )
        parser.add_argument(
            "--language", choices=dict(settings.LANGUAGES), default="en", help="her language (default en)"
        )
        parser.add_argument(
            "--site", default="http://127.0.0.1:8000/", help="address of this installation as she reaches it"
        )

    def handle(self, *args: Any, who: str, name: str, steward: bool, **options: Any) -> None:  # noqa: ARG002  Django's
        """Find or add her, invite her, print the slip."""
        actor = Actor.operator("trellis invite")
        person = _found(who) or self._add(actor, who, name, options["language"])
        if steward and not person.is_steward:
            actions.name_steward(actor=actor, person=person)
        if options["drop_second_step"]:
            actions.drop_second_factor(actor=actor, person=person)
        code = codes.new()
        invitation = actions.make_invitation(actor=actor, person=person, code=code)
        self._print(Slip(person=person, code=code, until=invitation.expires_at, site=options["site"]))

    def _add(self, actor: Actor, who: str, name: str, language: str) -> Person:
        if not name:
            raise Problem(PERSON_UNKNOWN, name=who)
        is_email = "@" in who
        try:
            validate_email(who if is_email else "nobody@example.org")
        except ValidationError:
            raise Problem(NOT_VALID, what=N_("E-mail address"), why=N_("write it like malee@example.org"))
        details = Details(name=name, email=who if is_email else "", language=language)
        return actions.add_person(
            actor=actor, network=None, details=details, sign_in_name="" if is_email else who
        )

    def _print(self, slip: Slip) -> None:
        self.line(
            _("For %(name)s, until %(day)s:") % {"name": slip.person.name, "day": date_words(slip.until)}
        )
        self.line(_("  code          %(code)s") % {"code": slip.printed})
        self.line(_("  to be typed at %(address)s") % {"address": slip.address})
        self.line(_("  or as a link  %(link)s") % {"link": slip.link})
        self.line(_("  sign-in name  %(name)s") % {"name": slip.person.sign_in_name})
