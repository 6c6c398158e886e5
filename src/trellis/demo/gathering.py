"""The meetings of an example network: one that was held and minuted, and the next, with invitations out."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from trellis.asks.models import Ask, Asked
from trellis.channels.actions.sheets import Content, Printing, hand_out, print_sheets
from trellis.channels.coming import take_in
from trellis.channels.models import Layout, Sheet, Way
from trellis.demo.asking import Asker
from trellis.demo.building import Builder
from trellis.demo.picking import Picks
from trellis.demo.reaching import Reacher
from trellis.demo.seating import Speakers
from trellis.demo.stories import Story, meetings_of, names_of
from trellis.demo.telling import day
from trellis.domain.schedule import Rule
from trellis.governance.models import Body
from trellis.meetings.actions import agenda, invitations, minutes, tasks, typing
from trellis.meetings.actions import series as series_actions
from trellis.meetings.actions.attendance import Came
from trellis.meetings.actions.meetings import Plan, change_meeting
from trellis.meetings.actions.running import Ended
from trellis.meetings.actions.tasks import Work
from trellis.meetings.answers import ATTEND
from trellis.meetings.models import ActionItem, AgendaItem, ItemStage, Meeting, Minutes, Presence, Series
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
        if not told:
            return
        Reacher(self.builder, self.speakers).build(told["reach"])
        series = self._series(told["series"])
        # The first two of the series were held already, and the third is near.
        planned = series.meetings.order_by("starts_at")
        for meeting, row in zip(list(planned), told["meetings"], strict=True):
            self._meet(meeting, row)
        self.asker.build(told["questions"])
        self._print(told["sheets"])
        for number, row in enumerate(told["came_in"], start=1):
            take_in(Way.SMS, f"demo-{number}", row["from"], row["says"])

    def _print(self, names: list[str]) -> None:
        """Print a sheet with what is still asked for each who is reached on paper, and hand them out."""
        contents = [self._content(self._organisation(each)) for each in names]
        how = Printing(layout=Layout.EACH, title="Bus to the hills (invented)")
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
        moved = self._move(meeting, row)
        items = [self._propose(moved, each) for each in row["items"]]
        if "came" in row:
            self._hold(moved, row, items)
        else:
            self._call(moved, row)

    def _move(self, meeting: Meeting, row: Story) -> Meeting:
        """Put a meeting on the day of the story, where its host wants it."""
        plan = Plan(
            names=names_of(row),
            starts_at=moment(row["begins"]),
            minutes=row["minutes"],
            venue=row["venue"],
            host=self._organisation(row["host"]),
            body=meeting.body,
            chair=getattr(self.builder.chair, "person", None),
            secretary=getattr(self.hand, "person", None),
            languages=["th"],
        )
        return change_meeting(actor=self.hand, meeting=meeting, plan=plan, version=meeting.version)

    def _propose(self, meeting: Meeting, row: Story) -> AgendaItem:
        by = self._organisation(row["by"])
        item = agenda.Item(title=row["title"], text=row.get("why", ""), minutes=row["minutes"], leads=by)
        made = agenda.propose(actor=self.speakers.actor(by), meeting=meeting, item=item, organisation=by)
        return made if row.get("waits") else agenda.accept(actor=self.hand, item=made)

    def _call(self, meeting: Meeting, row: Story) -> None:
        for organisation in self.builder.organisations.values():
            self.speakers.seat_of(organisation)
        invitations.call_meeting(actor=self.hand, meeting=meeting)
        self.asker.answer(Ask.objects.get(kind=ATTEND, about=meeting.pk), row["answers"])

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
        texts = {"discussion": row["written"]}
        made = minutes.write_minutes(
            actor=self.hand, minutes=written, texts=texts, language="en", version=written.version
        )
        minutes.send_minutes(actor=self.hand, minutes=made)
        stand = Ask.objects.get(kind=minutes.STAND, about=made.pk)
        said = [{"by": name, "way": "web", "says": "yes"} for name in row["stands"].split("; ")]
        self.asker.answer(stand, said)
