"""What the installation wants of whoever looks after it."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.jobs.queries import how_many_failed
from trellis.networks.notices import Notice, Urgency, source


@source
def failed_jobs(actor: Actor) -> list[Notice]:
    """Say that background work failed for good."""
    if actor.person is None or not actor.person.is_steward:
        return []
    count = how_many_failed(actor)
    if not count:
        return []
    return [
        Notice(
            what=Sentence(N_("Background work failed for good: %(count)s jobs"), {"count": count}),
            why=Sentence(N_("Messages or reminders may be missing. See what failed, and try it again.")),
            href=reverse("jobs"),
            urgency=Urgency.NOW,
            icon="gear",
        )
    ]
