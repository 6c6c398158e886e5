"""The members as a list that can be edited and brought in again: nothing changes but what was edited."""

from collections.abc import Iterator

from trellis.access.actor import Actor
from trellis.domain.memberfacts import Known, Seated
from trellis.domain.memberfields import FIELDS, LABELS, LANGUAGES
from trellis.imports.writing import Table
from trellis.members.importing.known import Directory
from trellis.networks.models import Network
from trellis.networks.rules import takes_part
from trellis.ui.names import name_text

_CONTACT = ("rep_email", "rep_phone")
_OF_A_PERSON = {
    "rep_name": "name",
    "rep_email": "email",
    "rep_phone": "phone",
    "rep_seat": "seat",
    "rep_position": "position",
}
_NOT_WRITTEN = frozenset({"name", "part_since", "part_until"})
_NOBODY = Seated(name="")


def table_of(actor: Actor, network: Network) -> Table:
    """Give the network's members, and those who left on a known day: a line for each representative.

    Addresses and numbers are only for those who take part in the network.
    """
    directory = Directory(network)
    listed = [each for each in directory.known if each.is_member or each.values.get("left")]
    used = {language for each in listed for language in each.names} | {"en", network.language}
    hidden = {f"name_{language}" for language in LANGUAGES if language not in used} | _NOT_WRITTEN
    if not takes_part("").test(actor, network):
        hidden |= set(_CONTACT)
    columns = [field.name for field in FIELDS if field.name not in hidden]
    return Table(name_text(network.names), [LABELS[name] for name in columns], _lines(listed, columns))


def _lines(listed: list[Known], columns: list[str]) -> Iterator[list[str]]:
    for known in listed:
        for person in known.people or (_NOBODY,):
            yield [_cell(known, person, name) for name in columns]


def _cell(known: Known, person: Seated, name: str) -> str:
    if name in _OF_A_PERSON:
        return str(getattr(person, _OF_A_PERSON[name]))
    if name == "id":
        return known.id
    if name == "aliases":
        return "; ".join(known.aliases)
    if name.startswith("name_"):
        return known.names.get(name.removeprefix("name_"), "")
    return known.shown.get(name, "")
