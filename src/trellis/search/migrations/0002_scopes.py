"""Gives each entry the tokens of its kind and network, and of three characters: a search meets fewer others."""

from typing import Any

from django.db import migrations

from trellis.domain.bigrams import scope_token, tokens


def add_scopes(apps: Any, _editor: Any) -> None:
    """Write the tokens anew."""
    entry = apps.get_model("search", "Entry")
    waiting = []
    for each in entry.objects.iterator():
        scopes = [each.kind] if each.network is None else [each.kind, each.network.hex]
        each.tokens = " ".join([*map(scope_token, scopes), *tokens(each.text)])
        waiting.append(each)
    entry.objects.bulk_update(waiting, ["tokens"], batch_size=500)


class Migration(migrations.Migration):
    # SQLite's index follows by triggers, which the first migration's end made.
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(add_scopes, migrations.RunPython.noop)]
