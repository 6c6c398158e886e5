"""Who does what, where, when, for whom (C1.5), and the steps of it (C5.2)."""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.domain.coverage import Status as Known
from trellis.domain.text import fold
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit
from trellis.places.models import Place
from trellis.plans.models.goals import Audience, Objective, Plan
from trellis.plans.models.words import Group, Kind


class Status(models.TextChoices):
    """How far an activity is."""

    PLANNED = Known.PLANNED.value, _("Planned")
    ACTIVE = Known.ACTIVE.value, _("Under way")
    PAUSED = "paused", _("Paused")
    ENDED = Known.ENDED.value, _("Ended")
    DROPPED = "dropped", _("Dropped")


class Activity(Row):
    """Something that is done: `organisation` leads it, others are involved, at sites, for groups of people.

    `code` is what a file calls it. `needs_approval`: it can't start before the authorities allowed it (C1.3).
    `after` are those that must have ended before it starts. `batch` is the file that first brought it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="activities")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=100, blank=True)
    title = models.CharField(_("Title"), max_length=300)
    text = models.TextField(_("What is done, and how"), blank=True)
    kind = models.ForeignKey(
        Kind,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="activities",
        verbose_name=_("Kind of work"),
    )
    dimensions = models.PositiveSmallIntegerField(default=0)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="activities", verbose_name=_("Who leads it")
    )
    plan = models.ForeignKey(
        Plan,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
        verbose_name=_("Plan"),
    )
    objective = models.ForeignKey(
        Objective,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
        verbose_name=_("What it serves"),
    )
    unit = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
        verbose_name=_("Unit"),
    )
    since = models.DateField(_("From"), null=True, blank=True)
    until = models.DateField(_("To"), null=True, blank=True)
    status = models.CharField(
        _("How far it is"), max_length=10, choices=Status.choices, default=Status.PLANNED
    )
    status_reason = models.CharField(max_length=300, blank=True)
    audience = models.CharField(
        _("Who may read it"), max_length=10, choices=Audience.choices, default=Audience.NETWORK
    )
    needs_approval = models.BooleanField(_("It needs an approval"), default=False)
    after = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="before")
    batch = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="plans_one_activity_number"),
            models.UniqueConstraint(
                fields=["network", "code"], condition=~Q(code=""), name="plans_one_activity_code"
            ),
        ]
        indexes = [
            models.Index(fields=["network", "status", "since"], name="plans_activity_by_status"),
            models.Index(fields=["network", "organisation"], name="plans_activity_by_org"),
            models.Index(fields=["network", "kind"], name="plans_activity_by_kind"),
        ]

    def __str__(self) -> str:
        """Give its title."""
        return self.title

    def facts(self) -> Facts:
        """Say which network, and who leads it."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))


class Involvement(models.TextChoices):
    """How an organisation takes part in an activity that another one leads."""

    IMPLEMENTS = "implements", _("implements")
    FUNDS = "funds", _("funds")
    HOSTS = "hosts", _("hosts")
    GIVES = "gives-in-kind", _("gives in kind")


class Involved(models.Model):
    """An organisation that takes part in an activity, and how; `batch` is the file that brought it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="involved")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="involvements")
    how = models.CharField(max_length=14, choices=Involvement.choices)
    batch = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "organisation", "how"], name="plans_involved_once")
        ]

    def __str__(self) -> str:
        """Give how."""
        return self.how


class Precision(models.TextChoices):
    """How exactly a site is known."""

    EXACT = "exact", _("This place")
    WITHIN = "within", _("Somewhere in it")
    WORDS = "words", _("Only in words")


def key_of(place: UUID | None, group: UUID | None, further: str) -> str:
    """Give what tells two rows of one kind apart, on any database, though some of it may be missing."""
    far = sha256(further.encode()).hexdigest()[:16] if further else ""
    return ":".join((place.hex if place else "", group.hex if group else "", far))


TOTALS = ("people_least", "people_most", "contacts", "services")


class Site(Row):
    """One line of who does what where: an activity at a place, for a group of people (none: for anybody).

    `path` is the place's, so that a page finds what lies in a province without a join. `said` is the place in
    words where it isn't known; `key` tells an activity's sites apart, see `settle`. The totals are worked out
    of its results: `people_least` and `people_most` enclose how many different people were reached, since the
    same ones may have come in several periods.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+", db_index=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sites", db_index=False)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    key = models.CharField(max_length=140, editable=False)
    path = models.CharField(max_length=400, blank=True)
    said = models.CharField(max_length=300, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.EXACT)
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    people_least = models.BigIntegerField(null=True)
    people_most = models.BigIntegerField(null=True)
    contacts = models.BigIntegerField(null=True)
    services = models.BigIntegerField(null=True)
    reported_until = models.CharField(max_length=7, blank=True)
    batch = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "key"], name="plans_site_once"),
        ]
        # A table of coverage is added up from the index alone, without a look at the rows.
        indexes = [
            models.Index(
                fields=["network", "path", "activity", "group", *TOTALS],
                name="plans_site_by_path",
            ),
            models.Index(fields=["batch"], name="plans_site_by_batch", condition=Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        """Give the pair."""
        return f"{self.activity_id} {self.said or self.place_id}"

    def settle(self) -> None:
        """Work out path and key of its place, group and words; nothing is written yet."""
        self.path = self.place.path if self.place is not None else ""
        self.key = key_of(self.place_id, self.group_id, fold(self.said))

    def facts(self) -> Facts:
        """Say which network, and where."""
        return Facts(network=self.network_id, places=(self.place_id,) if self.place_id else ())


class Result(Row):
    """What a site reached in a period. `people` are different people, `contacts` are meetings with them.

    Each number is None where it isn't known; nought is a number. `period` is written as `domain.periods`
    does. A later report of the same period stands instead of the one before, which stays readable; one that
    was taken back (`withdrawn_at`) lets the one before stand again.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="results", db_index=False)
    period = models.CharField(max_length=7)
    people = models.BigIntegerField(null=True)
    contacts = models.BigIntegerField(null=True)
    services = models.BigIntegerField(null=True)
    is_standing = models.BooleanField(default=True)
    withdrawn_at = models.DateTimeField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    asked = models.UUIDField(null=True)
    batch = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "period"], condition=Q(is_standing=True), name="plans_one_standing_result"
            )
        ]
        indexes = [
            models.Index(fields=["site", "period"], name="plans_result_by_site"),
            models.Index(fields=["batch"], name="plans_result_by_batch", condition=Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        """Give the period."""
        return self.period


class Reply(models.TextChoices):
    """What a member said when it was asked to do a step."""

    TAKEN = "taken", _("Taken")
    DECLINED = "declined", _("Declined")


class Step(Row):
    """One thing to be done within an activity: by whom, until when, after which others.

    `reply` is what the member answered that is to do it, and `said` what it added.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(_("What is to be done"), max_length=300)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Who does it"),
    )
    since = models.DateField(_("From"), null=True, blank=True)
    due = models.DateField(_("Until"), null=True, blank=True)
    done_on = models.DateField(null=True)
    reply = models.CharField(max_length=10, choices=Reply.choices, blank=True)
    said = models.CharField(max_length=300, blank=True)
    after = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="before")

    class Meta:
        indexes = [models.Index(fields=["activity", "position"], name="plans_step_by_position")]

    def __str__(self) -> str:
        """Give what is to be done."""
        return self.text

    def facts(self) -> Facts:
        """Say which network, and who does it."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())
