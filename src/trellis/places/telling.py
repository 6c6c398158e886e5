"""Says in words what stands in the way of bringing a table in."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from trellis.domain.placelevels import LEVEL_LABELS
from trellis.domain.placetable import TROUBLE_SAYS, Conflict, Trouble

_NAMED = 12


def level_label(level: str) -> str:
    """Give a level in the reader's language: "District"; a numbered one as "Level 3", others as they are."""
    if level in LEVEL_LABELS:
        return _(LEVEL_LABELS[level])
    return _("Level %(number)s") % {"number": level} if level.isdecimal() else level.capitalize()


def conflict_says(conflict: Conflict) -> str:
    """Give a conflict as a sentence."""
    says = parent_words(conflict) if conflict.trouble is Trouble.MISSING_PARENT else conflict.says
    details = {"code": conflict.code, "stands": conflict.stands, "says": says}
    return _(TROUBLE_SAYS[conflict.trouble]) % details


def parent_words(conflict: Conflict) -> str:
    """Name a parent that isn't there: "Province 45"."""
    return f"{level_label(conflict.field)} {conflict.says}" if conflict.field else conflict.says


def missing_says(conflicts: Iterable[Conflict]) -> str:
    """Say in one sentence which parents are missing, as one may stand in thousands of rows; or nothing."""
    missing = Counter(parent_words(each) for each in conflicts if each.trouble is Trouble.MISSING_PARENT)
    if not missing:
        return ""
    named = [f"{parent} ({count})" for parent, count in missing.most_common(_NAMED)]
    more = ["…"] if len(missing) > _NAMED else []
    says = _("%(count)s rows lie in places that aren't known: %(parents)s.")
    return says % {"count": missing.total(), "parents": ", ".join(named + more)}


def conflict_line(conflict: Conflict) -> str:
    """Give a conflict as a line with the file and the row where it is."""
    return _("%(file)s, row %(row)s: %(says)s") % {
        "file": conflict.file,
        "row": conflict.row,
        "says": conflict_says(conflict),
    }


def conflict_data(conflict: Conflict) -> dict[str, Any]:
    """Give a conflict for another program."""
    return {
        "file": conflict.file,
        "row": conflict.row,
        "level": conflict.level,
        "code": conflict.code,
        "trouble": conflict.trouble.value,
        "field": conflict.field,
        "stands": conflict.stands,
        "says": conflict.says,
        "sentence": conflict_says(conflict),
    }
