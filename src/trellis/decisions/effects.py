"""What a carried decision does at once: a registry, so that rooms can add what lies in their hands.

An effect acts as whoever carries it out, through the other room's own action: a decision gives nobody a right
that she hasn't. What fails leaves the decision carried, says why, and can be tried again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db.models import Q
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.decisions.models import Proposal
from trellis.domain.problems import EFFECT_GONE, EFFECT_UNKNOWN, N_, Problem
from trellis.governance.actions.adopting import ADOPTABLE, OPEN, Decided
from trellis.governance.actions.bodies import Charter, add_body
from trellis.governance.actions.delegation import Task, delegate
from trellis.governance.actions.documents import adopt_version
from trellis.governance.actions.memoranda import open_memorandum
from trellis.governance.actions.ruling import adopt_rule
from trellis.governance.actions.sitting import Seating, seat
from trellis.governance.models import Body, BodyKind, Memorandum, RuleVersion, Version
from trellis.governance.subjects import Subject
from trellis.members import actions as members
from trellis.members.actions.memberships import Terms
from trellis.members.models import Membership, Organisation, Standing
from trellis.networks.models import Network

Things = Callable[[Network], list[tuple[UUID, str]]]
Carry = Callable[[Actor, Proposal], None]


@dataclass(frozen=True)
class Effect:
    """Something that a decision does: to one of the network's `things`, which are given with their names."""

    key: str
    label: str
    things: Things
    carry: Carry


EFFECTS: dict[str, Effect] = {}
MOST = 200


def effect(key: str, label: str, things: Things) -> Callable[[Carry], Carry]:
    """Let a function be what a decision does; `label` is marked with `N_`."""

    def keep(carry: Carry) -> Carry:
        EFFECTS[key] = Effect(key, label, things, carry)
        return carry

    return keep


def check(network: Network, key: str, pk: UUID | None) -> None:
    """See to it that an effect and what it is about are there to be chosen in this network."""
    known = EFFECTS.get(key)
    if known is None or pk not in {each for each, _name in known.things(network)}:
        raise Problem(EFFECT_UNKNOWN)


def decided_on(proposal: Proposal) -> date:
    """Give the day of a decision that is being carried out."""
    if proposal.decided_on is None:
        raise Problem(EFFECT_GONE)
    return proposal.decided_on


def _outside(network: Network) -> list[tuple[UUID, str]]:
    inside = Membership.objects.filter(network=network, standing=Standing.MEMBER).values("organisation")
    outside = Organisation.objects.filter(~Q(pk__in=inside), network=network, same_as=None)
    return [(each.pk, str(each)) for each in outside.order_by("sort_name", "pk")[:MOST]]


@effect("admit", N_("Admit an organisation as a member"), _outside)
def admit(actor: Actor, proposal: Proposal) -> None:
    """Admit the organisation."""
    here = Organisation.objects.filter(network=proposal.network_id)
    organisation = here.filter(pk=proposal.effect_id).first() if proposal.effect_id else None
    if organisation is None:
        raise Problem(EFFECT_GONE)
    asked = organisation.memberships.filter(standing=Standing.REQUESTED).first()
    terms = Terms(
        constituency=asked.constituency if asked else None,
        joined_on=decided_on(proposal),
        brings=asked.brings if asked else "",
        hopes=asked.hopes if asked else "",
    )
    members.admit(actor=actor, organisation=organisation, terms=terms, reason=proposal.outcome_reason)


def _versions(network: Network) -> list[tuple[UUID, str]]:
    rows = Version.objects.filter(network=network, stage__in=OPEN).select_related("document")
    return [(each.pk, f"{each.document} {each.number}") for each in rows.order_by("-made_at", "pk")[:MOST]]


def _rules(network: Network) -> list[tuple[UUID, str]]:
    rows = RuleVersion.objects.filter(network=network, stage__in=OPEN).select_related("rule")
    return [(each.pk, f"{each.rule} {each.number}") for each in rows.order_by("-made_at", "pk")[:MOST]]


def _decided(proposal: Proposal) -> Decided:
    return Decided(on=decided_on(proposal), decided_by=proposal.pk, review_on=proposal.review_on)


@effect("adopt-document", N_("Adopt a version of a document"), _versions)
def adopt_document(actor: Actor, proposal: Proposal) -> None:
    """Let the version be in force."""
    here = Version.objects.filter(network=proposal.network_id, stage__in=ADOPTABLE)
    version = here.filter(pk=proposal.effect_id).first() if proposal.effect_id else None
    if version is None:
        raise Problem(EFFECT_GONE)
    adopt_version(actor=actor, version=version, decided=_decided(proposal))


@effect("adopt-rule", N_("Adopt a rule of deciding"), _rules)
def adopt_a_rule(actor: Actor, proposal: Proposal) -> None:
    """Let the rule be in force: ballots that open from now on are counted by it."""
    here = RuleVersion.objects.filter(network=proposal.network_id, stage__in=ADOPTABLE)
    version = here.filter(pk=proposal.effect_id).first() if proposal.effect_id else None
    if version is None:
        raise Problem(EFFECT_GONE)
    adopt_rule(actor=actor, version=version, decided=_decided(proposal))


def kind_id(kind: BodyKind) -> UUID:
    """Give the id by which a kind of body is chosen: always the same."""
    return uuid5(NAMESPACE_OID, f"trellis.body.{kind}")


@effect(
    "set-up-body",
    N_("Set up a body of this name"),
    lambda _network: [(kind_id(each), str(each.label)) for each in BodyKind],
)
def set_up_body(actor: Actor, proposal: Proposal) -> None:
    """Set up a body: its name is the proposal's title, and what it is for its text."""
    kind = next((each for each in BodyKind if kind_id(each) == proposal.effect_id), None)
    if kind is None:
        raise Problem(EFFECT_GONE)
    names = {proposal.language: proposal.title}
    charter = Charter(kind=kind, names=names, purpose=proposal.text, since=decided_on(proposal))
    add_body(actor=actor, network=proposal.network, charter=charter, decided_by=proposal.pk)


def _members(network: Network) -> list[tuple[UUID, str]]:
    inside = Membership.objects.filter(network=network, standing=Standing.MEMBER).values("organisation")
    rows = Organisation.objects.filter(pk__in=inside, same_as=None).order_by("sort_name", "pk")
    return [(each.pk, str(each)) for each in rows[:MOST]]


@effect("delegate", N_("Put this task into a member's hands"), _members)
def put_into_hands(actor: Actor, proposal: Proposal) -> None:
    """Delegate what the text says; the member accepts it."""
    here = Organisation.objects.filter(network=proposal.network_id)
    organisation = here.filter(pk=proposal.effect_id).first() if proposal.effect_id else None
    if organisation is None:
        raise Problem(EFFECT_GONE)
    task = Task(
        task=f"{proposal.title}\n\n{proposal.text}",
        subject=Subject(proposal.subject),
        since=decided_on(proposal),
        body=proposal.body,
    )
    delegate(
        actor=actor, network=proposal.network, organisation=organisation, task=task, decided_by=proposal.pk
    )


def chosen(proposal: Proposal) -> list[Organisation]:
    """Give the members that a decision chose: the winners of its last ballot, or all that a record names."""
    ballot = proposal.ballots.order_by("-number").first()
    options = proposal.options.exclude(organisation=None).select_related("organisation")
    verdict = (ballot.settled_verdict or ballot.verdict or {}) if ballot else {}
    winners = set(verdict.get("winners", [])) if ballot else {each.key for each in options}
    return [each.organisation for each in options if each.key in winners and each.organisation]


def _bodies(network: Network) -> list[tuple[UUID, str]]:
    rows = Body.objects.filter(network=network, until=None).exclude(kind=BodyKind.ASSEMBLY)
    return [(each.pk, _("%(body)s: whoever is chosen") % {"body": each}) for each in rows.order_by("pk")]


@effect("seat", N_("Give those who are chosen a seat in a body"), _bodies)
def seat_the_chosen(actor: Actor, proposal: Proposal) -> None:
    """Seat each member that was chosen."""
    here = Body.objects.filter(network=proposal.network_id)
    body = here.filter(pk=proposal.effect_id).first() if proposal.effect_id else None
    seated = chosen(proposal)
    if body is None or not seated:
        raise Problem(EFFECT_GONE)
    seating = Seating(since=decided_on(proposal), decided_by=proposal.pk)
    for organisation in seated:
        seat(actor=actor, body=body, organisation=organisation, seating=seating)


def _memoranda(network: Network) -> list[tuple[UUID, str]]:
    rows = Memorandum.objects.filter(network=network, signs=None, ended_on=None).select_related("document")
    return [(each.pk, str(each.document)) for each in rows.order_by("-pk")[:MOST]]


@effect("open-memorandum", N_("Open a memorandum for signature"), _memoranda)
def open_for_signature(actor: Actor, proposal: Proposal) -> None:
    """Open the memorandum: from then on its text can't change, and its parties sign."""
    here = Memorandum.objects.filter(network=proposal.network_id)
    memorandum = here.filter(pk=proposal.effect_id).first() if proposal.effect_id else None
    if memorandum is None:
        raise Problem(EFFECT_GONE)
    open_memorandum(actor=actor, memorandum=memorandum, decided_by=proposal.pk)
