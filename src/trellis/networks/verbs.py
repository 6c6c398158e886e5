"""Every deed in words: those that a network's roles may hold, in groups, and those that no role gives."""

from dataclasses import dataclass

from trellis.domain.problems import N_


@dataclass(frozen=True)
class Group:
    """Deeds that belong together; `verbs` gives each verb its sentence."""

    key: str
    label: str
    verbs: dict[str, str]


GROUPS = (
    Group(
        "network",
        N_("The network itself"),
        {
            "network.describe": N_("Change the network's names and purpose"),
            "network.brand": N_("Change its colour and logo"),
            "network.profile": N_("Say what type of network it is"),
            "network.status": N_("Make it active or dormant, close it, open it again"),
            "network.publish": N_("Choose what its public page shows"),
        },
    ),
    Group(
        "roles",
        N_("Roles"),
        {
            "role.add": N_("Add a role"),
            "role.change": N_("Change what a role may do"),
            "role.assign": N_("Give somebody a role"),
            "role.end": N_("End somebody's role"),
        },
    ),
    Group(
        "units",
        N_("Units"),
        {
            "unit.add": N_("Add a unit"),
            "unit.change": N_("Rename a unit and say which places it covers"),
            "unit.move": N_("Put a unit under another one"),
            "unit.remove": N_("Remove a unit, or put it back"),
        },
    ),
    Group(
        "members",
        N_("Members"),
        {
            "membership.admit": N_("Admit an organisation as a member"),
            "membership.decline": N_("Decline a request to join"),
            "membership.change": N_("Change what is written about a membership"),
            "membership.end": N_("End a membership, or take that back"),
            "part.give": N_("Give a member a part, such as patron or secretariat"),
            "part.end": N_("End a member's part"),
            "constituency.add": N_("Add a constituency"),
            "constituency.change": N_("Rename a constituency"),
            "constituency.remove": N_("Remove a constituency"),
            "member.import": N_("Bring in a list of members"),
        },
    ),
    Group(
        "formation",
        N_("Starting a network"),
        {
            "readiness.open": N_("Ask whether the network is ready, and end the round"),
            "readiness.enter": N_("Type in readiness answers from paper or phone"),
        },
    ),
    Group(
        "directory",
        N_("Directory of organisations"),
        {
            "organisation.add": N_("Add an organisation"),
            "organisation.change": N_("Change an organisation's entry"),
            "organisation.alias": N_("Note another spelling of its name"),
            "organisation.identify": N_("Say that two entries are the same organisation"),
            "organisation.confirm": N_("Confirm that an entry is still right"),
        },
    ),
    Group(
        "people",
        N_("People and their mandates"),
        {
            "representative.appoint": N_("Note who speaks for a member"),
            "representative.end": N_("Note that somebody no longer speaks for a member"),
            "mandate.record": N_("Record how far somebody may commit a member"),
            "mandate.confirm": N_("Confirm a mandate that somebody else recorded"),
            "mandate.withdraw": N_("Withdraw a mandate"),
            "person.add": N_("Add a person"),
            "person.change": N_("Correct a person's details"),
            "invitation.make": N_("Invite a person to sign in"),
        },
    ),
    Group(
        "structure",
        N_("Bodies and delegation"),
        {
            "body.add": N_("Set up a body, such as a board or a working group"),
            "body.change": N_("Change what a body is for, its seats and its terms"),
            "body.end": N_("End a body, or take that back"),
            "body.seat": N_("Give a member a seat in a body"),
            "body.unseat": N_("End a member's seat in a body, or take that back"),
            "delegation.give": N_("Put a task or a subject into a member's hands, or change it"),
            "delegation.accept": N_("Note that a member accepts what is delegated to it"),
            "delegation.end": N_("End what was delegated, or take that back"),
        },
    ),
    Group(
        "decisions",
        N_("Proposals, ballots and decisions"),
        {
            "proposal.make": N_("Make a proposal"),
            "proposal.record": N_("Record a decision that was taken elsewhere"),
            "proposal.withdraw": N_("Take a proposal of somebody else back"),
            "amendment.answer": N_("Answer amendments to a proposal of somebody else"),
            "ballot.open": N_("Open a ballot"),
            "ballot.close": N_("Close a ballot and count it"),
            "presence.note": N_("Note who is there, and who leaves a decision to the others"),
            "voice.enter": N_("Enter a member's voice from paper, by phone or in the room"),
            "voice.second": N_("Confirm a voice that somebody else entered"),
            "voice.confirm": N_("Note what headquarters say about a voice"),
            "objection.resolve": N_("Note how an objection was met"),
            "decision.explain": N_("Write the reason of a decision, and say who may read it"),
            "decision.carry-out": N_("Carry out what a decision does by itself"),
            "decision.follow": N_("Tell what became of a decision"),
            "decision.review": N_("Review a decision"),
        },
    ),
)

FURTHER = {
    "proposal.change": N_("Word one's own proposal anew"),
    "proposal.discuss": N_("Say something about a proposal"),
    "proposal.amend": N_("Propose another wording"),
    "amendment.take-in": N_("Take an amendment in"),
    "amendment.put-to-ballot": N_("Put an amendment to a ballot of its own"),
    "amendment.take-back": N_("Take one's own amendment back"),
    "ballot.settle": N_("Count again when headquarters have answered"),
    "voice.give": N_("Give a member's voice"),
    "voice.refuse": N_("Have a voice refused"),
    "voice.disown": N_("Note that headquarters don't stand by a voice"),
    "voice.recuse": N_("Leave a decision to the others"),
    "voice.return": N_("Take part in a decision again"),
    "voice.reject": N_("Refuse a voice that somebody else entered"),
    "proxy.give": N_("Let another member carry one's voice"),
    "proxy.take-back": N_("Take one's voice back from another member"),
    "decision.dissent": N_("Say why a member doesn't share a decision"),
    "decision.open": N_("Say who may read a decision"),
    "network.open": N_("Open a network"),
    "role.offer": N_("Offer a role to somebody of another network"),
    "role.accept": N_("Take a role that was offered"),
    "role.refuse": N_("Decline a role that was offered"),
    "role.withdraw": N_("Take the offer of a role back"),
    "network.drop-logo": N_("Take the logo away"),
    "unit.put-back": N_("Put a removed unit back"),
    "identity.take-back": N_("Take back that two entries are the same"),
    "organisation.unalias": N_("Take a spelling away again"),
    "membership.request": N_("Ask to join for an organisation"),
    "membership.describe": N_("Describe what a member does in the network"),
    "membership.reconsider": N_("Look at a declined request again"),
    "membership.resume": N_("Take back that a membership ended"),
    "member.import_begin": N_("Send a list of members to look at"),
    "member.import_answer": N_("Answer a question about a list of members"),
    "member.import_drop": N_("Put a list of members away"),
    "member.import_undo": N_("Take a list of members out again"),
    "part.resume": N_("Take back that a member's part ended"),
    "readiness.change": N_("Change until when a readiness round takes answers"),
    "readiness.ask": N_("Ask one more organisation in a readiness round"),
    "readiness.unask": N_("Leave an organisation out of a readiness round"),
    "readiness.bars": N_("Set the bar of each readiness question"),
    "readiness.close": N_("End a readiness round"),
    "readiness.answer": N_("Answer the readiness questions for one's organisation"),
    "readiness.say": N_("Answer the readiness questions without a name"),
    "readiness.answer-by-code": N_("Answer the readiness questions by the code on a sheet"),
    "readiness.say-by-code": N_("Answer without a name by the code on a sheet"),
    "readiness.type-in": N_("Type in a readiness sheet without a name"),
    "network.start": N_("Start the network"),
    "start.take-back": N_("Take the start of the network back"),
    "invitation.use": N_("Use an invitation"),
    "password.change": N_("Change one's password"),
    "person.read-in": N_("Choose the language of the pages"),
    "second-factor.change": N_("Change how one proves who one is"),
    "second-factor.drop": N_("Take away the second step of somebody who lost hers"),
    "retention.forget": N_("Forget what was kept long enough"),
    "session.end": N_("End a session on another device"),
    "steward.name": N_("Say who looks after this installation"),
    "place.add": N_("Add a place"),
    "place.add_code": N_("Note another code of a place"),
    "place.end": N_("Say that a place is no more"),
    "place.import": N_("Bring in a table of places"),
    "place.resume": N_("Take back that a place is no more"),
    "place.rename": N_("Correct a place's names"),
    "place.upload": N_("Send a table of places to look at"),
    "body.resume": N_("Take back that a body ended"),
    "body.reseat": N_("Take back that a seat in a body ended"),
    "delegation.change": N_("Change what is delegated"),
    "delegation.reopen": N_("Take back that something delegated ended"),
}
"""Deeds that no role gives: one's own affairs, the installation's, or the other half of another deed."""

LABELS: dict[str, str] = {verb: says for group in GROUPS for verb, says in group.verbs.items()} | FURTHER
GRANTABLE = frozenset(verb for group in GROUPS for verb in group.verbs)
