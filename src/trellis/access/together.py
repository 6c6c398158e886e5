"""Creating the tables of a room together: a first start is quick."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateTogether(Operation):
    """Creates several models; what one of them points at stands before it.

    After each operation Django renders anew whatever is tied to what it changed, and here everything is tied
    to a network: table by table, a first start took most of its time for that.
    """

    serialization_expand_args = ["models"]

    def __init__(self, models: Sequence[CreateModel]) -> None:
        """Take the models in the order in which they are created."""
        self.models = list(models)

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Give what a migration file says of it."""
        return type(self).__name__, [], {"models": self.models}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add all models, rendered together when the first of them is asked for."""
        state.__dict__.pop("apps", None)
        for each in self.models:
            each.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Create all tables."""
        for each in self.models:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Take all tables away, the last one first."""
        for each in reversed(self.models):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say what it does, for whoever watches."""
        return f"Create {', '.join(each.name for each in self.models)}"
