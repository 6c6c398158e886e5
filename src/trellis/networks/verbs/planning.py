"""The deeds of planning: plans and objectives, activities, files, reports, the policy track."""

from trellis.domain.problems import N_
from trellis.networks.verbs.group import Group

GOALS: tuple[Group, ...] = (
    Group(
        "plans",
        N_("Plans and objectives"),
        {
            "plan.make": N_("Make and change any plan, ask members for their work plans"),
            "plan.adopt": N_("Put a plan in force, close one"),
            "objective.add": N_("Add objectives and expected results, change and drop them"),
            "objective.review": N_("Review objectives: keep, change, met, drop"),
            "chain.link": N_("Say what objectives and activities serve, and what came of them"),
        },
    ),
)
ACTIVITIES: tuple[Group, ...] = (
    Group(
        "activities",
        N_("Activities and approvals"),
        {
            "activity.add": N_("Read, add, change, start and end any activity, with its steps"),
            "approval.want": N_("Keep approvals of the authorities, for activities and for areas"),
            "word.add": N_("Keep the kinds of work and the groups of people"),
        },
    ),
)
REPORTS: tuple[Group, ...] = (
    Group(
        "reports",
        N_("Results and reports"),
        {
            "indicator.make": N_("Choose what is counted, and how it adds up"),
            "report.ask": N_("Ask for reports that are due"),
            "report.give": N_("Type in reports of units, places and members"),
            "report.see": N_("Look at the quality of reports, and ask back"),
            "report.tell": N_("Tell figures to the level above"),
            "result.ask": N_("Ask members how many people they reached"),
            "result.record": N_("Type in what members reached"),
        },
    ),
)
FILES: tuple[Group, ...] = (
    Group(
        "files",
        N_("Files of activities"),
        {
            "activities.import": N_("Bring activities and their results in from a file, undo that"),
            "needs.import": N_("Bring tables of needs in, undo that"),
        },
    ),
)
TRACK: tuple[Group, ...] = (
    Group(
        "cascade",
        N_("Plans handed down"),
        {
            "keeper.name": N_("Say which member plans and reports for a unit"),
            "handing.offer": N_("Hand plans and objectives down to units, write to units below"),
        },
    ),
    Group(
        "track",
        N_("From practice to policy"),
        {
            "practice.write": N_("Write up practices of any member, change and withdraw them"),
            "practice.begin-step": N_("Take practices further, and note what came of it"),
        },
    ),
)

COVERAGE: tuple[Group, ...] = (
    Group(
        "coverage",
        N_("Coverage"),
        {
            "coverage.state": N_("Say that nobody works in a place"),
            "overlap.agree": N_("Note that an overlap is agreed"),
        },
    ),
)

GROUPS: tuple[Group, ...] = (*GOALS, *ACTIVITIES, *FILES, *COVERAGE, *REPORTS, *TRACK)
"""Deeds that a role may hold."""

FURTHER_GOALS: dict[str, str] = {
    "chain.serve": N_("Say which objective an activity serves"),
    "chain.unlink": N_("Take a link of the chain away"),
    "objective.change": N_("Change an objective"),
    "objective.drop": N_("Drop an objective, with the reason"),
    "objective.move": N_("Put objectives in order"),
    "objective.resume": N_("Take up again an objective that was met or dropped"),
    "plan.ask": N_("Ask members for their work plans"),
    "plan.change": N_("Change a plan"),
    "plan.close": N_("Close a plan, with what became of it"),
    "plan.reopen": N_("Take back that a plan was closed"),
    "plan.say": N_("Write down what a member said its goal is"),
}
FURTHER_ACTIVITIES: dict[str, str] = {
    "activity.change": N_("Change an activity"),
    "activity.drop": N_("Drop an activity, with the reason"),
    "activity.end": N_("End an activity"),
    "activity.hand-on": N_("Let another member lead an activity"),
    "activity.pause": N_("Let an activity rest, with the reason"),
    "activity.place": N_("Say where an activity is done, and for whom"),
    "activity.resume": N_("Go on with an activity that rested, ended or was dropped"),
    "activity.start": N_("Start an activity"),
    "activity.unplace": N_("Take a place or a group out of an activity"),
    "approval.ask": N_("Ask an authority for an approval"),
    "approval.give": N_("Note an approval that was given, with its letter"),
    "approval.refuse": N_("Note that an approval was refused"),
    "approval.withdraw": N_("Note that an approval was withdrawn"),
    "step.add": N_("Add a step to an activity"),
    "step.answer": N_("Say if one takes a step, or the one for whom one passes it on"),
    "step.ask": N_("Ask a member if it takes a step, or if it is done"),
    "step.change": N_("Change a step of an activity"),
    "step.finish": N_("Say that a step is done"),
    "step.remove": N_("Take a step out of an activity"),
    "step.resume": N_("Say that a step isn't done yet"),
    "word.begin": N_("Begin with the kinds of work and groups of people that are offered"),
    "word.change": N_("Change a kind of work or a group of people"),
    "word.end": N_("Offer a kind of work or a group of people no longer"),
    "word.move": N_("Put kinds of work and groups of people in order"),
}
FURTHER_FILES: dict[str, str] = {
    "activities.import_answer": N_("Answer what a file of activities asks"),
    "activities.import_begin": N_("Send a file of activities to look at"),
    "activities.import_drop": N_("Put a file of activities away"),
    "activities.import_undo": N_("Undo a file of activities"),
    "needs.import_answer": N_("Answer what a table of needs asks"),
    "needs.import_begin": N_("Send a table of needs to look at"),
    "needs.import_drop": N_("Put a table of needs away"),
    "needs.import_undo": N_("Undo a table of needs"),
}
FURTHER_REPORTS: dict[str, str] = {
    "indicator.change": N_("Change what is counted, and how it adds up"),
    "indicator.end": N_("Stop counting something"),
    "indicator.resume": N_("Count something again"),
    "report.doubt": N_("Say what looks wrong in a report, and ask back"),
    "report.rhythm": N_("Choose how often results and reports are asked for by themselves"),
    "result.withdraw": N_("Take back a result"),
}
FURTHER_TRACK: dict[str, str] = {
    "handing.adapt": N_("Take over what was handed down, in the unit's own words"),
    "handing.ask-again": N_("Take back an answer that wasn't the unit's"),
    "handing.decline": N_("Decline what was handed down, with the reason"),
    "handing.take": N_("Take over what was handed down"),
    "handing.tell": N_("Write to all units below"),
    "handing.withdraw": N_("Take back what was handed down"),
    "keeper.end": N_("Note that a member doesn't plan for a unit any more"),
    "practice.change": N_("Word a practice anew"),
    "practice.decline-step": N_("Note that a practice was turned down, with the reason"),
    "practice.finish-step": N_("Note what came of a step from practice to policy"),
    "practice.reopen-step": N_("Take back what was noted of a step"),
    "practice.resume": N_("Take up again a practice that was withdrawn"),
    "practice.withdraw": N_("Withdraw a practice, with the reason"),
}

FURTHER_COVERAGE: dict[str, str] = {
    "coverage.take-back": N_("Take back that nobody works in a place"),
    "overlap.reopen": N_("Take back that an overlap is agreed"),
}

FURTHER: dict[str, str] = (
    FURTHER_COVERAGE | FURTHER_GOALS | FURTHER_ACTIVITIES | FURTHER_FILES | FURTHER_REPORTS | FURTHER_TRACK
)
"""Deeds that no role gives."""
