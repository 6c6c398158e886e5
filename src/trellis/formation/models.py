"""Rounds of the five readiness questions, their answers, and the start of a network (C4.1 to C4.5)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.boxes import Box
from trellis.access.rows import Facts, Row
from trellis.domain.readiness import STANDING_LABELS, Standing
from trellis.members.models import Constituency, Organisation
from trellis.networks.models import Network


class Round(Row):
    """One time of asking whether the network is ready; it can be asked again later and compared."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="readiness_rounds")
    number = models.PositiveSmallIntegerField()
    note = models.TextField(_("What you want to tell those who are asked"), blank=True)
    opened_on = models.DateField()
    closes_on = models.DateField(_("Answers until"))
    closed_on = models.DateField(null=True)
    persons_may_answer = models.BooleanField(_("Persons may answer, too, without their names"), default=True)
    bars = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="formation_one_round_number"),
            models.UniqueConstraint(
                fields=["network"], condition=Q(closed_on=None), name="formation_one_open_round"
            ),
        ]

    def __str__(self) -> str:
        """Give its number."""
        return str(self.number)

    def is_over(self, today: date) -> bool:
        """Say whether no more answers are taken: it was closed, or its last day is past."""
        return self.closed_on is not None or self.closes_on < today

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Asked(Row):
    """An organisation that a round asks: a member, or one that may become one."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="asked")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    constituency = models.ForeignKey(Constituency, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "organisation"], name="formation_asked_once")]

    def __str__(self) -> str:
        """Give the organisation's id."""
        return str(self.organisation_id)

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))


class Answer(Row):
    """An organisation's answers to the five questions; given again they replace the former ones.

    `levels` gives the answer (`domain.readiness.Level`) of each question, `words` what was added to it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    asked = models.OneToOneField(Asked, on_delete=models.CASCADE, related_name="answer")
    levels = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    channel = models.CharField(max_length=10)
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        """Give its day."""
        return f"{self.at:%Y-%m-%d}"

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return self.asked.facts()


class PersonsBox(Box):
    """The answers that persons gave without their names."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="box")

    def __str__(self) -> str:
        """Say what it is, and nothing of what is in it."""
        return "box"

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return self.round.facts()


class TookPart(models.Model):
    """That somebody has put her paper in, so that she does it once; nothing says which, or when."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="took_part")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="formation_one_paper_each")]

    def __str__(self) -> str:
        """Say what it is."""
        return "took part"


class Start(Row):
    """The decision to start, with the readiness result as it was then; in spite of a 'no' with its reason."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="starts")
    round = models.ForeignKey(Round, null=True, on_delete=models.SET_NULL, related_name="starts")
    result = models.JSONField(default=dict)
    is_despite = models.BooleanField(default=False)
    reason = models.TextField(_("Reason"), blank=True)
    on = models.DateField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_on = models.DateField(null=True)
    taken_back_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network"], condition=Q(taken_back_on=None), name="formation_one_start"
            )
        ]

    def __str__(self) -> str:
        """Give its day."""
        return f"{self.on}"

    @property
    def standing_label(self) -> str:
        """Give what the answers came to, as a label to be translated; "" when nobody was asked."""
        return STANDING_LABELS[Standing(self.result["standing"])] if self.result else ""

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)
