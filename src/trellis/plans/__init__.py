"""The common plan: objectives, who does what where for whom, coverage, plans down and reports up."""
