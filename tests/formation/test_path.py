"""The path of the eight steps and the founding document, read from what members wrote and adopted."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from django.urls import reverse

from tests.members.test_pages import read, signed_in
from tests.people import North
from trellis.decisions.models import Proposal
from trellis.governance.models import Body, Comment, DecisionRule, Document, RuleVersion, Stage, Version

Limit = Callable[[int], AbstractContextManager[object]]


def write(north: North, kind: str, stage: str, **more: object) -> Version:
    """Let a step's document have a version."""
    document, _ = Document.objects.get_or_create(network=north.network, kind=kind, names={"en": kind})
    number = document.versions.count() + 1
    return Version.objects.create(
        network=north.network,
        document=document,
        number=number,
        stage=stage,
        **more,  # type: ignore[misc]
    )


def test_the_path_shows_where_the_network_is(north: North) -> None:
    write(north, "purpose", Stage.ADOPTED, adopted_on=date(2026, 1, 5), review_on=date(2026, 2, 5))
    draft = write(north, "goals", Stage.DRAFT)
    Comment.objects.create(network=north.network, version_of=draft, text="Too many")
    write(north, "action-plan", Stage.PROPOSED)
    write(north, "ground-rules", Stage.ENDED)
    rule = DecisionRule.objects.create(network=north.network, names={"en": "Majority"})
    RuleVersion.objects.create(
        network=north.network, rule=rule, number=1, stage=Stage.ADOPTED, adopted_on=date(2026, 1, 5)
    )
    page = read(north.aree, "path")
    assert f"/n/north/documents/{draft.document_id}" in page
    assert "/n/north/documents/new?kind=resources" in read(north.malee, "path")
    for words in (
        "Review is overdue",
        "Being discussed",
        "Put to a decision",
        "No longer in force",
        "Decision rules in force: 1",
        "Nothing yet",
        "Any member begins with a starting text",
    ):
        assert words in page, words


def test_the_path_asks_as_much_with_many_texts(north: North, assert_queries: Limit) -> None:
    client, address = signed_in(north.malee), reverse("path", args=["north"])
    client.get(address)
    for number in range(20):
        Version.objects.filter(stage=Stage.ADOPTED).update(stage=Stage.SUPERSEDED)
        write(north, "purpose", Stage.ADOPTED, adopted_on=date(2026, 1, 1 + number))
    with assert_queries(at_most=19):
        client.get(address)


def test_the_founding_document_has_what_stands_behind_it(north: North) -> None:
    assert "Nothing is adopted yet" in read(north.aree, "founding")
    write(
        north,
        "purpose",
        Stage.ADOPTED,
        adopted_on=date(2026, 1, 5),
        adopted_note="Minutes of 5 January, item 3",
        texts={"en": "No child alone.\n\nEverybody looks."},
    )
    write(north, "goals", Stage.DRAFT, texts={"en": "A mere draft"})
    write(north, "ground-rules", Stage.ADOPTED, sunset_on=date(2026, 1, 6), texts={"en": "Run out"})
    Body.objects.create(network=north.network, kind="assembly", names={"en": "All members"})
    page = read(north.aree, "founding")
    assert "No child alone." in page
    assert "Minutes of 5 January, item 3" in page
    assert "5 January 2026" in page
    assert "All members" in page
    assert "Goals and objectives" in page.split("Not adopted yet:")[1]
    assert "A mere draft" not in page
    assert "Run out" not in page


def test_the_decision_and_its_rule_stand_behind_a_text(north: North) -> None:
    rule = DecisionRule.objects.create(network=north.network, names={"en": "Plain majority"})
    version = RuleVersion.objects.create(
        network=north.network,
        rule=rule,
        number=2,
        stage=Stage.ADOPTED,
        adopted_on=date(2026, 1, 4),
        terms={"method": "majority"},
    )
    decided = Proposal.objects.create(
        network=north.network, number=7, title="How we meet", text="Monthly", rule=version
    )
    write(
        north,
        "communications",
        Stage.ADOPTED,
        adopted_on=date(2026, 1, 7),
        adopted_by=decided.pk,
        texts={"en": "We meet each month."},
    )
    page = read(north.aree, "founding")
    assert "We meet each month." in page
    assert "Decision 7: How we meet." in page
    assert "By the rule Plain majority, version 2." in page
