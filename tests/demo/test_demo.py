"""The six examples of the note stand as they are told there, built by deeds that are on record."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.people import person
from trellis.accounts.models import Person
from trellis.asks.models import Asked
from trellis.channels.models import Inbound, Layout, Reach, Sheet
from trellis.demo import staging
from trellis.domain.agreement import Stage
from trellis.domain.problems import DEMO_BESIDE_REAL, Problem
from trellis.governance.models import Body, Comment, Delegation, Memorandum, Signature
from trellis.governance.queries import rule_for, steps
from trellis.governance.queries.bodies import holders, holders_of
from trellis.governance.queries.memoranda import at_stage
from trellis.governance.subjects import Subject
from trellis.ledger import queries as ledger
from trellis.ledger.models import Line
from trellis.meetings.answers import DATE
from trellis.meetings.models import Invitation, Meeting
from trellis.members.models import Mandate, Membership, Organisation, Part, PartKind, Standing
from trellis.networks.models import Network, Unit

pytestmark = pytest.mark.django_db


def members(slug: str) -> int:
    """Count the members of a network."""
    return Membership.objects.filter(network__slug=slug, standing=Standing.MEMBER).count()


def test_the_networks_have_the_members_that_the_note_counts(demo: None) -> None:
    assert staging.is_set()
    assert Network.objects.count() == 6
    assert members("thai-sub-committee") == 38
    assert members("mae-sai") == 30
    thai = Membership.objects.filter(network__slug="thai-sub-committee", standing=Standing.MEMBER)
    assert thai.filter(constituency__key="ngo").count() * 3 > 38
    ngos = Membership.objects.filter(network__slug="mae-sai", constituency__key="ngo")
    assert ngos.count() == 19


def test_the_sub_committee_has_two_secretariats(demo: None) -> None:
    parts = Part.objects.filter(kind=PartKind.SECRETARIAT, membership__network__slug="thai-sub-committee")
    found = {
        (str(part.membership.organisation), part.for_constituency.key)
        for part in parts
        if part.for_constituency
    }
    assert found == {("The National Youth Bureau", "go"), ("NCYD", "ngo")}


def test_yunnan_reaches_the_village_in_five_levels(demo: None) -> None:
    levels = Unit.objects.filter(network__slug="yunnan").order_by("depth").values_list("level", flat=True)
    assert list(dict.fromkeys(levels)) == ["province", "prefecture", "county", "township", "village"]
    village = Unit.objects.filter(network__slug="yunnan", level="village").first()
    assert village is not None
    assert village.covers.get().level == "village"


def test_what_the_note_does_not_name_is_labelled(demo: None) -> None:
    assert not Person.objects.filter(is_invented=False).exists()
    named = Organisation.objects.filter(network__slug="thai-sub-committee", is_invented=False)
    assert named.count() == 20
    assert not Network.objects.filter(demo_note="").exists()


def test_every_deed_is_on_record_and_the_chains_hold(demo: None) -> None:
    proofs = list(ledger.verify_all())
    assert len(proofs) == 7
    assert all(proof.broken is None for proof in proofs)
    verbs = set(Line.objects.values_list("verb", flat=True))
    assert {"network.open", "unit.add", "membership.admit", "mandate.confirm", "invitation.use"} <= verbs


def test_some_mandates_wait_and_some_run_out(demo: None) -> None:
    assert Mandate.objects.filter(confirmed_at=None).count() >= 3
    assert Organisation.objects.filter(representatives__mandates=None, representatives__isnull=False).exists()
    assert Membership.objects.filter(standing=Standing.REQUESTED).count() == 1
    assert Membership.objects.filter(standing=Standing.LEFT).count() == 1


@pytest.mark.parametrize(
    "guise", [guise for guise in staging.GUISES if guise.sign_in], ids=lambda guise: guise.sign_in
)
def test_each_guise_signs_in_and_arrives(demo: None, guise: staging.Guise) -> None:
    client = Client()
    answer = client.post("/account/login/", {"login": guise.sign_in, "password": staging.PASSWORD})
    assert answer.status_code == 302
    assert client.get(guise.start).status_code == 200


def test_a_visitor_sees_the_public_page(demo: None) -> None:
    assert Client().get("/p/thai-sub-committee/").status_code == 200


def test_clearing_refuses_where_somebody_real_works(
    demo: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    real = person("Sunee Farwell")
    Person.objects.filter(pk=real.pk).update(is_invented=False)
    with pytest.raises(Problem) as caught:
        staging.clear()
    assert caught.value.kind == DEMO_BESIDE_REAL
    assert Network.objects.count() == 6


def test_each_network_has_its_bodies_and_somebody_carries_something(demo: None) -> None:
    for network in Network.objects.all():
        bodies = list(Body.objects.filter(network=network))
        assert bodies, network.slug
        seated = holders_of(bodies, network)
        assert all(seated[body.pk] for body in bodies), network.slug
        assert Delegation.objects.filter(network=network, ended_on=None).exists(), network.slug
    board = Body.objects.get(network__slug="mae-sai", kind="board")
    assert (board.seats, len(holders(board))) == (30, 30)
    levels = Body.objects.filter(network__slug="yunnan").values_list("unit__level", flat=True)
    assert {"province", "prefecture", "village"} <= set(levels)


def test_memoranda_stand_at_different_stages(demo: None) -> None:
    today = timezone.localdate()
    stages = {stage: Memorandum.objects.filter(at_stage(stage, today)).count() for stage in Stage}
    assert stages[Stage.DRAFT] >= 1
    assert stages[Stage.OPEN] >= 3
    assert stages[Stage.IN_FORCE] >= 5
    assert Signature.objects.filter(is_ad_referendum=True, confirmed_at=None).exists()
    assert Memorandum.objects.exclude(document__names__en__startswith="Invented").count() == 0


def test_each_network_carries_its_founding_documents_and_its_rules(demo: None) -> None:
    for network in Network.objects.all():
        known = steps(network)
        assert [each.kind for each in known if each.state is None] == [], network.slug
        assert sum(bool(each.state and each.state.adopted) for each in known) >= 6, network.slug
        assert rule_for(network, Subject.ORDINARY), network.slug
        assert network.purpose
    assert rule_for(Network.objects.get(slug="northnet"), Subject.ORDINARY).terms["method"] == "consensus"  # type: ignore[union-attr]
    thai = Network.objects.get(slug="thai-sub-committee")
    assert "double_majority" in rule_for(thai, Subject.MEMORANDUM).terms  # type: ignore[union-attr]
    assert Comment.objects.filter(fate="open").exists()


def test_chiang_mai_meets_month_after_month(demo: None) -> None:
    here = Meeting.objects.filter(network__slug="chiang-mai")
    held = here.filter(series__names__en="Monthly meeting (invented)")
    first, second, third = held.order_by("starts_at")
    assert here.exclude(pk__in=held).count() == 3
    assert (first.stage, second.stage, third.stage) == ("minuted", "over", "called")
    assert len({each.host_id for each in (first, second, third)}) == 3
    assert first.written.adopted_in == second
    titles = list(third.items.order_by("position").values_list("title", flat=True))
    assert titles[1] == "เวรรับโทรศัพท์กลางคืน · A rota for the phone at night"
    assert {each.stage for each in second.action_items.all()} == {"done", "open", "offered"}


def test_who_has_no_computer_is_asked_and_answers_all_the_same(demo: None) -> None:
    invited = Asked.objects.filter(ask__kind="meeting.attend", network__slug="chiang-mai")
    ways = set(invited.exclude(answered_at=None).values_list("answered_by", flat=True))
    assert ways == {"web", "mail", "sms", "paper", "phone"}
    assert Invitation.objects.get(coming="no-means").needs == ["travel"]
    assert Reach.objects.exclude(relay=None).count() == 2
    assert Sheet.objects.filter(network__slug="chiang-mai").count() == 2
    assert Inbound.objects.count() == 3


def test_its_minutes_read_as_sentences(demo: None, client: Client) -> None:
    client.force_login(Person.objects.get(sign_in_name="siriporn"))
    held = Meeting.objects.filter(network__slug="chiang-mai", stage="over").get()
    page = client.get(f"/n/chiang-mai/meetings/{held.pk}/minutes").content.decode()
    assert "&#39;number&#39;" not in page
    assert "Three pairs go" in page


def test_the_villages_are_asked_on_one_list(demo: None, client: Client) -> None:
    aree, noi = (Person.objects.get(sign_in_name=name) for name in ("aree", "noi"))
    called = Meeting.objects.get(network__slug="northnet")
    assert (called.stage, called.chair) == ("called", aree)
    ways = dict(Invitation.objects.filter(meeting=called).values_list("organisation__names__en", "coming"))
    assert ways["Invented Women's Group of Village Three"] == "yes"
    assert ways["Tambon Administrative Organization of Tha Ton"] == "yes"
    assert len(ways) == 4
    sheet = Sheet.objects.get(network__slug="northnet")
    invited = sheet.asked.filter(ask__kind="meeting.attend")
    assert (sheet.layout, sheet.person, invited.count()) == (Layout.LIST, None, 2)
    client.force_login(noi)
    assert "กลุ่มเยาวชนหมู่บ้านสอง" in client.get(f"/n/northnet/sheets/printed/{sheet.printing}").content.decode()
    youth = invited.get(answered_at=None)
    client.force_login(aree)
    assert client.get(f"/n/northnet/mine/{youth.pk}").status_code == 200


def test_the_core_group_looks_for_a_date(demo: None, client: Client) -> None:
    client.force_login(Person.objects.get(sign_in_name="malee"))
    wanted = Meeting.objects.get(network__slug="thai-sub-committee")
    assert wanted.starts_at is None
    assert wanted.date_options.count() == 3
    asked = Asked.objects.filter(ask__kind=DATE, ask__about=wanted.pk)
    assert set(asked.exclude(answered_at=None).values_list("answered_by", flat=True)) == {
        "web",
        "mail",
        "sms",
        "phone",
    }
    assert client.get(f"/n/thai-sub-committee/meetings/{wanted.pk}").status_code == 200
