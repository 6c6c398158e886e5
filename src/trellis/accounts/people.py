"""What is known of a person when she is added or changed, and the short name she signs in with."""

import re
import secrets
from collections.abc import Container, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.text import slugify

from trellis.accounts.models import Calendar, Person
from trellis.domain import text
from trellis.search import entries

_LONGEST = 60
FEWEST_DIGITS = 6


@dataclass(frozen=True, kw_only=True)
class Details:
    """A person as she is written down: her names, and how she is reached and addressed.

    Without a calendar she gets the one that her language is usually read with.
    """

    name: str
    also_written: str = ""
    email: str = ""
    phone: str = ""
    language: str = "en"
    calendar: str = ""
    is_invented: bool = False

    def tidied(self) -> "Details":
        """Give the same without stray spaces and marks."""
        return Details(
            name=text.clean(self.name),
            also_written=text.clean(self.also_written),
            email=text.clean(self.email).lower(),
            phone=text.clean(self.phone),
            language=self.language,
            calendar=self.calendar or (Calendar.BUDDHIST if self.language == "th" else Calendar.GREGORIAN),
            is_invented=self.is_invented,
        )


def digits(phone: str) -> str:
    """Give a number's last digits, alike however it is written; "" when there are too few to tell."""
    found = re.sub(r"\D", "", phone)
    return found[-8:] if len(found) >= FEWEST_DIGITS else ""


def with_email(email: str) -> QuerySet[Person]:
    """Give whoever has this e-mail address: nobody or one."""
    return Person.objects.filter(email__iexact=email) if email else Person.objects.none()


def alike(details: Details, among: QuerySet[Person]) -> list[Person]:
    """Give the people among these who have the same name, in whichever script, or the same number."""
    names = {text.fold(name) for name in (details.name, details.also_written) if name}
    number = digits(details.phone)
    # The index and a number's end only narrow the search; what is alike is decided below.
    likely = Q(phone__endswith=number[-2:]) & ~Q(phone="") if number else Q(pk__in=[])
    for name in names:
        likely |= Q(pk__in=entries.matches("person", name))
    return [
        person
        for person in among.filter(likely)
        if names & {text.fold(person.name), text.fold(person.also_written)} - {""}
        or (number and digits(person.phone) == number)
    ]


def _wishes(details: Details) -> Iterator[str]:
    """Give sign-in names, the nicest first: first name, whole name, mailbox, and in the end a number."""
    for name in (details.name, details.also_written):
        words = slugify(name).split("-")
        yield words[0] if len(words[0]) > 1 else ""
        yield "-".join(words)
    yield slugify(details.email.partition("@")[0])
    while True:
        yield f"person-{secrets.randbelow(900_000) + 100_000}"


def sign_in_name(details: Details, taken: Container[str] | None = None) -> str:
    """Give a short name that nobody has yet, in letters of every keyboard and never with an @.

    `taken` are all names in small letters, where somebody adds many people at once and has read them already.
    """
    for wish in _wishes(details):
        name = wish[:_LONGEST]
        if name and not (_is_taken(name) if taken is None else name.lower() in taken):
            return name
    raise AssertionError


def _is_taken(name: str) -> bool:
    return Person.objects.filter(Q(sign_in_name__iexact=name)).exists()
