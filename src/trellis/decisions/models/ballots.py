"""The ballot: who is entitled, each member's one voice, the box of secret papers, the count (C5.7, C8.6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.boxes import Box
from trellis.access.rows import Facts, Row
from trellis.decisions.models.proposals import Proposal
from trellis.governance.models import RuleVersion
from trellis.members.models import Constituency, Mandate, Organisation, Representative
from trellis.networks.models import Network, Unit


class Option(Row):
    """One of several things, members or people among which a ballot chooses."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(max_length=40)
    name = models.CharField(_("Name"), max_length=200)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "key"], name="decisions_one_option_key")]

    def __str__(self) -> str:
        """Give its name."""
        return self.name

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Ballot(Row):
    """One round of voting. What its opening announced (rule, secret, hidden, until when) never changes.

    `count_file` and `verdict` are written at the closing, as `domain.ballotfile` reads and `domain.tally`
    gives them: whoever counts again gets the same. When voices waited for headquarters, it is counted again
    once nothing more is waited for (`settled_at`), and both verdicts are kept.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="ballots")
    number = models.PositiveSmallIntegerField(default=1)
    rule = models.ForeignKey(RuleVersion, null=True, on_delete=models.PROTECT, related_name="ballots")
    terms = models.JSONField()
    process = models.JSONField(default=dict)
    need = models.JSONField(default=dict)
    seats = models.PositiveSmallIntegerField(default=1)
    is_secret = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    confirm_until = models.DateField(null=True)
    opening = models.JSONField(default=dict)
    count_file = models.JSONField(null=True)
    verdict = models.JSONField(null=True)
    settled_file = models.JSONField(null=True)
    settled_verdict = models.JSONField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="decisions_one_ballot_number"),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(closed_at=None), name="decisions_one_open_ballot"
            ),
        ]
        indexes = [models.Index(fields=["network", "closed_at", "closes_at"], name="decisions_ballot_open")]

    def __str__(self) -> str:
        """Give its number."""
        return str(self.number)

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Presence(models.TextChoices):
    """Whether a member is there."""

    UNKNOWN = "unknown", _("Not noted")
    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")
    EXCUSED = "excused", _("Excused")


class Entitled(Row):
    """A member on a ballot's list, as it stood at the opening, and what was noted about it since.

    In a secret ballot `took_part` says that its paper is in the box, and nothing says which.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="entitled")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    constituency = models.ForeignKey(Constituency, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    weight = models.PositiveIntegerField(default=1)
    is_observer = models.BooleanField(default=False)
    is_beneficiary = models.BooleanField(default=False)
    presence = models.CharField(max_length=8, choices=Presence.choices, default=Presence.UNKNOWN)
    is_recused = models.BooleanField(default=False)
    recusal_reason = models.TextField(blank=True)
    proxy = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="speaks_also_for")
    took_part = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "organisation"], name="decisions_one_voice_each")
        ]

    def __str__(self) -> str:
        """Give the organisation's id."""
        return str(self.organisation_id)

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))


class VoiceStage(models.TextChoices):
    """Where a voice stands."""

    WAITING = "waiting", _("Waits for a second person")
    CURRENT = "current", _("Counts")
    REPLACED = "replaced", _("Was replaced by a later one")
    REFUSED = "refused", _("Was not confirmed by a second person")


class Voice(Row):
    """What a member says in an open ballot; given again it replaces the former, and both stay on record.

    Beyond the speaker's mandate it counts *ad referendum* until headquarters confirm it. One that a clerk
    entered (from paper, by phone, in the room) counts when a second person has looked at it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="voices")
    entitled = models.ForeignKey(Entitled, on_delete=models.CASCADE, related_name="voices")
    stage = models.CharField(max_length=10, choices=VoiceStage.choices, default=VoiceStage.CURRENT)
    choice = models.JSONField()
    reason = models.TextField(_("Reason"), blank=True)
    at = models.DateTimeField()
    channel = models.CharField(max_length=10)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    representative = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")
    mandate = models.ForeignKey(Mandate, null=True, on_delete=models.PROTECT, related_name="+")
    is_ad_referendum = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    confirmed_note = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True)
    resolution = models.TextField(_("How the objection was met"), blank=True)
    receipt = models.CharField(max_length=64)

    # The receipt's code, told once to whoever gave the voice; kept is only its seal (`domain.box`).
    code = ""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entitled"], condition=Q(stage="current"), name="decisions_one_current_voice"
            )
        ]
        indexes = [
            models.Index(fields=["ballot", "stage"], name="decisions_voice_by_stage"),
            models.Index(fields=["receipt"], name="decisions_voice_by_receipt"),
        ]

    def __str__(self) -> str:
        """Give where it stands."""
        return self.stage

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return self.entitled.facts()


class BallotBox(Box):
    """The papers of a secret ballot."""

    ballot = models.OneToOneField(Ballot, on_delete=models.CASCADE, related_name="box")

    def __str__(self) -> str:
        """Say what it is, and nothing of what is in it."""
        return "box"

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return self.ballot.facts()
