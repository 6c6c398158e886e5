"""Deciding in an example network: its rules, questions and ballots, by the deeds that everybody uses.

What is counted here is counted in a meeting on the day on which the demo is built; what is older was decided
elsewhere, and is recorded with its own day.
"""

from datetime import date, timedelta

from django.utils import timezone

from trellis.access.actor import Actor, Channel
from trellis.accounts import codes
from trellis.decisions.actions import (
    aftermath,
    ballots,
    discussion,
    entering,
    papers,
    presence,
    proposals,
    voices,
)
from trellis.decisions.actions.aftermath import Taken
from trellis.decisions.actions.ballots import Opening
from trellis.decisions.actions.entering import Heard
from trellis.decisions.actions.proposals import Choosable, Matter, Wording
from trellis.decisions.models import (
    Attitude,
    Audience,
    Ballot,
    Entitled,
    Outcome,
    Presence,
    Progress,
    Proposal,
    Voice,
)
from trellis.demo.building import Builder
from trellis.demo.picking import Picks, Said
from trellis.demo.seating import Speakers
from trellis.demo.stories import Story, names_of
from trellis.demo.telling import day
from trellis.domain import process
from trellis.governance import actions as governance
from trellis.governance.actions.adopting import Decided
from trellis.governance.actions.ruling import Scope, Way
from trellis.governance.subjects import Subject
from trellis.members.models import Organisation


class Decider:
    """Lets one example network adopt its rules, and decide."""

    def __init__(self, builder: Builder, speakers: Speakers, story: Story) -> None:
        """Keep who acts: its coordinator, and a second person beside her."""
        self.builder, self.speakers, self.story = builder, speakers, story
        self.network, self.hand = builder.network, builder.coordinator
        chair = story.get("chair")
        self.second = speakers.let_chair(self._organisation(chair)) if chair else builder.chair

    def build(self) -> None:
        """Let it all be decided, in the order of the story."""
        for row in self.story.get("rules", []):
            self._adopt(row)
        for row in self.story.get("recorded", []):
            self._record(row)
        for row in self.story.get("decisions", []):
            self._decide(row)

    def _organisation(self, name: str) -> Organisation:
        return self.builder.organisations[name]

    def _acts(self, row: Story) -> Actor:
        return self.speakers.actor(self._organisation(row["by"])) if "by" in row else self.hand

    def _adopt(self, row: Story) -> None:
        scope = Scope(names=names_of(row), subjects=tuple(Subject(each) for each in row["subjects"]))
        way = Way(terms=row["terms"], process=process.read(row.get("process", {})), says=row["says"])
        drafted = governance.draft_rule(actor=self.hand, network=self.network, scope=scope, way=way)
        decided = Decided(on=day(row["adopted"]), note=row["where"], review_on=self._later(row))
        governance.adopt_rule(actor=self.hand, version=drafted, decided=decided)

    def _later(self, row: Story) -> date | None:
        return day(row["review"]) if "review" in row else None

    def _wording(self, row: Story) -> Wording:
        text = "\n\n".join(row[each].strip() for each in ("text", "th") if each in row)
        return Wording(
            title=row["title"], text=text, why=row.get("why", ""), language=row.get("language", "en")
        )

    def _matter(self, row: Story) -> Matter:
        options = row.get("options", [])
        return Matter(
            subject=Subject(row["subject"]),
            body=self.network.bodies.get(names__en=row["body"]) if "body" in row else None,
            need=row.get("need", {}),
            review_on=self._later(row),
            audience=Audience.PUBLIC if row.get("public") else Audience.MEMBERS,
            options=[
                Choosable(name=each, organisation=self.builder.organisations.get(each)) for each in options
            ],
        )

    def _record(self, row: Story) -> None:
        taken = Taken(
            outcome=Outcome(row["outcome"]),
            on=day(row["on"]),
            where=row["where"],
            reason=row.get("reason", ""),
        )
        made = aftermath.record_decision(
            actor=self.hand,
            network=self.network,
            wording=self._wording(row),
            matter=self._matter(row),
            taken=taken,
        )
        self._afterwards(made, row)

    def _decide(self, row: Story) -> None:
        made = proposals.make_proposal(
            actor=self._acts(row), network=self.network, wording=self._wording(row), matter=self._matter(row)
        )
        self._discuss(made, row)
        if "voices" not in row:
            return
        apart = [each["by"] for name in ("recused", "proxies", "waiting") for each in row.get(name, [])]
        picks = Picks(self.builder, without=apart)
        said = picks.voices(row["voices"])
        guests = [each for told in row.get("also_there", []) for each in picks.pick(told)]
        ballot = self._open(made, row, [each.organisation for each in said] + guests)
        self._vote(ballot, row, said)
        if "open_days" not in row:
            ballots.close_ballot(actor=self.hand, ballot=ballot, reason=row.get("reason", ""))
            self._afterwards(made, row)

    def _discuss(self, proposal: Proposal, row: Story) -> None:
        for each in row.get("words", []):
            discussion.say(
                actor=self._acts(each), proposal=proposal, attitude=Attitude(each["is"]), text=each["says"]
            )
        for each in row.get("amendments", []):
            amended = discussion.amend(
                actor=self._acts(each), proposal=proposal, text=each["text"], why=each["why"]
            )
            settle = discussion.take_in if each["taken_in"] else discussion.decline_amendment
            settle(actor=self._acts(row), amendment=amended, answer=each["answer"])

    def _open(self, proposal: Proposal, row: Story, there: list[Organisation]) -> Ballot:
        in_a_meeting = "open_days" not in row
        until = timezone.now() + timedelta(hours=3, days=row.get("open_days", 0))
        opening = Opening(
            closes_at=until,
            seats=row.get("seats", 1),
            present=frozenset(each.pk for each in there) if in_a_meeting else frozenset(),
        )
        return ballots.open_ballot(actor=self.hand, proposal=proposal, opening=opening)

    def _vote(self, ballot: Ballot, row: Story, said: list[Said]) -> None:
        self.listed: dict[object, Entitled] = {
            each.organisation_id: each for each in ballot.entitled.select_related("ballot")
        }
        for each in row.get("recused", []):
            listed = self._listed(each["by"])
            presence.recuse(actor=self._acts(each), entitled=listed, reason=each["reason"])
        for each in row.get("proxies", []):
            listed, holder = self._listed(each["by"]), self._listed(each["to"])
            presence.give_proxy(actor=self._acts(each), entitled=listed, holder=holder)
        for voice in said:
            self._give(self.listed[voice.organisation.pk], voice)
        for name in row.get("went", []):
            presence.note_presence(actor=self.hand, entitled=self._listed(name), presence=Presence.ABSENT)
        for each in row.get("waiting", []):
            organisation = self._organisation(each["by"])
            self._enter(self.listed[organisation.pk], Said(organisation, each["choice"]))

    def _listed(self, name: str) -> Entitled:
        return self.listed[self._organisation(name).pk]

    def _give(self, listed: Entitled, said: Said) -> None:
        """Let whoever has an address give her voice herself; sheets of others are entered and looked at.

        A secret paper is put in by each with her own hand.
        """
        actor = self.speakers.actor(said.organisation)
        if listed.ballot.is_secret:
            paper = papers.Paper(code=codes.new(), choice=said.choice)
            papers.drop_in(actor=actor, entitled=listed, paper=paper)
            return
        if self.speakers.seat_of(said.organisation).person.email:
            given = voices.give_voice(actor=actor, entitled=listed, choice=said.choice, reason=said.reason)
        else:
            given = self._enter(listed, said)
            given = entering.second_voice(actor=self.second, voice=given)
        if said.met_by:
            aftermath.resolve_objection(actor=self.hand, voice=given, resolution=said.met_by)

    def _enter(self, listed: Entitled, said: Said) -> Voice:
        seat = self.speakers.seat_of(said.organisation)
        heard = Heard(choice=said.choice, channel=Channel.PAPER, reason=said.reason, seat=seat)
        return entering.enter_voice(actor=self.hand, entitled=listed, heard=heard)

    def _afterwards(self, proposal: Proposal, row: Story) -> None:
        for each in row.get("minority", []):
            aftermath.dissent(actor=self._acts(each), proposal=proposal, text=each["says"])
        for each in row.get("follow", []):
            aftermath.follow_up(
                actor=self.hand, proposal=proposal, progress=Progress(each["is"]), text=each["says"]
            )
