"""The writers of identity: "is A the same as B?", decided by somebody, recorded, and taken back exactly."""

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import ANSWERED_ALREADY, SAME_ALREADY, SAME_ONE, Problem
from trellis.members.actions.directory import index, same_network
from trellis.members.actions.organisations import refuse_circle
from trellis.members.models import Identity, Organisation, SameAs
from trellis.networks.models import Network
from trellis.networks.rules import holds

SETTLED = (Identity.SAME, Identity.PART_OF)


def _settle(known: Organisation, other: Organisation, answer: Identity) -> dict[str, str | None]:
    """Do what an answer asks for; give what stood before, for taking it back."""
    here = Organisation.objects.filter(pk=other.pk)
    if answer == Identity.SAME:
        here.update(same_as=known, version=F("version") + 1)
        return {"same_as": None}
    if answer == Identity.PART_OF:
        refuse_circle(other, known)
        here.update(parent=known, version=F("version") + 1)
        return {"parent": str(other.parent_id) if other.parent_id else None}
    return {}


def _show_anew(*organisations: Organisation) -> None:
    for organisation in Organisation.objects.filter(pk__in=[each.pk for each in organisations]):
        index(organisation)


@action(
    "organisation.identify", on="organisation", allow=holds("organisation.identify"), keeps=("answer", "why")
)
def identify(
    *, actor: Actor, organisation: Organisation, other: Organisation, answer: Identity, why: str = ""
) -> SameAs:
    """Decide whether another entry is this organisation, a part of it, or something else."""
    if organisation.pk == other.pk:
        raise Problem(SAME_ONE)
    same_network(organisation.network, other)
    # Two answers at once could make each entry the other's double: so one at a time in a network.
    Network.objects.select_for_update().get(pk=organisation.network_id)
    organisation.refresh_from_db()
    other.refresh_from_db()
    for each in (organisation, other):
        if answer in SETTLED and each.same_as_id:
            raise Problem(SAME_ALREADY, name=str(each))
    pair = SameAs.objects.filter(organisation=organisation, other=other, taken_back_at=None)
    pair.filter(answer__in=[Identity.LATER, Identity.DIFFERENT]).update(taken_back_at=timezone.now())
    decision = SameAs.objects.create(
        network=organisation.network,
        spelling=str(other),
        folded=other.folded,
        organisation=organisation,
        other=other,
        answer=answer,
        why=why.strip(),
        before=_settle(organisation, other, answer),
        decided_by=actor.person if isinstance(actor.person, Person) else None,
    )
    note(before=decision.before)
    _show_anew(organisation, other)
    return decision


@action("identity.take-back", on="decision", allow=holds("organisation.identify"))
def take_back(*, actor: Actor, decision: SameAs) -> SameAs:
    """Take a decision back: what it changed is as it was, unless somebody has changed that since."""
    standing = SameAs.objects.filter(pk=decision.pk, taken_back_at=None)
    if not standing.update(taken_back_at=timezone.now(), version=F("version") + 1):
        raise Problem(ANSWERED_ALREADY)
    decision.refresh_from_db()
    if decision.other is None:
        return decision
    here = Organisation.objects.filter(pk=decision.other.pk)
    if "same_as" in decision.before:
        here.filter(same_as=decision.organisation_id).update(same_as=None, version=F("version") + 1)
    if "parent" in decision.before:
        former = Organisation.objects.filter(pk=decision.before["parent"]).first()
        # The former parent may have come below this entry since.
        refuse_circle(decision.other, former)
        still = here.filter(parent=decision.organisation_id)
        still.update(parent=former, version=F("version") + 1)
    _show_anew(decision.organisation, decision.other)
    return decision
