"""The writers of the chain: what an objective or an activity serves, and what came of it (C8.1)."""

from uuid import UUID

from django.db.models import F

from trellis.access.action import action
from trellis.access.actor import Actor
from trellis.domain.problems import LINK_TO_ITSELF, LINK_UNKNOWN, OTHER_NETWORK, Problem
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.models import Activity, Link, Objective, Way
from trellis.plans.queries.chain import things_of


def link_of(about: Objective | Activity, way: Way, kind: str, thing: UUID) -> Link:
    """Give a link that isn't written yet."""
    network: Network = about.network
    if isinstance(about, Objective):
        return Link(network=network, objective=about, way=way, kind=kind, thing=thing)
    return Link(network=network, activity=about, way=way, kind=kind, thing=thing)


@action("chain.link", on="link", allow=rules.may_link)
def link_thing(*, actor: Actor, link: Link) -> Link:
    """Say what an objective or an activity serves, or what came of it; it has to be there to be seen."""
    if link.thing in {link.objective_id, link.activity_id}:
        raise Problem(LINK_TO_ITSELF)
    if not things_of(actor, link.network, [(link.kind, link.thing)]):
        raise Problem(LINK_UNKNOWN)
    link.save()
    return link


@action("chain.unlink", on="link", allow=rules.may_link)
def unlink_thing(*, actor: Actor, link: Link) -> None:
    """Take a link away; the things stay."""
    Link.objects.filter(pk=link.pk).delete()


@action("chain.serve", on="activity", allow=rules.may_serve)
def serve(*, actor: Actor, activity: Activity, objective: Objective | None) -> Activity:
    """Say which objective an activity serves, or that it serves none of them."""
    if objective is not None and objective.network_id != activity.network_id:
        raise Problem(OTHER_NETWORK, what=str(objective))
    Activity.objects.filter(pk=activity.pk).update(objective=objective, version=F("version") + 1)
    activity.refresh_from_db()
    return activity
