"""Failures of the governance room."""

from trellis.domain.problems.kind import N_, Kind

PROCESS_UNREADABLE = Kind(
    "process-unreadable",
    N_("%(place)s can't be read. Write yes or no, or a whole number of days up to 366."),
)
DOCUMENT_KNOWN = Kind(
    "document-known", N_("The network has this document already. Open it, and write a new version."), 409
)
TITLE_MISSING = Kind("title-missing", N_("Give it a title in at least one language."))
TEXT_MISSING = Kind("text-missing", N_("Nothing is written yet. Write the text in at least one language."))
TEXT_TOO_LONG = Kind(
    "text-too-long", N_("A text may have at most %(limit)s characters. Make two documents of it."), 413
)
NOTHING_NEW = Kind("nothing-new", N_("Nothing is different from version %(number)s. Change it, or leave it."))
WORDS_MISSING = Kind("words-missing", N_("Write what you want to say."))
ANSWER_MISSING = Kind(
    "answer-missing",
    N_("Say why, in a sentence: whoever wrote it took the trouble, too."),
)
VERSION_PAST = Kind(
    "version-past", N_("This version is past. Open the document, and go on from the latest one."), 409
)
VERSION_SETTLED = Kind(
    "version-settled", N_("Version %(number)s was settled already. Open it again to see how."), 409
)
NOT_IN_FORCE = Kind("not-in-force", N_("This isn't in force. Only what was adopted can be reviewed."), 409)
DECISION_MISSING = Kind(
    "decision-missing", N_("Say where it was decided and by whom, such as the meeting and its minutes.")
)
LATER_IN_FORCE = Kind(
    "later-in-force",
    N_("A version that was adopted later, on %(day)s, is in force. Choose a day from then on."),
    409,
)
RULE_NAME_MISSING = Kind("rule-name-missing", N_("Give the rule a name in at least one language."))
SUBJECT_MISSING = Kind("subject-missing", N_("Choose at least one kind of decision that the rule is for."))
RULE_SETTLED = Kind(
    "rule-settled",
    N_("This rule was adopted, so what it is for stays. Draft a rule of its own for other decisions."),
    409,
)
VERSION_ASKED = Kind(
    "version-asked",
    N_("The members are asked about it already, or it stands no more. Look under Asks for their answers."),
    409,
)
