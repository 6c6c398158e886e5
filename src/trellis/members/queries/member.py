"""Everything that a member's page shows, read at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, UUIDField
from django.utils import timezone

from trellis.access.question import Question
from trellis.domain import rotation
from trellis.members.models import Alias, Membership, Organisation, Part, Standing
from trellis.members.queries.representatives import Speaker, speakers_for
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.places.queries import with_paths

BRANCHES = 50


@dataclass(frozen=True)
class PlayedPart:
    """A part with who is due next in its rotation."""

    part: Part
    is_current: bool
    due_next: Part | None


@dataclass(frozen=True)
class MemberPage:
    """An organisation, its ties, its membership and its people."""

    organisation: Organisation
    home: Place | None
    branches: list[Organisation]
    aliases: list[str]
    doubles: list[Organisation]
    memberships: list[Membership]
    membership: Membership | None
    parts: list[PlayedPart]
    speakers: list[Speaker]

    @property
    def waits(self) -> bool:
        """Say whether the organisation has asked to join."""
        return self.membership is not None and self.membership.standing == Standing.REQUESTED

    @property
    def is_member(self) -> bool:
        """Say whether it is a member today."""
        return self.membership is not None and self.membership.standing == Standing.MEMBER


def _in_rotation(network: Network, kinds: Iterable[str]) -> list[Part]:
    here = Part.objects.filter(membership__network=network, kind__in=set(kinds))
    here = here.filter(Q(until=None) | Q(until__gte=timezone.localdate())).exclude(turn=None)
    return list(here.select_related("membership__organisation").order_by("turn", "pk"))


def _is_current(part: Part) -> bool:
    today = timezone.localdate()
    return (part.since is None or part.since <= today) and (part.until is None or part.until >= today)


def _place(part: Part) -> tuple[bool, int, UUID]:
    """Give where a part stands among others: those of today first, then the latest."""
    return not _is_current(part), -(part.since or date.min).toordinal(), part.pk


_BY_ORGANISATION = {"organisation": UUIDField()}
_PARTS = Question(
    lambda organisation: Part.objects.filter(membership__organisation=organisation).select_related(
        "for_constituency"
    ),
    **_BY_ORGANISATION,
)
_MEMBERSHIPS = Question(
    lambda organisation: Membership.objects.filter(organisation=organisation).select_related("constituency"),
    **_BY_ORGANISATION,
)
_NEAR = Question(
    lambda organisation: (
        Organisation.objects.filter(Q(parent=organisation) | Q(same_as=organisation))
        .only("names", "acronym", "parent", "same_as")
        .order_by("sort_name", "pk")[: BRANCHES + 1]
    ),
    **_BY_ORGANISATION,
)
_ALIASES = Question(
    lambda organisation: Alias.objects.filter(organisation=organisation).values_list("text", flat=True),
    **_BY_ORGANISATION,
)


def parts_of(network: Network, organisation: Organisation) -> list[PlayedPart]:
    """Give the parts that an organisation plays and played, those of today first, with who is due next."""
    parts = sorted(_PARTS.ask(organisation=organisation.pk), key=_place)
    kinds = {part.kind for part in parts if part.turn}
    turning = _in_rotation(network, kinds) if kinds else []
    found = {part.pk: part for part in turning}
    played = []
    for part in parts:
        round_ = {
            each.pk: rotation.Turn(number=each.turn or 0, since=each.since)
            for each in turning
            if (each.kind, each.for_constituency_id) == (part.kind, part.for_constituency_id)
        }
        due = rotation.due_next(round_, timezone.localdate()) if part.turn and _is_current(part) else None
        played.append(PlayedPart(part, _is_current(part), found.get(due) if due else None))
    return played


def member_page(network: Network, organisation: Organisation) -> MemberPage:
    """Read what a member's page shows; `organisation` is one that the reader may see."""
    # A handful of rows is in order sooner here than a database has been asked for an order.
    here = _MEMBERSHIPS.ask(organisation=organisation.pk)
    memberships = sorted(here, key=lambda each: each.pk, reverse=True)
    near = _NEAR.ask(organisation=organisation.pk)
    doubles = [each for each in near if each.same_as_id == organisation.pk]
    return MemberPage(
        organisation=organisation,
        home=with_paths([organisation.home])[0] if organisation.home else None,
        branches=[each for each in near if each.parent_id == organisation.pk and not each.same_as_id],
        aliases=sorted(_ALIASES.ask(organisation=organisation.pk)),
        doubles=doubles,
        memberships=memberships,
        membership=next((each for each in memberships if each.standing in _OPEN), None),
        parts=parts_of(network, organisation),
        speakers=speakers_for(organisation),
    )


_OPEN = (Standing.MEMBER, Standing.REQUESTED)
