"""Bringing in a large file later, so that nobody's browser has to wait for it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.domain.problems import Problem
from trellis.imports.actions import settle, stop
from trellis.imports.models import Batch, State
from trellis.jobs.later import work
from trellis.networks.models import Network
from trellis.plans.importing import progress
from trellis.plans.importing.sorts import SORTS

NAME = "plans.bring_in"


@work(NAME)
def bring_in(payload: Mapping[str, Any]) -> None:
    """Bring a file in as somebody saw it; what stands against it is told on its page."""
    batch = Batch.objects.filter(pk=UUID(payload["batch"]), state=State.PREVIEW).first()
    if batch is None:
        return
    network = Network.objects.get(pk=payload["network"])
    person = Person.objects.filter(pk=payload["person"]).first() if payload["person"] else None
    actor = Actor(channel=Channel.JOB, person=person) if person else Actor.operator("a file", Channel.JOB)
    try:
        SORTS[batch.kind].bring_in(
            actor=actor,
            network=network,
            batch=batch,
            expected=payload["expected"],
            watch=progress.telling(batch),
        )
    except Problem as problem:
        settle(batch, mapping={"problem": str(problem)})
    finally:
        stop(batch)
        progress.forget(batch)
