"""The chain from what the members answered to what came of it, and what hangs loose (C8.1)."""

from typing import Any

from django.test import Client
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.decisions.deciding import proposal
from tests.formation import asking
from tests.governance.papers import adopted
from tests.people import North, South, by
from tests.plans.planning import activity, aim, common, speaker
from tests.plans.test_plans import page, refused
from trellis.domain.lineage import graph_of, loose
from trellis.domain.problems import DONE_MEANWHILE, LINK_TO_ITSELF, LINK_UNKNOWN, NOT_PERMITTED, OTHER_NETWORK
from trellis.domain.readinessbar import Question
from trellis.formation import actions as formation
from trellis.formation.lineage import finding_id
from trellis.formation.models import Answer, Round
from trellis.governance.models import DocumentKind
from trellis.meetings.models import ActionItem, Meeting
from trellis.networks.lineage import STRANDS
from trellis.plans.actions.chain import link_of, link_thing, serve, unlink_thing
from trellis.plans.actions.reviewing import Look, review_objective
from trellis.plans.models import Activity, Link, Objective, ReviewVerdict, Site, Status, Way
from trellis.plans.queries.chain import ACTIVITY, OBJECTIVE, REVIEW, Chain, _above, _below, chain_of
from trellis.plans.queries.loose import Side, loose_rows

GOAL = "Nobody meets a child alone."


def answered(north: North) -> Round:
    """Let the group answer whether the network is ready, and end the round."""
    found = formation.open_round(
        actor=by(north.malee), network=north.network, terms=asking.terms(), organisations=[north.group]
    )
    asking.enter(north, found, north.group)
    Round.objects.filter(pk=found.pk).update(closed_on=timezone.localdate())
    found.refresh_from_db()
    return found


def link(north: North, about: Objective | Activity, kind: str, thing: Any, way: Way = Way.UP) -> Link:
    return link_thing(actor=by(north.malee), link=link_of(about, way, kind, thing.pk))


def reported(work: Activity) -> Activity:
    site = Site(network=work.network, activity=work, reported_until="2026-08", contacts=1234, people_most=40)
    site.people_least = 12
    site.settle()
    site.save()
    return work


def up(chain: Chain) -> list[str]:
    return [chain.things[step.key].title for step in chain.up]


def down(chain: Chain) -> list[str]:
    return [chain.things[step.key].title for step in chain.down]


def of(who: Any, about: Objective | Activity) -> Chain:
    kind = OBJECTIVE if isinstance(about, Objective) else ACTIVITY
    return chain_of(by(who), about.network, (kind, about.pk))


def test_it_leads_up_to_what_was_answered_and_down_to_results_and_reviews(north: North) -> None:
    answered(north)
    adopted(north, DocumentKind.PURPOSE, en="No child is sold.")
    goals = adopted(north, DocumentKind.GOALS, en="Shelters.").document
    above = aim(north, common(north), serves=goals)
    below = aim(north, above.plan, "Ten beds", under=above)
    work = reported(activity(north, objective=below))
    review_objective(
        actor=by(north.malee), objective=above, look=Look(verdict=ReviewVerdict.KEEP, why="Good.")
    )
    found = of(north.aree, work)
    assert up(found)[:4] == [
        "Ten beds",
        "A shelter in each district",
        "Goals and objectives",
        "Statement of purpose",
    ]
    assert up(found)[4].startswith("Common problems:")
    assert down(found) == ["people: 12 to 40, contacts: 1,234"]
    assert down(of(north.aree, above)) == [
        "Ten beds",
        "Night watch at the bus station",
        *down(found),
        "Reviewed: Keep it",
    ]
    shown = page(north.aree, f"activities/{work.pk}/chain")
    assert "Common problems:" in shown
    assert "doesn&#39;t reach yet" not in shown


def test_an_answer_stands_only_in_the_chain_of_those_who_may_read_it(north: North) -> None:
    asked = answered(north)
    above = aim(north, common(north))
    link(north, above, "readiness-answer", Answer.objects.get(asked__round=asked))
    assert up(of(north.malee, above)) == ["What Women's Weaving Group answered"]
    assert up(of(north.nok, above)) == []
    assert "Weaving Group answered" not in page(north.nok, f"plan/objectives/{above.pk}/chain")


def test_hidden_work_isnt_in_the_chain_nor_what_came_of_it(north: North) -> None:
    above = aim(north, common(north))
    reported(activity(north, "A raid", objective=above, audience="involved"))
    assert down(of(north.nok, above)) == ["A raid", "people: 12 to 40, contacts: 1,234"]
    assert down(of(north.aree, above)) == []


def test_a_ring_ends(north: North) -> None:
    one, two = (aim(north, common(north), title) for title in ("One", "Two"))
    link(north, one, "objective", two)
    link(north, two, "objective", one)
    assert up(of(north.nok, one)) == ["Two", "One"]
    assert "see above" in page(north.nok, f"plan/objectives/{one.pk}/chain")


def test_things_of_every_room_are_linked_on_the_web(north: North) -> None:
    above = aim(north, common(north))
    held = Meeting.objects.create(network=north.network, number=1, names={"en": "Spring meeting"})
    task = ActionItem.objects.create(network=north.network, meeting=held, text="Ask the police")
    decided = proposal(north)
    client = Client()
    client.force_login(north.malee)
    for kind, thing, way in (("meeting", held, "up"), ("task", task, "down")):
        sent = {"thing": f"{kind}:{thing.pk}", "way": way}
        assert client.post(f"/n/north/plan/objectives/{above.pk}/link", sent).status_code == 302
    link(north, above, "decision", decided)
    assert up(of(north.aree, above)) == ["#1 Spring meeting", f"#{decided.number} {decided.title}"]
    assert down(of(north.aree, above)) == ["Ask the police"]
    drawn = Link.objects.get(kind="task")
    assert client.post(f"/n/north/plan/links/{drawn.pk}/unlink").status_code == 302
    assert down(of(north.aree, above)) == []


def test_what_isnt_there_to_be_seen_cant_be_linked(north: North, south: South) -> None:
    above = aim(north, common(north))
    refused(lambda: link(north, above, "objective", above), LINK_TO_ITSELF)
    refused(lambda: link(north, above, "no-such-kind", south.shelter), LINK_UNKNOWN)
    refused(lambda: link(north, above, "decision", south.shelter), LINK_UNKNOWN)
    other = aim(north, common(north), "Another")
    link(north, above, "objective", other)
    refused(lambda: link(north, above, "objective", other), DONE_MEANWHILE)


def test_who_leads_it_links_it_and_others_dont(north: North) -> None:
    speaker(north, north.aree, north.group)
    led = aim(north, common(north), organisation=north.centre)
    work, other = activity(north), aim(north, common(north), "Another")
    drawn = link_thing(actor=by(north.nok), link=link_of(led, Way.UP, "objective", other.pk))
    serve(actor=by(north.nok), activity=work, objective=led)
    assert work.objective == led
    refused(lambda: unlink_thing(actor=by(north.aree), link=drawn), NOT_PERMITTED)
    refused(lambda: serve(actor=by(north.aree), activity=work, objective=None), NOT_PERMITTED)


def test_an_activity_serves_objectives_of_its_network(north: North, south: South) -> None:
    work = activity(north)
    above = aim(north, common(north))
    client = Client()
    client.force_login(north.malee)
    assert client.post(f"/n/north/activities/{work.pk}/serve", {"objective": above.pk}).status_code == 302
    work.refresh_from_db()
    assert work.objective == above
    Objective.objects.filter(pk=above.pk).update(network=south.network)
    above.refresh_from_db()
    refused(lambda: serve(actor=by(north.malee), activity=work, objective=above), OTHER_NETWORK)


def furnished(north: North) -> None:
    """Give the north things that are held and things that hang loose on either side."""
    plan = common(north)
    held, bare, upper = (aim(north, plan, title) for title in ("Held", "Bare", "Upper"))
    link(north, held, "objective", upper)
    aim(north, plan, "Result", under=held)
    activity(north, "Serves", objective=held, status=Status.ENDED)
    reported(activity(north, "Reported", objective=held, status=Status.ENDED))
    linked = activity(north, "Linked", status=Status.ENDED)
    link(north, linked, "objective", bare, Way.DOWN)
    activity(north, "Dropped", status=Status.DROPPED)
    activity(north, "Alone", status=Status.ENDED)


def test_the_database_says_what_the_domain_says_of_loose_ends(north: North) -> None:
    furnished(north)
    actor, network = by(north.malee), north.network
    nodes = [(OBJECTIVE, each.pk) for each in Objective.objects.order_by("pk")]
    works = list(Activity.objects.exclude(status=Status.DROPPED).order_by("pk"))
    nodes += [(ACTIVITY, each.pk) for each in works]
    edges = [*_above(actor, network, nodes), *_below(actor, network, nodes)]
    found = loose(nodes, graph_of(each for each in edges if each.lower[0] != REVIEW))
    for kind, sides in (
        (OBJECTIVE, (Side.AIMS_UP, Side.AIMS_DOWN)),
        (ACTIVITY, (Side.WORK_UP, Side.WORK_DOWN)),
    ):
        for listed, side in zip((found.upward, found.downward), sides, strict=True):
            said = {pk for each, pk in listed if each == kind}
            assert said == set(loose_rows(actor, network, side).values_list("pk", flat=True)), side


def test_loose_ends_stand_on_a_page_with_the_deed_that_mends_them(north: North) -> None:
    furnished(north)
    assert "Upper" in page(north.malee, "plan/loose-ends")
    alone = page(north.malee, "plan/loose-ends", show="work-up")
    assert "Alone" in alone
    assert "/serve" in alone
    assert "Reported" not in page(north.malee, "plan/loose-ends", show="work-down")
    assert "/serve" not in page(north.aree, "plan/loose-ends", show="work-up")


def test_the_pages_ask_no_more_for_more_things(north: North, assert_queries: QueryLimit) -> None:
    plan = common(north)
    above = aim(north, plan)
    for number in range(70):
        activity(north, f"Work {number}", objective=above if number % 2 else None)
        aim(north, plan, f"Loose {number}")
    client = Client()
    client.force_login(north.malee)
    with assert_queries(at_most=20):
        client.get("/n/north/plan/loose-ends")
    with assert_queries(at_most=40):
        client.get(f"/n/north/plan/objectives/{above.pk}/chain")


def test_every_room_tells_its_things_and_hides_them_from_strangers(north: North, south: South) -> None:
    asked = answered(north)
    adopted(north, DocumentKind.PURPOSE, en=GOAL)
    furnished(north)
    proposal(north)
    Meeting.objects.create(network=north.network, number=1, starts_at=timezone.now(), names={"en": "Spring"})
    for each in STRANDS.values():
        known = list(each.choices(by(north.malee), north.network))
        ids = [thing.pk for thing in known]
        assert {thing.pk for thing in each.things(by(north.malee), north.network, ids)} == set(ids), each.kind
        assert list(each.choices(by(south.wipa), north.network)) == [], each.kind
        assert list(each.things(by(south.wipa), north.network, ids)) == [], each.kind
    first = STRANDS["readiness"].choices(by(north.malee), north.network)[0]
    assert first.pk == finding_id(asked.pk, Question.PROBLEMS)
