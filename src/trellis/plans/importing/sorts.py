"""The sorts of files that this room brings in, and how each is looked at and brought in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from trellis.domain.layout import Catalogue, Layout
from trellis.imports.models import Batch
from trellis.networks.models import Network
from trellis.plans.importing import actions, looking
from trellis.plans.importing.known import KIND as ACTIVITIES
from trellis.plans.importing.known import NEEDS
from trellis.plans.importing.needs import actions as needactions
from trellis.plans.importing.needs import looking as needlooking
from trellis.ui.masthead import Words


@dataclass(frozen=True)
class Sort:
    """A sort of file: its batches' kind, the verb that it needs, what is done with it, and its words."""

    kind: str
    verb: str
    catalogue: Catalogue
    is_complete: Callable[[Layout], bool]
    look_at: Callable[[Network, Batch], Any]
    begin: Callable[..., Batch]
    answer: Callable[..., Batch]
    drop: Callable[..., Batch]
    bring_in: Callable[..., Batch]
    undo: Callable[..., Batch]
    words: Mapping[str, Words]


SORTS: dict[str, Sort] = {
    ACTIVITIES: Sort(
        kind=ACTIVITIES,
        verb=actions.VERB,
        catalogue=looking.CATALOGUE,
        is_complete=looking.is_complete,
        look_at=looking.look_at,
        begin=actions.begin_import,
        answer=actions.answer_import,
        drop=actions.drop_import,
        bring_in=actions.import_activities,
        undo=actions.undo_import,
        words={
            "title": _("Bring in a file of activities"),
            "lead": _(
                "Choose the file as you have it: who does what, where, for whom. "
                "You will see what it would do before anything is done."
            ),
            "things": _("Activities"),
            "open": _(
                "Questions without an answer stay open: places stay in words, "
                "what is gone from the file stays as it is."
            ),
            "missing": _(
                "A file needs a column that says who does it, and one that says what is done or where; "
                "or the code of each activity."
            ),
        },
    ),
    NEEDS: Sort(
        kind=NEEDS,
        verb=needactions.VERB,
        catalogue=needlooking.CATALOGUE,
        is_complete=needlooking.is_complete,
        look_at=needlooking.look_at,
        begin=needactions.begin_needs,
        answer=needactions.answer_needs,
        drop=needactions.drop_needs,
        bring_in=needactions.import_needs,
        undo=needactions.undo_needs,
        words={
            "title": _("Bring in a table of needs"),
            "lead": _(
                "How many people of which group need what kind of work, where. Coverage then shows how many "
                "of them nobody reaches. You will see what the table would do before anything is done."
            ),
            "things": _("Needs"),
            "open": _("Questions without an answer stay open: what is gone from the table stays as it is."),
            "missing": _("A table needs a column that says how many people, and one that says where."),
        },
    ),
}
