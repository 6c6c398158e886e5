import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import trellis.access.rows
import trellis.access.together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_number"),
        ("governance", "0001_initial"),
        ("members", "0001_initial"),
        ("networks", "0003_what_roles_were_offered"),
        ("places", "0002_outlines_of_places"),
    ]

    operations = [
        trellis.access.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Plan",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plans",
                                to="networks.network",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("network", "The network's common plan"),
                                    ("unit", "A unit's plan"),
                                    ("member", "A member's work plan"),
                                    ("joint", "A joint plan of several members"),
                                    ("local", "A local plan with the local administration"),
                                ],
                                max_length=10,
                                verbose_name="Whose plan it is",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Title")),
                        ("goal", models.TextField(blank=True, verbose_name="Goal")),
                        ("mandate", models.TextField(blank=True, verbose_name="Mandate")),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="networks.unit",
                                verbose_name="Unit",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="members.organisation",
                                verbose_name="Member that leads it",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True, verbose_name="From")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="To")),
                        (
                            "stage",
                            models.CharField(
                                choices=[("draft", "Draft"), ("current", "In force"), ("closed", "Closed")],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="To be reviewed on"),
                        ),
                        ("decided_by", models.UUIDField(null=True)),
                        (
                            "adopted_on",
                            models.DateField(blank=True, null=True, verbose_name="In force since"),
                        ),
                        (
                            "adopted_note",
                            models.TextField(blank=True, verbose_name="Who agreed to it, and where"),
                        ),
                        ("closed_note", models.TextField(blank=True, verbose_name="What became of it")),
                        (
                            "taken_from",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="taken_as",
                                to="plans.plan",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "partners",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="members.organisation", verbose_name="With"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["network", "stage", "kind"], name="plans_by_stage")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "number"), name="plans_one_plan_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Objective",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objectives",
                                to="networks.network",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objectives",
                                to="plans.plan",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="results",
                                to="plans.objective",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[("objective", "Objective"), ("result", "Expected result")],
                                default="objective",
                                max_length=10,
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("title", models.CharField(max_length=300, verbose_name="What is to be reached")),
                        (
                            "text",
                            models.TextField(blank=True, verbose_name="How one will see that it is reached"),
                        ),
                        ("dimensions", models.PositiveSmallIntegerField(default=0)),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objectives",
                                to="members.organisation",
                                verbose_name="Member that leads it",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Until")),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="To be reviewed on"),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[("open", "Being worked on"), ("met", "Met"), ("dropped", "Dropped")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "serves",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="governance.document",
                            ),
                        ),
                        (
                            "taken_from",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="taken_as",
                                to="plans.objective",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["plan", "position"], name="plans_objective_by_plan"),
                            models.Index(
                                fields=["network", "stage", "review_on"], name="plans_objective_by_review"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ObjectiveReview",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="plans.objective",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("keep", "Keep it"),
                                    ("change", "Change it"),
                                    ("met", "It is met"),
                                    ("drop", "Drop it"),
                                ],
                                max_length=10,
                                verbose_name="What it comes to",
                            ),
                        ),
                        ("why", models.TextField(verbose_name="Why")),
                        (
                            "next_on",
                            models.DateField(blank=True, null=True, verbose_name="To be looked at again on"),
                        ),
                        ("before", models.JSONField(default=dict)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["objective", "at"], name="plans_review_by_time")],
                    },
                ),
                migrations.CreateModel(
                    name="Kind",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        ("names", models.JSONField(default=dict, verbose_name="Names")),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="Code")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="replaces",
                                to="plans.kind",
                            ),
                        ),
                        ("dimensions", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "position"], name="plans_kind_by_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Group",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        ("names", models.JSONField(default=dict, verbose_name="Names")),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="Code")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="replaces",
                                to="plans.group",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "position"], name="plans_group_by_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Spelling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        ("about", models.CharField(max_length=10)),
                        ("text", models.CharField(max_length=300)),
                        ("folded", models.CharField(max_length=300)),
                        (
                            "kind",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="spellings",
                                to="plans.kind",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="spellings",
                                to="plans.group",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "about", "folded"), name="plans_spelling_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="networks.network",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("code", models.CharField(blank=True, max_length=100)),
                        ("title", models.CharField(max_length=300, verbose_name="Title")),
                        ("text", models.TextField(blank=True, verbose_name="What is done, and how")),
                        (
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="plans.kind",
                                verbose_name="Kind of work",
                            ),
                        ),
                        ("dimensions", models.PositiveSmallIntegerField(default=0)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="members.organisation",
                                verbose_name="Who leads it",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="activities",
                                to="plans.plan",
                                verbose_name="Plan",
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="activities",
                                to="plans.objective",
                                verbose_name="What it serves",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="activities",
                                to="networks.unit",
                                verbose_name="Unit",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True, verbose_name="From")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="To")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("active", "Under way"),
                                    ("paused", "Paused"),
                                    ("ended", "Ended"),
                                    ("dropped", "Dropped"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="How far it is",
                            ),
                        ),
                        ("status_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("public", "Everybody"),
                                    ("network", "The network's members"),
                                    ("involved", "Only those who take part in it"),
                                ],
                                default="network",
                                max_length=10,
                                verbose_name="Who may read it",
                            ),
                        ),
                        (
                            "needs_approval",
                            models.BooleanField(default=False, verbose_name="It needs an approval"),
                        ),
                        ("batch", models.UUIDField(null=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "after",
                            models.ManyToManyField(blank=True, related_name="before", to="plans.activity"),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["network", "status", "since"], name="plans_activity_by_status"
                            ),
                            models.Index(fields=["network", "organisation"], name="plans_activity_by_org"),
                            models.Index(fields=["network", "kind"], name="plans_activity_by_kind"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "number"), name="plans_one_activity_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("network", "code"),
                                name="plans_one_activity_code",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Involved",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="involved",
                                to="plans.activity",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="involvements",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("implements", "implements"),
                                    ("funds", "funds"),
                                    ("hosts", "hosts"),
                                    ("gives-in-kind", "gives in kind"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("batch", models.UUIDField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "organisation", "how"), name="plans_involved_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Site",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sites",
                                to="plans.activity",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=140)),
                        ("path", models.CharField(blank=True, max_length=400)),
                        ("said", models.CharField(blank=True, max_length=300)),
                        (
                            "precision",
                            models.CharField(
                                choices=[
                                    ("exact", "This place"),
                                    ("within", "Somewhere in it"),
                                    ("words", "Only in words"),
                                ],
                                default="exact",
                                max_length=10,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.group",
                            ),
                        ),
                        ("people_least", models.BigIntegerField(null=True)),
                        ("people_most", models.BigIntegerField(null=True)),
                        ("contacts", models.BigIntegerField(null=True)),
                        ("services", models.BigIntegerField(null=True)),
                        ("reported_until", models.CharField(blank=True, max_length=7)),
                        ("batch", models.UUIDField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=[
                                    "network",
                                    "path",
                                    "activity",
                                    "group",
                                    "people_least",
                                    "people_most",
                                    "contacts",
                                    "services",
                                ],
                                name="plans_site_by_path",
                            ),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="plans_site_by_batch",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("activity", "key"), name="plans_site_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Result",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "site",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="results",
                                to="plans.site",
                            ),
                        ),
                        ("period", models.CharField(max_length=7)),
                        ("people", models.BigIntegerField(null=True)),
                        ("contacts", models.BigIntegerField(null=True)),
                        ("services", models.BigIntegerField(null=True)),
                        ("is_standing", models.BooleanField(default=True)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asked", models.UUIDField(null=True)),
                        ("batch", models.UUIDField(null=True)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["site", "period"], name="plans_result_by_site"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="plans_result_by_batch",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_standing", True)),
                                fields=("site", "period"),
                                name="plans_one_standing_result",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Step",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="plans.activity",
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("text", models.CharField(max_length=300, verbose_name="What is to be done")),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.organisation",
                                verbose_name="Who does it",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True, verbose_name="From")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Until")),
                        ("done_on", models.DateField(null=True)),
                        (
                            "reply",
                            models.CharField(
                                blank=True,
                                choices=[("taken", "Taken"), ("declined", "Declined")],
                                max_length=10,
                            ),
                        ),
                        ("said", models.CharField(blank=True, max_length=300)),
                        ("after", models.ManyToManyField(blank=True, related_name="before", to="plans.step")),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["activity", "position"], name="plans_step_by_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Statement",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                                verbose_name="Place",
                            ),
                        ),
                        ("path", models.CharField(editable=False, max_length=400)),
                        ("since", models.DateField(verbose_name="From")),
                        ("until", models.DateField(verbose_name="To")),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="How you know")),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["network", "path"], name="plans_statement_by_path")],
                    },
                ),
                migrations.CreateModel(
                    name="OverlapNote",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                        ("path", models.CharField(editable=False, max_length=400)),
                        (
                            "kind",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="plans.kind",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="plans.group",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="Why that is well")),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "organisations",
                            models.ManyToManyField(related_name="+", to="members.organisation"),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "path"], name="plans_overlap_note_by_path")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Keeper",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="keepers",
                                to="networks.unit",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keeps",
                                to="members.organisation",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="Since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["organisation", "until"], name="plans_keeper_by_org")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("unit",),
                                name="plans_one_open_keeper",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handing",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handings",
                                to="plans.plan",
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handings",
                                to="plans.objective",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.unit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handings",
                                to="networks.unit",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("offered", "Not answered yet"),
                                    ("taken", "Taken over"),
                                    ("adapted", "Taken over and adapted"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="offered",
                                max_length=10,
                            ),
                        ),
                        ("why", models.TextField(blank=True, verbose_name="Why it is handed down")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        (
                            "made_plan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="plans.plan",
                            ),
                        ),
                        (
                            "made_objective",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="plans.objective",
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Answer until")),
                        ("offered_at", models.DateTimeField(auto_now_add=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "stage", "unit"], name="plans_handing_by_stage")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("objective__isnull", False), ("plan", None)),
                                    models.Q(("objective", None), ("plan__isnull", False)),
                                    _connector="OR",
                                ),
                                name="plans_handing_one_thing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indicators",
                                to="networks.network",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("names", models.JSONField(default=dict, verbose_name="What is counted")),
                        ("counts", models.CharField(blank=True, max_length=60, verbose_name="Counted in")),
                        (
                            "tier",
                            models.CharField(
                                choices=[
                                    ("community", "The community"),
                                    ("network", "The network"),
                                    ("member", "A member"),
                                ],
                                default="community",
                                max_length=10,
                                verbose_name="On what it looks",
                            ),
                        ),
                        (
                            "every",
                            models.CharField(
                                choices=[
                                    ("month", "Each month"),
                                    ("quarter", "Each quarter"),
                                    ("half", "Each half-year"),
                                    ("year", "Each year"),
                                ],
                                max_length=10,
                                verbose_name="How often",
                            ),
                        ),
                        (
                            "across_places",
                            models.CharField(
                                choices=[
                                    ("sum", "added up"),
                                    ("mean", "the mean"),
                                    ("maximum", "the largest"),
                                    ("last", "the latest"),
                                    ("unique", "different people, each counted once"),
                                ],
                                max_length=10,
                                verbose_name="Across places",
                            ),
                        ),
                        (
                            "across_periods",
                            models.CharField(
                                choices=[
                                    ("sum", "added up"),
                                    ("mean", "the mean"),
                                    ("maximum", "the largest"),
                                    ("last", "the latest"),
                                    ("unique", "different people, each counted once"),
                                ],
                                max_length=10,
                                verbose_name="Across periods",
                            ),
                        ),
                        (
                            "carries",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="Carried forward for so many periods"
                            ),
                        ),
                        ("parts", models.JSONField(blank=True, default=list)),
                        (
                            "objective",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="indicators",
                                to="plans.objective",
                                verbose_name="What it tells about",
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="Baseline",
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Target"
                            ),
                        ),
                        ("ended_on", models.DateField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "number"), name="plans_one_indicator_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="plans.indicator",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.unit",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        ("of", models.UUIDField(editable=False)),
                        ("period", models.CharField(max_length=7)),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                        ("weight", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                        ("parts", models.JSONField(default=dict)),
                        ("remark", models.TextField(blank=True)),
                        ("is_standing", models.BooleanField(default=True)),
                        ("is_on_behalf", models.BooleanField(default=False)),
                        ("channel", models.CharField(default="web", max_length=10)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asked", models.UUIDField(null=True)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        ("seen_at", models.DateTimeField(null=True)),
                        (
                            "seen_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("doubt", models.TextField(blank=True, verbose_name="What looks wrong")),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["indicator", "period", "of", "at"], name="plans_report_by_period"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_standing", True)),
                                fields=("indicator", "period", "of"),
                                name="plans_one_standing_report",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Telling",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tellings",
                                to="plans.indicator",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.unit",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                        (
                            "tree",
                            models.CharField(
                                choices=[
                                    ("units", "The network's units"),
                                    ("places", "Places"),
                                    ("members", "Members"),
                                ],
                                default="units",
                                max_length=10,
                            ),
                        ),
                        ("period", models.CharField(max_length=7)),
                        ("rolled", models.JSONField(default=dict)),
                        ("why", models.JSONField(default=dict)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "corrects",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="corrected_by",
                                to="plans.telling",
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["indicator", "unit", "period", "at"], name="plans_telling_by_period"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Due",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dues",
                                to="plans.site",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dues",
                                to="plans.indicator",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.unit",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        ("of", models.UUIDField(editable=False)),
                        ("period", models.CharField(max_length=7)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("indicator", None)),
                                fields=("of", "period"),
                                name="plans_one_due_count",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("indicator__isnull", False)),
                                fields=("indicator", "of", "period"),
                                name="plans_one_due_report",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rhythm",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rhythm",
                                to="networks.network",
                            ),
                        ),
                        (
                            "counts_every",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("month", "Each month"),
                                    ("quarter", "Each quarter"),
                                    ("half", "Each half-year"),
                                    ("year", "Each year"),
                                ],
                                max_length=10,
                                verbose_name="Results of activities",
                            ),
                        ),
                        (
                            "asks_reports",
                            models.BooleanField(
                                default=False, verbose_name="Ask for each indicator when its period is over"
                            ),
                        ),
                        ("days", models.PositiveSmallIntegerField(default=14, verbose_name="Days to answer")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="plans.objective",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="plans.activity",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(choices=[("up", "serves"), ("down", "led to")], max_length=4),
                        ),
                        ("kind", models.CharField(max_length=30)),
                        ("thing", models.UUIDField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "kind", "thing"], name="plans_link_by_thing")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("activity__isnull", False), ("objective", None)),
                                    models.Q(("activity", None), ("objective__isnull", False)),
                                    _connector="OR",
                                ),
                                name="plans_link_one_thing",
                            ),
                            models.UniqueConstraint(
                                fields=("objective", "kind", "thing"), name="plans_link_objective_once"
                            ),
                            models.UniqueConstraint(
                                fields=("activity", "kind", "thing"), name="plans_link_activity_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Approval",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="approvals",
                                to="networks.network",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="approvals",
                                to="plans.activity",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                                verbose_name="Area",
                            ),
                        ),
                        ("path", models.CharField(blank=True, max_length=400)),
                        (
                            "authority",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.organisation",
                                verbose_name="Authority",
                            ),
                        ),
                        (
                            "authority_said",
                            models.CharField(blank=True, max_length=200, verbose_name="Authority, in words"),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("wanted", "Not asked for yet"),
                                    ("asked", "Asked for"),
                                    ("given", "Given"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="wanted",
                                max_length=10,
                            ),
                        ),
                        ("asked_on", models.DateField(blank=True, null=True, verbose_name="Asked on")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="Answered on")),
                        ("since", models.DateField(blank=True, null=True, verbose_name="Valid from")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Valid until")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="Number of the letter"),
                        ),
                        ("conditions", models.TextField(blank=True, verbose_name="Conditions")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        (
                            "letter",
                            models.FileField(blank=True, upload_to="approvals/%Y/%m", verbose_name="Letter"),
                        ),
                        ("letter_name", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "stage", "until"], name="plans_approval_by_stage")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Need",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=trellis.access.rows.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("origin", models.CharField(blank=True, default="", editable=False, max_length=40)),
                        (
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="needs",
                                to="networks.network",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=140)),
                        ("path", models.CharField(max_length=400)),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.group",
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.kind",
                            ),
                        ),
                        ("people", models.BigIntegerField()),
                        ("source", models.CharField(blank=True, max_length=300)),
                        ("as_of", models.DateField(blank=True, null=True)),
                        ("batch", models.UUIDField(null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["network", "path"], name="plans_need_by_path")],
                        "constraints": [
                            models.UniqueConstraint(fields=("network", "key"), name="plans_need_once")
                        ],
                    },
                ),
            ],
        ),
    ]
