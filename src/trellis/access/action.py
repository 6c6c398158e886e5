"""One deed, one verb: `@action` gives a change its permission, its transaction and its line in the record."""

import inspect
import logging
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from trellis.access.actor import Actor, Channel
from trellis.access.rows import Facts, Row
from trellis.access.rule import Rule
from trellis.domain.problems import DONE_MEANWHILE, NOT_PERMITTED, Problem
from trellis.ledger import record as ledger

P = ParamSpec("P")
R = TypeVar("R")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Verb:
    """A deed as the catalogue knows it: its name, what it is about, who may, what the record keeps."""

    name: str
    on: str
    allow: Rule
    keeps: tuple[str, ...]
    says: str
    unnamed: Callable[[Any], bool]


@dataclass
class Noted:
    """What a deed under way adds to its line: details, and organisations that it concerns."""

    details: dict[str, Any] = field(default_factory=dict)
    parties: set[UUID] = field(default_factory=set)


VERBS: dict[str, Verb] = {}
_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


def _under_way() -> Noted:
    noted = _noted.get()
    if noted is None:
        raise RuntimeError("only a deed under way has a line to add to")
    return noted


def note(**details: Any) -> None:
    """Add to the line of the deed under way what its arguments don't say; never a person's name."""
    _under_way().details.update(details)


def concern(organisations: Iterable[UUID]) -> None:
    """Add to the line of the deed under way the organisations that it concerns beside those of its facts."""
    _under_way().parties.update(organisations)


def _plain(value: Any) -> Any:
    """Turn a value into what JSON can say; a row becomes its id, so no name gets into the record."""
    if isinstance(value, Row):
        return str(value.pk)
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value


def _facts(thing: Any) -> Facts:
    return thing.facts() if isinstance(thing, Row) else Facts()


def _detail(verb: Verb, given: dict[str, Any], noted: Noted) -> dict[str, Any]:
    kept = {name: given[name] for name in verb.keeps if given.get(name) is not None}
    return {name: _plain(value) for name, value in (kept | noted.details).items()}


@lru_cache(maxsize=1)
def _speaks_for() -> Callable[[UUID, UUID], UUID | None]:
    """Give who knows for whom somebody speaks: this room can't see it, so the settings name it."""
    found: Callable[[UUID, UUID], UUID | None] = import_string(settings.ACCESS_SPEAKS_FOR)
    return found


def _organisation(actor: Actor, network: UUID | None) -> UUID | None:
    """Give the organisation for which a deed is done, unless it isn't clear: nobody guesses among several."""
    if actor.organisation or actor.person_id is None or network is None:
        return actor.organisation
    return _speaks_for()(actor.person_id, network) if actor.channel == Channel.WEB else None


def _entry(verb: Verb, given: dict[str, Any], result: Any, noted: Noted) -> ledger.Entry:
    actor: Actor = given["actor"]
    about = result if isinstance(result, Row) else given.get(verb.on)
    before, after = _facts(given.get(verb.on)), _facts(result)
    network = after.network or before.network
    entry = ledger.Entry(
        at=timezone.now(),
        verb=verb.name,
        channel=actor.channel.value,
        person=actor.person_id,
        author=actor.name,
        organisation=_organisation(actor, network),
        network=network,
        kind=about._meta.label_lower if isinstance(about, Row) else "",
        object_id=about.pk if isinstance(about, Row) else None,
        parties=before.parties + after.parties + tuple(noted.parties),
        places=before.places + after.places,
        detail=_detail(verb, given, noted),
    )
    return _without_a_hand(entry) if verb.unnamed(given.get(verb.on)) else entry


def _without_a_hand(entry: ledger.Entry) -> ledger.Entry:
    """Give a line that tells what was done to what, and nothing of who did it, for whom, or from where."""
    return replace(entry, person=None, author="", organisation=None, parties=(), places=(), channel="")


def refuse(verb: Verb, actor: Actor, thing: Any) -> None:
    """Raise the problem that says what is missing, unless the rule holds."""
    if verb.allow.test(actor, thing):
        return
    reasons = tuple(reason.says for reason in verb.allow.why(actor, thing) if not reason.holds)
    raise Problem(NOT_PERMITTED, reason=reasons, verb=verb.name)


def _named(_thing: Any) -> bool:
    return False


def _came_between(fault: Exception) -> bool:
    """Say whether a row came, went or changed under a deed: by a second click, or by somebody else."""
    return isinstance(fault, IntegrityError | ObjectDoesNotExist) or type(fault) is DatabaseError


def _carry_out(deed: Verb, function: Callable[[], R], given: dict[str, Any]) -> R:
    """Do a deed in one transaction, with its line; what two did at the same moment is done once."""
    try:
        with transaction.atomic():
            refuse(deed, given["actor"], given.get(deed.on))
            noted = Noted()
            outer = _noted.set(noted)
            try:
                result = function()
            finally:
                _noted.reset(outer)
            ledger.append(_entry(deed, given, result, noted))
            return result
    except (DatabaseError, ObjectDoesNotExist) as fault:
        if not _came_between(fault):
            raise
        # Only its kind: what a database says of a fault holds people's addresses.
        logger.warning("%s met another deed: %s", deed.name, type(fault).__name__)
        raise Problem(DONE_MEANWHILE) from fault


def action(
    verb: str,
    *,
    on: str,
    allow: Rule,
    keeps: tuple[str, ...] = (),
    unnamed: Callable[[Any], bool] = _named,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function one of the only writers.

    `on` names the argument that the rule is asked about, `keeps` those that the record's line repeats. The
    function takes keyword arguments only, `actor` among them. `unnamed` tells of which objects the line keeps
    the deed and not the hand, as in a secret ballot.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        parameters = inspect.signature(function).parameters.values()
        if any(each.kind is not inspect.Parameter.KEYWORD_ONLY for each in parameters):
            raise TypeError(f"{verb}: an action takes keyword arguments only")
        deed = Verb(verb, on, allow, keeps, inspect.getdoc(function) or "", unnamed)
        if verb in VERBS:
            raise TypeError(f"{verb}: there's an action of this verb already")
        VERBS[verb] = deed

        @wraps(function)
        def act(*args: P.args, **given: P.kwargs) -> R:
            return _carry_out(deed, lambda: function(*args, **given), dict(given))

        return act

    return wrap


def may(verb: str, actor: Actor, thing: Any) -> bool:
    """Say whether somebody may do a deed to an object: for showing or hiding its button."""
    return VERBS[verb].allow.test(actor, thing)
