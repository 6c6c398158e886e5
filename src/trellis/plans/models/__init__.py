"""The rows of this room: plans, objectives, activities and their results, needs, what goes down and up."""

from trellis.plans.models.activities import (
    Activity,
    Involved,
    Involvement,
    Precision,
    Reply,
    Result,
    Site,
    Status,
    Step,
)
from trellis.plans.models.covering import OverlapNote, Statement
from trellis.plans.models.dues import Due, Rhythm
from trellis.plans.models.goals import (
    Audience,
    GoalStage,
    Level,
    Objective,
    ObjectiveReview,
    Plan,
    PlanKind,
    PlanStage,
    ReviewVerdict,
)
from trellis.plans.models.links import Link, Way
from trellis.plans.models.needs import Approval, ApprovalStage, Need
from trellis.plans.models.reporting import (
    Handing,
    HandingStage,
    Indicator,
    Keeper,
    Report,
    Telling,
    Tier,
    Tree,
)
from trellis.plans.models.words import Group, Kind, Spelling

__all__ = [
    "Activity",
    "Approval",
    "ApprovalStage",
    "Audience",
    "Due",
    "GoalStage",
    "Group",
    "Handing",
    "HandingStage",
    "Indicator",
    "Involved",
    "Involvement",
    "Keeper",
    "Kind",
    "Level",
    "Link",
    "Need",
    "Objective",
    "ObjectiveReview",
    "OverlapNote",
    "Plan",
    "PlanKind",
    "PlanStage",
    "Precision",
    "Reply",
    "Report",
    "Result",
    "ReviewVerdict",
    "Rhythm",
    "Site",
    "Spelling",
    "Statement",
    "Status",
    "Step",
    "Telling",
    "Tier",
    "Tree",
    "Way",
]
