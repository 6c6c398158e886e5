"""The roles that a new network begins with; it may change them."""

from dataclasses import dataclass

from trellis.domain.problems import N_


@dataclass(frozen=True)
class Starter:
    """A role as a new network gets it: its key, its name in English and the verbs it holds."""

    key: str
    name: str
    verbs: tuple[str, ...]


_MEMBERS = (
    "organisation.add",
    "organisation.change",
    "organisation.alias",
    "organisation.identify",
    "organisation.confirm",
    "membership.admit",
    "membership.decline",
    "membership.change",
    "membership.end",
    "part.give",
    "part.end",
    "constituency.add",
    "constituency.change",
    "constituency.remove",
    "representative.appoint",
    "representative.end",
    "mandate.record",
    "mandate.confirm",
    "mandate.withdraw",
    "member.import",
    "person.add",
    "person.change",
    "invitation.make",
)
_NETWORK = (
    "network.describe",
    "network.brand",
    "network.profile",
    "network.status",
    "network.publish",
    "unit.add",
    "unit.change",
    "unit.move",
    "unit.remove",
    "role.add",
    "role.change",
    "role.assign",
    "role.end",
    "readiness.open",
    "readiness.enter",
)
_STRUCTURE = (
    "body.add",
    "body.change",
    "body.end",
    "body.seat",
    "body.unseat",
    "delegation.give",
    "delegation.accept",
    "delegation.end",
    "memorandum.draft",
    "memorandum.open",
    "memorandum.enter",
    "memorandum.confirm",
    "memorandum.register",
    "obligation.release",
    "memorandum.end",
)

_DECISIONS = (
    "proposal.make",
    "proposal.record",
    "proposal.withdraw",
    "amendment.answer",
    "ballot.open",
    "ballot.close",
    "presence.note",
    "voice.enter",
    "voice.second",
    "voice.confirm",
    "objection.resolve",
    "decision.explain",
    "decision.carry-out",
    "decision.follow",
    "decision.review",
)
_AGREED = (
    "document.draft",
    "document.comment",
    "document.amend",
    "document.answer",
    "document.adopt",
    "document.review",
    "document.withdraw",
    "rule.draft",
    "rule.adopt",
    "rule.review",
    "rule.withdraw",
)

_ASKS = (
    "ask.close",
    "ask.enter",
    "ask.raise",
    "ask.remind",
    "inbound.settle",
    "call.note",
    "sheet.print",
)
_MEETINGS = (
    "agenda.arrange",
    "attendance.note",
    "card.count",
    "item.open",
    "meeting.call",
    "meeting.cancel",
    "meeting.change",
    "meeting.open",
    "meeting.plan",
    "meeting.type-in",
    "minutes.adopt",
    "minutes.clear",
    "minutes.write",
    "task.give",
    "turn.start",
)

_PLANS: tuple[str, ...] = (
    "plan.make",
    "plan.adopt",
    "objective.add",
    "objective.review",
    "chain.link",
)
_ACTIVITIES: tuple[str, ...] = ("activity.add", "approval.want", "word.add")
_REPORTS: tuple[str, ...] = (
    "indicator.make",
    "report.ask",
    "report.give",
    "report.see",
    "report.tell",
    "result.ask",
    "result.record",
)
_TRACK: tuple[str, ...] = ("keeper.name", "handing.offer", "practice.begin-step", "practice.write")
_FILES = ("activities.import", "needs.import")
_COVERAGE = ("coverage.state", "overlap.agree")
_PLANNING = (*_PLANS, *_ACTIVITIES, *_FILES, *_COVERAGE, *_REPORTS, *_TRACK)

STARTERS = (
    Starter(
        "coordinator",
        N_("Coordinator"),
        _NETWORK + _MEMBERS + _STRUCTURE + _AGREED + _DECISIONS + _ASKS + _MEETINGS + _PLANNING,
    ),
    Starter(
        "chair",
        N_("Chair"),
        (
            "network.status",
            "network.publish",
            "membership.admit",
            "membership.decline",
            "mandate.confirm",
            *_DECISIONS,
            *_AGREED,
            *_ASKS,
            *_MEETINGS,
            *_PLANNING,
        ),
    ),
    Starter(
        "officer",
        N_("Provincial officer"),
        (
            "unit.change",
            "organisation.confirm",
            "mandate.confirm",
            "document.comment",
            "readiness.enter",
            "voice.enter",
            "voice.second",
            "ask.enter",
            "call.note",
            "sheet.print",
        ),
    ),
    Starter("representative", N_("Representative"), ("proposal.make",)),
    Starter("resource-person", N_("Community resource person"), ("document.comment",)),
    Starter("observer", N_("Observer"), ("document.comment",)),
)
