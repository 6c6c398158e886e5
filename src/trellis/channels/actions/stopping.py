"""The writers of what somebody has stopped: no messages by a way, until she wants them again."""

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.channels import rules
from trellis.channels.models import Reach, Way


def _reach(person: Person) -> Reach:
    """Hold how a person is reached; a row without ways leaves it to what she has."""
    found, _is_new = Reach.objects.get_or_create(person=person)
    return hold(found)


def _keep(reach: Reach, stopped: set[str]) -> None:
    reach.stopped = sorted(stopped)
    reach.version += 1
    reach.save()


@action("reach.stop", on="person", allow=rules.is_oneself)
def stop(*, actor: Actor, person: Person, way: Way) -> Person:
    """Stop every message by a way: text messages with STOP, mail with its link."""
    note(way=way.value)
    reach = _reach(person)
    _keep(reach, {*reach.stopped, way.value})
    return person


@action("reach.start", on="person", allow=rules.is_oneself)
def start(*, actor: Actor, person: Person, way: Way) -> Person:
    """Want messages by a way again."""
    note(way=way.value)
    reach = _reach(person)
    _keep(reach, {*reach.stopped} - {way.value})
    return person
