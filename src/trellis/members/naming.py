"""What follows from an organisation's names: how it sorts, how it compares, by which words it is found."""

from collections.abc import Iterable, Mapping

from trellis.domain import text
from trellis.members.models import Organisation
from trellis.search.entries import Words

KIND = "organisation"
_SORT_LENGTH, _FOLDED_LENGTH = 200, 300


def tidy(names: Mapping[str, str]) -> dict[str, str]:
    """Give the names as they should be kept: cleaned, without the empty ones."""
    cleaned = {language: text.clean(name) for language, name in names.items()}
    return {language: name for language, name in cleaned.items() if name}


def main_name(names: Mapping[str, str], language: str) -> str:
    """Give the name in the network's language, or else in English, or else any."""
    return names.get(language) or names.get("en") or next(iter(names.values()), "")


def sort_name(names: Mapping[str, str], language: str) -> str:
    """Give what lists are ordered by."""
    return text.sort_key(main_name(names, language))[:_SORT_LENGTH]


def folded(names: Mapping[str, str], language: str) -> str:
    """Give what equal names are found by."""
    return text.fold(main_name(names, language))[:_FOLDED_LENGTH]


def words(organisation: Organisation, others: Iterable[str] = ()) -> Words:
    """Give the words by which an organisation is found; `others`: its aliases, the names of its doubles."""
    texts = (*organisation.names.values(), organisation.acronym, *others)
    return Words(kind=KIND, object_id=organisation.pk, network=organisation.network_id, texts=texts)
