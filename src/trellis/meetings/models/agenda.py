"""What a meeting talks about, and who does what afterwards; both go on to the next meeting until done."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts
from trellis.decisions.models import Proposal
from trellis.governance.models import Document
from trellis.meetings.models.meetings import InNetwork, Meeting
from trellis.members.models import Organisation


class ItemStage(models.TextChoices):
    """How far an item of the agenda is."""

    PROPOSED = "proposed", _("Proposed")
    ON = "on", _("On the agenda")
    OPEN = "open", _("Being discussed")
    DONE = "done", _("Done")
    CARRIED_OVER = "carried-over", _("Carried over")
    DROPPED = "dropped", _("Dropped")


class AgendaItem(InNetwork):
    """One thing to talk about, proposed by a member; `carried_from` is what it was in the meeting before."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("What to talk about"), max_length=200)
    text = models.TextField(_("More about it"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("How many minutes"), default=10)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    leads = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposal = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.SET_NULL, related_name="agenda_items"
    )
    carried_from = models.OneToOneField(
        "self", null=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    stage = models.CharField(max_length=12, choices=ItemStage.choices, default=ItemStage.PROPOSED)
    reason = models.TextField(blank=True)
    result = models.TextField(_("What came of it"), blank=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    proposed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["meeting", "position"], name="meetings_item_by_place")]

    def __str__(self) -> str:
        """Give its place."""
        return str(self.position)

    def facts(self) -> Facts:
        """Say which network, and which member proposed it."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class TaskStage(models.TextChoices):
    """How far a task is."""

    OFFERED = "offered", _("Asked for, not taken yet")
    OPEN = "open", _("Taken")
    DONE = "done", _("Done")
    DECLINED = "declined", _("Not taken")
    DROPPED = "dropped", _("Dropped, with a reason")


class ActionItem(InNetwork):
    """Who does what until when, and which objective it serves (an article of a document, or words)."""

    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="action_items"
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="action_items"
    )
    text = models.CharField(_("What is to be done"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due = models.DateField(_("Until"), null=True, blank=True)
    serves = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    serves_words = models.CharField(_("Which objective it serves"), max_length=200, blank=True)
    stage = models.CharField(max_length=10, choices=TaskStage.choices, default=TaskStage.OFFERED)
    reason = models.TextField(blank=True)
    done_on = models.DateField(null=True)
    carried = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["network", "stage", "due"], name="meetings_task_by_due")]

    def __str__(self) -> str:
        """Give how far it is."""
        return self.stage

    def facts(self) -> Facts:
        """Say which network, and which member does it."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())
