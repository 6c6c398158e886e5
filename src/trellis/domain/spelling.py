"""A name taken apart: its words, what kind of body it says it is, and the acronyms it could be written as."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from trellis.domain.text import WITHOUT_SPACES, Script, clean, fold, guess_script


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL = _words("a an and at by de del der des di do du e et for in la las le les los of on or the to und y")
# Words that many bodies share: two names that share nothing else share nothing.
GENERIC = SMALL | _words(
    """action africa african agency aid alliance america american area asia asian assistance association
    associations authority board branch bureau care center centre child children civil club coalition college
    commission committee communities community company cooperation corps council country department desk
    development district division education empowerment europe european federation forum foundation fund
    general global government group groups health help hospital institut institute international law legal
    local medical ministry mission movement national nations network ngo office organisation organization
    partnership people peoples private program programme project protection province provincial public red
    regional relief research royal rural school section service services social society state states sub
    support team trust union unit united university village voluntary volunteers welfare with women womens
    world youth"""
)
# What may be left away without changing who is meant.
LEGAL = _words(
    """aka assoc association co corp corporation e foundation gmbh inc incorporated international intl limited
    ltd ngo org organisation organization society the trust"""
)
OFFICES = _words(
    """administration agency army authority bureau center centre commission council department embassy
    institute ministry office police"""
)
# The kinds of body that Thai writes in front, without a space, with the short forms of the same.
_KINDS = {
    "องค์การบริหารส่วนตำบล": "tao",
    "องค์การบริหารส่วนจังหวัด": "pao",
    "อบต": "tao",
    "อบจ": "pao",
    "เทศบาลตำบล": "town",
    "เทศบาลเมือง": "city",
    "สำนักงาน": "office",
    "สนง": "office",
    "มูลนิธิ": "foundation",
    "สมาคม": "association",
    "ชมรม": "club",
    "กลุ่ม": "group",
    "เครือข่าย": "network",
    "ศูนย์": "centre",
    "โรงเรียน": "school",
    "โรงพยาบาล": "hospital",
    "สถานีตำรวจภูธร": "police",
    "สภ": "police",
}
# Neighbouring places differ by a letter, so their offices do too.
NAMED_AFTER_A_PLACE = frozenset({"tao", "pao", "town", "city", "school", "hospital", "police"})
_KIND = re.compile("(" + "|".join(sorted(_KINDS, key=len, reverse=True)) + r")\s*(.+)")
_BRACKETS = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]")
_ALSO = re.compile(
    r"^(?:aka|a\.k\.a\.?|also known as|formerly|ex|previously|acronym|ชื่อเดิม|หรือ)[:\s]+", re.IGNORECASE
)
_SHORTEST_ACRONYM = 3


@dataclass(frozen=True)
class Spelling:
    """One way to write a name: as written (`shown`) and folded."""

    shown: str
    folded: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Give the words."""
        return tuple(self.folded.split())

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Give the words without articles and the like."""
        return tuple(word for word in self.words if word not in SMALL) or self.words

    @cached_property
    def compact(self) -> str:
        """Give the letters without spaces."""
        return self.folded.replace(" ", "")

    @cached_property
    def is_unspaced(self) -> bool:
        """Tell whether its script writes words without spaces between them."""
        return self.script in WITHOUT_SPACES

    @cached_property
    def script(self) -> Script:
        """Give the script."""
        return Script.LATIN if self.folded.isascii() else guess_script(self.folded)

    @cached_property
    def kind_and_core(self) -> tuple[str, str]:
        """Give the kind of body that a Thai name begins with, or "", and the rest, without spaces."""
        found = _KIND.fullmatch(self.folded) if self.script is Script.THAI else None
        return (_KINDS[found[1]], found[2].replace(" ", "")) if found else ("", self.compact)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Give the acronyms that its first letters make, with and without the small words."""
        found = {initials(self.words), initials(self.content)}
        return frozenset(each for each in found if len(each) >= _SHORTEST_ACRONYM)

    @cached_property
    def is_distinct(self) -> bool:
        """Tell whether it has a word that isn't shared by many bodies."""
        return any(word not in GENERIC and len(word) > 1 for word in self.words)


def initials(words: tuple[str, ...]) -> str:
    """Give the first letters of some words."""
    return "".join(word[0] for word in words)


def spellings(name: str) -> Iterator[Spelling]:
    """Give the spellings in one written name: all of it, what stands in brackets, and what outside."""
    shown = clean(name)
    inside = [_ALSO.sub("", part.strip()) for part in _BRACKETS.findall(shown)]
    for part in dict.fromkeys([shown, *([clean(_BRACKETS.sub(" ", shown))] if inside else []), *inside]):
        if folded := fold(part):
            yield Spelling(part, folded)
