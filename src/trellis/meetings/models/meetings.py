"""Series and single meetings, the days on which none is held, and dates that are being looked for."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.governance.models import Body
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit


class Form(models.TextChoices):
    """How people come together."""

    ROOM = "room", _("Face to face")
    REMOTE = "remote", _("From afar")
    BOTH = "both", _("Face to face and from afar")


class InNetwork(Row):
    """A row of the room that belongs to a network."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Holiday(InNetwork):
    """A day on which the network holds no meeting."""

    day = models.DateField(_("Day"))
    names = models.JSONField(_("Name"), default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "day"], name="meetings_one_holiday")]

    def __str__(self) -> str:
        """Give its day."""
        return self.day.isoformat()


class Series(InNetwork):
    """Meetings that come again by a rule (see `domain.schedule`); the host goes round among `hosts`."""

    names = models.JSONField(_("Name"), default=dict)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rule = models.JSONField(default=dict)
    begins = models.TimeField(_("Begins at"))
    minutes = models.PositiveSmallIntegerField(_("How many minutes"), default=120)
    form = models.CharField(_("How"), max_length=8, choices=Form.choices, default=Form.ROOM)
    venue = models.CharField(_("Where"), max_length=200, blank=True)
    link = models.URLField(_("Link for those who aren't there"), blank=True)
    hosts = models.JSONField(default=list)
    since = models.DateField(_("From"))
    until = models.DateField(_("To"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), "")


class Stage(models.TextChoices):
    """How far a meeting is."""

    PLANNED = "planned", _("Planned")
    CALLED = "called", _("Invitations are out")
    OPEN = "open", _("Under way")
    OVER = "over", _("Over, minutes being written")
    MINUTED = "minuted", _("Minutes adopted")
    CANCELLED = "cancelled", _("Cancelled")


class Meeting(InNetwork):
    """One meeting. `number` counts a network's meetings; `sequence` grows with each change for calendars.

    `scheduled_for` is the day that the series' rule gave, so that a moved meeting isn't made again.
    """

    number = models.PositiveIntegerField()
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings"
    )
    scheduled_for = models.DateField(null=True)
    names = models.JSONField(_("Name"), default=dict)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("Begins"), null=True)
    ends_at = models.DateTimeField(_("Ends"), null=True)
    form = models.CharField(_("How"), max_length=8, choices=Form.choices, default=Form.ROOM)
    venue = models.CharField(_("Where"), max_length=200, blank=True)
    link = models.URLField(_("Link for those who aren't there"), blank=True)
    host = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="hosted"
    )
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    languages = models.JSONField(default=list)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    reason = models.TextField(_("Reason"), blank=True)
    sequence = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    alternates = models.BooleanField(_("Constituencies take turns to speak"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="meetings_one_number"),
            models.UniqueConstraint(fields=["series", "scheduled_for"], name="meetings_once_by_rule"),
        ]
        indexes = [
            models.Index(fields=["network", "-starts_at"], name="meetings_by_time"),
            models.Index(fields=["network", "stage", "starts_at"], name="meetings_by_stage"),
        ]

    def __str__(self) -> str:
        """Give its number."""
        return f"#{self.number}"


class DateOption(InNetwork):
    """One of the times among which a date is looked for; who can come is told by the answers to an ask."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="date_options")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="meetings_one_option")]

    def __str__(self) -> str:
        """Give its time."""
        return self.starts_at.isoformat()


class Coming(models.TextChoices):
    """What somebody said to an invitation."""

    YES = "yes", _("Comes")
    REMOTE = "remote", _("Takes part from afar")
    MAYBE = "maybe", _("Doesn't know yet")
    NO = "no", _("Can't come")
    NO_MEANS = "no-means", _("Can't come for lack of means")


class Invitation(InNetwork):
    """A member or person who is invited, and what was said to it. The question itself is an ask."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    coming = models.CharField(max_length=10, choices=Coming.choices, blank=True)
    who_comes = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    needs = models.JSONField(default=list)
    remark = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation"],
                condition=models.Q(organisation__isnull=False),
                name="meetings_member_invited_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=models.Q(organisation=None),
                name="meetings_person_invited_once",
            ),
        ]

    def __str__(self) -> str:
        """Give what was said."""
        return self.coming

    def facts(self) -> Facts:
        """Say which network, and which member is invited."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())
