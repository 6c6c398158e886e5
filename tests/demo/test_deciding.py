"""The demo's networks ask whether they are ready, and decide by every method, with every kind of end."""

from typing import Any

import pytest
from django.test import Client

from trellis.accounts.models import Person
from trellis.decisions import counting
from trellis.decisions.models import (
    Ballot,
    Entitled,
    FollowUp,
    MinorityStatement,
    Outcome,
    Progress,
    Proposal,
    Stage,
    Voice,
    VoiceStage,
)
from trellis.demo.seating import Namer
from trellis.demo.stories import deciding
from trellis.domain.decisionrule import Method
from trellis.formation.models import Round, Start
from trellis.networks.models import Network, Status


def verdict(title: str) -> dict[str, Any]:
    """Give how a ballot of the demo was counted."""
    ballot = Ballot.objects.get(proposal__title__startswith=title)
    assert ballot.verdict is not None
    return dict(ballot.verdict)


def test_every_method_decides_somewhere(demo: None) -> None:
    counted = {ballot.terms["method"] for ballot in Ballot.objects.exclude(closed_at=None)}
    assert counted == {method.value for method in Method}


def test_decisions_end_in_every_way(demo: None) -> None:
    ends = set(Proposal.objects.values_list("outcome", flat=True))
    assert {Outcome.CARRIED, Outcome.NOT_CARRIED, Outcome.NO_QUORUM, Outcome.CHOSEN} <= ends


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("A written mandate", "24 cast, 16 needed, 15 yes: not carried, 1 short."),
        (
            "Give Immigration",
            "26 cast, 18 needed, 18 yes, but too few constituencies in favour: not carried.",
        ),
        ("Buy motorcycles", "8 cast, 6 needed, 8 yes: no quorum, so nothing is decided."),
        ("Move the hotline", "A tie: as many yes as no, so nothing changes."),
        ("One room", "9 cast: 7 agree, 1 with reservations, 0 stand aside, 1 block, at most 1 may: carried."),
        ("Photographs", "8 cast: 7 agree, 0 stand aside; objections standing 1, met 0: not carried."),
        ("Open the school halls", "16 cast: 15 agree, 0 stand aside; objections standing 0, met 1: carried."),
        ("School buses", "18 cast, 10 needed, 16 yes: carried."),
    ],
)
def test_a_verdict_says_its_numbers(demo: None, title: str, says: str) -> None:
    assert says in verdict(title)["explanation"]


def test_counted_again_each_ballot_says_the_same(demo: None) -> None:
    for ballot in Ballot.objects.exclude(closed_at=None):
        assert counting.counted(ballot.count_file or {}).as_json() == ballot.verdict


def test_a_secret_ballot_leaves_no_voice_with_a_hand(demo: None) -> None:
    secret = Ballot.objects.filter(is_secret=True)
    assert {ballot.network.slug for ballot in secret} == {"thai-sub-committee", "mae-sai"}
    assert not Voice.objects.filter(ballot__in=secret).exists()


def test_one_decision_waits_for_headquarters_both_ways(demo: None) -> None:
    waits = Proposal.objects.get(stage=Stage.PENDING)
    counted = verdict(waits.title)
    assert counted["outcome"] == "carried"
    assert counted["without_ad_referendum"]["outcome"] == "not_carried"
    assert len(counted["pending"]) == 1


def test_two_ballots_are_open_for_those_who_try_the_demo(demo: None) -> None:
    running = Ballot.objects.filter(closed_at=None)
    assert {ballot.network.slug for ballot in running} == {"thai-sub-committee", "northnet"}
    for name, slug in (("nok", "thai-sub-committee"), ("aree", "northnet")):
        person = Person.objects.get(sign_in_name=name)
        mine = Entitled.objects.get(
            ballot__in=running, organisation__representatives__person=person, ballot__network__slug=slug
        )
        client = Client()
        client.force_login(person)
        assert client.get(f"/n/{slug}/listed/{mine.pk}/voice").status_code == 200


def test_what_nok_says_waits_for_her_ministry(demo: None) -> None:
    nok = Person.objects.get(sign_in_name="nok")
    mine = Entitled.objects.get(
        ballot__closed_at=None,
        ballot__network__slug="thai-sub-committee",
        organisation__representatives__person=nok,
    )
    client = Client()
    client.force_login(nok)
    client.post(f"/n/thai-sub-committee/listed/{mine.pk}/voice", {"choice": "yes"})
    assert Voice.objects.get(entitled=mine).is_ad_referendum


def test_a_sheet_waits_for_a_second_person_in_each(demo: None) -> None:
    assert Voice.objects.filter(stage=VoiceStage.WAITING, ballot__closed_at=None).count() == 2


def test_what_became_of_decisions_is_told(demo: None) -> None:
    assert {Progress.DONE, Progress.UNDER_WAY} <= set(FollowUp.objects.values_list("progress", flat=True))
    assert MinorityStatement.objects.count() >= 2
    assert Entitled.objects.filter(is_recused=True).count() == 1
    assert Entitled.objects.exclude(proxy=None).count() == 1
    reworded = Proposal.objects.get(title__startswith="Meet twice a year")
    assert reworded.revisions.count() == 2
    assert Proposal.objects.exclude(recorded_note="").count() >= 6


def test_chiang_mai_began_without_time_or_budget(demo: None) -> None:
    start = Start.objects.get()
    assert start.network.slug == "chiang-mai"
    assert start.is_despite
    assert start.result["standing"] == "not_ready"
    assert Network.objects.get(slug="chiang-mai").status == Status.ACTIVE


def test_northnet_asked_twice_and_compares(demo: None) -> None:
    assert list(Round.objects.filter(network__slug="northnet").values_list("number", flat=True)) == [1, 2]
    noi, second = (
        Person.objects.get(sign_in_name="noi"),
        Round.objects.get(network__slug="northnet", number=2),
    )
    client = Client()
    client.force_login(noi)
    assert client.get(f"/n/northnet/readiness/{second.pk}").status_code == 200


def test_names_are_invented_and_none_twice() -> None:
    namer = Namer(deciding("names"))
    names = [namer.next(language) for language in ("th", "zh", "en") for _turn in range(60)]
    assert len(set(names)) == len(names)
    assert namer.next("lo")[1] == ""
