"""The writers of sheets: printed, handed out, back."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor, Channel
from trellis.access.rows import hold, new_id
from trellis.accounts.models import Person
from trellis.asks.actions.answers import person_of
from trellis.asks.models import Asked
from trellis.asks.reaching import reached
from trellis.channels import deskrules
from trellis.channels.models import Layout, Sheet
from trellis.channels.sheetcodes import free_sheet_codes
from trellis.domain.problems import NOTHING_TO_PRINT, Problem
from trellis.networks.models import Network


@dataclass(frozen=True, kw_only=True)
class Content:
    """What one sheet holds, for whom, and in which language; a list is for nobody in particular."""

    asked: tuple[Asked, ...]
    language: str
    person: Person | None = None


@dataclass(frozen=True, kw_only=True)
class Printing:
    """How sheets are printed together."""

    layout: Layout
    title: str = ""
    tells_phone: bool = False


@action("sheet.print", on="network", allow=deskrules.may_print)
def print_sheets(*, actor: Actor, network: Network, contents: Iterable[Content], how: Printing) -> UUID:
    """Print sheets with what is asked; gives the id under which they were printed together."""
    listed = list(contents)
    if not listed:
        raise Problem(NOTHING_TO_PRINT)
    printing = new_id()
    by = person_of(actor)
    made = Sheet.objects.bulk_create(
        Sheet(
            network=network,
            code=code,
            title=how.title,
            language=each.language,
            layout=how.layout,
            person=each.person,
            printing=printing,
            tells_phone=how.tells_phone,
            printed_by=by,
        )
        for code, each in zip(free_sheet_codes(len(listed)), listed, strict=True)
    )
    through = Sheet.asked.through
    through.objects.bulk_create(
        through(sheet_id=sheet.pk, asked_id=asked.pk)
        for sheet, content in zip(made, listed, strict=True)
        for asked in content.asked
    )
    note(sheets=len(made), asked=sum(len(each.asked) for each in listed))
    return printing


@action("sheet.hand-out", on="sheet", allow=deskrules.may_note_sheet)
def hand_out(*, actor: Actor, sheet: Sheet) -> Sheet:
    """Note that a sheet was handed out: whoever is asked on it has been reached."""
    found = hold(sheet)
    if found.handed_out_at is None:
        found.handed_out_at = timezone.now()
        found.version += 1
        found.save()
        reached(found.asked.all(), Channel.PAPER)
    return found


@action("sheet.back", on="sheet", allow=deskrules.may_note_sheet)
def come_back(*, actor: Actor, sheet: Sheet) -> Sheet:
    """Note that a sheet came back: it had been handed out, whether that was noted or not."""
    found = hold(sheet)
    if found.back_at is None:
        found.back_at = timezone.now()
        found.handed_out_at = found.handed_out_at or found.back_at
        found.version += 1
        found.save()
        reached(found.asked.all(), Channel.PAPER)
    return found
