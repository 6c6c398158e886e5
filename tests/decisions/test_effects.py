"""A decision does by itself what it says: each effect through the other room's own action."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.decisions.deciding import MAJORITY, WORDING, opened, proposal, row, rule, speakers
from tests.people import North, by
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.outcomes import carry_out
from trellis.decisions.actions.proposals import Choosable
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.effects import EFFECTS, kind_id
from trellis.decisions.models import Outcome, Proposal
from trellis.governance.actions.documents import Heading, Wording, draft_document
from trellis.governance.models import (
    Body,
    BodyKind,
    DecisionRule,
    Delegation,
    DocumentKind,
    RuleVersion,
    Sitting,
)
from trellis.governance.queries.ruling import ruling_for


@pytest.fixture
def ruled(north: North) -> North:
    speakers(north)
    rule(north, MAJORITY)
    return north


def decided(north: North, *choices: object, **matter: object) -> Proposal:
    """Let all three say the same (or each her own), and Malee count."""
    ballot = opened(north, proposal(north, **matter))
    speaking = ((north.nok, north.centre), (north.aree, north.group), (north.preecha, north.office))
    for (who, member), choice in zip(speaking, choices or ("yes",) * 3, strict=True):
        give_voice(actor=by(who), entitled=row(ballot, member), choice=choice)
    close_ballot(actor=by(north.malee), ballot=ballot)
    found = Proposal.objects.get(pk=ballot.proposal_id)
    assert found.effect_problem == ""
    assert found.effect_done_at is not None
    return found


def test_a_document_comes_into_force(ruled: North) -> None:
    heading = Heading(kind=DocumentKind.GROUND_RULES, names={"en": "Ground rules"})
    wording = Wording(texts={"en": "We speak one at a time."})
    version = draft_document(actor=by(ruled.malee), network=ruled.network, heading=heading, wording=wording)
    found = decided(ruled, effect="adopt-document", effect_id=version.pk)
    version.refresh_from_db()
    assert (version.stage, version.adopted_by) == ("adopted", found.pk)


def test_a_network_adopts_its_first_rule_by_the_founding_rule(north: North) -> None:
    speakers(north)
    made = DecisionRule.objects.create(network=north.network, names={"en": "Majority"}, subjects=["ordinary"])
    version = RuleVersion.objects.create(network=north.network, rule=made, number=1, terms=MAJORITY)
    assert ruling_for(north.network, "ordinary").is_founding
    decided(north, "agree", "agree", "agree", effect="adopt-rule", effect_id=version.pk)
    assert ruling_for(north.network, "ordinary").version == version
    assert opened(north, proposal(north)).terms["method"] == "majority"


def test_a_body_is_set_up_and_those_who_are_chosen_get_a_seat(ruled: North) -> None:
    found = decided(ruled, effect="set-up-body", effect_id=kind_id(BodyKind.BOARD))
    body = Body.objects.get()
    assert (body.names, body.kind) == ({"en": WORDING.title}, "board")
    rule(ruled, {"method": "approval", "quorum": {"members": "1/2"}}, "election")  # type: ignore[arg-type]
    options = [Choosable(name=str(each), organisation=each) for each in (ruled.centre, ruled.office)]
    chosen = decided(
        ruled, ["o1"], ["o1", "o2"], [], subject="election", options=options, effect="seat", effect_id=body.pk
    )
    assert chosen.outcome == Outcome.CHOSEN
    assert Sitting.objects.get().organisation == ruled.centre
    assert found.pk != chosen.pk


def test_a_task_is_put_into_hands(ruled: North) -> None:
    found = decided(ruled, effect="delegate", effect_id=ruled.group.pk)
    task = Delegation.objects.get()
    assert (task.organisation, task.decided_by) == (ruled.group, found.pk)
    assert WORDING.text in task.task


@pytest.mark.parametrize("key", sorted(EFFECTS))
def test_what_is_gone_is_said_to_be_gone(ruled: North, key: str) -> None:
    ballot = opened(ruled, proposal(ruled))
    for who, member in ((ruled.nok, ruled.centre), (ruled.aree, ruled.group), (ruled.preecha, ruled.office)):
        give_voice(actor=by(who), entitled=row(ballot, member), choice="yes")
    close_ballot(actor=by(ruled.malee), ballot=ballot)
    Proposal.objects.update(effect=key)
    found = carry_out(actor=by(ruled.malee), proposal=Proposal.objects.get())
    assert "isn't there any more" in found.effect_problem


def test_a_rule_is_put_to_a_decision_from_its_own_page(north: North) -> None:
    made = DecisionRule.objects.create(network=north.network, names={"en": "Majority"}, subjects=["ordinary"])
    version = RuleVersion.objects.create(network=north.network, rule=made, number=1, terms=MAJORITY)
    client = Client()
    client.force_login(north.nok)
    page = client.get(reverse("decision-rule", args=["north", made.pk])).content.decode()
    address = html.unescape(re.findall(r'href="([^"]+decisions/new[^"]+)"', page)[0])
    form = client.get(address).content.decode()
    assert f'<option value="adopt-rule:{version.pk}" selected>' in form
    assert '<option value="decision-rules" selected>' in form
