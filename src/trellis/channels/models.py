"""How a person is reached, every message to her and from her, every printed sheet and every call."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.asks.models import Answer, Asked
from trellis.networks.models import Network


class Way(models.TextChoices):
    """The ways by which somebody can be reached."""

    MAIL = "mail", _("E-mail")
    SMS = "sms", _("Text message")
    WEB = "web", _("Only when I sign in")
    PAPER = "paper", _("Paper")
    PHONE = "phone", _("Phone call")


class Pace(models.TextChoices):
    """How often somebody wants to hear."""

    EACH = "each", _("At once")
    DAILY = "daily", _("Once a day, all in one")
    WEEKLY = "weekly", _("Once a week, all in one")


class Reach(Row):
    """How a person wants to be reached: her ways in order, when not, and who relays where she has none.

    A person without a row is reached by whatever she has: e-mail, else text message, else through the people
    to call. `relay` is the contact who passes on and answers for her (C7.6). `stopped` names the ways that
    she has stopped herself. `missed` counts the text messages in a row that found her phone off. `number` is
    another phone than that of her details, in international form, without anything but digits. `is_named` is
    her own word that members who ask for help may be told her name and phone.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reach")
    ways = models.JSONField(_("Ways, the best first"), default=list)
    pace = models.CharField(_("How often"), max_length=8, choices=Pace.choices, default=Pace.DAILY)
    quiet_from = models.TimeField(_("Quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("Quiet until"), null=True, blank=True)
    relay = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="relays_for"
    )
    languages = models.JSONField(_("Languages she speaks"), default=list)
    stopped = models.JSONField(default=list)
    failing = models.JSONField(default=list)
    missed = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=20, blank=True)
    is_named = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["number"], name="channels_by_whole_number")]

    def __str__(self) -> str:
        """Give her ways."""
        return ", ".join(self.ways)


class Purpose(models.TextChoices):
    """What a message is for."""

    ASKS = "asks", _("Asks something")
    REMINDER = "reminder", _("Reminds of what was asked")
    REPLY = "reply", _("Answers a message that came")
    NEWS = "news", _("Tells something")


class State(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting", _("Waits")
    SENDING = "sending", _("Is being handed over")
    SENT = "sent", _("Sent")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Couldn't be delivered")
    DROPPED = "dropped", _("No longer needed")


class Message(Row):
    """A message on its way out: handed over once, by whoever holds its lease.

    `person` is whom it is for, `through` the contact who relays it to her, if one does. `content` is what it
    says: sentences and ids, worded when it is handed over, in the reader's language. `handed_as` is the name
    under which the carrier knows it, the same however often it is handed over; `in_doubt` counts how often
    that was done though it may have gone out before. `address` is kept as a hash only, so that no list of
    messages shows a number.
    """

    network = models.ForeignKey(Network, null=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="messages"
    )
    through = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    way = models.CharField(max_length=8, choices=Way.choices)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    content = models.JSONField(default=dict)
    asked = models.ManyToManyField(Asked, related_name="messages", blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    in_doubt = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)
    handed_as = models.CharField(max_length=80, unique=True)
    carrier_id = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=64, blank=True)
    fault = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=120, blank=True)
    answers = models.ForeignKey("Inbound", null=True, on_delete=models.SET_NULL, related_name="replies")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="channels_message_once")
        ]
        indexes = [
            models.Index(fields=["way", "due_at"], condition=Q(state="waiting"), name="channels_due"),
            models.Index(fields=["leased_until"], condition=Q(state="sending"), name="channels_leases"),
            models.Index(fields=["network", "-made_at"], name="channels_by_network"),
            models.Index(fields=["person", "-made_at"], name="channels_by_person"),
            models.Index(fields=["carrier_id"], condition=~Q(carrier_id=""), name="channels_by_carrier"),
        ]

    def __str__(self) -> str:
        """Give what became of it."""
        return self.state

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Understood(models.TextChoices):
    """What a message that came was taken for."""

    NEW = "new", _("Not read yet")
    ANSWER = "answer", _("An answer")
    COMMAND = "command", _("A word such as STOP or HELP")
    UNCLEAR = "unclear", _("Not understood")
    STRANGER = "stranger", _("From nobody we know")
    BOUNCE = "bounce", _("Couldn't be delivered")
    AUTOMATIC = "automatic", _("An automatic reply")
    REFUSED = "refused", _("Not to be trusted")
    SETTLED = "settled", _("Settled by a person")


class Inbound(Row):
    """A message that came, kept before anything is done with it: one row for each, however often it comes.

    `source` is what its carrier calls it. `sender` is the address or number, shown only to whoever may see
    contacts. `said` is what was left when quoted lines were cut. `raw` is the mail as it came, until it is
    forgotten.
    """

    way = models.CharField(max_length=8, choices=Way.choices)
    source = models.CharField(max_length=200)
    sender = models.CharField(max_length=254, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    network = models.ForeignKey(Network, null=True, on_delete=models.SET_NULL, related_name="+")
    said = models.TextField(blank=True)
    raw = models.BinaryField(default=bytes)
    understood = models.CharField(max_length=10, choices=Understood.choices, default=Understood.NEW)
    why = models.JSONField(default=dict)
    answer = models.ForeignKey(Answer, null=True, on_delete=models.SET_NULL, related_name="+")
    came_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["way", "source"], name="channels_came_once")]
        indexes = [
            models.Index(fields=["network", "understood", "-came_at"], name="channels_came_by_network"),
            models.Index(fields=["came_at"], condition=Q(understood="new"), name="channels_came_unread"),
        ]

    def __str__(self) -> str:
        """Give what it was taken for."""
        return self.understood

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Layout(models.TextChoices):
    """How what is asked stands on paper."""

    EACH = "each", _("A sheet for each person")
    LIST = "list", _("One list for all, a row for each person")


class Sheet(Row):
    """A printed sheet with asks: for a person, a village or a meeting. Its code finds it when it's back.

    Those that were printed together share `printing`. `person` is for whom it is, unless it is a list.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="sheets")
    code = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, default="en")
    asked = models.ManyToManyField(Asked, related_name="sheets", blank=True)
    layout = models.CharField(_("On paper"), max_length=4, choices=Layout.choices, default=Layout.EACH)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    printing = models.UUIDField(null=True, db_index=True)
    tells_phone = models.BooleanField(default=False)
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    printed_at = models.DateTimeField(auto_now_add=True)
    handed_out_at = models.DateTimeField(null=True)
    back_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "-printed_at"], name="channels_sheet_by_time")]

    def __str__(self) -> str:
        """Give its code."""
        return self.code

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Outcome(models.TextChoices):
    """What became of a call."""

    ANSWERED = "answered", _("She answered the question")
    TOLD = "told", _("She knows, and will answer later")
    NO_REPLY = "no-reply", _("Nobody picked up")
    AGAIN = "again", _("To be called again")
    WRONG_NUMBER = "wrong-number", _("Wrong number")
    REFUSED = "refused", _("She doesn't want to be called")


class Call(Row):
    """A call from the phone desk."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="calls")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calls")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    note = models.TextField(blank=True)
    again_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["network", "person", "-at"], name="channels_call_by_time")]

    def __str__(self) -> str:
        """Give its outcome."""
        return self.outcome

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Turn(Row):
    """Who calls a person just now, so that two desks don't ring her at once."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "person"], name="channels_one_desk_calls")]

    def __str__(self) -> str:
        """Give until when."""
        return f"{self.until:%H:%M}"

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)
