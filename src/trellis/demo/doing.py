"""What is done in an example network: activities with leads, places and groups, month by month."""

from datetime import date, timedelta

from django.utils import timezone

from trellis.demo.planning import Planner, later
from trellis.demo.stories import Story
from trellis.demo.telling import day
from trellis.domain.periods import Every, period_of
from trellis.domain.reached import Numbers
from trellis.members.models import Organisation
from trellis.plans.actions import standing
from trellis.plans.actions.activities import Doing, Spot, add_activity
from trellis.plans.actions.approvals import Grant, Wish, ask_approval, give_approval, want_approval
from trellis.plans.actions.results import record
from trellis.plans.actions.words import begin_words
from trellis.plans.models import Activity, Group, Involvement, Kind, Plan, Precision, Site

INVENTED = "Invented "
AUTHORITY, LETTER = "District Administration", "ชร 0918/412 (สมมติ)"
CONDITIONS = "เจ้าหน้าที่ด่านอยู่ด้วยเสมอ · An officer of the checkpoint is always there. (Invented.)"
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
DROPPED = "ไม่มีใครเห็นว่าช่วยได้ · Nobody saw how it would help. (Invented.)"
PAUSED = "ครูที่ดูแลย้ายไปแล้ว · The teacher who looked after it has moved. (Invented.)"


class Doer:
    """Lets the members of one example network work."""

    def __init__(self, planner: Planner) -> None:
        """Keep who works, and for which objectives."""
        self.planner, self.builder, self.hand = planner, planner.builder, planner.hand
        self.network = planner.network
        self.kinds: dict[str, Kind] = {}
        self.groups: dict[str, Group] = {}
        self.made: dict[str, Activity] = {}

    def _begin(self) -> None:
        """Begin with the words that are offered to each network of this work."""
        begin_words(actor=self.hand, network=self.network)
        self.kinds = {each.code: each for each in Kind.objects.filter(network=self.network)}
        self.groups = {each.code: each for each in Group.objects.filter(network=self.network)}

    def build(self, rows: list[Story]) -> None:
        """Add all that is told, then bring each as far as the story tells."""
        if rows:
            self._begin()
        for row in rows:
            self.made[row["key"]] = self._add(row)
        for row in rows:
            self._go_on(self.made[row["key"]], row)

    def _organisation(self, name: str) -> Organisation:
        known = self.builder.organisations
        return known[name] if name in known else known[INVENTED + name]

    def _add(self, row: Story) -> Activity:
        leads = self._organisation(row["lead"])
        doing = Doing(
            title=f"{row['th']} · {row['en']}",
            kind=self.kinds[row["kind"]],
            plan=self._objective_plan(row),
            objective=self.planner.objectives.get(row["objective"]),
            unit=self.builder.units.get(row.get("unit", "")),
            since=later(row, "since"),
            until=later(row, "until"),
            needs_approval=row["is"] == "approved",
            involved=[self._involved(each) for each in row["with"].split("; ") if each],
            after=[self.made[each] for each in row["after"].split()],
        )
        actor = self.planner.speakers.actor(leads)
        return add_activity(
            actor=actor, network=self.network, organisation=leads, doing=doing, spots=self._spots(row)
        )

    def _objective_plan(self, row: Story) -> Plan | None:
        serves = self.planner.objectives.get(row["objective"])
        return serves.plan if serves else None

    def _involved(self, told: str) -> tuple[Organisation, Involvement]:
        how, _, name = told.partition(" ")
        return self._organisation(name), Involvement(how)

    def _spots(self, row: Story) -> list[Spot]:
        """Give each place with each group; a village without a code lies somewhere in its sub-district."""
        precision = Precision.WITHIN if row.get("unit") else Precision.EXACT
        return [
            Spot(place=self.builder.places[code], group=self.groups.get(group), precision=precision)
            for code in row["places"].split()
            for group in row["groups"].split() or [""]
        ]

    def _go_on(self, activity: Activity, row: Story) -> None:
        """Start it, count what it reached, and end it, as far as the story tells."""
        actor = self.planner.speakers.actor(activity.organisation)
        if row["is"] == "dropped":
            standing.drop(actor=actor, activity=activity, reason=DROPPED)
        if row["is"] in {"dropped", "planned"}:
            return
        if row["is"] == "approved":
            self._allow(activity, day(row["since"]))
        standing.start(actor=actor, activity=activity, on=min(day(row["since"]), timezone.localdate()))
        sites = activity.sites.order_by("pk").select_related("network", "activity__network")
        for site, numbers in zip(sites, row["numbers"].split("|"), strict=False):
            self._count(site, day(row["since"]), numbers)
        if row["is"] == "ended":
            standing.end(actor=actor, activity=activity, on=day(row["until"]))
        if row["is"] == "paused":
            standing.pause(actor=actor, activity=activity, reason=PAUSED)

    def _allow(self, activity: Activity, since: date) -> None:
        """Ask the authority for what can't start without it, and note its letter (C1.3)."""
        actor = self.planner.speakers.actor(activity.organisation)
        wish = Wish(activity=activity, authority=self._organisation(AUTHORITY))
        wanted = want_approval(actor=actor, network=self.network, wish=wish)
        asked = ask_approval(actor=actor, approval=wanted, on=since - MONTH)
        grant = Grant(
            on=since - WEEK, since=since, until=activity.until, reference=LETTER, conditions=CONDITIONS
        )
        give_approval(actor=self.hand, approval=asked, grant=grant)

    def _count(self, site: Site, since: date, numbers: str) -> None:
        """Record what a site reached, month by month from its first; months that aren't over wait."""
        actor = self.planner.speakers.actor(site.activity.organisation)
        now, first = period_of(Every.MONTH, timezone.localdate()), period_of(Every.MONTH, since)
        for later_by, written in enumerate(numbers.split()):
            period = first.later(later_by)
            if period.number < now.number:
                record(actor=actor, site=site, period=period, numbers=self._numbers(written))

    def _numbers(self, written: str) -> Numbers:
        """Read people, contacts and services as a story writes them: `40/62/9`; `?` isn't known."""
        given = [None if each == "?" else int(each) for each in written.split("/")]
        people, contacts, services = (*given, None, None)[:3]
        return Numbers(people, contacts, services)
