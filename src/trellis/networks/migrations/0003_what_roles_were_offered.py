"""Remembers which deeds a role was offered, so that an upgrade gives it those that are new, and only those."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# The starting roles as version 0.1 gave them; whatever a network took out of them since stays out.
BEFORE = {
    "coordinator": [
        "constituency.add",
        "constituency.change",
        "constituency.remove",
        "invitation.make",
        "mandate.confirm",
        "mandate.record",
        "mandate.withdraw",
        "member.import",
        "membership.admit",
        "membership.change",
        "membership.decline",
        "membership.end",
        "network.brand",
        "network.describe",
        "network.profile",
        "network.publish",
        "network.status",
        "organisation.add",
        "organisation.alias",
        "organisation.change",
        "organisation.confirm",
        "organisation.identify",
        "part.end",
        "part.give",
        "person.add",
        "person.change",
        "representative.appoint",
        "representative.end",
        "role.add",
        "role.assign",
        "role.change",
        "role.end",
        "unit.add",
        "unit.change",
        "unit.move",
        "unit.remove",
    ],
    "chair": [
        "mandate.confirm",
        "membership.admit",
        "membership.decline",
        "network.publish",
        "network.status",
    ],
    "officer": ["mandate.confirm", "organisation.confirm", "unit.change"],
    "representative": [],
    "resource-person": [],
    "observer": [],
}


def remember(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    role = apps.get_model("networks", "Role")
    for key, verbs in BEFORE.items():
        role.objects.filter(key=key).update(offered=verbs)


class Migration(migrations.Migration):
    dependencies = [("networks", "0002_offers")]

    operations = [
        migrations.AddField(
            model_name="role", name="offered", field=models.JSONField(default=list, editable=False)
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
