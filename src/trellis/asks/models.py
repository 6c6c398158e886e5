"""An ask, each of whom it was asked, and every answer that came."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.actor import CHANNEL_LABELS, Channel
from trellis.access.rows import Facts, Row
from trellis.networks.models import Network

CHANNELS = [(each.value, _(CHANNEL_LABELS[each])) for each in Channel]


class Ask(Row):
    """What the network wants from some people: the question, the allowed answers, until when, why it matters.

    `kind` names who raised it and what an answer does; `about` is the id of the thing asked about. `title`,
    `question` and `why` are words (see `domain.asking`), `shape` the allowed answers.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="asks")
    kind = models.CharField(max_length=40)
    about = models.UUIDField(null=True)
    title = models.JSONField(default=dict)
    question = models.JSONField(default=dict)
    why = models.JSONField(default=dict)
    shape = models.JSONField(default=dict)
    until = models.DateTimeField(_("Answer until"), null=True)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    raised_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    closed_why = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["network", "-raised_at"], name="asks_by_time"),
            models.Index(fields=["kind", "about"], name="asks_by_thing"),
        ]

    def __str__(self) -> str:
        """Give its kind."""
        return self.kind

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Asked(Row):
    """One person, or one member by whoever speaks for it, of whom something is asked, with a code of her own.

    `until` may be later than the ask's own: an ask that goes by paper waits for `slowest`. `reached_at` is
    when she is known to have seen or heard it; `answered_at` and `answered_by` tell of the answer that
    counts. `code` is given back some time after the end, so that codes stay short.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="asked"
    )
    organisation = models.UUIDField(null=True)
    code = models.CharField(max_length=8, null=True, unique=True)  # noqa: DJ001  a code given back is none
    until = models.DateTimeField(null=True)
    slowest = models.CharField(max_length=10, choices=CHANNELS, blank=True)
    reached_at = models.DateTimeField(null=True)
    reached_by = models.CharField(max_length=10, choices=CHANNELS, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=10, choices=CHANNELS, blank=True)
    reminded = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ask", "organisation"],
                condition=Q(organisation__isnull=False),
                name="asks_each_member_once",
            ),
            models.UniqueConstraint(
                fields=["ask", "person"], condition=Q(organisation=None), name="asks_each_person_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "until"],
                condition=Q(answered_at=None, closed_at=None),
                name="asks_open_by_person",
            ),
            models.Index(
                fields=["organisation", "until"],
                condition=Q(answered_at=None, closed_at=None),
                name="asks_open_by_member",
            ),
            models.Index(fields=["network", "until"], name="asks_asked_by_end"),
        ]

    def __str__(self) -> str:
        """Give its code."""
        return self.code or ""

    def facts(self) -> Facts:
        """Say which network, and which member is asked."""
        return Facts(network=self.network_id, parties=(self.organisation,) if self.organisation else ())


class Standing(models.TextChoices):
    """What an answer counts for."""

    CURRENT = "current", _("Counts")
    WAITING = "waiting", _("Waits for a second person")
    REPLACED = "replaced", _("Replaced by a later answer")
    KEPT = "kept", _("Kept, and not counted")


class Answer(Row):
    """An answer as it came: nothing that somebody said is lost, whether it counts or not.

    `said` are her own words as they came, `content` what was understood (see `domain.asking.Given`).
    `person` is whose answer it is; `entered_by` typed it for her, who may confirm it or say that it isn't
    hers (`contradicted_at`). `second_by` typed the same, where two have to. `why_kept` tells why one doesn't
    count. `source` is the message it came in.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="answers")
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.CURRENT)
    content = models.JSONField(default=dict)
    said = models.TextField(blank=True)
    why_kept = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)
    channel = models.CharField(max_length=10, choices=CHANNELS)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    contradicted_at = models.DateTimeField(null=True)
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    source = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asked"], condition=Q(standing="current"), name="asks_one_answer_counts"
            ),
            models.UniqueConstraint(
                fields=["asked", "source"], condition=Q(source__isnull=False), name="asks_once_per_message"
            ),
        ]
        indexes = [models.Index(fields=["asked", "-at"], name="asks_answers_by_time")]

    def __str__(self) -> str:
        """Say what it counts for."""
        return self.standing

    def facts(self) -> Facts:
        """Say which network, and for which member it was given."""
        return self.asked.facts()
