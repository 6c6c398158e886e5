"""What joins the rooms of an example network: what an activity serves, and numbers that were asked for."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from trellis.asks.models import Ask
from trellis.channels.coming import take_in
from trellis.channels.models import Way
from trellis.decisions.models import Proposal
from trellis.demo.asking import Asker
from trellis.demo.planning import Planner
from trellis.demo.reporting import month
from trellis.demo.stories import Story
from trellis.meetings.models import ActionItem
from trellis.plans.actions.chain import link_of, link_thing
from trellis.plans.actions.dues import COUNT, ask_counts
from trellis.plans.models import Activity, Due
from trellis.plans.models import Way as Direction

WEEK = timedelta(days=7)


class Linker:
    """Links the activities of one example network, and asks for their numbers."""

    def __init__(self, planner: Planner, made: dict[str, Activity]) -> None:
        """Keep who asks, and of what."""
        self.planner, self.hand, self.made = planner, planner.hand, made
        self.asker = Asker(planner.builder, planner.speakers)

    def build(self, told: Story) -> None:
        """Link what the story links, and ask for the numbers of last month."""
        for row in told.get("links", []):
            about = self.made[row["activity"]]
            link = link_of(about, Direction(row["way"]), row["kind"], self._thing(row))
            link_thing(actor=self.hand, link=link)
        for row in told.get("counted", []):
            self._count(self.made[row["activity"]], row)

    def _thing(self, row: Story) -> UUID:
        network = self.planner.network
        if row["kind"] == "decision":
            return Proposal.objects.get(network=network, title=row["says"]).pk
        return ActionItem.objects.get(meeting__network=network, text__endswith=row["says"]).pk

    def _count(self, activity: Activity, row: Story) -> None:
        """Ask how many were reached last month; a text message answers by its code, paper is typed in."""
        sites, last = activity.sites.select_related("activity", "place"), month(1)
        until = timezone.localdate() + WEEK
        ask_counts(actor=self.hand, activity=activity, sites=sites, period=last, until=until)
        due = Due.objects.get(site__activity=activity, period=str(last), indicator=None)
        ask = Ask.objects.get(kind=COUNT, about=due.pk)
        if row["way"] != Way.SMS:
            self.asker.answer(ask, [row])
            return
        code = ask.asked.get(organisation=activity.organisation_id).code
        take_in(Way.SMS, f"demo-{activity.pk.hex}", row["from"], f"{code} {row['number']}")
