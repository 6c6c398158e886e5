"""The writers of the start: a network begins, in spite of a 'no' with its reason; a mistake is taken back."""

from django.db.models import F
from django.utils import timezone, translation

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import (
    REASON_MISSING,
    START_REASON_MISSING,
    START_TAKEN_BACK,
    STARTED_ALREADY,
    Problem,
)
from trellis.domain.readiness import Standing
from trellis.domain.text import clean
from trellis.formation import rules
from trellis.formation.models import Start
from trellis.formation.queries.results import names_of, result_of
from trellis.formation.queries.rounds import last_over
from trellis.networks import actions as networks
from trellis.networks.models import Network, Status
from trellis.ui.sentences import said


@action("start.decide", on="network", allow=rules.may_start)
def start_network(*, actor: Actor, network: Network, reason: str) -> Start:
    """Start the network: the decision keeps the last round's result; without a 'ready' it needs a reason."""
    now = Network.objects.select_for_update().get(pk=network.pk)
    if now.status != Status.FORMING:
        raise Problem(STARTED_ALREADY)
    asking = last_over(now)
    with translation.override(now.language):
        result = result_of(asking, names_of(now)) if asking else None
        says = said(result.says) if result else ""
    is_despite = result is None or result.standing is not Standing.READY
    if is_despite and not clean(reason):
        raise Problem(START_REASON_MISSING)
    made = Start.objects.create(
        network=now,
        round=asking,
        result=result.as_json() if result else {},
        is_despite=is_despite,
        reason=clean(reason),
        on=timezone.localdate(),
        person=actor.person if isinstance(actor.person, Person) else None,
    )
    note(despite=is_despite, reason=made.reason)
    networks.set_status(actor=actor, network=now, status=Status.ACTIVE, reason=made.reason or says)
    return made


@action("start.take-back", on="start", allow=rules.may_take_back)
def take_back_start(*, actor: Actor, start: Start, reason: str) -> Start:
    """Take a mistaken start back: the network is forming again, and the decision stays on record."""
    if not clean(reason):
        raise Problem(REASON_MISSING)
    columns = {"taken_back_on": timezone.localdate(), "taken_back_reason": clean(reason)}
    here = Start.objects.filter(pk=start.pk, taken_back_on=None)
    if not here.update(**columns, version=F("version") + 1):
        raise Problem(START_TAKEN_BACK)
    note(reason=clean(reason))
    network = Network.objects.get(pk=start.network_id)
    if network.status == Status.ACTIVE:
        networks.set_status(actor=actor, network=network, status=Status.FORMING, reason=clean(reason))
    start.refresh_from_db()
    return start
