"""Whom a list names as representatives: a name, how she is reached, and her seat."""

import re
from collections.abc import Mapping

from trellis.domain.memberasks import Desk
from trellis.domain.memberfacts import Seated
from trellis.domain.memberrows import Cell, Entry
from trellis.domain.memberwords import SEAT_OF
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
Line = Mapping[str, Cell]


def people_of(
    entry: Entry, desk: Desk, accounts: Mapping[str, str], notes: list[Sentence]
) -> tuple[Seated, ...]:
    """Give the people that an entry names; `accounts` gives the folded name of whoever has an e-mail
    address already."""
    people = []
    for line in entry.together:
        if "rep_name" in line:
            _check(line, desk, accounts)
            people.append(_person(line))
        elif any(name.startswith("rep_") for name in line):
            says = N_(
                "Row %(row)s has an address or number without a name, so no representative was made of it."
            )
            notes.append(Sentence(says, {"row": next(iter(line.values())).row}))
    return tuple(people)


def _check(line: Line, desk: Desk, accounts: Mapping[str, str]) -> None:
    email, seat, name = line.get("rep_email"), line.get("rep_seat"), fold(line["rep_name"].text)
    if email and not _EMAIL.fullmatch(email.text):
        desk.wrong(email, N_("'%(text)s' is no e-mail address. Correct it, or leave it empty."))
    elif email and accounts.get(email.text.lower(), name) != name:
        desk.wrong(
            email,
            N_("'%(text)s' is the address of somebody with another name. Correct the name or the address."),
        )
    if seat and fold(seat.text) not in SEAT_OF:
        desk.wrong(
            seat, N_("'%(text)s' is neither head nor alternate. Write one of them, or leave it empty.")
        )


def _person(line: Line) -> Seated:
    return Seated(
        name=line["rep_name"].text,
        email=_text(line, "rep_email"),
        phone=_text(line, "rep_phone"),
        seat=SEAT_OF.get(fold(_text(line, "rep_seat")), ""),
        position=_text(line, "rep_position"),
    )


def _text(line: Line, name: str) -> str:
    return line[name].text if name in line else ""
