"""What a list would change about one organisation: what stands beside what the file says, cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from trellis.domain.memberasks import Desk
from trellis.domain.memberfacts import Change, Deed, Item, Known, Said, Seated
from trellis.domain.memberrows import Entry
from trellis.domain.memberwords import Part, write_part
from trellis.domain.problems import N_
from trellis.domain.text import fold

_NOBODY = Known(id="", names={})
HEAD, ALTERNATE = "head", "alternate"


def diff(entry: Entry, known: Known | None, said: Said, *, target: str, desk: Desk, today: date) -> Item:
    """Give what is done to an organisation; the desk hears of two heads at once."""
    stands = known or _NOBODY
    names = _names(entry, stands)
    aliases, aliases_gone = _aliases(entry, stands, names, said)
    values = {name: value for name, value in said.values.items() if stands.values.get(name, "") != value}
    parts, parts_changed, parts_ended = _parts(entry, stands, said, today)
    people, people_changed = _people(entry, stands, said, desk)
    joins = not stands.is_member and not _stays_away(stands, said)
    item = Item(
        target=target,
        name=_main(entry, stands),
        deed=Deed.CREATE if known is None else Deed.UPDATE,
        rows=entry.rows,
        names=names,
        values=values,
        aliases=aliases,
        aliases_gone=aliases_gone,
        parts=parts,
        parts_changed=parts_changed,
        parts_ended=parts_ended,
        people=people,
        people_changed=people_changed,
        joins=joins,
        notes=tuple(said.notes),
    )
    return _with_changes(item, stands, said)


def _main(entry: Entry, stands: Known) -> str:
    return stands.name or entry.name


def _with_changes(item: Item, stands: Known, said: Said) -> Item:
    changes = tuple(_changes(item, stands, said))
    nothing = item.deed == Deed.UPDATE and not changes
    return replace(item, changes=changes, deed=Deed.SAME if nothing else item.deed)


def _changes(item: Item, stands: Known, said: Said) -> Iterator[Change]:
    for language, name in item.names.items():
        yield Change(f"name_{language}", stands.names.get(language, ""), name)
    for name in item.values:
        yield Change(name, stands.shown.get(name, ""), said.shown.get(name, ""))
    if item.aliases or item.aliases_gone:
        after = [each for each in stands.aliases if each not in item.aliases_gone] + list(item.aliases)
        yield Change("aliases", "; ".join(stands.aliases), "; ".join(after))
    yield from _changes_of_parts(item)
    yield from (Change("rep_name", "", person.name) for person in item.people)
    for old, new in item.people_changed:
        yield from _changes_of_person(old, new)
    if item.joins and item.deed == Deed.UPDATE:
        yield Change("member", "", "")


def _changes_of_parts(item: Item) -> Iterator[Change]:
    for part in item.parts:
        yield Change("parts", "", write_part(part, part.constituency))
    for old, new in item.parts_changed:
        yield Change("parts", write_part(old, old.constituency), write_part(new, new.constituency))
    for part in item.parts_ended:
        yield Change("parts", write_part(part, part.constituency), "")


def _changes_of_person(old: Seated, new: Seated) -> Iterator[Change]:
    for name in ("email", "phone", "seat", "position"):
        if getattr(old, name) != getattr(new, name):
            yield Change(f"rep_{name}", getattr(old, name), getattr(new, name))


def _names(entry: Entry, stands: Known) -> dict[str, str]:
    """Give the names that change: those missing; and others only where the row has an id or a column for
    the language."""
    spellings = {fold(each) for each in (*stands.names.values(), *stands.aliases, *stands.also)}
    changed = {}
    for language, cell in entry.names.items():
        present = stands.names.get(language)
        renames = bool(entry.id) or (
            f"name_{language}" in entry.explicit and fold(cell.text) not in spellings
        )
        if (present is None and fold(cell.text) not in spellings) or (
            renames and present not in {None, cell.text}
        ):
            changed[language] = cell.text
    return changed


def _aliases(
    entry: Entry, stands: Known, names: Mapping[str, str], said: Said
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the other names that come and go; they go only where a row with an id leaves them out."""
    listed = said.aliases or ()
    final = {fold(each) for each in ({**stands.names, **names}).values()}
    present = {fold(each) for each in (*stands.aliases, *stands.also)}
    wanted = (*listed, *entry.spellings)
    new = {fold(each): each for each in reversed(wanted) if fold(each) and fold(each) not in final | present}
    gone: tuple[str, ...] = ()
    if entry.id and said.aliases is not None:
        kept = {fold(each) for each in listed}
        gone = tuple(each for each in stands.aliases if fold(each) not in kept)
    return tuple(each for each in dict.fromkeys(wanted) if new.get(fold(each)) == each), gone


def _stays_away(stands: Known, said: Said) -> bool:
    left = said.values.get("left", "")
    return bool(left) and stands.values.get("left", "") == left


def _same_part(one: Part, other: Part) -> bool:
    return (one.kind, one.constituency) == (other.kind, other.constituency) and (
        one.since is None or other.since is None or one.since == other.since
    )


def _has_ended(part: Part, today: date) -> bool:
    return part.until is not None and part.until <= today


def _parts(
    entry: Entry, stands: Known, said: Said, today: date
) -> tuple[tuple[Part, ...], tuple[tuple[Part, Part], ...], tuple[Part, ...]]:
    """Give the parts that are new, those whose term changes, and those that end: only a row with an id ends
    any."""
    running = [part for part in stands.parts if not _has_ended(part, today)]
    if said.parts is None:
        return (), (), ()
    new: list[Part] = []
    changed: list[tuple[Part, Part]] = []
    for part in said.parts:
        same = next((each for each in running if _same_part(each, part)), None)
        if same is None:
            new += [part] if part not in stands.parts else []
            continue
        running.remove(same)
        merged = _merged(part, same)
        if merged != same:
            changed.append((same, merged))
    return tuple(new), tuple(changed), tuple(running) if entry.id else ()


def _merged(part: Part, same: Part) -> Part:
    """Give a part as the file says it, with what stands where the file says nothing."""
    turn = same.turn if part.turn is None else part.turn
    return replace(part, since=part.since or same.since, until=part.until or same.until, turn=turn)


def _people(
    entry: Entry, stands: Known, said: Said, desk: Desk
) -> tuple[tuple[Seated, ...], tuple[tuple[Seated, Seated], ...]]:
    seated = list(stands.people)
    changed: dict[int, tuple[Seated, Seated]] = {}
    for person in said.people:
        place = next((index for index, each in enumerate(seated) if _same_person(each, person)), None)
        if place is None:
            seated.append(replace(person, seat=person.seat or _free_seat(seated)))
            continue
        old = changed.get(place, (seated[place], seated[place]))[0]
        seated[place] = replace(
            seated[place],
            email=seated[place].email or person.email,
            phone=seated[place].phone or person.phone,
            seat=person.seat or seated[place].seat,
            position=person.position or seated[place].position,
        )
        if place < len(stands.people) and seated[place] != old:
            changed[place] = (old, seated[place])
    heads = [person.name for person in seated if person.seat == HEAD]
    if len(heads) > 1 and said.people:
        cell = next(line["rep_name"] for line in entry.together if "rep_name" in line)
        says = N_(
            "%(name)s would have two heads at once: %(heads)s. Make one of them its alternate, or "
            "end the former one first."
        )
        desk.wrong(cell, says, name=_main(entry, stands), heads=", ".join(heads))
    return tuple(seated[len(stands.people) :]), tuple(changed.values())


def _free_seat(seated: list[Seated]) -> str:
    return ALTERNATE if any(person.seat == HEAD for person in seated) else HEAD


def _same_person(one: Seated, other: Seated) -> bool:
    if one.email and other.email:
        return one.email.lower() == other.email.lower()
    return fold(one.name) == fold(other.name)
