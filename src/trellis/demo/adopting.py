"""Documents and decision rules of the example networks, made by the actions that everybody uses."""

import tomllib
from importlib.resources import files
from typing import Any

from trellis.access.actor import Actor, Channel
from trellis.demo.stories import Story, deciding
from trellis.demo.telling import day
from trellis.domain import process
from trellis.governance import actions
from trellis.governance.actions import Decided, Heading, Remark, Scope, Way, Wording
from trellis.governance.models import DocumentKind, Fate, Version
from trellis.governance.queries.texts import starting_rules
from trellis.governance.subjects import Subject
from trellis.networks.models import Network

LANGUAGES = ("en", "th", "zh")


def agreed_of(slug: str) -> Story:
    """Give what a network has agreed, as told."""
    file = files("trellis.demo") / "data" / "agreed" / f"{slug}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


class Adopting:
    """Writes a network's documents and rules, notes which were adopted, and lets members speak about them."""

    def __init__(self, network: Network, coordinator: Actor, people: dict[str, Any]) -> None:
        """Keep the network, who coordinates it, and its people by key."""
        self.network, self.coordinator, self.people = network, coordinator, people
        self.told = agreed_of(network.slug)
        self.versions: dict[str, Version] = {}
        rules = deciding(network.slug).get("rules", [])
        self.decided_otherwise = {subject for rule in rules for subject in rule.get("subjects", [])}

    def build(self) -> None:
        """Build it all."""
        for kind, row in self.told["documents"].items():
            self._write(DocumentKind(kind), row)
        for row in self.told.get("comments", []):
            self._comment(row)
        for row in self.told.get("amendments", []):
            self._amend(row)
        for row in self.told.get("rules", []):
            self._rule(row)

    def _decided(self, row: Story) -> Decided:
        return Decided(
            on=day(row["on"] if "on" in row else self.told["on"]),
            note=self.told["note"],
            review_on=day(self.told["review"]),
            sunset_on=day(row["sunset"]) if "sunset" in row else None,
        )

    def _write(self, kind: DocumentKind, row: Story) -> None:
        texts = {language: row[language] for language in LANGUAGES if language in row}
        if kind == DocumentKind.PURPOSE:
            own = self.network.purpose
            texts = {language: f"{own[language]}\n\n{texts.get(language, '')}" for language in own}
        made = actions.draft_document(
            actor=self.coordinator,
            network=self.network,
            heading=Heading(kind=kind, review_months=12),
            wording=Wording(texts=texts, says=self.told["says"]),
        )
        if row.get("stage") != "draft":
            actions.adopt_version(actor=self.coordinator, version=made, decided=self._decided(row))
        self.versions[kind.value] = made

    def _actor(self, row: Story) -> Actor:
        return Actor(channel=Channel.WEB, person=self.people[row["who"]])

    def _comment(self, row: Story) -> None:
        remark = Remark(text=row["text"], paragraph=row.get("paragraph"), language="en")
        said = actions.comment(actor=self._actor(row), version=self.versions[row["on"]], remark=remark)
        if "fate" in row:
            given = {"version": said.version, "fate": Fate(row["fate"]), "answer": row["answer"]}
            actions.answer_comment(actor=self.coordinator, comment=said, **given)

    def _amend(self, row: Story) -> None:
        version = self.versions[row["on"]]
        text = version.texts["en"].replace(row["replaces"], row["by"])
        wording = Wording(texts=version.texts | {"en": text}, says=row["why"])
        actions.amend(actor=self._actor(row), version=version, wording=wording)

    def _rule(self, row: Story) -> None:
        start = starting_rules()[row["start"]]
        bodies = {each.names.get("en"): each for each in self.network.bodies.all()}
        wanted = (Subject(each) for each in (*start.subjects, *row.get("more", ())))
        # Each subject has one rule: those by which the network's story decides come first.
        subjects = tuple(each for each in wanted if "on" not in row or each not in self.decided_otherwise)
        if not subjects:
            return
        terms = start.terms | (
            {"tie": {"by": "chair", "chair": "chair"}} if row.get("tie") == "chair" else {}
        )
        made = actions.draft_rule(
            actor=self.coordinator,
            network=self.network,
            scope=Scope(
                names=start.names, subjects=subjects, body=bodies[row["body"]] if "body" in row else None
            ),
            way=Way(terms=terms, process=process.read(start.process), says=self.told["says"]),
        )
        if "on" in row:
            actions.adopt_rule(actor=self.coordinator, version=made, decided=self._decided(row))
