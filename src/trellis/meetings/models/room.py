"""What happens in the room: who is there, who speaks, what the minutes say, how people found it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.boxes import Box
from trellis.access.rows import Facts
from trellis.meetings.models.agenda import AgendaItem
from trellis.meetings.models.meetings import InNetwork, Meeting
from trellis.members.models import Mandate, Organisation
from trellis.networks.models import Network


class Presence(models.TextChoices):
    """Whether somebody was there."""

    PRESENT = "present", _("Present")
    LATE = "late", _("Came late")
    LEFT = "left", _("Left early")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")


class Attendance(InNetwork):
    """A person who was there, or a member that wasn't; `mandate` is by which she speaks for it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    guest = models.CharField(_("Guest"), max_length=200, blank=True)
    presence = models.CharField(max_length=8, choices=Presence.choices, default=Presence.PRESENT)
    from_afar = models.BooleanField(_("From afar"), default=False)
    mandate = models.ForeignKey(Mandate, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation", "person"],
                condition=Q(person__isnull=False),
                name="meetings_there_once",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "presence"], name="meetings_by_presence")]

    def __str__(self) -> str:
        """Give whether she was there."""
        return self.presence

    def facts(self) -> Facts:
        """Say which network, and which member."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class Turn(InNetwork):
    """Somebody's turn on the list of speakers: when she asked for it, began and ended."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="turns")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="turns")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["meeting", "position"], name="meetings_turn_by_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(began_at__isnull=False, ended_at=None),
                name="meetings_one_speaks",
            )
        ]

    def __str__(self) -> str:
        """Give its place."""
        return str(self.position)

    def facts(self) -> Facts:
        """Say which network, and for which member she speaks."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class MinutesStage(models.TextChoices):
    """How far the minutes are."""

    DRAFT = "draft", _("Being written")
    CLEARING = "clearing", _("Wait for clearance")
    SENT = "sent", _("Sent to those who were there")
    ADOPTED = "adopted", _("Adopted")


class Minutes(InNetwork):
    """The minutes of a meeting: assembled from the record, edited, adopted at the next one, then closed."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="written")
    stage = models.CharField(max_length=10, choices=MinutesStage.choices, default=MinutesStage.DRAFT)
    language = models.CharField(max_length=10, default="en")
    text = models.TextField(_("Minutes"), blank=True)
    figures = models.JSONField(default=dict)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True)
    adopted_at = models.DateTimeField(null=True)
    adopted_in = models.ForeignKey(
        Meeting, null=True, on_delete=models.SET_NULL, related_name="adopted_minutes"
    )

    def __str__(self) -> str:
        """Give how far they are."""
        return self.stage


class Correction(InNetwork):
    """What was found wrong in adopted minutes: it stands beside them, and they stay as they were."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("What is to be corrected"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give its day."""
        return f"{self.at:%Y-%m-%d}"


class CardBox(Box):
    """The cards on how a meeting went: five questions, no hand (C8.2, C5.14)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="cards")
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Count the cards."""
        return str(len(self.papers))

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)
