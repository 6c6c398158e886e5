"""The meetings of an example network: one that was held and minuted, and the next, with invitations out."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.utils import timezone

from trellis.accounts.models import Person
from trellis.asks.models import Ask, Asked
from trellis.channels.actions.sheets import Content, Printing, hand_out, print_sheets
from trellis.channels.coming import take_in
from trellis.channels.models import Layout, Sheet, Way
from trellis.demo.asking import Asker
from trellis.demo.building import Builder
from trellis.demo.picking import Picks
from trellis.demo.reaching import Reacher
from trellis.demo.seating import Speakers
from trellis.demo.stories import Story, holidays, meetings_of, names_of
from trellis.demo.telling import day
from trellis.domain.schedule import Rule
from trellis.governance.models import Body
from trellis.meetings.actions import agenda, dating, invitations, minutes, tasks, typing
from trellis.meetings.actions import series as series_actions
from trellis.meetings.actions.attendance import Came
from trellis.meetings.actions.holidays import set_holidays
from trellis.meetings.actions.meetings import Plan, change_meeting, plan_meeting
from trellis.meetings.actions.running import Ended
from trellis.meetings.actions.tasks import Work
from trellis.meetings.answers import ATTEND, DATE
from trellis.meetings.models import ActionItem, AgendaItem, ItemStage, Meeting, Minutes, Presence, Series
from trellis.meetings.queries.people import members_for
from trellis.members.models import Organisation


def moment(told: str) -> datetime:
    """Give the moment that a story means when it is told today, by the clock of the network's place."""
    on, _, hour = told.partition(" ")
    return timezone.make_aware(datetime.combine(day(on), time.fromisoformat(hour)))


class Gatherer:
    """Calls an example network together, and lets it ask."""

    def __init__(self, builder: Builder, speakers: Speakers) -> None:
        """Keep who calls and who comes."""
        self.builder, self.speakers, self.hand = builder, speakers, builder.coordinator
        self.asker = Asker(builder, speakers)

    def build(self) -> None:
        """Hold the meetings of the story in their order, then ask what is asked besides."""
        told = meetings_of(self.builder.network.slug)
        self._note_holidays(self.builder.story.get("holidays", ""))
        if not told:
            return
        Reacher(self.builder, self.speakers).build(told["reach"])
        for meeting, row in self._meetings(told):
            self._meet(meeting, row)
        self.asker.build(told.get("questions", []))
        if "sheets" in told:
            self._print(told["sheets"])
        for row in told.get("typed", []):
            self.asker.answer(Ask.objects.get(network=self.builder.network, kind=ATTEND), [row])
        for number, row in enumerate(told.get("came_in", []), start=1):
            take_in(Way.SMS, f"demo-{number}", row["from"], row["says"])

    def _note_holidays(self, country: str) -> None:
        """Type in the public holidays of the network's country, by both names."""
        listed = holidays(country) if country else []
        for language in ("en", "th") if listed else ():
            days = [(on, names[language]) for on, names in listed]
            set_holidays(actor=self.hand, network=self.builder.network, days=days, language=language)

    def _meetings(self, told: Story) -> list[tuple[Meeting, Story]]:
        """Plan each meeting of the story: as one of a series, or by itself."""
        rows = told["meetings"]
        if "series" in told:
            # The first two of the series were held already, and the third is near.
            planned = list(self._series(told["series"]).meetings.order_by("starts_at"))
            self._series(told["second_series"])
            pairs = list(zip(planned, rows, strict=True))
            return [(self._move(meeting, row), row) for meeting, row in pairs]
        network = self.builder.network
        return [(plan_meeting(actor=self.hand, network=network, plan=self._plan(row)), row) for row in rows]

    def _print(self, row: Story) -> None:
        """Print what is still asked of those who are reached on paper, for each or on a list; hand it out."""
        layout, named = Layout(row["layout"]), [self._organisation(each) for each in row["for"]]
        contents = [self._content(each) for each in named]
        if layout == Layout.LIST:
            asked = tuple(each for content in contents for each in content.asked)
            contents = [Content(asked=asked, language="th")]
        how = Printing(layout=layout, title=row["title"])
        printing = print_sheets(actor=self.hand, network=self.builder.network, contents=contents, how=how)
        for sheet in Sheet.objects.filter(printing=printing):
            hand_out(actor=self.hand, sheet=sheet)

    def _content(self, organisation: Organisation) -> Content:
        waits = Asked.objects.filter(organisation=organisation.pk, answered_at=None, closed_at=None)
        return Content(asked=tuple(waits), language="th", person=self.speakers.seat_of(organisation).person)

    def _organisation(self, name: str) -> Organisation:
        return self.builder.organisations[name]

    def _series(self, row: Story) -> Series:
        again = series_actions.Again(
            names=names_of(row),
            rule=Rule(weekdays=(row["weekday"],), nth=row["nth"]),
            since=day(row["since"]),
            begins=time.fromisoformat(row["begins"]),
            minutes=row["minutes"],
            venue=row["venue"],
            hosts=[self._organisation(each) for each in row["hosts"]],
            body=self._body(row),
        )
        return series_actions.plan_series(actor=self.hand, network=self.builder.network, again=again)

    def _body(self, row: Story) -> Body:
        return self.builder.network.bodies.get(names__en=row["body"])

    def _meet(self, meeting: Meeting, row: Story) -> None:
        items = [self._propose(meeting, each) for each in row["items"]]
        if "came" in row:
            self._hold(meeting, row, items)
        elif "dates" in row:
            self._look_for_a_date(meeting, row)
        else:
            self._call(meeting, row)

    def _move(self, meeting: Meeting, row: Story) -> Meeting:
        """Put a meeting of a series on the day of the story, where its host wants it."""
        plan = replace(self._plan(row), body=meeting.body)
        return change_meeting(actor=self.hand, meeting=meeting, plan=plan, version=meeting.version)

    def _plan(self, row: Story) -> Plan:
        chair = self.builder.people[row["chair"]] if "chair" in row else self.builder.chair.person
        return Plan(
            names=names_of(row),
            starts_at=moment(row["begins"]) if "begins" in row else None,
            minutes=row["minutes"],
            venue=row["venue"],
            host=self._organisation(row["host"]),
            body=self._body(row) if "body" in row else None,
            unit=self.builder.units[row["unit"]] if "unit" in row else None,
            chair=chair if isinstance(chair, Person) else None,
            secretary=getattr(self.hand, "person", None),
            languages=["th"],
        )

    def _propose(self, meeting: Meeting, row: Story) -> AgendaItem:
        by = self._organisation(row["by"])
        item = agenda.Item(title=row["title"], text=row.get("why", ""), minutes=row["minutes"], leads=by)
        made = agenda.propose(actor=self.speakers.actor(by), meeting=meeting, item=item, organisation=by)
        return made if row.get("waits") else agenda.accept(actor=self.hand, item=made)

    def _seat(self, meeting: Meeting) -> None:
        """See to it that each member that a meeting is for has somebody who can be asked."""
        for organisation in members_for(meeting):
            self.speakers.seat_of(organisation)

    def _call(self, meeting: Meeting, row: Story) -> None:
        self._seat(meeting)
        invitations.call_meeting(actor=self.hand, meeting=meeting)
        self.asker.answer(Ask.objects.get(kind=ATTEND, about=meeting.pk), row["answers"])

    def _look_for_a_date(self, meeting: Meeting, row: Story) -> None:
        self._seat(meeting)
        begins = [moment(each) for each in row["dates"]]
        dating.ask_dates(actor=self.hand, meeting=meeting, begins=begins, minutes=row["minutes"])
        self.asker.answer(Ask.objects.get(kind=DATE, about=meeting.pk), row["answers"])

    def _hold(self, meeting: Meeting, row: Story, items: list[AgendaItem]) -> None:
        """Type in a meeting from its papers, adopt the minutes of the one before, send its own."""
        began, brought = moment(row["begins"]), meeting.items.exclude(pk__in=[each.pk for each in items])
        typed = typing.Typed(
            began=began,
            ended=began + timedelta(minutes=row["minutes"]),
            came=self._came(row),
            spoke=[(self._organisation(each["by"]), each["minutes"]) for each in row["spoke"]],
            items=[(item, self._ended(each)) for item, each in zip(items, row["items"], strict=True)]
            + [(item, Ended()) for item in brought],
            work=[self._work(each) for each in row["tasks"]],
        )
        typing.type_in(actor=self.hand, meeting=meeting, typed=typed)
        for each in row["tasks"]:
            self._go_on(ActionItem.objects.get(meeting=meeting, text=each["says"]), each)
        for each in Minutes.objects.filter(adopted_in=meeting):
            minutes.adopt_minutes(actor=self.hand, minutes=each, meeting=meeting)
        self._send(Minutes.objects.get(meeting=meeting), row)

    def _came(self, row: Story) -> list[Came]:
        picks, found = Picks(self.builder, without=[]), []
        on = row["begins"].partition(" ")[0]
        for each in row["came"]:
            presence = Presence(each.get("is", Presence.PRESENT))
            at = moment(f"{on} {each['at']}") if "at" in each else None
            for organisation in picks.pick(each["by"]):
                away = presence in {Presence.EXCUSED, Presence.ABSENT}
                person = None if away else self.speakers.seat_of(organisation).person
                found.append(Came(presence=presence, organisation=organisation, person=person, at=at))
        return found

    def _ended(self, row: Story) -> Ended:
        stage = ItemStage.CARRIED_OVER if row.get("carried") else ItemStage.DONE
        return Ended(stage=stage, result=row.get("result", ""))

    def _work(self, row: Story) -> Work:
        return Work(
            text=row["says"],
            organisation=self._organisation(row["by"]),
            due=day(row["due"]),
            serves_words=row["serves"],
        )

    def _go_on(self, task: ActionItem, row: Story) -> None:
        """Bring a task as far as the story tells: taken, or done as well."""
        if row["is"] == "offered":
            return
        actor = self.speakers.actor(self._organisation(row["by"]))
        taken = tasks.answer_task(actor=actor, task=task, takes=True)
        if row["is"] == "done":
            tasks.finish_task(actor=actor, task=taken)

    def _send(self, written: Minutes, row: Story) -> None:
        texts, language = {"discussion": row["written"]}, self.builder.network.language
        made = minutes.write_minutes(
            actor=self.hand, minutes=written, texts=texts, language=language, version=written.version
        )
        minutes.send_minutes(actor=self.hand, minutes=made)
        stand = Ask.objects.get(kind=minutes.STAND, about=made.pk)
        said = [{"by": name, "way": "web", "says": "yes"} for name in row["stands"].split("; ")]
        self.asker.answer(stand, said)
