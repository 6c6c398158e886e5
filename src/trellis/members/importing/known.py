"""What stands in a network before a list comes in, as the plan wants to know it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from trellis.accounts.models import Person
from trellis.domain.memberfacts import Known, Place, Seated, Standing
from trellis.domain.memberwords import TYPES, Part, write_part
from trellis.domain.text import fold
from trellis.imports.effects import chunks
from trellis.imports.models import Batch
from trellis.imports.queries import last_applied
from trellis.members import models
from trellis.members.models import Constituency, Identity, Membership, Organisation, Representative, SameAs
from trellis.members.naming import main_name
from trellis.members.rules import in_force
from trellis.networks.models import Network
from trellis.places import queries as places
from trellis.places.models import Place as PlaceRow

KIND = "members"
_OPEN = (models.Standing.MEMBER, models.Standing.REQUESTED)


class Directory:
    """Everything that a network's directory holds, read in a few queries whatever its size."""

    def __init__(self, network: Network) -> None:
        """Read the directory."""
        self.network = network
        self.today = timezone.localdate()
        found = Organisation.objects.filter(network=network).order_by("sort_name", "pk")
        self.rows = list(found.prefetch_related("aliases"))
        self.memberships = self._memberships()
        self.constituencies = {each.pk: each for each in Constituency.objects.filter(network=network)}
        self._parts: dict[UUID, list[models.Part]] = defaultdict(list)
        for part in models.Part.objects.filter(membership__network=network).order_by("pk"):
            self._parts[part.membership_id].append(part)
        self._seats: dict[UUID, list[Representative]] = defaultdict(list)
        seats = Representative.objects.filter(in_force(), network=network).select_related("person")
        for seat in seats.order_by("-seat", "pk"):
            self._seats[seat.organisation_id].append(seat)

    def _memberships(self) -> dict[UUID, Membership]:
        """Give each organisation's membership: the open one, or else the one that ended last."""
        found: dict[UUID, Membership] = {}
        for each in Membership.objects.filter(network=self.network).order_by("left_on", "pk"):
            standing = found.get(each.organisation_id)
            if each.standing in _OPEN or standing is None or standing.standing not in _OPEN:
                found[each.organisation_id] = each
        return found

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """Give every organisation that isn't a double of another, as the plan wants it."""
        names = {row.pk: self.name_of(row.names) for row in self.rows}
        labels = labels_of([row.home_id for row in self.rows if row.home_id], self.network.language)
        doubles: dict[UUID, list[str]] = defaultdict(list)
        for row in self.rows:
            if row.same_as_id:
                doubles[row.same_as_id] += [*row.names.values(), *(each.text for each in row.aliases.all())]
        return tuple(self._known(row, names, labels, doubles) for row in self.rows if not row.same_as_id)

    def name_of(self, names: Mapping[str, str]) -> str:
        """Give a name in the network's language."""
        return main_name(dict(names), self.network.language)

    def _known(
        self,
        row: Organisation,
        names: Mapping[UUID, str],
        labels: Mapping[UUID, str],
        doubles: Mapping[UUID, list[str]],
    ) -> Known:
        membership = self.memberships.get(row.pk)
        values = {
            "acronym": row.acronym,
            "type": row.type,
            "parent": str(row.parent_id or ""),
            "place": str(row.home_id or ""),
            "website": row.website,
            "confirmed": row.confirmed_on.isoformat() if row.confirmed_on else "",
        } | (self._values_of(membership) if membership else {})
        parts = tuple(map(self._part, self._parts[membership.pk])) if membership else ()
        shown = values | {
            "type": TYPES[row.type][0] if row.type else "",
            "parent": names.get(row.parent_id, "") if row.parent_id else "",
            "place": labels.get(row.home_id, "") if row.home_id else "",
            "constituency": self.constituency_name(values.get("constituency", "")),
            "parts": "; ".join(
                self._written(part) for part in parts if not part.until or part.until > self.today
            ),
        }
        return Known(
            id=str(row.pk),
            names=self._in_order(row.names),
            aliases=tuple(each.text for each in row.aliases.all()),
            also=tuple(doubles.get(row.pk, ())),
            values=values,
            shown=shown,
            parts=parts,
            people=tuple(map(_seated, self._seats[row.pk])),
            is_member=membership is not None and membership.standing == models.Standing.MEMBER,
        )

    def _in_order(self, names: Mapping[str, str]) -> dict[str, str]:
        """Give the names, the network's own language first."""
        return dict(sorted(names.items(), key=lambda pair: pair[0] != self.network.language))

    def _values_of(self, membership: Membership) -> dict[str, str]:
        group = self.constituencies[membership.constituency_id].key if membership.constituency_id else ""
        return {
            "constituency": group,
            "joined": membership.joined_on.isoformat() if membership.joined_on else "",
            "left": membership.left_on.isoformat() if membership.left_on else "",
            "brings": membership.brings,
            "hopes": membership.hopes,
        }

    def _part(self, row: models.Part) -> Part:
        group = self.constituencies[row.for_constituency_id].key if row.for_constituency_id else ""
        return Part(kind=row.kind, constituency=group, since=row.since, until=row.until, turn=row.turn)

    def _written(self, part: Part) -> str:
        return write_part(part, self.constituency_name(part.constituency))

    def constituency_name(self, key: str) -> str:
        """Give the name of a constituency by its key."""
        return next(
            (self.name_of(each.names) for each in self.constituencies.values() if each.key == key), ""
        )


def _seated(row: Representative) -> Seated:
    return Seated(
        name=row.person.name,
        email=row.person.email,
        phone=row.person.phone,
        seat=row.seat,
        position=row.position,
    )


def labels_of(ids: Iterable[UUID], language: str) -> dict[UUID, str]:
    """Give places' names with the larger ones around them, from small to large, as people write an
    address."""
    found: dict[UUID, str] = {}
    for some in chunks(dict.fromkeys(ids)):
        for place in places.with_paths(PlaceRow.objects.filter(pk__in=some)):
            found[place.pk] = label_of(place, language)
    return found


def label_of(place: PlaceRow, language: str) -> str:
    """Give a place's name with the larger ones around it."""
    return ", ".join(main_name(each.names, language) for each in (place, *reversed(place.above)))


def places_meant(words: Iterable[str], language: str) -> dict[str, tuple[Place, ...]]:
    """Give the places that each word may mean, by its folded form; a code counts like a name."""
    found: dict[str, tuple[Place, ...]] = {}
    for word in words:
        if fold(word) not in found:
            meant = places.named(word) or places.resolve(word)
            found[fold(word)] = tuple(Place(str(each.pk), label_of(each, language)) for each in meant)
    return found


def standing(directory: Directory, words: Iterable[str], emails: Iterable[str]) -> Standing:
    """Give all that a plan depends on; `words` are the file's places, `emails` its addresses."""
    network = directory.network
    last = last_applied(network.pk, KIND)
    shown = {fold(each.shown["place"]) for each in directory.known}
    return Standing(
        today=timezone.localdate(),
        language=network.language,
        known=directory.known,
        constituencies={
            each.key: tuple(dict.fromkeys((directory.name_of(each.names), *each.names.values())))
            for each in directory.constituencies.values()
        },
        places=places_meant((word for word in words if fold(word) not in shown), network.language),
        decided=_decided(network),
        last=tuple(last.seen) if last else (),
        former=_former(last) if last else {},
        accounts=_accounts(emails),
    )


def _former(last: Batch) -> dict[str, tuple[str, ...]]:
    """Give the names that the last list changed: another row of it may still call an organisation so."""
    found: dict[str, list[str]] = defaultdict(list)
    changed = last.effects.filter(
        model=Organisation._meta.label_lower, before__isnull=False, after__isnull=False
    )
    for effect in changed:
        before, after = effect.before or {}, effect.after or {}
        for name in set(before["names"].values()) - set(after["names"].values()):
            found[fold(name)].append(effect.object_id)
    return {name: tuple(ids) for name, ids in found.items()}


def _decided(network: Network) -> frozenset[tuple[str, str]]:
    """Give the pairs of spelling and organisation that somebody judged to be two, or put off."""
    apart = Q(answer__in=[Identity.DIFFERENT, Identity.LATER, Identity.PART_OF])
    found = SameAs.objects.filter(apart, network=network, taken_back_at=None)
    return frozenset((folded, str(pk)) for folded, pk in found.values_list("folded", "organisation"))


def _accounts(emails: Iterable[str]) -> dict[str, str]:
    wanted = {email.lower() for email in emails}
    found = {}
    for some in chunks(sorted(wanted)):
        for email, name in Person.objects.filter(email__in=some).values_list("email", "name"):
            found[email.lower()] = fold(name)
    return found
