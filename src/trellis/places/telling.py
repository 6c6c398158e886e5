"""Says in words what stands in the way of bringing a table in."""

from typing import Any

from django.utils.translation import gettext as _

from trellis.domain.placelevels import LEVEL_LABELS
from trellis.domain.placetable import TROUBLE_SAYS, Conflict


def level_label(level: str) -> str:
    """Give a level in the reader's language: "District"; a numbered one as "Level 3", others as they are."""
    if level in LEVEL_LABELS:
        return _(LEVEL_LABELS[level])
    return _("Level %(number)s") % {"number": level} if level.isdecimal() else level.capitalize()


def conflict_says(conflict: Conflict) -> str:
    """Give a conflict as a sentence."""
    return _(TROUBLE_SAYS[conflict.trouble]) % {
        "code": conflict.code,
        "stands": conflict.stands,
        "says": conflict.says,
    }


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
