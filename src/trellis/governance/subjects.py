"""What a decision may be about: rules and bodies say for which of these they are."""

from enum import StrEnum

from trellis.domain.problems import N_


class Subject(StrEnum):
    """The kinds of decision that a network's rules tell apart."""

    ORDINARY = "ordinary"
    PURPOSE = "purpose"
    OBJECTIVES = "objectives"
    GROUND_RULES = "ground-rules"
    DECISION_RULES = "decision-rules"
    STRUCTURE = "structure"
    MEMBERSHIP = "membership"
    MONEY = "money"
    ELECTION = "election"
    MEMORANDUM = "memorandum"
    STATEMENT = "statement"
    URGENT = "urgent"


SUBJECT_LABELS = {
    Subject.ORDINARY: N_("Everyday matters"),
    Subject.PURPOSE: N_("The network's purpose"),
    Subject.OBJECTIVES: N_("Goals, objectives and the action plan"),
    Subject.GROUND_RULES: N_("Ground rules"),
    Subject.DECISION_RULES: N_("How decisions are made"),
    Subject.STRUCTURE: N_("Structure, bodies and delegation"),
    Subject.MEMBERSHIP: N_("Who is a member"),
    Subject.MONEY: N_("Money and other resources"),
    Subject.ELECTION: N_("Choosing people and members for tasks"),
    Subject.MEMORANDUM: N_("Memoranda of understanding"),
    Subject.STATEMENT: N_("Public statements"),
    Subject.URGENT: N_("What can't wait"),
}
