"""Is A the same as B? Decided, shown, and taken back exactly."""

from tests.members.test_memberships import refused
from tests.members.test_organisations import change, found
from tests.people import North, by
from trellis.domain.problems import ANSWERED_ALREADY, SAME_ALREADY, SAME_ONE, TREE_CYCLE
from trellis.members import actions
from trellis.members.actions.organisations import Details
from trellis.members.models import Identity, Organisation, SameAs
from trellis.members.queries import open_questions, past_decisions
from trellis.members.queries.directory import directory_of


def twin(north: North) -> Organisation:
    """Add a second spelling of the children's centre."""
    details = Details(names={"en": "Childrens Center North"}, aliases=("CCN",))
    return actions.add_organisation(actor=by(north.malee), network=north.network, details=details)


def decide(north: North, other: Organisation, answer: Identity) -> SameAs:
    given = {"organisation": north.centre, "other": other, "answer": answer}
    return actions.identify(actor=by(north.malee), **given)


def test_the_same_is_hidden_and_found_by_both_names_until_taken_back(north: North) -> None:
    other = twin(north)
    decision = decide(north, other, Identity.SAME)
    assert other not in directory_of(by(north.malee), north.network)
    assert found("center") == found("ccn") == ["Children's Centre"]
    actions.take_back(actor=by(north.malee), decision=decision)
    assert other in directory_of(by(north.malee), north.network)
    assert found("center") == found("ccn") == ["Childrens Center North"]
    with refused(ANSWERED_ALREADY):
        actions.take_back(actor=by(north.malee), decision=decision)


def test_a_part_gets_its_former_parent_back(north: North) -> None:
    other = change(north, twin(north), parent=north.office)
    decision = decide(north, other, Identity.PART_OF)
    assert Organisation.objects.get(pk=other.pk).parent == north.centre
    actions.take_back(actor=by(north.malee), decision=decision)
    assert Organisation.objects.get(pk=other.pk).parent == north.office


def test_what_was_changed_since_is_left_alone(north: North) -> None:
    other = twin(north)
    decision = decide(north, other, Identity.PART_OF)
    change(north, other, parent=north.group)
    actions.take_back(actor=by(north.malee), decision=decision)
    assert Organisation.objects.get(pk=other.pk).parent == north.group


def test_later_stays_open_until_it_is_answered(north: North) -> None:
    other = twin(north)
    decide(north, other, Identity.LATER)
    assert open_questions(by(north.malee), north.network).count() == 1
    decide(north, other, Identity.DIFFERENT)
    assert open_questions(by(north.malee), north.network).count() == 0
    assert past_decisions(by(north.malee), north.network).count() == 1


def test_an_entry_is_neither_its_own_double_nor_a_double_twice(north: North) -> None:
    with refused(SAME_ONE):
        decide(north, north.centre, Identity.SAME)
    other = twin(north)
    decide(north, other, Identity.SAME)
    with refused(SAME_ALREADY):
        actions.identify(actor=by(north.malee), organisation=north.office, other=other, answer=Identity.SAME)


def test_taking_back_makes_no_circle(north: North) -> None:
    other = twin(north)
    Organisation.objects.filter(pk=other.pk).update(parent=north.office)
    decision = decide(north, Organisation.objects.get(pk=other.pk), Identity.PART_OF)
    Organisation.objects.filter(pk=north.office.pk).update(parent=other)
    with refused(TREE_CYCLE):
        actions.take_back(actor=by(north.malee), decision=decision)
    assert SameAs.objects.get(pk=decision.pk).taken_back_at is None
