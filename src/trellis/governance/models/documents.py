"""Documents that members write together and adopt: versions, comments and reviews (C4.6 to C4.13, C5.1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.members.models import Organisation
from trellis.networks.models import Network


class DocumentKind(models.TextChoices):
    """The eight steps of the note, and whatever else is written together."""

    PURPOSE = "purpose", _("Statement of purpose")
    GOALS = "goals", _("Goals and objectives")
    ACTION_PLAN = "action-plan", _("Action plan")
    GROUND_RULES = "ground-rules", _("Ground rules")
    DECISION_PROCESS = "decision-process", _("Decision process")
    STRUCTURE = "structure", _("Structure")
    COMMUNICATIONS = "communications", _("Communications plan")
    RESOURCES = "resources", _("Resources")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    OTHER = "other", _("Other document")


STEPS = tuple(kind for kind in DocumentKind if kind not in {DocumentKind.MEMORANDUM, DocumentKind.OTHER})
"""The kinds that are the note's eight steps, in its order."""


class Document(Row):
    """Something written together; of each of the eight steps a network has one."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(_("Kind"), max_length=20, choices=DocumentKind.choices)
    names = models.JSONField(_("Title"), default=dict)
    review_months = models.PositiveSmallIntegerField(_("Review every … months"), null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "kind"],
                condition=~Q(kind__in=["memorandum", "other"]),
                name="governance_one_of_each_step",
            )
        ]
        indexes = [models.Index(fields=["network", "kind"], name="governance_doc_by_kind")]

    def __str__(self) -> str:
        """Give any of its titles."""
        return next(iter(self.names.values()), self.kind)

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Stage(models.TextChoices):
    """Where a version of a document, or of a rule, stands."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Put to a decision")
    ADOPTED = "adopted", _("Adopted")
    SUPERSEDED = "superseded", _("Replaced by a later one")
    ENDED = "ended", _("No longer in force")
    DECLINED = "declined", _("Not adopted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Adoption(Row):
    """What versions of documents and of rules have in common: who wrote them, and how they came into force.

    `adopted_by` is the id of the proposal that carried it (the room of decisions lies above this one);
    `adopted_note` says where it was decided when that was elsewhere, such as in a meeting of former years.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.DRAFT)
    says = models.TextField(_("What is new in it, and why"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    adopted_on = models.DateField(_("Adopted on"), null=True, blank=True)
    adopted_by = models.UUIDField(null=True)
    adopted_note = models.TextField(blank=True)
    review_on = models.DateField(_("To be reviewed on"), null=True, blank=True)
    sunset_on = models.DateField(_("In force until, unless kept"), null=True, blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        abstract = True

    def facts(self) -> Facts:
        """Say which network, and for which organisation it was written."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class Version(Adoption):
    """A document's text at one time; an amendment is a version that a member proposes on top of another.

    `answer` says what the drafters did with an amendment and why; `takes_in` leads from the version that took
    one over to it.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    based_on = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="built_on")
    is_amendment = models.BooleanField(default=False)
    texts = models.JSONField(_("Text"), default=dict)
    takes_in = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="taken_into")
    answer = models.TextField(_("Answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="governance_one_version_number"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(stage="adopted"), name="governance_one_adopted_version"
            ),
        ]
        indexes = [models.Index(fields=["network", "stage", "review_on"], name="governance_version_due")]

    def __str__(self) -> str:
        """Give its number and stage."""
        return f"{self.number} ({self.stage})"


class Fate(models.TextChoices):
    """What became of something that somebody said (C1.2)."""

    OPEN = "open", _("Not answered yet")
    TAKEN_IN = "taken-in", _("Taken in")
    PARTLY = "partly", _("Taken in in part")
    NOT_TAKEN_IN = "not-taken-in", _("Not taken in")


class Comment(Row):
    """What somebody said about a version, and what became of it; `paragraph` counts in `language`'s text."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    version_of = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comments")
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True)
    text = models.TextField(_("Comment"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    fate = models.CharField(max_length=14, choices=Fate.choices, default=Fate.OPEN)
    answer = models.TextField(_("Answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["version_of", "at"], name="governance_comment_by_time")]

    def __str__(self) -> str:
        """Give its fate."""
        return self.fate

    def facts(self) -> Facts:
        """Say which network, and for which organisation it was said."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class Finding(models.TextChoices):
    """What a review found (C5.1)."""

    KEEP = "keep", _("Keep it")
    CHANGE = "change", _("Change it")
    MET = "met", _("It was met")
    DROP = "drop", _("Drop it")


class Review(Row):
    """A look back at something in force: kept, to be changed, met, or dropped, with the reason.

    What was reviewed is named by its model's label and id: a version of a document, of a rule, or a decision.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField(max_length=60)
    object_id = models.UUIDField()
    finding = models.CharField(_("What it found"), max_length=8, choices=Finding.choices)
    reason = models.TextField(_("Reason"))
    on = models.DateField()
    next_on = models.DateField(_("Next review"), null=True, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "object_id", "on"], name="governance_review_by_object")]

    def __str__(self) -> str:
        """Give what it found."""
        return self.finding

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)
