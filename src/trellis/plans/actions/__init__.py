"""The only writers of this room: plans, objectives, activities, approvals, needs, what goes down and up."""
