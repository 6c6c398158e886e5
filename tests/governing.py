"""The north, agreeing and deciding: one of each thing of its three rooms, for whoever walks all addresses."""

import re
from datetime import date

from django.db.models import Model

from tests.asks.asking import YES, asked_all, of_aree, of_centre, via
from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.formation import asking
from tests.governance.papers import adopted, draft, ruled, wording
from tests.people import North, by
from tests.plans.planning import plan_all
from trellis.access.actor import Channel
from trellis.advocacy.actions import Account, Intent, begin_step, write_practice
from trellis.advocacy.models import Practice
from trellis.advocacy.models import Step as PracticeStep
from trellis.asks import actions as asks
from trellis.asks import models as asking_models
from trellis.channels.models import Inbound, Understood, Way
from trellis.decisions.actions import aftermath, ballots, discussion, entering, voices
from trellis.decisions.actions.entering import Heard
from trellis.decisions.actions.papers import Paper, drop_in
from trellis.decisions.actions.proposals import Wording
from trellis.decisions.models import Amendment, Attitude, Ballot, Entitled, Progress, Proposal, Voice
from trellis.domain.mandate import Need, Scope
from trellis.domain.policytrack import Stop
from trellis.formation import actions as formation
from trellis.formation.models import Asked, Round, Start
from trellis.governance import actions as governance
from trellis.governance.actions import bodies, comments, delegation, memoranda, signing, sitting
from trellis.governance.models import (
    Body,
    BodyKind,
    Comment,
    DecisionRule,
    Delegation,
    Document,
    DocumentKind,
    Memorandum,
    Obligation,
    Party,
    RuleVersion,
    Signature,
    Version,
)
from trellis.governance.subjects import Subject
from trellis.networks import actions as networks
from trellis.networks.models import Status
from trellis.plans.actions import activities
from trellis.plans.actions.approvals import Wish, want_approval
from trellis.plans.actions.steps import Task, add_step
from trellis.plans.models import Activity, Approval, Link, Objective, Plan, Site, Step

PRIVATE = (
    "Lend the blue van",
    "The brakes were mended",
    "Not before the rains",
    "Nobody meets a child alone",
    "Write it on one page",
    "Answer calls on Sundays",
    "Night duty group",
    "Beds for the night",
    "Ask us twice",
    "We begin without money",
    "Do you need the van",
    "There is only one",
    "A bed for each girl",
    "Ten beds by harvest",
    "The year of the centre",
    "Watch at the bus station",
    "By the river at night",
    "Ask the drivers",
    "The governor of the north",
)
"""What the members of the north say to one another; nobody else reads any of it."""

THINGS: dict[str, type[Model]] = {
    "decisions": Proposal,
    "amendments": Amendment,
    "ballots": Ballot,
    "listed": Entitled,
    "voices": Voice,
    "bodies": Body,
    "delegations": Delegation,
    "memoranda": Memorandum,
    "parties": Party,
    "signatures": Signature,
    "obligations": Obligation,
    "documents": Document,
    "versions": Version,
    "comments": Comment,
    "rules": DecisionRule,
    "rule-versions": RuleVersion,
    "readiness": Round,
    "asked": Asked,
    "start": Start,
    "asks": asking_models.Ask,
    "mine": asking_models.Asked,
    "answers": asking_models.Answer,
    "inbound": Inbound,
    "plans": Plan,
    "objectives": Objective,
    "links": Link,
    "activities": Activity,
    "approvals": Approval,
    "sites": Site,
    "steps": Step,
    "practices": Practice,
    "practice-steps": PracticeStep,
}
"""What stands in an address behind each of these words."""


def govern(north: North) -> None:
    """Let the north have one of each thing, at least."""
    _form(north)
    _agree(north)
    _promise(north)
    _decide(north)
    _ask(north)
    plan_all(north)
    _act(north)
    _take_further(north)


def _take_further(north: North) -> None:
    account = Account(
        title="A bed for each girl", problem="No bed.", does="Ten beds by harvest.", organisation=north.centre
    )
    practice = write_practice(actor=by(north.malee), network=north.network, account=account)
    begin_step(actor=by(north.malee), practice=practice, stop=Stop.TAKEN_UP, intent=Intent())


def _ask(north: North) -> None:
    ask = asked_all(north)
    asks.answer(actor=by(north.nok), asked=of_centre(ask, north), given=YES)
    asks.enter(actor=via(Channel.PHONE, north.malee), asked=of_aree(ask, north), given=YES)
    came = {"way": Way.MAIL, "sender": "nok@example.org", "person": north.nok, "network": north.network}
    Inbound.objects.create(**came, source="one", said="Who is coming", understood=Understood.UNCLEAR)


def _form(north: North) -> None:
    malee, network = by(north.malee), north.network
    round_ = formation.open_round(
        actor=malee,
        network=network,
        terms=asking.terms(note="Ask us twice."),
        organisations=[north.office, north.group],
    )
    asking.enter(north, round_, north.group)
    networks.set_status(actor=malee, network=network, status=Status.FORMING, reason="We begin.")
    formation.start_network(actor=malee, network=network, reason="We begin without money.")


def _agree(north: North) -> None:
    malee, nok, network = by(north.malee), by(north.nok), north.network
    adopted(north, DocumentKind.GROUND_RULES, en="Nobody meets a child alone.")
    written = draft(north, DocumentKind.COMMUNICATIONS, en="Write it on one page.")
    comments.comment(
        actor=nok, version=written, remark=comments.Remark(text="Write it on one page, in Thai.")
    )
    governance.amend(actor=nok, version=written, wording=wording("Write it on one page, in two languages."))
    ruled(north, Subject.STRUCTURE)
    charter = bodies.Charter(kind=BodyKind.WORKING_GROUP, names={"en": "Night duty group"})
    body = bodies.add_body(actor=malee, network=network, charter=charter)
    sitting.seat(actor=malee, body=body, organisation=north.office, seating=sitting.Seating())
    task = delegation.Task(task="Answer calls on Sundays.", since=date(2026, 2, 1))
    delegation.delegate(actor=malee, network=network, organisation=north.group, task=task)


def _promise(north: North) -> None:
    malee = by(north.malee)
    for is_open in (True, False):
        terms = memoranda.Terms(
            names={"en": "Beds for the night"},
            need=Need(scope=Scope.COMMIT),
            texts={"en": "Beds for the night."},
        )
        made = memoranda.draft_memorandum(actor=malee, network=north.network, terms=terms)
        for organisation in (north.centre, north.office):
            party = memoranda.add_party(actor=malee, memorandum=made, organisation=organisation, outside="")
            promise = memoranda.Promise(text="Beds for the night, four of them.")
            memoranda.add_obligation(actor=malee, party=party, promise=promise)
        if is_open:
            memoranda.open_memorandum(actor=malee, memorandum=made)
            signing.sign(actor=by(north.nok), party=made.parties.get(organisation=north.centre))


def _decide(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY, Subject.ORDINARY)
    rule(north, MAJORITY, Subject.MEMBERSHIP, secret=True)
    asked = Wording(title="Lend the blue van", text="The group may have it. The brakes were mended.")
    _discussed(north, proposal(north, asked))
    _voted(north, opened(north, proposal(north, asked)))
    closed = opened(north, proposal(north, asked), present=frozenset({north.centre.pk, north.group.pk}))
    _closed(north, closed)
    secret = opened(north, proposal(north, asked, subject=Subject.MEMBERSHIP))
    paper = Paper(code="2345-6789-2345", choice="yes", reason="")
    drop_in(actor=by(north.nok), entitled=row(secret, north.centre), paper=paper)


def _discussed(north: North, found: Proposal) -> None:
    nok = by(north.nok)
    discussion.say(actor=nok, proposal=found, attitude=Attitude.CONCERN, text="Not before the rains.")
    discussion.amend(actor=nok, proposal=found, text="Lend the blue van in May.", why="Not before the rains.")


def _voted(north: North, ballot: Ballot) -> None:
    nok, malee = by(north.nok), by(north.malee)
    mine = row(ballot, north.centre)
    voices.give_voice(actor=nok, entitled=mine, choice="no", reason="Not before the rains.")
    heard = Heard(choice="yes", channel=Channel.PAPER, reason="The brakes were mended.")
    entering.enter_voice(actor=malee, entitled=row(ballot, north.group), heard=heard)


def _closed(north: North, ballot: Ballot) -> None:
    nok, malee = by(north.nok), by(north.malee)
    for who, organisation in ((north.nok, north.centre), (north.aree, north.group)):
        voices.give_voice(actor=by(who), entitled=row(ballot, organisation), choice="yes")
    ballots.close_ballot(actor=malee, ballot=ballot, reason="The brakes were mended.")
    found = Proposal.objects.get(pk=ballot.proposal_id)
    aftermath.dissent(actor=nok, proposal=found, text="Not before the rains.")
    aftermath.follow_up(
        actor=malee, proposal=found, progress=Progress.UNDER_WAY, text="Lend the blue van: done."
    )


def things_of(north: North, word: str, at_most: int = 4) -> list[str]:
    """Give the north's own things behind a word of an address, if it stands for any."""
    if word not in THINGS:
        return []
    here = THINGS[word]._default_manager.filter(**_within(THINGS[word], north))
    return [str(pk) for pk in here.values_list("pk", flat=True).order_by("pk")[:at_most]]


def _within(model: type[Model], north: North) -> dict[str, object]:
    names = {field.name for field in model._meta.get_fields()}
    return {"network": north.network.pk} if "network" in names else {"memorandum__network": north.network.pk}


def _act(north: North) -> None:
    nok, spot = by(north.nok), activities.Spot(said="By the river at night")
    made = activities.add_activity(
        actor=nok,
        network=north.network,
        organisation=north.centre,
        doing=activities.Doing(title="Watch at the bus station"),
        spots=[spot],
    )
    add_step(actor=nok, activity=made, task=Task(text="Ask the drivers"))
    wish = Wish(activity=made, authority_said="The governor of the north")
    want_approval(actor=nok, network=north.network, wish=wish)


def holes(route: str) -> list[tuple[str, str]]:
    """Give each hole of an address: the word before it, and its name."""
    return re.findall(r"(?:([\w-]+)/)?<(?:\w+:)?(\w+)>", route)
