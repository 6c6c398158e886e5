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
    """A person who was there, or a member that wasn't; `mandate` is by which she speaks for it.

    Without times she was there from the beginning, to the end.
    """

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
            models.UniqueConstraint(
                fields=["meeting", "organisation"],
                condition=Q(person=None, guest=""),
                name="meetings_noted_once",
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
    """Somebody's turn on the list of speakers: when she asked for it, began and ended.

    `position` is the place that the chair gave it (0: none), `seconds` what was timed by hand, as on paper.
    """

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
    SENT = "sent", _("Sent to the members, not adopted yet")
    ADOPTED = "adopted", _("Adopted")


class Minutes(InNetwork):
    """The minutes of a meeting: assembled from the record, added to, adopted at the next one, then closed.

    `texts` are what people wrote, by section; `figures` is what was assembled (`domain.minuting.Record`) and
    kept at the adoption. `clearing_at` is when they went to whoever clears them, `cleared_at` when
    she answered. `adopted_in` is the meeting on whose agenda they are, or in which they were adopted. Once
    adopted, the database refuses to change them (`meetings.keeping`).
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="written")
    stage = models.CharField(max_length=10, choices=MinutesStage.choices, default=MinutesStage.DRAFT)
    language = models.CharField(max_length=10, default="en")
    texts = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    clearing_at = models.DateTimeField(null=True)
    clearing_note = models.TextField(blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
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
    """The cards on how a meeting went: five questions, no hand (C8.2, C5.14).

    `released` is what was last shown of them: cards that come in later are kept back until they are enough.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="cards")
    closed_at = models.DateTimeField(null=True)
    released = models.JSONField(default=list)

    def __str__(self) -> str:
        """Count the cards."""
        return str(len(self.papers))

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class CardGiven(models.Model):
    """That somebody has put her card in, so that she does it once; nothing says which, or when."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="cards_given")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="meetings_one_card_each")]

    def __str__(self) -> str:
        """Say what it is."""
        return "card given"
