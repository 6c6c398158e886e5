"""What is proposed, and what was said, amended, decided and done about it (C1.2, C5.7)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.governance.models import Body, RuleVersion
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.members.models import Organisation
from trellis.networks.models import Network


class Stage(models.TextChoices):
    """Where a proposal stands."""

    DISCUSSION = "discussion", _("Being discussed")
    BALLOT = "ballot", _("Ballot is open")
    PENDING = "pending", _("Waits for headquarters")
    DECIDED = "decided", _("Decided")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Outcome(models.TextChoices):
    """How it ended."""

    CARRIED = "carried", _("Carried")
    NOT_CARRIED = "not-carried", _("Not carried")
    NO_QUORUM = "no-quorum", _("No quorum")
    CHOSEN = "chosen", _("Chosen")
    TIED = "tied", _("Tied")
    NOBODY_VOTED = "nobody-voted", _("Nobody voted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Audience(models.TextChoices):
    """Who may read it."""

    MEMBERS = "members", _("The network's members")
    PUBLIC = "public", _("Everybody")


class ByMember(Row):
    """What a person says or writes for a member, at a time."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def facts(self) -> Facts:
        """Say which network, and for which organisation it was said."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class Proposal(ByMember):
    """A question that the members decide, from its first wording to what became of it.

    `effect` names what happens when it is carried, with `effect_id` and `effect_detail`; `effect_problem`
    says why that failed, until it was tried again. `need` is what a yes asks of a mandate. `amends` is the
    amendment whose own ballot this is. `recorded_note` says where it was decided when that was elsewhere.
    """

    number = models.PositiveIntegerField()
    title = models.CharField(_("Title"), max_length=200)
    text = models.TextField(_("What is proposed"))
    why = models.TextField(_("Why"), blank=True)
    language = models.CharField(_("Language"), max_length=10, default="en")
    subject = models.CharField(
        _("What it is about"),
        max_length=20,
        choices=[(each.value, _(SUBJECT_LABELS[each])) for each in Subject],
        default=Subject.ORDINARY.value,
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    rule = models.ForeignKey(RuleVersion, null=True, on_delete=models.PROTECT, related_name="proposals")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DISCUSSION)
    discussion_until = models.DateField(_("Discussion until"), null=True, blank=True)
    need = models.JSONField(default=dict)
    effect = models.CharField(max_length=40, blank=True)
    effect_id = models.UUIDField(null=True)
    effect_detail = models.JSONField(default=dict)
    effect_done_at = models.DateTimeField(null=True)
    effect_problem = models.TextField(blank=True)
    amends = models.OneToOneField(
        "Amendment", null=True, on_delete=models.PROTECT, related_name="put_as", verbose_name=_("Amendment")
    )
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    outcome_reason = models.TextField(_("The reason, in words"), blank=True)
    decided_on = models.DateField(null=True)
    recorded_note = models.TextField(blank=True)
    review_on = models.DateField(_("To be reviewed on"), null=True, blank=True)
    audience = models.CharField(
        _("Who may read it"), max_length=10, choices=Audience.choices, default=Audience.MEMBERS
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "number"], name="decisions_one_number")]
        indexes = [
            models.Index(fields=["network", "stage", "-number"], name="decisions_by_stage"),
            models.Index(fields=["network", "review_on"], name="decisions_by_review"),
        ]

    def __str__(self) -> str:
        """Give its number."""
        return f"#{self.number}"


class Revision(ByMember):
    """The wording of a proposal at one time; the latest is the proposal's own."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    says = models.TextField(_("What is new in it, and why"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="decisions_one_revision_number")
        ]

    def __str__(self) -> str:
        """Give its number."""
        return str(self.number)


class AmendmentStage(models.TextChoices):
    """What became of an amendment."""

    OPEN = "open", _("Not answered yet")
    TAKEN_IN = "taken-in", _("Taken in")
    PUT_TO_BALLOT = "put-to-ballot", _("Put to a ballot of its own")
    DECLINED = "declined", _("Not taken in")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Amendment(ByMember):
    """Another wording that a member proposes: taken in, put to a ballot of its own, or declined."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="amendments")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="amendments")
    text = models.TextField(_("The wording you propose"))
    why = models.TextField(_("Why"))
    stage = models.CharField(max_length=14, choices=AmendmentStage.choices, default=AmendmentStage.OPEN)
    answer = models.TextField(_("Answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["proposal", "at"], name="decisions_amendment_by_time")]

    def __str__(self) -> str:
        """Give what became of it."""
        return self.stage


class Attitude(models.TextChoices):
    """What somebody's word in a discussion is."""

    FOR = "for", _("For it")
    AGAINST = "against", _("Against it")
    CONCERN = "concern", _("A concern")
    QUESTION = "question", _("A question")
    INFORMATION = "information", _("Information")


class Word(ByMember):
    """What somebody said in the discussion; observers may speak, too."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="words")
    attitude = models.CharField(_("What it is"), max_length=12, choices=Attitude.choices)
    text = models.TextField(_("What you want to say"))
    answers = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="answered")
    channel = models.CharField(max_length=10, default="web")

    class Meta:
        indexes = [models.Index(fields=["proposal", "at"], name="decisions_word_by_time")]

    def __str__(self) -> str:
        """Give what it is."""
        return self.attitude


class MinorityStatement(ByMember):
    """Why a member doesn't share a decision: it stands beside the decision for ever."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="minority_statements")
    text = models.TextField(_("Statement"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "organisation"],
                condition=Q(organisation__isnull=False),
                name="decisions_one_statement_each",
            )
        ]

    def __str__(self) -> str:
        """Give its day."""
        return f"{self.at:%Y-%m-%d}"


class Progress(models.TextChoices):
    """What became of a decision."""

    NOT_BEGUN = "not-begun", _("Not begun")
    UNDER_WAY = "under-way", _("Under way")
    DONE = "done", _("Done")
    GIVEN_UP = "given-up", _("Given up")


class FollowUp(ByMember):
    """What became of a decision, as it was told at one time."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="follow_ups")
    progress = models.CharField(_("How far it is"), max_length=10, choices=Progress.choices)
    text = models.TextField(_("What became of it"))

    class Meta:
        indexes = [models.Index(fields=["proposal", "at"], name="decisions_follow_up_by_time")]

    def __str__(self) -> str:
        """Give how far it is."""
        return self.progress
