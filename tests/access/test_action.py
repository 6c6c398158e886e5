"""Every change goes through an action: permitted, atomic, recorded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError, OperationalError

from trellis.access import action as actions
from trellis.access.action import VERBS, action, may, note
from trellis.access.actor import Actor, Channel
from trellis.access.rows import Facts, Row, hold
from trellis.access.rule import NONE, Reason, Rule, of_actor
from trellis.access.rules import everybody, is_operator, is_signed_in, is_steward
from trellis.domain.problems import CHANGED_MEANWHILE, DONE_MEANWHILE, NOT_PERMITTED, Problem
from trellis.ledger.models import NODE, Line
from trellis.networks.models import Network


@dataclass(frozen=True)
class Somebody:
    """A person as far as access knows one."""

    pk: UUID
    is_steward: bool = False


MALEE = Actor(channel=Channel.WEB, person=Somebody(UUID(int=7)), organisation=UUID(int=9))
NIGHT_JOB = Actor.operator("night job", Channel.JOB)
NOBODY = Actor.nobody()


@pytest.fixture(autouse=True)
def _own_verbs() -> Iterator[None]:
    """Let each test have verbs of its own."""
    before = dict(VERBS)
    yield
    VERBS.clear()
    VERBS.update(before)


@pytest.mark.django_db
def test_a_deed_leaves_one_line() -> None:
    @action(
        "test.open",
        on="network",
        allow=is_signed_in,
        keeps=("why", "amount", "days", "who", "plain", "missing"),
    )
    def open_it(
        *,
        actor: Actor,
        why: str,
        amount: Decimal,
        days: list[date],
        who: dict[str, Row],
        plain: int,
        missing: None = None,
    ) -> Network:
        """Open a test network."""
        return Network.objects.create(slug="north", names={"en": "North"})

    other = Network.objects.create(slug="other", names={})
    made = open_it(
        actor=MALEE, why="because", amount=Decimal("1.50"), days=[date(2026, 1, 2)], who={"a": other}, plain=3
    )
    line = Line.objects.get()
    assert (line.verb, line.channel, line.person, line.organisation) == (
        "test.open",
        "web",
        UUID(int=7),
        UUID(int=9),
    )
    assert (line.chain, line.kind, line.object_id) == (made.pk, "networks.network", made.pk)
    assert line.detail == {
        "why": "because",
        "amount": "1.50",
        "days": ["2026-01-02"],
        "who": {"a": str(other.pk)},
        "plain": 3,
    }


@pytest.mark.django_db
def test_who_may_not_is_told_why_and_nothing_is_written() -> None:
    @action("test.close", on="network", allow=is_steward | is_operator)
    def close(*, actor: Actor, network: Network) -> None:
        """Close it."""
        network.delete()

    north = Network.objects.create(slug="north", names={"en": "North"})
    with pytest.raises(Problem) as caught:
        close(actor=NOBODY, network=north)
    assert caught.value.kind == NOT_PERMITTED
    assert caught.value.details["reason"] == ("you look after this installation",)
    assert Network.objects.exists()
    assert not Line.objects.exists()


@pytest.mark.django_db
def test_a_deed_notes_what_stood_before_on_its_own_line() -> None:
    @action("test.inner", on="nothing", allow=everybody)
    def inner(*, actor: Actor) -> None:
        """Note something of its own."""
        note(inside=1)

    @action("test.outer", on="nothing", allow=everybody, keeps=("why",))
    def outer(*, actor: Actor, why: str) -> None:
        """Do another deed on the way."""
        inner(actor=actor)
        note(before=None, after=Decimal("2.5"))

    outer(actor=MALEE, why="because")
    details = dict(Line.objects.values_list("verb", "detail"))
    assert details == {
        "test.inner": {"inside": 1},
        "test.outer": {"why": "because", "before": None, "after": "2.5"},
    }
    with pytest.raises(RuntimeError):
        note(nowhere=True)


@pytest.mark.django_db
def test_a_deed_that_fails_leaves_nothing() -> None:
    @action("test.half", on="network", allow=everybody)
    def half(*, actor: Actor) -> None:
        """Fail halfway."""
        Network.objects.create(slug="half", names={})
        raise RuntimeError

    with pytest.raises(RuntimeError):
        half(actor=NOBODY)
    assert not Network.objects.exists()
    assert not Line.objects.exists()


@pytest.mark.django_db
def test_a_job_acts_under_its_name_on_the_nodes_own_chain() -> None:
    @action("test.sweep", on="nothing", allow=is_operator)
    def sweep(*, actor: Actor) -> None:
        """Sweep."""

    sweep(actor=NIGHT_JOB)
    line = Line.objects.get()
    assert (line.chain, line.author, line.person, line.channel) == (NODE, "night job", None, "job")


def test_an_action_is_called_by_keywords_and_its_verb_is_its_own() -> None:
    with pytest.raises(TypeError, match="keyword arguments only"):

        @action("test.positional", on="x", allow=everybody)
        def positional(actor: Actor) -> None:
            """Take a positional argument."""

    @action("test.twice", on="x", allow=everybody)
    def first(*, actor: Actor) -> None:
        """Come first."""

    with pytest.raises(TypeError, match="already"):
        action("test.twice", on="x", allow=everybody)(first)
    assert may("test.twice", NOBODY, None)


def test_rules_combine_and_explain() -> None:
    tall = of_actor("you are tall", lambda actor: actor.name == "tall")
    both, either = tall & is_signed_in, tall | is_signed_in
    assert not both.test(MALEE, None)
    assert either.test(MALEE, None)
    assert not either.test(NOBODY, None)
    assert either.where(NOBODY) == NONE | NONE
    assert both.where(MALEE) == tall.where(MALEE) & is_signed_in.where(MALEE)
    assert (both | either).why(MALEE, None) == [
        Reason("you are tall", holds=False),
        Reason("you have signed in", holds=True),
    ]
    assert Rule("x", lambda _a, _t: True, lambda _a: NONE, for_people=False).why(MALEE, None) == []


def test_a_row_knows_nothing_until_its_room_says() -> None:
    assert Row.facts(Network(slug="x")) == Facts()
    assert NIGHT_JOB.person_id is None
    assert MALEE.person_id == UUID(int=7)
    assert not MALEE.is_operator
    assert actions._plain(UUID(int=1)) == str(UUID(int=1))


@pytest.mark.django_db
def test_a_deed_without_a_hand_keeps_the_deed_alone() -> None:
    network = Network.objects.create(slug="north")

    @action("test.drop-in", on="network", allow=is_signed_in, unnamed=lambda _thing: True)
    def drop_in(*, actor: Actor, network: Network) -> None:
        """Put a paper into a box."""

    drop_in(actor=MALEE, network=network)
    line = Line.objects.get(chain=network.pk, verb="test.drop-in")
    assert (line.person, line.author, line.organisation, line.channel) == (None, "", None, "")
    assert line.parties == []


def failing(failure: Exception) -> Callable[..., None]:
    @action("test.fail", on="network", allow=is_signed_in)
    def fail(*, actor: Actor) -> None:
        """Fail as a database does."""
        raise failure

    return fail


@pytest.mark.django_db
@pytest.mark.parametrize("failure", [IntegrityError(), ObjectDoesNotExist(), DatabaseError()])
def test_what_two_did_at_the_same_moment_is_a_sentence(failure: Exception) -> None:
    with pytest.raises(Problem) as caught:
        failing(failure)(actor=MALEE)
    assert caught.value.kind == DONE_MEANWHILE
    assert not Line.objects.exists()


@pytest.mark.django_db
def test_a_database_that_is_gone_is_no_second_click() -> None:
    with pytest.raises(OperationalError):
        failing(OperationalError())(actor=MALEE)


@pytest.mark.django_db
def test_a_row_is_held_in_the_version_that_was_seen() -> None:
    network = Network.objects.create(slug="north", names={"en": "North"})
    Network.objects.update(version=2, acronym="NN")
    assert hold(network).acronym == "NN"
    assert hold(network, 2) is network
    with pytest.raises(Problem) as caught:
        hold(network, 1)
    assert caught.value.kind == CHANGED_MEANWHILE
