"""The writers of the vocabularies: kinds of work and groups of people, which the network itself words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import F, Max
from django.utils import timezone, translation

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.dimensions import Dimension, bits_of
from trellis.domain.problems import WORD_NAME_MISSING, WORD_STAGE, Problem
from trellis.domain.text import clean
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.models import Group, Kind
from trellis.plans.starters import GROUPS, KINDS, Starter

Word = Kind | Group
VOCABULARIES: dict[str, type[Kind] | type[Group]] = {"kind": Kind, "group": Group}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """How a word is called in several languages, its code in files, and for a kind what it is about."""

    names: Mapping[str, str]
    code: str = ""
    dimensions: Iterable[Dimension] = field(default=())

    def put_into(self, word: Word) -> None:
        """Write it into a row; nothing is saved yet."""
        names = {language: clean(name) for language, name in self.names.items() if clean(name)}
        if not names:
            raise Problem(WORD_NAME_MISSING)
        word.names, word.code = names, clean(self.code)
        if isinstance(word, Kind):
            word.dimensions = bits_of(self.dimensions)


def _last(network: Network, model: type[Kind] | type[Group]) -> int:
    Network.objects.select_for_update().get(pk=network.pk)
    found = model.objects.filter(network=network).aggregate(last=Max("position"))["last"]
    return 0 if found is None else found + 1


@action("word.add", on="network", allow=rules.may_add_words, keeps=("vocabulary",))
def add_word(*, actor: Actor, network: Network, vocabulary: str, wording: Wording) -> Word:
    """Add a kind of work or a group of people."""
    model = VOCABULARIES[vocabulary]
    made = model(network=network, position=_last(network, model))
    wording.put_into(made)
    made.save()
    return made


@action("word.change", on="word", allow=rules.may_keep_words)
def change_word(*, actor: Actor, word: Word, wording: Wording, version: int) -> Word:
    """Rename a word, or change its code or what it is about; activities keep it."""
    found = hold(word, version)
    wording.put_into(found)
    return _saved(found)


def _saved(word: Word) -> Word:
    word.version += 1
    word.save()
    return word


@action("word.end", on="word", allow=rules.may_keep_words)
def end_word(*, actor: Actor, word: Word) -> Word:
    """Offer a word no longer; what has it keeps it."""
    found = hold(word)
    if found.ended_on is not None:
        raise Problem(WORD_STAGE)
    found.ended_on = timezone.localdate()
    return _saved(found)


@action("word.move", on="word", allow=rules.may_keep_words, keeps=("up",))
def move_word(*, actor: Actor, word: Word, up: bool) -> Word:
    """Put a word before the one above it, or after the one below; at the end nothing happens."""
    model = type(word)
    Network.objects.select_for_update().get(pk=word.network_id)
    rows = model.objects.filter(network=word.network_id, ended_on=None)
    order = list(rows.order_by("position", "pk").values_list("pk", flat=True))
    if word.pk not in order:
        raise Problem(WORD_STAGE)
    here = order.index(word.pk)
    there = min(max(here + (-1 if up else 1), 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    for position, pk in enumerate(order):
        rows.filter(pk=pk).exclude(position=position).update(position=position, version=F("version") + 1)
    word.refresh_from_db()
    return word


def _in_every_language(says: str) -> dict[str, str]:
    names = {}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            names[language] = translation.gettext(says)
    return names


def _begun(network: Network, model: type[Kind] | type[Group], starters: Iterable[Starter]) -> int:
    rows = []
    for position, each in enumerate(starters, _last(network, model)):
        row = model(network=network, position=position)
        wording = Wording(names=_in_every_language(each.name), code=each.code, dimensions=each.dimensions)
        wording.put_into(row)
        rows.append(row)
    known = set(model.objects.filter(network=network).values_list("code", flat=True))
    new = [each for each in rows if each.code not in known]
    model.objects.bulk_create(new)  # type: ignore[arg-type]
    return len(new)


@action("word.begin", on="network", allow=rules.may_add_words)
def begin_words(*, actor: Actor, network: Network) -> Network:
    """Begin with the words that are offered to a network of this work; those it has already stay."""
    kinds, groups = _begun(network, Kind, KINDS), _begun(network, Group, GROUPS)
    note(kinds=kinds, groups=groups)
    return network
