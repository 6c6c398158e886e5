"""What a look at a list says, for a person at the command line and for another program."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from trellis.domain.asks import Ask, Option
from trellis.domain.layout import COLUMN, Column
from trellis.domain.memberasks import AskKind, Fault
from trellis.domain.memberfacts import Change, Deed, Item
from trellis.domain.memberfields import LABELS
from trellis.domain.sheet import letter
from trellis.imports.wording import told
from trellis.members.importing.looking import Look

_LISTED = 20
# These names are taken by the lists themselves.
_COUNTS = {"rows": "row_count", "questions": "question_count", "errors": "error_count"}


def label(field: str) -> str:
    """Give what a field is called."""
    return _(LABELS[field]) if field in LABELS else field


def as_data(look: Look, batch: str = "") -> dict[str, Any]:
    """Give everything as another program wants it; `questions` and `columns` are what `--answers` takes."""
    plan = look.plan
    return {
        "batch": batch,
        "sheet": look.layout.sheet.name,
        "header_rows": list(look.layout.header.rows),
        **{_COUNTS.get(name, name): count for name, count in plan.figures.items()},
        "changes_nothing": plan.changes_nothing,
        "columns": [_column(each) for each in look.layout.columns],
        "left_out_columns": [each.name for each in look.layout.left_out],
        "errors": [_fault(each) for each in plan.faults],
        "questions": [_ask(each) for each in plan.asks],
        "rows": [_item(each) for each in plan.items],
    }


def _column(column: Column) -> dict[str, str]:
    return {
        "id": f"{COLUMN}{column.letters}",
        "name": column.name,
        "example": column.example,
        "answer": column.field or "-",
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "row": fault.row,
        "column": letter(fault.column),
        "sentence": told(fault.says),
        "question": fault.ask,
    }


def _ask(ask: Ask) -> dict[str, Any]:
    return {
        "id": ask.id,
        "kind": ask.kind.value,
        "question": told(ask.says),
        "why": told(ask.why) if ask.why else "",
        "must": ask.must,
        "rows": list(ask.rows),
        "row_count": len(ask.rows),
        "sides": [
            {
                "name": side.name,
                "type": side.type,
                "place": side.place,
                "rows": side.rows,
                "known": side.is_known,
            }
            for side in ask.sides
        ],
        "options": [_option(each, ask.kind) for each in ask.options],
        "guess": ask.guess,
        "answer": ask.answer,
    }


def _option(option: Option, kind: StrEnum) -> dict[str, str]:
    value = "left:2026-12-31" if kind == AskKind.GONE and option.value == "left" else option.value
    return {"value": option.value, "says": told(option.says)} | (
        {"or": value} if value != option.value else {}
    )


def _item(item: Item) -> dict[str, Any]:
    return {
        "name": item.name,
        "deed": item.deed.value,
        "rows": list(item.rows),
        "id": "" if item.deed == Deed.CREATE else item.target,
        "changes": [_change(each) for each in item.changes],
        "notes": [told(each) for each in item.notes],
    }


def _change(change: Change) -> dict[str, str]:
    return {"field": change.field, "old": change.old, "new": change.new}


def lines(look: Look) -> Iterator[str]:
    """Give what a person reads before she decides."""
    figures = look.plan.figures
    yield _("%(rows)s rows with %(spellings)s spellings: %(organisations)s organisations.") % figures
    yield _("To be created: %(create)s. To be changed: %(update)s. Left alone: %(same)s.") % figures
    left_out = look.layout.left_out
    if left_out:
        yield _("Columns left out: %(names)s.") % {
            "names": ", ".join(f"{each.letters} {each.name}" for each in left_out)
        }
    if look.plan.changes_nothing:
        yield _("Everything in this list stands already: nothing changes.")
    for item in [each for each in look.plan.items if each.deed == Deed.UPDATE][:_LISTED]:
        for change in item.changes:
            yield f"  {item.name}: {label(change.field)}: '{change.old}' → '{change.new}'"
    yield from _faults(look)
    yield from _asks(look)


def _faults(look: Look) -> Iterator[str]:
    if look.plan.faults:
        yield _("Errors: %(errors)s. Nothing can be brought in while there are any.") % look.plan.figures
    for fault in look.plan.faults:
        yield f"  {fault.row}{letter(fault.column)}: {told(fault.says)}"


def _asks(look: Look) -> Iterator[str]:
    waiting = [ask for ask in look.plan.asks if ask.is_open]
    if waiting:
        yield _("Questions: %(count)s. Answer them with --answers (--json gives the shape).") % {
            "count": len(waiting)
        }
    for ask in waiting:
        rows = _("%(count)s rows") % {"count": len(ask.rows)}
        guess = _("; likely: %(guess)s") % {"guess": ask.guess} if ask.guess else ""
        yield f"  {told(ask.says)} ({rows}{guess})  [{ask.id}]"
