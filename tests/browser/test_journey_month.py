"""One month of the Chiang Mai group: twelve members, four ways, one meeting, one decision, tasks carried on.

Mail goes out to a real server and its replies come to our real listener; texts go through a real Kannel;
paper is typed in, the others answer in a browser. Whichever way a member has, its voice counts the same.
"""

import re
import smtplib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tests.channels.kannel import OURS, Operator, kannel
from tests.channels.mailing import SETUP, Sink, free_port, mail_server
from tests.decisions.deciding import MAJORITY, rule
from tests.domain.mails import mail
from tests.people import by
from trellis.access.actor import Channel
from trellis.accounts.models import Person
from trellis.asks.models import Answer, Ask, Asked, Standing
from trellis.channels.mail.listening import Listener
from trellis.channels.models import Inbound, Message, Pace, Purpose, Reach, State, Way
from trellis.decisions.actions.ballots import Opening, close_ballot, open_ballot
from trellis.decisions.actions.proposals import Matter, Wording, make_proposal
from trellis.decisions.asking import VOICE
from trellis.decisions.models import Ballot, Outcome
from trellis.demo.building import Builder, plant_places
from trellis.demo.seating import Namer, Speakers
from trellis.demo.stories import deciding, stories
from trellis.governance.subjects import Subject
from trellis.jobs.working import work_off
from trellis.meetings.actions.agenda import Item, accept, propose
from trellis.meetings.actions.attendance import Came, note_attendance
from trellis.meetings.actions.holding import close_meeting, open_meeting
from trellis.meetings.actions.invitations import call_meeting
from trellis.meetings.actions.meetings import Plan, plan_meeting
from trellis.meetings.actions.minutes import STAND, adopt_minutes, send_minutes
from trellis.meetings.actions.tasks import TAKE, Work, give_task
from trellis.meetings.answers import ATTEND
from trellis.meetings.models import ActionItem, AgendaItem, Invitation, Meeting, Minutes, TaskStage
from trellis.members.models import Organisation

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]
SECRET = "a-gateway-s-secret"
WAYS = (Channel.WEB, Channel.MAIL, Channel.SMS, Channel.PAPER)
CODE = re.compile(r"\b[A-Z]\d[A-Z](?:\d)?\b")


class Group:
    """The twelve members with who speaks for each, and her way; every answer goes by it."""

    def __init__(self, signed_in: SignIn) -> None:
        """Build the group, and give each speaker her way: in turn page, mail, text message, paper."""
        story = next(each for each in stories() if each["slug"] == "chiang-mai")
        builder = Builder(story, plant_places(), {})
        self.network, self.signed_in = builder.build(), signed_in
        speakers = Speakers(builder, Namer(deciding("names")))
        self.heads = {each: speakers.seat_of(each).person for each in builder.organisations.values()}
        self.siriporn: Any = builder.coordinator.person
        self.wichai: Any = builder.chair.person
        others = [each for each in self.heads if self.heads[each] not in {self.siriporn, self.wichai}]
        hosts = [each for each in self.heads if each not in others]
        self.ways = dict.fromkeys(hosts, Channel.WEB)
        self.ways |= {each: WAYS[(number + 1) % 4] for number, each in enumerate(others)}
        for number, (organisation, way) in enumerate(self.ways.items(), start=1):
            self._reach(self.heads[organisation], way, number)

    def _reach(self, person: Person, way: Channel, number: int) -> None:
        person.email = f"head{number}@example.org" if way is Channel.MAIL else ""
        person.phone = f"+66 81 000 00{number:02}" if way is Channel.SMS else ""
        person.save(update_fields=["email", "phone"])
        digits = f"668100000{number:02}" if way is Channel.SMS else ""
        Reach.objects.create(person=person, ways=[way.value], pace=Pace.EACH, number=digits)

    def by(self, way: Channel) -> list[Organisation]:
        """Give the members of a way."""
        return [each for each in self.ways if self.ways[each] is way]


class Month:
    """What the ways are made of: the browser, the mail server, our listener, the operator behind Kannel."""

    def __init__(self, group: Group, sink: Sink, mails: int, operator: Operator) -> None:
        """Keep them all."""
        self.group, self.sink, self.mails, self.operator = group, sink, mails, operator
        self.texts = 0

    def answered(self, ask: Ask, says: dict[Organisation, str]) -> None:
        """Let every member answer by her way, and what came be read."""
        work_off()
        asked = {each.organisation: each for each in ask.asked.all()}
        for organisation, word in says.items():
            way = {
                Channel.WEB: self._on_the_page,
                Channel.MAIL: self._by_mail,
                Channel.SMS: self._by_text,
                Channel.PAPER: self._on_paper,
            }[self.group.ways[organisation]]
            way(asked[organisation.pk], self.group.heads[organisation], word)
        self._wait(lambda: Inbound.objects.filter(way=Way.SMS).count() >= self.texts)
        work_off()

    def _wait(self, there: Callable[[], bool]) -> None:
        page = self.group.signed_in(self.group.siriporn)
        for _try in range(100):
            if there():
                return
            page.wait_for_timeout(100)
        pytest.fail("what was sent hasn't come")

    def _on_the_page(self, asked: Asked, person: Person, word: str) -> None:
        page = self.group.signed_in(person)
        page.goto(f"/n/chiang-mai/mine/{asked.pk}")
        page.locator(f"[name=choice][value={word}]").check()
        page.locator("main form.form button[type=submit]").first.click()
        page.wait_for_url("**/thanks")

    def _by_mail(self, asked: Asked, person: Person, word: str) -> None:
        letter = [mail for _from, mail in self.sink.mails if person.email in str(mail["To"])][-1]
        to = str(letter["Reply-To"] or letter["From"])
        address = to[to.find("<") + 1 : to.find(">")] if "<" in to else to
        raw = mail(f"{asked.code} {word}", f"To: {address}", sender=person.email)
        with smtplib.SMTP("127.0.0.1", self.mails) as ours:
            ours.sendmail(person.email, [address], raw)

    def _by_text(self, asked: Asked, person: Person, word: str) -> None:
        number = person.reach.number
        assert str(asked.code) in self.operator.wait(number)
        self.texts += 1
        self.operator.send(number, f"{asked.code} {word}")

    def _on_paper(self, asked: Asked, _person: Person, word: str) -> None:
        """Let Siriporn type in a sheet; where the ask wants a second person, Wichai types the same."""
        for who in (self.group.siriporn, self.group.wichai):
            page = self.group.signed_in(who)
            page.goto(f"/n/chiang-mai/mine/{asked.pk}/enter")
            page.locator("[name=how][value=paper]").check()
            page.locator(f"[name=choice][value={word}]").check()
            page.locator("main form.form button[type=submit]").first.click()
            page.wait_for_url(lambda url: not url.endswith("/enter"))
            if asked.answers.filter(standing=Standing.CURRENT).exists():
                return


@pytest.fixture
def month(live_url: str, signed_in: SignIn, settings: Any, tmp_path: Path) -> Iterator[Month]:
    """Give a month of the group, with all its ways open."""
    port = free_port()
    with ExitStack() as running:
        sink, server = running.enter_context(mail_server())
        operator = running.enter_context(kannel(tmp_path, live_url, SECRET))
        told = {**SETUP, "MAIL_URL": server, "SMS_URL": operator.url, "SMS_SECRET": SECRET}
        for name, value in {**told, "SMS_NUMBER": OURS, "SITE_ADDRESS": live_url}.items():
            setattr(settings, name, value)
        listener = Listener(f"smtp://127.0.0.1:{port}")
        listener.start()
        running.callback(listener.stop)
        yield Month(Group(signed_in), sink, port, operator)


def planned(group: Group, days: int) -> Meeting:
    """Plan a meeting of the group."""
    plan = Plan(
        names={"en": "Monthly meeting", "th": "ประชุมประจำเดือน"},
        starts_at=timezone.now() + timedelta(days=days),
        venue="Hall of the Temple School",
        chair=group.wichai,
        secretary=group.siriporn,
    )
    return plan_meeting(actor=by(group.siriporn), network=group.network, plan=plan)


def called(group: Group) -> Meeting:
    """Call the month's meeting, for whose agenda a member without a computer has proposed something."""
    meeting, proposes = planned(group, 9), group.by(Channel.PAPER)[0]
    item = Item(title="A rota for the phone")
    made = propose(actor=by(group.heads[proposes]), meeting=meeting, item=item, organisation=proposes)
    accept(actor=by(group.siriporn), item=made)
    return call_meeting(actor=by(group.siriporn), meeting=meeting)


def opened(group: Group) -> Ballot:
    """Propose something for all, and open its ballot."""
    majority: Any = SimpleNamespace(network=group.network)
    rule(majority, MAJORITY, Subject.MONEY)
    proposer = group.heads[group.by(Channel.PAPER)[0]]
    proposal = make_proposal(
        actor=by(proposer),
        network=group.network,
        wording=Wording(title="One phone number", text="All villages get one number.", why="One is dead."),
        matter=Matter(subject=Subject.MONEY),
    )
    closes = timezone.now() + timedelta(days=7)
    return open_ballot(actor=by(group.siriporn), proposal=proposal, opening=Opening(closes_at=closes))


def meet(month: Month, meeting: Meeting) -> Minutes:
    """Hold the meeting with all twelve: one item isn't finished, one task is given and taken by mail."""
    group, chair = month.group, by(month.group.wichai)
    open_meeting(actor=chair, meeting=meeting)
    for organisation, head in group.heads.items():
        note_attendance(actor=chair, meeting=meeting, came=Came(organisation=organisation, person=head))
    owner = group.by(Channel.MAIL)[0]
    work = Work(text="Print the leaflet", organisation=owner, due=timezone.localdate() + timedelta(days=20))
    task = give_task(actor=chair, meeting=meeting, work=work)
    month.answered(Ask.objects.get(kind=TAKE, about=task.pk), {owner: "yes"})
    close_meeting(actor=chair, meeting=meeting)
    return Minutes.objects.get(meeting=meeting)


def adopted(month: Month, written: Minutes) -> Minutes:
    """Send the minutes to all; one of each way says that they stand."""
    siriporn = by(month.group.siriporn)
    sent = send_minutes(actor=siriporn, minutes=written)
    stand = Ask.objects.get(kind=STAND, about=sent.pk)
    month.answered(stand, {month.group.by(way)[0]: "yes" for way in WAYS})
    assert set(stand.asked.exclude(answered_at=None).values_list("answered_by", flat=True)) == set(WAYS)
    return adopt_minutes(actor=siriporn, minutes=sent)


def counted(ask: Ask, group: Group) -> dict[Channel, int]:
    """Count the answers that count, by the way on which each came."""
    rows = Answer.objects.filter(asked__ask=ask, standing=Standing.CURRENT)
    came = {each.asked.organisation: each.channel for each in rows.select_related("asked")}
    assert {pk: way.value for pk, way in ((each.pk, group.ways[each]) for each in group.ways)} == came
    return {way: list(came.values()).count(way.value) for way in WAYS}


def test_a_month_in_which_every_member_has_the_same_say(month: Month) -> None:
    group = month.group
    assert len(group.ways) == 12
    meeting = called(group)
    invited = Ask.objects.get(kind=ATTEND, about=meeting.pk)
    month.answered(invited, dict.fromkeys(group.ways, "yes"))
    assert counted(invited, group) == {way: len(group.by(way)) for way in WAYS}
    assert Invitation.objects.filter(meeting=meeting, coming="yes").count() == 12
    ballot = opened(group)
    voices = Ask.objects.get(kind=VOICE, about=ballot.pk)
    says = {each: "no" if number % 3 == 0 else "yes" for number, each in enumerate(group.ways)}
    month.answered(voices, says)
    counted(voices, group)
    closed = close_ballot(actor=by(group.siriporn), ballot=ballot)
    assert closed.proposal.outcome == Outcome.CARRIED
    given = {each.entitled.organisation: each.choice for each in closed.voices.select_related("entitled")}
    assert given == says
    following = planned(group, 40)
    written = meet(month, meeting)
    assert adopted(month, written).figures
    item = AgendaItem.objects.get(meeting=following, title="A rota for the phone")
    assert item.carried_from.meeting == meeting
    for step in (open_meeting, close_meeting):
        step(actor=by(group.wichai), meeting=following)
    task = ActionItem.objects.get(meeting=meeting)
    assert (task.stage, task.carried) == (TaskStage.OPEN, 1)
    page = group.signed_in(group.siriporn)
    page.goto("/n/chiang-mai/tasks")
    assert page.get_by_text("Print the leaflet").first.is_visible()
    assert not Message.objects.exclude(state__in=[State.SENT, State.DELIVERED, State.DROPPED]).exists()
    assert Message.objects.filter(purpose=Purpose.REPLY).count() >= 2 * 6
