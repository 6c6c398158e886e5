"""Who sees what waits and failed in the background, and tries it again: whoever keeps the installation."""

from trellis.access.rules import is_operator, keeps_the_node

sees_jobs = keeps_the_node
may_retry = keeps_the_node
may_forget = is_operator
