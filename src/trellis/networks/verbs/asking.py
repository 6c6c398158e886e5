"""The deeds of asks, channels and background work."""

from trellis.domain.problems import N_
from trellis.networks.verbs.group import Group

GROUPS: tuple[Group, ...] = (
    Group(
        "asks",
        N_("Asks and answers"),
        {
            "ask.close": N_("Close an ask"),
            "ask.enter": N_("Type in what somebody answered on paper, by phone or in the room"),
            "ask.raise": N_("Ask something of members or people"),
            "ask.remind": N_("Remind those who haven't answered"),
            "inbound.settle": N_("Read what came by mail and text message, and put it away"),
            "call.note": N_("Call people from the phone desk, and note what became of it"),
            "sheet.print": N_("Print sheets with what is asked, and note where they are"),
        },
    ),
)
"""Deeds that a role may hold."""

FURTHER: dict[str, str] = {
    "ask.admit": N_("Let an answer count that came late"),
    "ask.answer": N_("Answer what is asked"),
    "ask.confirm": N_("Confirm an answer that somebody entered for oneself"),
    "ask.contradict": N_("Say that an answer that somebody entered isn't one's own"),
    "ask.settle": N_("Say which of two typed answers is right"),
    "document.ask": N_("Ask the members whether a document stands"),
    "mandate.ask": N_("Ask a member whether its mandate is right"),
    "ask.widen": N_("Ask the same of further people"),
    "ask.take-back": N_("Take back an answer that one typed by mistake"),
    "call.take": N_("Take it upon oneself to call somebody"),
    "job.forget": N_("Forget background work that was done long ago"),
    "message.forget": N_("Forget what old messages said"),
    "job.retry": N_("Try background work again that failed"),
    "reach.change": N_("Say how somebody is reached"),
    "reach.start": N_("Want messages by a way again"),
    "reach.stop": N_("Stop messages by a way, for oneself"),
    "sheet.back": N_("Note that a sheet came back"),
    "sheet.hand-out": N_("Note that a sheet was handed out"),
    "stray.forget": N_("Forget what a message said that came to no network"),
    "stray.settle": N_("Put away a message that came to no network"),
}
"""Deeds that no role gives."""
