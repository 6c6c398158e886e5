"""Who prints sheets, and who calls: whoever holds a role of the network with the deed."""

from trellis.networks.rules import holds

PRINT, CALL = "sheet.print", "call.note"

may_print = holds(PRINT, via="")
may_note_sheet = holds(PRINT)
may_call = holds(CALL, via="")
may_end_turn = holds(CALL)
