"""What the levels of a state's place tree are called in tables: from file names, column names and numbers."""

from pathlib import PurePath

from trellis.domain.problems import N_
from trellis.domain.text import clean, fold

# From wide to narrow; the word is what is stored.
LEVEL_LABELS = {
    "country": N_("Country"),
    "geography": N_("Region"),
    "region": N_("Region"),
    "state": N_("State"),
    "province": N_("Province"),
    "prefecture": N_("Prefecture"),
    "county": N_("County"),
    "district": N_("District"),
    "township": N_("Township"),
    "sub-district": N_("Sub-district"),
    "commune": N_("Commune"),
    "village-tract": N_("Village tract"),
    "village": N_("Village"),
}
_OTHER_WORDS = {
    "geographies": "geography",
    "prefectures": "prefecture",
    "counties": "county",
    "subdistrict": "sub-district",
    "subdistricts": "sub-district",
    "changwat": "province",
    "amphoe": "district",
    "tambon": "sub-district",
}
_WORDS = {
    **{fold(level): level for level in LEVEL_LABELS},
    **{fold(level) + "s": level for level in LEVEL_LABELS},
    **_OTHER_WORDS,
}
# Numbered levels as each state counts them, 1 the widest; after the OCHA common operational datasets.
_NUMBERED = {
    "CHN": ("province", "prefecture", "county", "township", "village"),
    "KHM": ("province", "district", "commune", "village"),
    "LAO": ("province", "district", "village"),
    "MMR": ("state", "district", "township", "village-tract", "village"),
    "THA": ("province", "district", "sub-district", "village"),
    "VNM": ("province", "district", "commune"),
}
_BELOW = {
    "geography": "province",
    "province": "district",
    "district": "sub-district",
    "sub-district": "village",
}


def level_of(written: str, country: str = "") -> str:
    """Give the level that a cell means: a known word, a number as the country counts, or as written."""
    folded = fold(written)
    numbered = _NUMBERED.get(country.upper(), ())
    if folded.isascii() and folded.isdigit():
        if folded == "0":
            return "country"
        return numbered[int(folded) - 1] if int(folded) <= len(numbered) else folded
    return _WORDS.get(folded) or clean(written).lower()


def level_in(words: str) -> str:
    """Give the level that a column's or file's name ends with, `tha_sub_districts` say; or nothing."""
    ending = fold(words).split()
    return next(
        (_WORDS[tail] for start in range(len(ending)) if (tail := " ".join(ending[start:])) in _WORDS), ""
    )


def level_of_file(name: str, parent_level: str) -> str:
    """Give the level of a file's rows by its name, or else the one below the level of its parent column."""
    return level_in(PurePath(name).stem) or _BELOW.get(parent_level, "")
