"""Documents are begun, written on top of each other, amended, adopted and reviewed; nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.governance.papers import DAY, TEXT, THAI, adopted, draft, wording
from tests.people import North, by
from trellis.domain import prose
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    DATES_REVERSED,
    DECISION_MISSING,
    DOCUMENT_KNOWN,
    IN_THE_FUTURE,
    LATER_IN_FORCE,
    NOT_IN_FORCE,
    NOT_PERMITTED,
    NOTHING_NEW,
    REASON_MISSING,
    TEXT_MISSING,
    TEXT_TOO_LONG,
    TITLE_MISSING,
    VERSION_PAST,
    VERSION_SETTLED,
    Kind,
    Problem,
)
from trellis.governance import actions, queries
from trellis.governance.actions import Decided, Heading, Look
from trellis.governance.models import DocumentKind, Finding, Review, Stage, Version
from trellis.ledger.models import Line

TODAY = timezone.localdate
DECIDED = Decided(on=DAY, note="Assembly, minutes no. 2")


def refused(kind: Kind, deed: Callable[[], Any]) -> Problem:
    with pytest.raises(Problem) as problem:
        deed()
    assert problem.value.kind == kind
    return problem.value


def write(north: North, based_on: Version, en: str, **more: Any) -> Version:
    given = {"document": based_on.document, "based_on": based_on.pk}
    return actions.write_version(actor=by(north.malee), wording=wording(en, **more), **given)


def amend(north: North, version: Version, en: str = "We meet each week.") -> Version:
    return actions.amend(
        actor=by(north.nok), version=version, wording=wording(en, says="Once a month is rare.")
    )


def test_a_document_begins_with_a_version_and_a_line(north: North) -> None:
    version = draft(north, th=THAI)
    assert (version.number, version.stage, version.author) == (1, Stage.DRAFT, north.malee)
    assert version.texts == {"en": TEXT, "th": THAI}
    assert version.document.names == {"en": "Ground rules", "th": "กติกาพื้นฐาน"}
    line = Line.objects.latest("pk")
    assert (line.verb, line.detail) == ("document.draft", {"number": 1, "languages": ["en", "th"]})


def test_of_a_step_a_network_has_one_document(north: North) -> None:
    draft(north)
    refused(DOCUMENT_KNOWN, lambda: draft(north))
    for _number in range(2):
        assert draft(north, DocumentKind.OTHER, names={"en": "Code of conduct"})


def test_what_cant_be_a_document(north: North) -> None:
    refused(TEXT_MISSING, lambda: draft(north, en=" \n "))
    refused(TITLE_MISSING, lambda: draft(north, DocumentKind.OTHER))
    refused(TEXT_TOO_LONG, lambda: draft(north, en="a" * (prose.LONGEST + 1)))
    refused(NOT_PERMITTED, lambda: draft(replace(north, malee=north.nok)))


def test_a_new_version_replaces_the_draft_below(north: North) -> None:
    first = draft(north)
    second = write(north, first, "We meet twice a month.")
    first.refresh_from_db()
    assert (second.number, second.based_on, first.stage) == (2, first, Stage.SUPERSEDED)
    refused(NOTHING_NEW, lambda: write(north, second, "We meet twice a month."))


def test_two_writers_at_once_are_told_of_each_other(north: North) -> None:
    seen = draft(north)
    write(north, seen, "Hers.")
    refused(CHANGED_MEANWHILE, lambda: write(north, seen, "His."))
    assert seen.document.versions.count() == 2


def test_somebody_who_speaks_for_a_member_amends(north: North) -> None:
    standing = adopted(north)
    proposed = amend(north, standing)
    assert (proposed.is_amendment, proposed.organisation, proposed.stage) == (True, north.centre, Stage.DRAFT)
    assert queries.latest_own(standing.document) == standing
    refused(
        NOT_PERMITTED, lambda: actions.amend(actor=by(north.aree), version=standing, wording=wording("x"))
    )
    refused(NOTHING_NEW, lambda: amend(north, standing, TEXT))
    without = wording("Else.", says=" ")
    refused(REASON_MISSING, lambda: actions.amend(actor=by(north.nok), version=standing, wording=without))


def test_nobody_amends_what_is_past(north: North) -> None:
    first = draft(north)
    write(north, first, "Newer.")
    refused(VERSION_PAST, lambda: amend(north, first))


def test_the_drafters_take_an_amendment_over(north: North) -> None:
    standing = adopted(north)
    proposed = amend(north, standing)
    given = {"amendment": proposed, "based_on": standing.pk, "wording": wording("We meet each week.")}
    taken = actions.take_over(actor=by(north.malee), **given)
    proposed.refresh_from_db()
    standing.refresh_from_db()
    assert taken.takes_in == proposed
    assert (proposed.stage, proposed.answer, proposed.answered_by) == (
        Stage.SUPERSEDED,
        "Because we begin.",
        north.malee,
    )
    assert standing.stage == Stage.ADOPTED
    again = given | {"based_on": taken.pk, "wording": wording("We meet each day.")}
    refused(VERSION_SETTLED, lambda: actions.take_over(actor=by(north.malee), **again))
    own = given | {"amendment": taken}
    refused(VERSION_PAST, lambda: actions.take_over(actor=by(north.malee), **own))


def test_an_amendment_that_isnt_taken_over_gets_its_reason(north: North) -> None:
    proposed = amend(north, adopted(north))
    declined = actions.decline_version(
        actor=by(north.malee), version=proposed, reason="Too often for villages."
    )
    assert (declined.stage, declined.answer) == (Stage.DECLINED, "Too often for villages.")
    refused(
        VERSION_SETTLED, lambda: actions.decline_version(actor=by(north.malee), version=proposed, reason="x")
    )
    assert actions.propose_version(actor=by(north.nok), version=proposed).stage == Stage.PROPOSED
    assert actions.return_version(actor=by(north.nok), version=proposed).stage == Stage.DRAFT


def test_who_wrote_it_withdraws_it_and_nobody_else_of_the_members(north: North) -> None:
    proposed = amend(north, draft(north))
    refused(
        NOT_PERMITTED,
        lambda: actions.withdraw_version(actor=by(north.aree), version=proposed, reason="Not mine."),
    )
    withdrawn = actions.withdraw_version(actor=by(north.nok), version=proposed, reason="We thought again.")
    assert withdrawn.stage == Stage.WITHDRAWN


def test_the_adopted_version_replaces_the_former_and_can_be_taken_back(north: North) -> None:
    former = adopted(north)
    newer = write(north, former, "We meet each week.")
    by_proposal = Decided(on=date(2026, 4, 1), decided_by=uuid4())
    actions.adopt_version(actor=by(north.somchai), version=newer, decided=by_proposal)
    former.refresh_from_db()
    assert (former.stage, former.ended_on) == (Stage.SUPERSEDED, date(2026, 4, 1))
    assert (newer.stage, newer.adopted_by) == (Stage.ADOPTED, by_proposal.decided_by)
    back = replace(DECIDED, on=date(2026, 4, 2))
    actions.adopt_version(actor=by(north.malee), version=former, decided=back)
    assert queries.documents_in_force(north.network) == [former]
    assert former.ended_on is None


def test_an_adoption_says_where_it_was_decided_and_when(north: North) -> None:
    version = draft(north)

    def adopt(**given: Any) -> Version:
        return actions.adopt_version(
            actor=by(north.malee), version=version, decided=replace(DECIDED, **given)
        )

    refused(DECISION_MISSING, lambda: adopt(note=" "))
    refused(IN_THE_FUTURE, lambda: adopt(on=TODAY() + timedelta(days=1)))
    refused(DATES_REVERSED, lambda: adopt(sunset_on=DAY - timedelta(days=1)))
    adopt()
    refused(VERSION_SETTLED, adopt)
    newer = write(north, version, "Newer.")
    earlier = replace(DECIDED, on=DAY - timedelta(days=1))
    refused(
        LATER_IN_FORCE,
        lambda: actions.adopt_version(actor=by(north.malee), version=newer, decided=earlier),
    )


def test_a_rhythm_of_review_gives_the_next_day(north: North) -> None:
    version = draft(north, months=12)
    leap = replace(DECIDED, on=date(2024, 2, 29))
    assert actions.adopt_version(actor=by(north.malee), version=version, decided=leap).review_on == date(
        2025, 2, 28
    )


def test_an_adopted_purpose_is_what_the_network_says_of_itself(north: North) -> None:
    version = draft(north, DocumentKind.PURPOSE, th=THAI)
    actions.adopt_version(actor=by(north.somchai), version=version, decided=DECIDED)
    north.network.refresh_from_db()
    assert north.network.purpose == {
        "en": "We protect children in the north.",
        "th": "เราคุ้มครองเด็กในภาคเหนือ",
    }
    assert Line.objects.filter(verb="network.adopt-purpose").exists()


def look(north: North, version: Version, finding: Finding, **given: Any) -> Review:
    found = Look(finding=finding, reason="We asked all members.", **given)
    return actions.review_version(actor=by(north.malee), version=version, look=found)


def test_what_is_kept_holds_on_and_what_is_dropped_ends(north: North) -> None:
    version = adopted(north, sunset_on=TODAY())
    following = TODAY() + timedelta(days=365)
    look(north, version, Finding.KEEP, next_on=following)
    assert (version.review_on, version.sunset_on, version.stage) == (following, None, Stage.ADOPTED)
    look(north, version, Finding.DROP)
    assert (version.stage, version.ended_on) == (Stage.ENDED, TODAY())
    refused(NOT_IN_FORCE, lambda: look(north, version, Finding.MET))
    assert [each.finding for each in queries.reviews_of(version)] == ["drop", "keep"]


def test_what_nobody_kept_is_no_longer_in_force_and_can_be_kept_later(north: North) -> None:
    version = adopted(north, sunset_on=TODAY() - timedelta(days=1))
    assert queries.documents_in_force(north.network) == []
    (due,) = queries.reviews_due(north.network)
    assert (due.version, due.has_lapsed, due.is_late) == (version, True, True)
    look(north, version, Finding.KEEP, next_on=TODAY() + timedelta(days=90))
    assert queries.documents_in_force(north.network) == [version]
    assert queries.reviews_due(north.network) == []


def test_a_change_that_is_wanted_leaves_the_end_as_it_was(north: North) -> None:
    ends = TODAY() + timedelta(days=30)
    version = adopted(north, sunset_on=ends)
    look(north, version, Finding.CHANGE, sunset_on=ends + timedelta(days=900))
    assert version.sunset_on == ends


def test_a_title_is_changed_by_one_at_a_time(north: North) -> None:
    document = draft(north, DocumentKind.OTHER, names={"en": "Code"}).document
    heading = Heading(kind=DocumentKind.OTHER, names={"en": "Code of conduct"}, review_months=6)
    given = {"document": document, "version": document.version, "heading": heading}
    assert actions.describe_document(actor=by(north.malee), **given).names == {"en": "Code of conduct"}
    refused(CHANGED_MEANWHILE, lambda: actions.describe_document(actor=by(north.malee), **given))


def test_a_day_to_come_is_refused_though_no_day_comes_after_it(north: North) -> None:
    version, decided = draft(north, months=12), replace(DECIDED, on=date.max)
    refused(
        IN_THE_FUTURE,
        lambda: actions.adopt_version(actor=by(north.malee), version=version, decided=decided),
    )
