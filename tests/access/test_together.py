"""Tables of a room are created together, and taken away again."""

import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from trellis.access.together import CreateTogether


def pair() -> CreateTogether:
    """Give a string and a bead on it."""
    key = ("id", models.AutoField(primary_key=True))
    on = ("string", models.ForeignKey("access.String", on_delete=models.CASCADE))
    return CreateTogether(models=[CreateModel("String", [key]), CreateModel("Bead", [key, on])])


def tables() -> set[str]:
    return set(connection.introspection.table_names()) & {"access_string", "access_bead"}


@pytest.mark.django_db(transaction=True)
def test_they_come_and_go_together() -> None:
    before, after = ProjectState(), ProjectState()
    assert not before.apps.get_models()
    assert not after.apps.get_models()
    pair().state_forwards("access", after)
    assert {each.__name__ for each in after.apps.get_models()} == {"String", "Bead"}
    with connection.schema_editor() as editor:
        pair().database_forwards("access", editor, before, after)
    assert tables() == {"access_string", "access_bead"}
    with connection.schema_editor() as editor:
        pair().database_backwards("access", editor, after, before)
    assert tables() == set()


def test_a_migration_file_can_say_it() -> None:
    name, places, names = pair().deconstruct()
    assert (name, places, list(names)) == ("CreateTogether", [], ["models"])
    assert pair().describe() == "Create String, Bead"
