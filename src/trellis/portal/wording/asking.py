"""The record in words: asks, messages and the desks."""

from trellis.domain.problems import N_

SENTENCES: dict[str, str] = {
    "ask.admit": N_("%(who)s let an answer count that came late"),
    "ask.answer": N_("%(who)s answered what was asked"),
    "ask.close": N_("%(who)s closed an ask"),
    "ask.confirm": N_("%(who)s confirmed an answer that somebody had entered"),
    "ask.contradict": N_("%(who)s said that an answer that somebody had entered isn't right"),
    "ask.enter": N_("%(who)s entered an answer for somebody else"),
    "ask.raise": N_("%(who)s asked something of members or people"),
    "ask.remind": N_("%(who)s reminded those who hadn't answered"),
    "ask.settle": N_("%(who)s said which of two typed answers is right"),
    "document.ask": N_("%(who)s asked the members whether a document stands: %(document)s"),
    "mandate.ask": N_("%(who)s asked %(organisation)s whether its mandate is right"),
    "ask.widen": N_("%(who)s asked the same of further people"),
    "inbound.settle": N_("%(who)s put away a message that had come"),
    "ask.take-back": N_("%(who)s took back an answer that had been typed by mistake"),
    "call.note": N_("%(who)s called somebody from the phone desk"),
    "call.take": N_("%(who)s began to call somebody from the phone desk"),
    "job.forget": N_("%(who)s forgot background work that was done long ago"),
    "message.forget": N_("%(who)s forgot what old messages said"),
    "job.retry": N_("%(who)s let background work be tried again"),
    "reach.change": N_("%(who)s said how %(person)s is reached"),
    "reach.start": N_("%(who)s wants messages by one of the ways again"),
    "reach.stop": N_("%(who)s stopped messages by one of the ways"),
    "sheet.back": N_("%(who)s noted that a sheet came back"),
    "sheet.hand-out": N_("%(who)s noted that a sheet was handed out"),
    "stray.forget": N_("%(who)s forgot what a message said that had come to no network"),
    "stray.settle": N_("%(who)s put away a message that had come to no network"),
    "sheet.print": N_("%(who)s printed sheets with what is asked"),
}
"""What each verb did."""
