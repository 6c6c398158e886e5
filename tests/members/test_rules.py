"""For every rule of this room, test half and where half agree, for every person and object."""

from datetime import date
from typing import Any

import pytest

from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.accounts.models import Person
from trellis.domain.mandate import Scope
from trellis.members import actions, rules
from trellis.members.actions.identity import Identity
from trellis.members.actions.mandates import Terms as MandateTerms
from trellis.members.actions.memberships import Contact, Request
from trellis.members.actions.organisations import Details
from trellis.members.actions.parts import Term
from trellis.members.actions.representatives import Appointment
from trellis.members.models import (
    Constituency,
    Mandate,
    Membership,
    Organisation,
    Part,
    PartKind,
    Representative,
    SameAs,
    Seat,
)
from trellis.networks.models import Network

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.sees_row, Organisation),
    (rules.sees_row, Membership),
    (rules.sees_row, Representative),
    (rules.sees_row, Mandate),
    (rules.sees_row, SameAs),
    (rules.sees_part, Part),
    (rules.sees_letter, Mandate),
    (rules.handles_requests, Membership),
    (rules.may_confirm_organisation, Organisation),
    (rules.may_describe, Membership),
    (rules.may_record_mandate, Representative),
    (rules.may_confirm_mandate, Mandate),
    (rules.sees_person, Person),
    (rules.sees_contact, Person),
    (rules.takes_requests, Network),
    (rules.may_ask_to_join, Network),
    (rules.is_herself, Representative),
    (rules.recorded_by_somebody_else, Mandate),
    (rules.about_somebody_else, Mandate),
    (rules.represents(), Organisation),
]
ON = {
    "network": Network,
    "organisation": Organisation,
    "membership": Membership,
    "constituency": Constituency,
    "part": Part,
    "representative": Representative,
    "mandate": Mandate,
    "decision": SameAs,
}
VERBS_HERE = sorted(
    verb.name
    for verb in VERBS.values()
    if verb.name.partition(".")[0]
    in {"organisation", "membership", "constituency", "part", "representative", "mandate", "identity"}
)


def furnish(north: North, south: South) -> list[Actor]:
    """Fill both networks with one of everything, and give everybody who could ask."""
    malee = by(north.malee)
    membership = north.office.memberships.get()
    actions.give_part(actor=malee, membership=membership, term=Term(kind=PartKind.CHAIR))
    alternate = Appointment(seat=Seat.ALTERNATE, since=date(2026, 3, 1), until=date(2026, 4, 1))
    actions.appoint(actor=malee, organisation=north.group, person=north.aree, appointment=alternate)
    terms = MandateTerms(scope=Scope.DISCUSS, since=date(2026, 2, 1))
    for recorder in (north.malee, north.nok):
        actions.record_mandate(actor=by(recorder), representative=north.speaks, terms=terms)
    actions.identify(actor=malee, organisation=north.office, other=north.group, answer=Identity.LATER)
    north.network.published = ["purpose", "join"]
    north.network.save()
    request = Request(details=Details(names={"en": "Newcomer"}), contact=Contact(name="Ploy"))
    actions.request_membership(actor=NOBODY, network=north.network, request=request)
    steward = person("Sten Steward", is_steward=True)
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody)]


def disagreements(rule: Rule, model: type[Any], actors: list[Actor]) -> list[str]:
    """Give where the two halves of a rule differ."""
    wrong = []
    for actor in actors:
        listed = set(model.objects.filter(rule.where(actor)).values_list("pk", flat=True))
        tested = {each.pk for each in model.objects.all() if rule.test(actor, each)}
        if listed != tested:
            wrong.append(f"{model.__name__}, {actor}: where {len(listed)}, test {len(tested)}")
    return wrong


def test_both_halves_of_every_rule_agree(north: North, south: South) -> None:
    actors = furnish(north, south)
    wrong = [each for rule, model in TABLE for each in disagreements(rule, model, actors)]
    assert wrong == []


@pytest.mark.parametrize("verb", VERBS_HERE)
def test_both_halves_of_every_permission_agree(verb: str, north: North, south: South) -> None:
    actors = furnish(north, south)
    assert disagreements(VERBS[verb].allow, ON[VERBS[verb].on], actors) == []


def test_what_each_may_see_of_the_north(north: North, south: South) -> None:
    actors = furnish(north, south)
    seen = {
        str(actor.person or actor.name or "nobody"): Organisation.objects.filter(
            rules.sees_row.where(actor), network=north.network
        ).count()
        for actor in actors
    }
    assert seen == {
        "nobody": 0,
        "a test": 4,
        "Malee Srisuk": 4,
        "Somchai Jaidee": 4,
        "Nok Wongsa": 4,
        "Aree Kamdee": 4,
        "Preecha Boonmee": 4,
        "Wipa Thongdee": 0,
        "Sten Steward": 4,
    }


def test_a_rule_about_nothing_says_no(north: North) -> None:
    for rule, _model in TABLE:
        if rule is not rules.recorded_by_somebody_else:
            assert rule.test(by(north.nok), None) is False, rule.says


def test_a_letter_is_for_those_it_concerns(north: North, south: South) -> None:
    furnish(north, south)
    mandate = Mandate.objects.filter(representative=north.speaks).first()
    readers = [
        each.name
        for each in (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa)
        if rules.sees_letter.test(by(each), mandate)
    ]
    assert readers == ["Malee Srisuk", "Somchai Jaidee", "Nok Wongsa", "Preecha Boonmee"]
