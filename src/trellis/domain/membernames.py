"""Names that a list gives an organisation: not too long, and one for each language."""

from trellis.domain.memberasks import Desk
from trellis.domain.memberfields import LONGEST_NAME, NAMES
from trellis.domain.memberrows import Entry
from trellis.domain.problems import N_


def check_names(entry: Entry, desk: Desk) -> None:
    """Note each name that is too long, and each second name in one language."""
    for cell in entry.names.values():
        if len(cell.text) > LONGEST_NAME:
            says = N_("This is longer than %(limit)s characters. Shorten it.")
            desk.wrong(cell, says, limit=LONGEST_NAME)
    for name in NAMES:
        for cell in entry.cells.get(name, ())[1:]:
            says = N_("'%(text)s' and '%(other)s' are two names in one language. Keep one as another name.")
            desk.wrong(cell, says, other=entry.cells[name][0].text)
