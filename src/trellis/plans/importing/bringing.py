"""Bringing a file of activities in at once, as the command line does: look, take what is likely, bring in."""

from collections.abc import Mapping
from pathlib import Path

from trellis.access.actor import Actor
from trellis.imports.models import Batch
from trellis.imports.queries import digest_of
from trellis.networks.models import Network
from trellis.plans.importing.actions import begin_import, import_activities, refuse_open
from trellis.plans.importing.applying import Watch, unwatched
from trellis.plans.importing.looking import Look, look, remembered
from trellis.plans.importing.showing import guesses

_ROUNDS = 3
_MARK = "a:"


def looked(
    network: Network, file: Path, given: Mapping[str, str], *, likely: bool = False
) -> tuple[Look, dict[str, str]]:
    """Look at a file, with the answers that hold; with `likely` take what is likely for those that wait."""
    with file.open("rb") as content:
        answers = remembered(network, digest_of(content)) | dict(given)
    seen = look(network, file, file.name, answers)
    for _round in range(_ROUNDS if likely else 0):
        found = {key.removeprefix(_MARK): answer for key, answer in guesses(seen.plan.asks).items()}
        if not found:
            break
        answers |= found
        seen = look(network, file, file.name, answers)
    return seen, answers


def bring_in(
    *,
    actor: Actor,
    network: Network,
    file: Path,
    given: Mapping[str, str] | None = None,
    likely: bool = False,
    watch: Watch = unwatched,
) -> Batch | None:
    """Bring a file in, unless it would change nothing. Raises Problem QUESTIONS_WAIT."""
    seen, answers = looked(network, file, given or {}, likely=likely)
    refuse_open(seen.plan)
    if seen.plan.changes_nothing:
        return None
    with file.open("rb") as content:
        batch = begin_import(actor=actor, network=network, name=file.name, content=content, answers=answers)
    figures = dict(seen.plan.figures)
    del seen
    return import_activities(actor=actor, network=network, batch=batch, expected=figures, watch=watch)
