"""Who speaks for a member, and how far: one head at a time, and no mandate confirmed by its own recorder."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone, translation

from tests.members.test_memberships import refused
from tests.people import North, by, person
from trellis.domain.mandate import Scope, Stage
from trellis.domain.problems import (
    DATES_REVERSED,
    ENDED_ALREADY,
    LETTER_KIND,
    LETTER_SIZE,
    LIMIT_MISSING,
    MANDATE_SETTLED,
    NOT_A_MEMBER,
    NOT_PERMITTED,
    SEATED_ALREADY,
    TWO_HEADS,
    Problem,
)
from trellis.ledger.models import Line
from trellis.members import actions, letters
from trellis.members.actions.mandates import Terms
from trellis.members.actions.organisations import Details
from trellis.members.actions.representatives import Appointment
from trellis.members.models import Mandate, Representative, Seat
from trellis.members.queries import representatives as reads
from trellis.members.speaking import examples, in_words, spoken
from trellis.networks.models import Assignment


def mandate(north: North, **given: object) -> Mandate:
    """Let Malee record a mandate for Nok."""
    terms = Terms(**{"scope": Scope.DISCUSS, "since": date(2026, 2, 1), **given})
    return actions.record_mandate(actor=by(north.malee), representative=north.speaks, terms=terms)


def test_two_heads_at_once_are_refused_by_name(north: North) -> None:
    given = {"actor": by(north.malee), "organisation": north.centre, "person": north.aree}
    with pytest.raises(Problem) as caught:
        actions.appoint(**given, appointment=Appointment())
    assert (caught.value.kind, caught.value.details["name"]) == (TWO_HEADS, "Nok Wongsa")
    alternate = actions.appoint(**given, appointment=Appointment(seat=Seat.ALTERNATE))
    assert alternate.seat == Seat.ALTERNATE


def test_the_new_head_may_follow_the_former(north: North) -> None:
    today = timezone.localdate()
    given = {"actor": by(north.malee), "organisation": north.centre, "person": north.aree}
    actions.appoint(**given, appointment=Appointment(since=today), ends_former=True)
    assert Representative.objects.get(pk=north.speaks.pk).until == today - timedelta(days=1)
    assert Assignment.objects.get(person=north.nok).until == today - timedelta(days=1)


def test_who_began_today_cannot_be_followed_today(north: North) -> None:
    today = timezone.localdate()
    given = {"actor": by(north.malee), "organisation": north.office}
    actions.appoint(**given, person=north.preecha, appointment=Appointment(since=today))
    with refused(TWO_HEADS):
        actions.appoint(**given, person=north.aree, appointment=Appointment(since=today), ends_former=True)


def test_a_head_for_a_time_leaves_room_after_it(north: North) -> None:
    given = {"actor": by(north.malee), "organisation": north.office}
    early = Appointment(since=date(2026, 1, 1), until=date(2026, 3, 31))
    actions.appoint(**given, person=north.preecha, appointment=early)
    with refused(TWO_HEADS):
        actions.appoint(**given, person=north.aree, appointment=Appointment(since=date(2026, 3, 31)))
    later = actions.appoint(**given, person=north.aree, appointment=Appointment(since=date(2026, 4, 1)))
    assert later.seat == Seat.HEAD


def test_appointing_needs_a_member_and_a_free_seat(north: North) -> None:
    outside = actions.add_organisation(
        actor=by(north.malee), network=north.network, details=Details(names={"en": "Outside"})
    )
    with refused(NOT_A_MEMBER):
        actions.appoint(
            actor=by(north.malee), organisation=outside, person=north.aree, appointment=Appointment()
        )
    with refused(SEATED_ALREADY):
        actions.appoint(
            actor=by(north.malee),
            organisation=north.centre,
            person=north.nok,
            appointment=Appointment(seat=Seat.ALTERNATE),
        )


def test_the_role_ends_with_the_last_seat_only(north: North) -> None:
    given = {"actor": by(north.malee), "organisation": north.group, "person": north.nok}
    second = actions.appoint(**given, appointment=Appointment())
    actions.end_representative(actor=by(north.malee), representative=north.speaks)
    assert Assignment.objects.get(person=north.nok).until is None
    actions.end_representative(actor=by(north.malee), representative=second)
    assert Assignment.objects.get(person=north.nok).until == timezone.localdate()
    with refused(ENDED_ALREADY):
        actions.end_representative(actor=by(north.malee), representative=second)


def test_a_network_that_removed_the_role_gets_it_back(north: North) -> None:
    north.network.roles.get(key="representative").delete()
    new = person("Ploy Dee")
    actions.appoint(
        actor=by(north.malee),
        organisation=north.group,
        person=new,
        appointment=Appointment(since=date(2026, 1, 1)),
    )
    assert Assignment.objects.get(person=new).role.key == "representative"


def test_a_mandate_is_confirmed_by_somebody_else(north: North) -> None:
    recorded = mandate(north)
    for who in (north.malee, north.nok, north.aree):
        with refused(NOT_PERMITTED):
            actions.confirm_mandate(actor=by(who), mandate=recorded)
    confirmed = actions.confirm_mandate(actor=by(north.somchai), mandate=recorded)
    assert confirmed.confirmed_by == north.somchai
    with refused(MANDATE_SETTLED):
        actions.confirm_mandate(actor=by(north.preecha), mandate=recorded)


def test_nok_records_her_own_and_no_other(north: North) -> None:
    own = actions.record_mandate(
        actor=by(north.nok),
        representative=north.speaks,
        terms=Terms(scope=Scope.ATTEND, since=date(2026, 2, 1)),
    )
    assert own.recorded_by == north.nok
    seat = actions.appoint(
        actor=by(north.malee), organisation=north.group, person=north.aree, appointment=Appointment()
    )
    with refused(NOT_PERMITTED):
        actions.record_mandate(
            actor=by(north.nok), representative=seat, terms=Terms(scope=Scope.COMMIT, since=date(2026, 2, 1))
        )


def test_a_mandate_reads_as_a_person_says_it(north: North) -> None:
    row = mandate(
        north,
        scope=Scope.COMMIT_WITHIN,
        limit_amount=Decimal(50000),
        limit_currency="THB",
        subjects=("training",),
        until=date(2027, 3, 31),
    )
    with translation.override("en"):
        assert in_words(row) == "may commit up to 50,000 THB on training until 31 March 2027"
        assert in_words(mandate(north)) == (
            "may take part in the discussion, and headquarters decides, without an end date"
        )
        assert in_words(mandate(north, scope=Scope.ATTEND)).startswith("may attend")
        assert in_words(mandate(north, scope=Scope.COMMIT)).startswith("may commit the organisation fully")
        worded = mandate(north, scope=Scope.COMMIT_WITHIN, limit_text="two staff days")
        assert in_words(worded).startswith("may commit within this limit: two staff days")
        both = mandate(north, scope=Scope.COMMIT_WITHIN, limit_text="a year", limit_amount=Decimal(5))
        assert in_words(both).startswith("may commit up to 5 (a year)")


def test_what_a_mandate_covers_is_told_by_examples(north: North) -> None:
    row = mandate(north, scope=Scope.COMMIT_WITHIN, limit_amount=Decimal(500), limit_currency="THB")
    actions.confirm_mandate(actor=by(north.somchai), mandate=row)
    row.refresh_from_db()
    said = examples(row, date(2026, 3, 1))
    assert [each.covered for each in said] == [True, True, True, False]
    assert said[3].ad_referendum
    assert len(examples(mandate(north), date(2026, 3, 1))) == 3


def test_a_limit_and_dates_must_make_sense(north: North) -> None:
    with refused(LIMIT_MISSING):
        mandate(north, scope=Scope.COMMIT_WITHIN)
    with refused(DATES_REVERSED):
        mandate(north, until=date(2026, 1, 1))


def test_withdrawing_wants_a_reason_and_happens_once(north: North) -> None:
    row = mandate(north)
    withdrawn = actions.withdraw_mandate(actor=by(north.malee), mandate=row, reason="New director")
    assert spoken(withdrawn, timezone.localdate()).stage == Stage.WITHDRAWN
    with refused(MANDATE_SETTLED):
        actions.withdraw_mandate(actor=by(north.malee), mandate=row, reason="Again")


def test_a_letter_is_told_by_its_content(north: North) -> None:
    row = mandate(north, letter=ContentFile(b"%PDF-1.7 letter", name="../ลับ/letter from HQ.exe"))
    assert row.letter_name == "letter from HQ.pdf"
    assert row.letter.name.startswith("letters/")
    assert "HQ" not in row.letter.name
    with refused(LETTER_KIND):
        mandate(north, letter=ContentFile(b"MZ not a letter", name="letter.pdf"))
    huge = ContentFile(b"%PDF-", name="huge.pdf")
    huge.size = 11 * 1024 * 1024
    with refused(LETTER_SIZE):
        mandate(north, letter=huge)
    assert letters.media_type("x.png") == "image/png"
    assert letters.media_type("x") == "application/octet-stream"


def test_the_record_names_no_person(north: North) -> None:
    mandate(north, letter=ContentFile(b"%PDF-1.7", name="Nok Wongsa.pdf"))
    assert "Nok" not in str(list(Line.objects.values_list("detail", flat=True)))


def test_the_overview_sorts_who_needs_what(north: North) -> None:
    def kinds() -> list[int]:
        found = (
            reads.silent_members(by(north.malee), north.network),
            reads.without_mandate(north.network),
            reads.with_unconfirmed(north.network),
            reads.with_ending(north.network),
            reads.with_ended(north.network),
        )
        return [each.count() for each in found]

    assert kinds() == [2, 1, 0, 0, 0]
    today = timezone.localdate()
    first = mandate(north, until=today + timedelta(days=20))
    assert kinds() == [2, 0, 1, 1, 0]
    actions.confirm_mandate(actor=by(north.somchai), mandate=first)
    mandate(north, until=today + timedelta(days=200))
    assert kinds() == [2, 0, 1, 0, 0]
    for row in Mandate.objects.all():
        actions.withdraw_mandate(actor=by(north.malee), mandate=row, reason="x")
    assert kinds() == [2, 0, 0, 0, 1]


def test_a_role_lasts_as_long_as_the_longest_seat(north: North) -> None:
    later = Appointment(since=date(2026, 2, 1), until=date(2030, 6, 30))
    given = {"actor": by(north.malee), "organisation": north.group, "person": north.nok}
    actions.appoint(**given, appointment=later)
    actions.end_representative(actor=by(north.malee), representative=north.speaks)
    assert Assignment.objects.get(person=north.nok).until == date(2030, 6, 30)


def test_resuming_leaves_what_was_given_anew(north: North) -> None:
    membership = north.centre.memberships.get()
    left = actions.end_membership(actor=by(north.malee), membership=membership, reason="Closed")
    given = {"actor": by(north.malee), "organisation": north.group, "person": north.nok}
    actions.appoint(**given, appointment=Appointment())
    actions.resume_membership(actor=by(north.malee), membership=left)
    assert Representative.objects.filter(person=north.nok, until=None).count() == 2
    assert Assignment.objects.filter(person=north.nok, until=None).count() == 1


def test_nothing_is_done_in_a_closed_network(north: North) -> None:
    north.network.status = "closed"
    north.network.save()
    for who in (north.malee, north.nok):
        with refused(NOT_PERMITTED):
            actions.confirm_organisation(actor=by(who), organisation=north.centre)
