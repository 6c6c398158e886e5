"""The pages of documents and rules: who gets them, what they do, how much they ask of the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.governance.papers import THAI, adopted, draft, ruled, wording
from tests.pages import fill_in
from tests.people import North, South, by
from trellis.accounts.models import Person
from trellis.governance import actions
from trellis.governance.actions import Decided, Look, Remark, Scope, Way
from trellis.governance.models import Body, Document, DocumentKind, Finding, RuleVersion, Stage, Version
from trellis.governance.subjects import Subject
from trellis.networks.actions import publish

Limit = Callable[[int], AbstractContextManager[object]]


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _rules(north: North) -> dict[str, list[UUID]]:
    """Fill the network with rules; give the arguments of their pages."""
    rule = ruled(north)
    decided = Decided(note="Assembly")
    actions.adopt_rule(actor=by(north.malee), version=rule, decided=decided)
    drafted = ruled(north, Subject.MONEY)
    return {
        "decision-rules": [],
        "rule-draft": [],
        "decision-rule": [rule.rule_id],
        "rule-write": [rule.rule_id],
        "rule-describe": [rule.rule_id],
        "rule-version": [rule.pk],
        "rule-try": [rule.pk],
        "rule-adopt": [drafted.pk],
        "rule-review": [rule.pk],
        "rule-withdraw": [drafted.pk],
    }


def furnish(north: North) -> dict[str, list[UUID]]:
    """Fill the network with papers; give each page's arguments."""
    soon = timezone.localdate() + timedelta(days=10)
    version = adopted(north, th=THAI, review_on=soon)
    document = version.document
    look = Look(finding=Finding.KEEP, reason="It works.", next_on=soon)
    actions.review_version(actor=by(north.malee), version=version, look=look)
    amendment = actions.amend(actor=by(north.nok), version=version, wording=wording("We meet each week."))
    other = actions.amend(actor=by(north.nok), version=version, wording=wording("We meet each year."))
    remark = Remark(text="How long?", paragraph=1, language="en")
    said = actions.comment(actor=by(north.nok), version=version, remark=remark)
    given = {"document": document, "based_on": version.pk, "wording": wording("We meet twice a month.")}
    newer = actions.write_version(actor=by(north.malee), **given)
    draft(north, DocumentKind.OTHER, names={"en": "Code of conduct"})
    return _rules(north) | {
        "agreed": [],
        "document-new": [],
        "document-begin": [],
        "document": [document.pk],
        "document-write": [document.pk],
        "document-describe": [document.pk],
        "version": [amendment.pk],
        "version-compare": [newer.pk],
        "version-amend": [version.pk],
        "version-take-over": [amendment.pk],
        "version-decline": [other.pk],
        "version-adopt": [newer.pk],
        "version-review": [version.pk],
        "version-withdraw": [newer.pk],
        "comment-answer": [said.pk],
    }


TO_READ = {
    "agreed", "document", "version", "version-compare", "decision-rules", "decision-rule", "rule-version",
    "rule-try",
}  # fmt: skip


def test_everybody_inside_reads_and_outsiders_find_nothing(north: North, south: South) -> None:
    wrong = []
    for name, args in furnish(north).items():
        address = reverse(name, args=["north", *args])
        for who, client in (("nobody", Client()), ("Wipa", signed_in(south.wipa))):
            if client.get(address).status_code != 404:
                wrong.append(f"{name}: {who} may read it")
        if (status := signed_in(north.malee).get(address).status_code) != 200:
            wrong.append(f"{name}: {status} for Malee")
        if (signed_in(north.aree).get(address).status_code == 200) != (name in TO_READ):
            wrong.append(f"{name}: wrong for Aree")
    assert wrong == []


def test_thai_pages_are_whole(north: North) -> None:
    north.malee.language = "th"
    north.malee.save()
    for name, args in furnish(north).items():
        assert signed_in(north.malee).get(reverse(name, args=["north", *args])).status_code == 200, name


def test_a_paper_of_another_network_is_not_here(north: North, south: South) -> None:
    for name, args in furnish(north).items():
        if args:
            there = reverse(name, args=["south", *args])
            assert signed_in(south.wipa).get(there).status_code == 404, name


def page(person: Person, name: str, *args: object, **query: str) -> str:
    answer = signed_in(person).get(reverse(name, args=["north", *args]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_what_is_agreed_teaches_and_then_tells(north: North) -> None:
    empty = page(north.malee, "agreed")
    assert "Nothing is written yet." in empty
    assert "founding rule" in empty
    furnish(north)
    full = page(north.aree, "agreed")
    assert "1 comment waits for an answer" in full
    assert "2 amendments proposed" in full
    assert "To be looked at again" in full
    assert "Code of conduct" in full
    assert "Our rule" in full


def test_a_document_is_begun_from_a_starting_text(north: North) -> None:
    shown = page(north.malee, "document-new", kind="purpose", text="district-centre")
    assert "[" in shown
    malee, begin = signed_in(north.malee), reverse("document-begin", args=["north"])
    answer = fill_in(malee, f"{begin}?kind=purpose&text=district-centre", {"says": "We begin."}, to=begin)
    document = Document.objects.get(kind="purpose")
    assert answer.url == reverse("document", args=["north", document.pk])
    version = document.versions.get()
    assert set(version.texts) == {"en", "th"}
    assert "Still to be filled in" in malee.get(answer.url).content.decode()


def test_the_second_writer_sees_what_the_first_wrote_and_loses_nothing(north: North) -> None:
    seen = draft(north)
    address = reverse("document-write", args=["north", seen.document_id])
    malee, somchai = signed_in(north.malee), signed_in(north.somchai)
    opened = {"says": "Mine.", "text_en": "We meet in turn.", "based_on": str(seen.pk)}
    assert malee.post(address, opened | {"text_en": "We meet at the centre."}).status_code == 302
    answer = somchai.post(address, opened)
    said = answer.content.decode()
    assert answer.status_code == 400
    assert "Somebody else saved version 2 meanwhile" in said
    assert "We meet in turn." in said
    assert "<del>" in said
    latest = seen.document.versions.get(number=2)
    assert f'value="{latest.pk}"' in said
    assert somchai.post(address, opened | {"based_on": str(latest.pk)}).status_code == 302
    nonsense = somchai.post(address, opened | {"based_on": "nonsense"})
    assert nonsense.status_code == 400
    assert "We meet in turn." in nonsense.content.decode()


def test_two_versions_are_compared_word_by_word(north: North) -> None:
    first = draft(north, en="We meet each month.", th="เราพบกันทุกเดือน")
    texts = wording("We meet every month.", th="เราพบกันทุกสองเดือน")
    given = {"document": first.document, "based_on": first.pk, "wording": texts}
    second = actions.write_version(actor=by(north.malee), **given)
    said = page(north.aree, "version-compare", second.pk)
    assert "We meet <del>each</del><ins>every</ins> month." in said
    assert "<ins>สอง</ins>" in said
    assert "Version 1 is the first" in page(north.aree, "version-compare", first.pk)
    assert "<ins>each</ins>" in page(north.aree, "version-compare", first.pk, **{"with": "2"})
    assert page(north.aree, "version-compare", first.pk, **{"with": "9" * 40})


def test_somebody_says_something_about_a_paragraph_and_gets_her_answer(north: North) -> None:
    version = draft(north)
    nok, address = signed_in(north.nok), reverse("version", args=["north", version.pk])
    where = reverse("version-comment", args=["north", version.pk])
    fill_in(nok, f"{address}?paragraph=2&language=en", {"text": "And who tells the truth?"}, to=where)
    assert "on paragraph 2" in page(north.aree, "version", version.pk)
    said = version.comments.get()
    refused = nok.post(where, {"text": " "})
    assert refused.status_code == 400
    answer = reverse("comment-answer", args=["north", said.pk])
    fill_in(signed_in(north.malee), answer, {"fate": "partly", "answer": "The chair does."})
    assert "The chair does." in page(north.nok, "version", version.pk)


def test_a_draft_becomes_a_rule_in_words(north: North) -> None:
    malee, address = signed_in(north.malee), reverse("rule-draft", args=["north"])
    answer = fill_in(malee, f"{address}?start=two-thirds-double", {}, to=address)
    assert answer.status_code == 302
    made = RuleVersion.objects.get()
    assert made.terms["threshold"] == "2/3"
    assert made.terms["double_majority"]["beneficiaries"] == "own_seat"
    assert made.terms["quorum"] == {"members": "2/3", "each_constituency": "1/2"}
    said = malee.get(answer.url).content.decode()
    assert "At least 2/3 of the voices of all members present must say yes." in said
    adopt = reverse("rule-adopt", args=["north", made.pk])
    fill_in(malee, adopt, {"note": "Assembly, minutes no. 3"})
    made.refresh_from_db()
    assert made.stage == Stage.ADOPTED


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"threshold": "7/3"}, "rule.threshold"),
        ({"quorum_members": "half"}, "rule.quorum.members"),
        ({"discussion_days": "-1"}, "discussion"),
    ],
)
def test_a_rule_that_cant_be_meant_is_said_at_its_place(
    north: North, typed: dict[str, str], says: str
) -> None:
    malee, address = signed_in(north.malee), reverse("rule-draft", args=["north"])
    named = {"name_en": "Ours", "subjects": ["ordinary"]}
    answer = fill_in(malee, address, named | typed)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert 'value="Ours"' in answer.content.decode()


@pytest.mark.parametrize("name", ["agreed", "decision-rules", "document", "version"])
def test_more_rows_ask_no_more_of_the_database(name: str, north: North, assert_queries: Limit) -> None:
    args = furnish(north)[name]
    client, address = signed_in(north.malee), reverse(name, args=["north", *args])
    client.get(address)
    version = Version.objects.get(stage=Stage.ADOPTED)
    for number in range(12):
        draft(north, DocumentKind.OTHER, names={"en": f"Paper {number}"})
        actions.amend(actor=by(north.nok), version=version, wording=wording(f"We meet {number} times."))
        actions.comment(actor=by(north.aree), version=version, remark=Remark(text=f"Why {number}?"))
        ruled(north)
    with assert_queries(at_most=26):
        client.get(address)


def test_a_rule_is_tried_on_the_members_before_anybody_adopts_it(north: North) -> None:
    double: dict[str, str] = {"needed": "all"}
    strict = ruled(north, method="majority", threshold="2/3", strict=False, double_majority=double)
    said = page(north.aree, "rule-try", strict.pk)
    assert "3 members decide by it." in said
    assert "Everybody must agree: any one member can block." in said
    assert "If a third stay away (1 of 3)" in said
    assert "33.3 %" in said
    chosen = ruled(north, method="stv")
    assert "How often each voice decides" not in page(north.aree, "rule-try", chosen.pk)


def test_a_rule_that_nobody_decides_by_cant_be_tried(south: South) -> None:
    scope = Scope(names={"en": "Ours"}, subjects=(Subject.ORDINARY,))
    body = Body.objects.create(network=south.network, kind="board", names={"en": "Board"})
    given = {"scope": replace(scope, body=body), "way": Way(terms={"method": "majority"})}
    rule = actions.draft_rule(actor=by(south.wipa), network=south.network, **given)
    answer = signed_in(south.wipa).get(reverse("rule-try", args=["south", rule.pk]))
    assert answer.status_code == 200
    assert "notice warning" in answer.content.decode()


def test_adopted_texts_are_public_only_where_the_network_chose_that(north: North) -> None:
    adopted(north)
    draft(north, DocumentKind.OTHER, names={"en": "Secret plan"}, en="Not for everybody.")
    publish(actor=by(north.malee), network=north.network, sections=["purpose"])
    address = reverse("public", args=["north"])
    assert "tell each other the truth" not in Client().get(address).content.decode()
    publish(actor=by(north.malee), network=north.network, sections=["purpose", "documents"])
    said = Client().get(address).content.decode()
    assert "tell each other the truth" in said
    assert "Not for everybody" not in said
    assert "Malee" not in said
