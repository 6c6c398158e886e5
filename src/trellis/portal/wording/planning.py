"""What the deeds of planning did, in sentences."""

from trellis.domain.problems import N_

GOALS: dict[str, str] = {
    "chain.link": N_("%(who)s linked something of the plan with what it serves or what came of it"),
    "chain.serve": N_("%(who)s said which objective an activity serves"),
    "chain.unlink": N_("%(who)s took a link of the plan away"),
    "objective.add": N_("%(who)s added to the plan: %(objective)s"),
    "objective.change": N_("%(who)s changed the objective %(objective)s"),
    "objective.drop": N_("%(who)s dropped the objective %(objective)s"),
    "objective.move": N_("%(who)s put the objective %(objective)s elsewhere in its plan"),
    "objective.resume": N_("%(who)s took up again the objective %(objective)s"),
    "objective.review": N_("%(who)s reviewed the objective %(objective)s"),
    "plan.adopt": N_("%(who)s put the plan %(plan)s in force"),
    "plan.ask": N_("%(who)s asked members for their work plans"),
    "plan.change": N_("%(who)s changed the plan %(plan)s"),
    "plan.close": N_("%(who)s closed the plan %(plan)s"),
    "plan.make": N_("%(who)s began the plan %(plan)s"),
    "plan.reopen": N_("%(who)s opened the plan %(plan)s again"),
    "plan.say": N_("%(who)s wrote down what a member wants to reach"),
}
# An activity is told by its number: its title may be only for those who take part in it.
ACTIVITIES: dict[str, str] = {
    "activity.add": N_("%(who)s added activity no. %(activity)s"),
    "activity.change": N_("%(who)s changed activity no. %(activity)s"),
    "activity.drop": N_("%(who)s dropped activity no. %(activity)s"),
    "activity.end": N_("%(who)s ended activity no. %(activity)s"),
    "activity.hand-on": N_("%(who)s let another member lead activity no. %(activity)s"),
    "activity.pause": N_("%(who)s let activity no. %(activity)s rest"),
    "activity.place": N_("%(who)s said where activity no. %(activity)s is done, and for whom"),
    "activity.resume": N_("%(who)s went on with activity no. %(activity)s"),
    "activity.start": N_("%(who)s started activity no. %(activity)s"),
    "activity.unplace": N_("%(who)s took a place out of activity no. %(activity)s"),
    "approval.ask": N_("%(who)s asked the authorities for an approval"),
    "approval.give": N_("%(who)s noted an approval of the authorities"),
    "approval.refuse": N_("%(who)s noted that an approval was refused"),
    "approval.want": N_("%(who)s noted that an approval of the authorities is needed"),
    "approval.withdraw": N_("%(who)s noted that an approval was withdrawn"),
    "step.add": N_("%(who)s added a step to activity no. %(activity)s"),
    "step.answer": N_("%(who)s answered who takes a step of activity no. %(activity)s"),
    "step.ask": N_("%(who)s asked about a step of activity no. %(activity)s"),
    "step.change": N_("%(who)s changed a step of activity no. %(activity)s"),
    "step.finish": N_("%(who)s finished a step of activity no. %(activity)s"),
    "step.remove": N_("%(who)s took a step out of an activity"),
    "step.resume": N_("%(who)s reopened a step of activity no. %(activity)s"),
    "word.add": N_("%(who)s added a word to the vocabulary of the plan"),
    "word.begin": N_("%(who)s began with the words that are offered for the plan"),
    "word.change": N_("%(who)s changed a word of the vocabulary of the plan"),
    "word.end": N_("%(who)s ended a word of the vocabulary of the plan"),
    "word.move": N_("%(who)s put the vocabulary of the plan in order"),
}
FILES: dict[str, str] = {
    "activities.import": N_("%(who)s brought a file of activities in"),
    "activities.import_answer": N_("%(who)s answered questions about a file of activities"),
    "activities.import_begin": N_("%(who)s chose a file of activities to look at"),
    "activities.import_drop": N_("%(who)s put a file of activities away"),
    "activities.import_undo": N_("%(who)s undid a file of activities"),
    "needs.import": N_("%(who)s brought a table of needs in"),
    "needs.import_answer": N_("%(who)s answered questions about a table of needs"),
    "needs.import_begin": N_("%(who)s chose a table of needs to look at"),
    "needs.import_drop": N_("%(who)s put a table of needs away"),
    "needs.import_undo": N_("%(who)s undid a table of needs"),
}
REPORTS: dict[str, str] = {
    "indicator.change": N_("%(who)s changed what is counted, or how it adds up"),
    "indicator.end": N_("%(who)s stopped counting something"),
    "indicator.make": N_("%(who)s chose something to be counted"),
    "indicator.resume": N_("%(who)s took up counting something again"),
    "report.ask": N_("%(who)s asked for reports for %(period)s"),
    "report.doubt": N_("%(who)s asked back about a report for %(period)s"),
    "report.give": N_("%(who)s reported for %(period)s"),
    "report.rhythm": N_("%(who)s chose how often results and reports are asked for"),
    "report.see": N_("%(who)s looked at a report for %(period)s"),
    "report.tell": N_("%(who)s told a figure for %(period)s to the level above"),
    "result.ask": N_("%(who)s asked how many people were reached in %(period)s"),
    "result.record": N_("%(who)s noted what was reached in %(period)s"),
    "result.withdraw": N_("%(who)s took back what was noted for %(period)s"),
}
TRACK: dict[str, str] = {
    "handing.adapt": N_("%(who)s took over for a unit, in its own words, what was handed down"),
    "handing.ask-again": N_("%(who)s took back an answer to what was handed down"),
    "handing.decline": N_("%(who)s declined for a unit what was handed down"),
    "handing.offer": N_("%(who)s handed down to units below, from the plan %(plan)s"),
    "handing.take": N_("%(who)s took over for a unit what was handed down"),
    "handing.tell": N_("%(who)s wrote to all units below"),
    "handing.withdraw": N_("%(who)s withdrew what was handed down"),
    "keeper.end": N_("%(who)s noted that a member doesn't plan for a unit any more"),
    "keeper.name": N_("%(who)s said which member plans for a unit"),
    "practice.begin-step": N_("%(who)s began to take the practice %(practice)s further"),
    "practice.change": N_("%(who)s worded the practice %(practice)s anew"),
    "practice.decline-step": N_("%(who)s noted that a practice was turned down"),
    "practice.finish-step": N_("%(who)s noted what came of a step from practice to policy"),
    "practice.reopen-step": N_("%(who)s took back what was noted of a step from practice to policy"),
    "practice.resume": N_("%(who)s took up again the practice %(practice)s"),
    "practice.withdraw": N_("%(who)s withdrew the practice %(practice)s"),
    "practice.write": N_("%(who)s wrote up the practice %(practice)s"),
}

COVERAGE: dict[str, str] = {
    "coverage.state": N_("%(who)s said that nobody else works in a place"),
    "coverage.take-back": N_("%(who)s took back that nobody else works in a place"),
    "overlap.agree": N_("%(who)s noted that an overlap is agreed"),
    "overlap.reopen": N_("%(who)s took back that an overlap is agreed"),
}

SENTENCES: dict[str, str] = COVERAGE | GOALS | ACTIVITIES | FILES | REPORTS | TRACK
"""What each verb did."""
