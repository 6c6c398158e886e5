"""Failures of plans, activities and reports."""

from trellis.domain.problems.kind import N_, Kind

ACTIVITIES_TOO_MANY = Kind(
    "activities-too-many",
    N_("These are more lines than a workbook holds. Narrow the list, or take it as CSV."),
)
ACTIVITY_CIRCLE = Kind(
    "activity-circle",
    N_("So it would come after itself: %(way)s. Take one of these out of what it comes after."),
)
ACTIVITY_CODE_TAKEN = Kind(
    "activity-code-taken",
    N_("Another activity has the code %(code)s. Choose another code, or change the one that has it."),
)
ACTIVITY_NOT_ALLOWED_YET = Kind(
    "activity-not-allowed-yet",
    N_(
        "It can't start yet: no approval that holds today covers %(places)s. Ask the authority, and note the"
        " answer among its approvals."
    ),
)
ACTIVITY_NOT_YOURS = Kind(
    "activity-not-yours",
    N_("You may add activities that your own member leads. Choose it, or ask the coordinator."),
)
ACTIVITY_STAGE = Kind(
    "activity-stage",
    N_("This can't be done with the activity as it stands now. Read its page again: somebody was quicker."),
)
ACTIVITY_WAITS = Kind(
    "activity-waits",
    N_("It can't start yet: it comes after %(titles)s. End these first, or change what it comes after."),
)
APPROVAL_ABOUT = Kind("approval-about", N_("Say what is to be allowed: an activity, or all work in an area."))
APPROVAL_AUTHORITY = Kind(
    "approval-authority", N_("Say which authority is asked: choose it, or write its name.")
)
APPROVAL_NOT_YOURS = Kind(
    "approval-not-yours",
    N_("You may ask approvals for activities that your own member leads; for an area ask the coordinator."),
)
APPROVAL_STAGE = Kind(
    "approval-stage",
    N_("This can't be done with the approval as it stands now. Read its page again: somebody was quicker."),
)
LINK_TO_ITSELF = Kind("link-to-itself", N_("Nothing serves itself. Choose another thing."))
LINK_UNKNOWN = Kind("link-unknown", N_("What you chose isn't there any more. Choose something of the list."))
CASCADE_CAME_FROM = Kind(
    "cascade-came-from",
    N_("%(unit)s has handed this down itself, or a unit below it has. It can't get it back. Choose others."),
)
CASCADE_NOT_BELOW = Kind(
    "cascade-not-below",
    N_("%(unit)s doesn't lie below. Things are handed down to units below only. Choose among those."),
)
CASCADE_TWICE = Kind(
    "cascade-twice",
    N_(
        "%(unit)s has this already, or was asked and hasn't answered yet. Leave it out, or withdraw that first."
    ),
)
HANDING_NOBODY = Kind("handing-nobody", N_("Choose at least one unit below."))
HANDING_NOT_OPEN = Kind(
    "handing-not-open",
    N_("It is met, dropped or closed, so it isn't handed down. Open it again first."),
)
HANDING_STAGE = Kind(
    "handing-stage",
    N_(
        "This can't be answered so as it stands now. Read its page again: it was taken over, or withdrawn,"
        " meanwhile."
    ),
)
HANDING_STOOD_ON = Kind(
    "handing-stood-on",
    N_("%(unit)s handed it on, or has activities for it. Withdraw or end those first."),
)
KEEPER_BEFORE = Kind(
    "keeper-before",
    N_("Another member plans for this unit since %(day)s. Choose that day or a later one."),
)
KEEPER_ENDED = Kind(
    "keeper-ended",
    N_("It has ended already. Read the unit's page again, and name a member if none plans for it."),
)
KEEPER_SAME = Kind("keeper-same", N_("This member plans for the unit already. Choose another one."))
MESSAGE_EMPTY = Kind("message-empty", N_("Write what the units shall know."))
NEXT_LOOK_PAST = Kind("next-look-past", N_("The next look lies ahead. Choose a day after today."))
NOBODY_TO_ASK = Kind(
    "nobody-to-ask",
    N_("All of them have been asked already and haven't answered yet. Remind them on the page of asks."),
)
OBJECTIVE_AGREED = Kind(
    "objective-agreed",
    N_(
        "The plan is in force. Word the objective anew by reviewing it: so both wordings stay, with the reason."
    ),
)
OBJECTIVE_PLACE = Kind(
    "objective-place",
    N_("An expected result stands under an objective of the same plan. Choose such an objective."),
)
OBJECTIVE_STAGE = Kind(
    "objective-stage",
    N_("This can't be done with the objective as it stands now. Read its page again: somebody was quicker."),
)
PLAN_ADOPTION_MISSING = Kind(
    "plan-adoption-missing",
    N_("Choose the decision by which the plan came into force, or write who agreed to it, and where."),
)
PLAN_NOT_YOURS = Kind(
    "plan-not-yours",
    N_(
        "You may make plans for the member for which you speak, and for units for which it plans. Choose one"
        " of these, or ask the coordinator."
    ),
)
PLAN_STAGE = Kind(
    "plan-stage",
    N_("This can't be done with the plan as it stands now. Read its page again: somebody was quicker."),
)
PLAN_WHOSE = Kind("plan-whose", N_("Say whose plan it is: the member that leads it, or the unit."))

SITE_HAS_RESULTS = Kind(
    "site-has-results",
    N_(
        "Something was reached there already, so it stays. Take back its numbers first if they were a mistake."
    ),
)
SITE_MISSING = Kind("site-missing", N_("Choose a place, write one in words, or tick a group."))
STEP_CIRCLE = Kind("step-circle", N_("So this step would come after itself. Choose another one before it."))
STEP_STAGE = Kind(
    "step-stage",
    N_("This can't be done with the step as it stands now. Read its page again: somebody was quicker."),
)
WORD_NAME_MISSING = Kind("word-name-missing", N_("Write the name in at least one language."))
WORD_STAGE = Kind(
    "word-stage",
    N_("This can't be done with the word as it stands now. Read the list again: somebody was quicker."),
)
WORD_SAME = Kind("word-same", N_("A word can't be replaced by itself. Choose another one that is in use."))

PERIOD_UNKNOWN = Kind("period-unknown", N_("There's no such period. Choose one of the list."))
COLUMNS_MISSING = Kind(
    "columns-missing",
    N_(
        "%(name)s has no column for the organisation and for what it does or where. Name them in its first line."
    ),
)
NEEDS_COLUMNS = Kind(
    "needs-columns",
    N_(
        "%(name)s has no column for the place and for how many people are in need. Name them in its first line."
    ),
)
ALIASES_COLUMNS = Kind(
    "aliases-columns",
    N_("%(name)s needs two columns: a name as it is written, and the name that is usual for it."),
)
QUESTIONS_WAIT = Kind(
    "questions-wait",
    N_(
        "Questions wait for an answer (%(count)s), the first is: %(what)s Answer them, then bring the file in."
    ),
)
LEVEL_TOO_DEEP = Kind(
    "level-too-deep", N_("No place lies at level %(level)s. Choose one from 0 (the widest) to %(deepest)s.")
)
RESULT_OVERLAPS = Kind(
    "result-overlaps",
    N_(
        "There's a number for %(other)s already, which is partly the same time: it would count twice. "
        "Give numbers for periods of the same length, or take the other one back."
    ),
)
RESULT_GONE = Kind(
    "result-gone", N_("This number doesn't stand any more. Look at what is written by now, then decide.")
)
RESULT_BELOW_ZERO = Kind(
    "result-below-zero", N_("A number of people or services can't be below nought. Correct it.")
)
NUMBER_NOT_WHOLE = Kind(
    "number-not-whole", N_("People are counted in whole numbers. Write one without a part.")
)
PERIOD_UNFIT = Kind(
    "period-unfit",
    N_("This is counted for periods of another length. Choose a period of the list."),
)
PERIOD_AHEAD = Kind("period-ahead", N_("This time hasn't begun yet. Choose one that has."))
INDICATOR_ENDED = Kind(
    "indicator-ended", N_("This isn't counted any more. Take it up again first, or report something else.")
)
INDICATOR_COUNTED = Kind(
    "indicator-counted",
    N_(
        "There are reports of it already, so how often it is counted can't change. "
        "Stop counting it, and choose a new one."
    ),
)
WAY_ACROSS_PLACES = Kind(
    "way-across-places", N_("Of several places none is the latest. Choose another rule across places.")
)
REPORT_GONE = Kind(
    "report-gone", N_("This report doesn't stand any more. Look at the later one, then decide.")
)
NO_KEEPER = Kind(
    "no-keeper",
    N_("No member reports for %(name)s. Say first who keeps it, or type its numbers in yourself."),
)
NOTHING_LATE = Kind("nothing-late", N_("Nobody is late with this. There is nobody to ask."))
OVERLAP_GONE = Kind(
    "overlap-gone",
    N_("There's no such overlap any more: one of them ended, or works elsewhere. Look at the list again."),
)
