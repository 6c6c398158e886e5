"""From practice to policy: written up, taken further, declined and tried again, come down as an objective."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from tests.plans.planning import activity, common, speaker
from trellis.access.action import VERBS
from trellis.advocacy import rules, urls
from trellis.advocacy.actions import (
    Account,
    Came,
    Intent,
    begin_step,
    change_practice,
    decline_step,
    finish_step,
    reopen_step,
    resume_practice,
    withdraw_practice,
    write_practice,
)
from trellis.advocacy.lineage import PRACTICE
from trellis.advocacy.models import Practice, Readers, Step
from trellis.advocacy.notices import steps_late
from trellis.decisions.models import Proposal
from trellis.domain.policytrack import Stop
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    NOT_FOR_THAT,
    OTHER_NETWORK,
    PRACTICE_GONE,
    STEP_HOLDS_UP,
    STEP_STAGE,
    STEP_TOO_EARLY,
    Problem,
)
from trellis.networks.lineage import STRANDS
from trellis.networks.models import Network
from trellis.plans.models import Objective

TITLE = "Grandmothers at the bus station"


def account(north: North, title: str = TITLE, **words: Any) -> Account:
    given = {"problem": "Girls leave with strangers.", "does": "Two sit there each evening.", **words}
    return Account(title=title, organisation=given.pop("organisation", north.centre), **given)


def written(north: North, title: str = TITLE, **words: Any) -> Practice:
    return write_practice(actor=by(north.nok), network=north.network, account=account(north, title, **words))


def begun(north: North, practice: Practice, stop: Stop, **intent: Any) -> Step:
    return begin_step(actor=by(north.malee), practice=practice, stop=stop, intent=Intent(**intent))


def ended(north: North, step: Step, **came: Any) -> Step:
    return finish_step(actor=by(north.malee), step=step, came=Came(result="So it was.", **came))


def refused(deed: Any, kind: object) -> None:
    with pytest.raises(Problem) as caught:
        deed()
    assert caught.value.kind == kind


def browser(who: Any) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


def test_a_practice_goes_all_the_way_and_comes_down_as_an_objective(north: North) -> None:
    plan, practice = common(north), written(north)
    ended(north, begun(north, practice, Stop.TAKEN_UP), into=plan)
    ended(north, begun(north, practice, Stop.PROPOSED), asks_members=True)
    proposal = Proposal.objects.get()
    assert (proposal.title, proposal.why) == (TITLE, "Girls leave with strangers.")
    ended(north, begun(north, practice, Stop.ADOPTED), reference="Order 12", proposal=proposal)
    ended(north, begun(north, practice, Stop.MAINSTREAMED))
    last = ended(north, begun(north, practice, Stop.COMES_DOWN), into=plan)
    practice.refresh_from_db()
    assert practice.reached == Stop.COMES_DOWN
    assert last.objective is not None
    assert last.objective.title == TITLE
    assert Objective.objects.filter(plan=plan).count() == 2


def test_what_stands_on_another_step_waits_for_it_and_holds_it(north: North) -> None:
    practice = written(north)
    refused(lambda: begun(north, practice, Stop.ADOPTED), STEP_TOO_EARLY)
    proposed = ended(north, begun(north, practice, Stop.PROPOSED))
    adopted = ended(north, begun(north, practice, Stop.ADOPTED))
    refused(lambda: reopen_step(actor=by(north.malee), step=proposed), STEP_HOLDS_UP)
    reopen_step(actor=by(north.malee), step=adopted)
    practice.refresh_from_db()
    assert practice.reached == Stop.PROPOSED
    assert reopen_step(actor=by(north.malee), step=proposed).outcome == "open"


def test_what_was_declined_keeps_its_reason_and_can_be_tried_again(north: North) -> None:
    practice = written(north)
    step = begun(north, practice, Stop.TAKEN_UP)
    decline_step(actor=by(north.malee), step=step, reason="No bus stops there.")
    refused(lambda: ended(north, step), STEP_STAGE)
    again = begun(north, practice, Stop.TAKEN_UP)
    assert (again.pk != step.pk, Step.objects.get(pk=step.pk).result) == (True, "No bus stops there.")


def test_whoever_speaks_for_a_member_writes_up_its_own_and_no_other(north: North) -> None:
    refused(lambda: written(north, organisation=north.group), NOT_FOR_THAT)
    practice = written(north)
    assert (practice.number, practice.person) == (1, north.nok)
    change_practice(
        actor=by(north.nok), practice=practice, account=account(north, "Better"), version=practice.version
    )
    refused(
        lambda: change_practice(actor=by(north.malee), practice=practice, account=account(north), version=1),
        CHANGED_MEANWHILE,
    )


def test_what_is_withdrawn_stays_and_is_not_taken_further(north: North) -> None:
    practice = written(north)
    withdraw_practice(actor=by(north.nok), practice=practice, reason="It put girls at risk.")
    refused(lambda: begun(north, practice, Stop.TAKEN_UP), PRACTICE_GONE)
    assert "It put girls at risk." in browser(north.malee).get(address(practice)).content.decode()
    resume_practice(actor=by(north.nok), practice=practice)
    assert begun(north, practice, Stop.TAKEN_UP).outcome == "open"


def test_nothing_of_another_network_gets_in(north: North, south: South) -> None:
    elsewhere = Network.objects.exclude(pk=north.network.pk).get()
    step = begun(north, written(north), Stop.PROPOSED)
    foreign = Proposal.objects.create(network=elsewhere, number=1, title="Theirs", text="Theirs")
    refused(lambda: ended(north, step, proposal=foreign), OTHER_NETWORK)
    plan = common(north)
    plan.network = elsewhere
    refused(lambda: ended(north, step, into=plan), OTHER_NETWORK)
    stray = activity(north)
    stray.network = elsewhere
    refused(lambda: written(north, activities=[stray]), OTHER_NETWORK)


def address(practice: Practice, more: str = "") -> str:
    return f"/n/north/practices/{practice.pk}{more}"


def test_the_whole_way_is_gone_on_the_web(north: North) -> None:
    client, shown = browser(north.nok), activity(north)
    sent = {"title": TITLE, "problem": "Girls leave.", "does": "Two sit there.", "language": "en"}
    sent |= {
        "readers": Readers.MEMBERS,
        "organisation": str(north.centre.names["en"]),
        "activities": [shown.pk],
    }
    assert client.post("/n/north/practices/write", sent).status_code == 302
    practice = Practice.objects.get()
    assert client.get(address(practice, "/steps")).status_code == 200
    assert (
        client.post(address(practice, "/steps"), {"stop": "proposed", "whom": "The province"}).status_code
        == 302
    )
    step = Step.objects.get()
    done = f"/n/north/practice-steps/{step.pk}/done"
    assert client.get(done).status_code == 200
    assert client.post(done, {"result": "", "on": "2026-01-01"}).status_code == 400
    assert client.post(done, {"result": "It lies there.", "on": "2026-01-01"}).status_code == 302
    assert client.post(done, {"result": "Twice.", "on": "2026-01-01"}).status_code == 400
    page = client.get(address(practice)).content.decode()
    assert "The province" in page
    assert shown.title in page
    assert client.get(address(practice, "/print")).status_code == 200
    change = client.get(address(practice, "/change"))
    assert "Two sit there." in change.content.decode()
    back = client.post(f"/n/north/practice-steps/{step.pk}/back", follow=True)
    assert "Taken back." in back.content.decode()
    declined = f"/n/north/practice-steps/{step.pk}/declined"
    assert client.post(declined, {"reason": "Not this year."}).status_code == 302
    assert client.post(address(practice, "/withdraw"), {"reason": "Over."}).status_code == 302
    assert client.post(address(practice, "/resume")).status_code == 302


def test_only_who_may_reads_it(north: North, south: South) -> None:
    practice = written(north)
    for who in (None, south.wipa):
        assert browser(who).get(address(practice)).status_code in {302, 404}
        assert TITLE not in browser(who).get("/n/north/practices", follow=True).content.decode()


def test_the_list_is_searched_and_costs_the_same_however_long(
    north: North, assert_queries: QueryLimit
) -> None:
    first = written(north)
    for number in range(60):
        written(north, f"Practice {number}", evidence="Seen.")
    client = browser(north.malee)
    client.get("/n/north/practices")
    with assert_queries(at_most=18):
        page = client.get("/n/north/practices").content.decode()
    assert page.count("/practices/0") + page.count(f"/practices/{str(first.pk)[:1]}") >= 50
    assert "before=" in page
    found = client.get("/n/north/practices", {"q": "grandmothers"}).content.decode()
    assert TITLE in found
    assert "Practice 7<" not in found
    assert TITLE not in client.get("/n/north/practices", {"reached": "adopted"}).content.decode()


def test_a_promise_that_is_late_is_told_to_whoever_can_note_it(north: North) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    begun(north, written(north), Stop.PROPOSED, due=yesterday, organisation=north.centre)
    assert steps_late.rows(by(north.nok))[0].count() == 1  # type: ignore[union-attr]
    assert steps_late.rows(by(north.aree))[0].count() == 0  # type: ignore[union-attr]


def test_a_practice_is_part_of_the_chain(north: North, south: South) -> None:
    practice, strand = written(north), STRANDS[PRACTICE]
    assert [each.pk for each in strand.choices(by(north.malee), north.network)] == [practice.pk]
    assert strand.things(by(south.wipa), north.network, [practice.pk]) == []


TABLE: list[tuple[Any, type[models.Model]]] = [
    (rules.sees_practice, Practice),
    (rules.is_public, Practice),
    (rules.may_change, Practice),
    (rules.may_begin, Practice),
    (rules.may_end, Step),
    (rules.may_write, Network),
]


def test_both_halves_of_every_rule_agree(north: North, south: South) -> None:
    speaker(north, north.aree, north.group)
    for each in (written(north), written(north, "Open", readers=Readers.PUBLIC)):
        begun(north, each, Stop.TAKEN_UP, organisation=north.group)
    steward = person("Sten Steward", is_steward=True)
    people = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    actors = [NOBODY, OPERATOR, *map(by, people)]
    assert urls.urlpatterns
    on: dict[str, type[models.Model]] = {"network": Network, "practice": Practice, "step": Step}
    verbs = [verb for verb in VERBS if verb.startswith("practice.")]
    assert len(verbs) == 8
    table = TABLE + [(VERBS[verb].allow, on[VERBS[verb].on]) for verb in verbs]
    assert [each for rule, model in table for each in disagreements(rule, model, actors)] == []
    assert not rules.is_public.test(by(north.nok), None)
