"""What has arrived: so that a form that comes again is known again."""

from django.db import models

from trellis.access.rows import Row


class Sending(Row):
    """One send of a form, under the key that its page gave it.

    `content` is the digest of what was sent: the same key with other words is a new send, and takes the place
    of the one before. `where` is the page to which the sender was led.
    """

    person = models.UUIDField()
    key = models.UUIDField()
    content = models.CharField(max_length=64, blank=True)
    where = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="offline_sent_once")]
        indexes = [models.Index(fields=["at"], name="offline_by_age")]

    def __str__(self) -> str:
        """Give its key."""
        return str(self.key)
