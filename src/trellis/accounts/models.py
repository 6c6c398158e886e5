"""A person, and the invitation by which she first signs in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.accounts.numbers import NumberField


class Calendar(models.TextChoices):
    """How years are counted."""

    GREGORIAN = "gregorian", _("Common era (2026)")
    BUDDHIST = "buddhist", _("Buddhist era (2569)")


class People(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Give the person with this sign-in name."""
        return self.get(sign_in_name=username)


class Person(AbstractBaseUser, Row):
    """Somebody who acts in networks. Without e-mail or computer, others enter what she says.

    `number` is what her phone stands for, in international form. `added_in` is the network whose coordinator
    brought her in: who looks after her before she holds any role.
    """

    name = models.CharField(_("Name"), max_length=200)
    also_written = models.CharField(
        _("Name in another script"),
        max_length=200,
        blank=True,
        help_text=_("As on a passport or a letter in another language."),
    )
    sign_in_name = models.CharField(_("Sign-in name"), max_length=80, unique=True)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    number = NumberField(max_length=20, default="", blank=True, editable=False)
    language = models.CharField(_("Language"), max_length=10, default="en")
    calendar = models.CharField(
        _("Years"), max_length=10, choices=Calendar.choices, default=Calendar.GREGORIAN
    )
    is_active = models.BooleanField(default=True)
    is_steward = models.BooleanField(_("Looks after this installation"), default=False)
    is_invented = models.BooleanField(default=False)
    joined = models.DateTimeField(auto_now_add=True)
    added_in = models.UUIDField(null=True, blank=True, editable=False)

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[People] = People()

    class Meta:
        indexes = [
            models.Index(fields=["name", "id"], name="accounts_by_name"),
            models.Index(fields=["number"], name="accounts_by_number"),
        ]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="accounts_one_person_per_email"
            ),
            models.UniqueConstraint(Lower("sign_in_name"), name="accounts_one_sign_in_name"),
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    def get_full_name(self) -> str:
        """Give the name, where a library asks for it."""
        return self.name


class Invitation(Row):
    """A link or a code on paper by which a person sets her password; only a hash of the code is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    network = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Name the invitation without its code."""
        return f"invitation until {self.expires_at:%Y-%m-%d}"

    def facts(self) -> Facts:
        """Say which network it was made in."""
        return Facts(network=self.network)
