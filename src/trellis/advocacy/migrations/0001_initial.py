import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import trellis.access.rows
import trellis.access.together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_number"),
        ("decisions", "0001_initial"),
        ("members", "0001_initial"),
        ("networks", "0003_what_roles_were_offered"),
        ("places", "0002_outlines_of_places"),
        ("plans", "0001_initial"),
    ]

    operations = [
        trellis.access.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Practice",
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
                                related_name="practices",
                                to="networks.network",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(max_length=200, verbose_name="What it is called")),
                        ("language", models.CharField(default="en", max_length=10, verbose_name="Language")),
                        ("problem", models.TextField(verbose_name="Which problem it meets")),
                        ("does", models.TextField(verbose_name="What is done, step by step")),
                        (
                            "evidence",
                            models.TextField(blank=True, verbose_name="How one knows that it works"),
                        ),
                        (
                            "costs",
                            models.TextField(
                                blank=True, verbose_name="What it costs, in money, time and people"
                            ),
                        ),
                        (
                            "limits",
                            models.TextField(
                                blank=True, verbose_name="Where it doesn't work, and what went wrong"
                            ),
                        ),
                        (
                            "needs",
                            models.TextField(blank=True, verbose_name="What another place needs to do it"),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="practices",
                                to="members.organisation",
                                verbose_name="Member that did it",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="networks.unit",
                                verbose_name="Unit",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                                verbose_name="Place",
                            ),
                        ),
                        (
                            "readers",
                            models.CharField(
                                choices=[("members", "The network's members"), ("public", "Everybody")],
                                default="members",
                                max_length=10,
                                verbose_name="Who may read it",
                            ),
                        ),
                        (
                            "reached",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("taken-up", "Taken up by others"),
                                    ("proposed", "Proposed to the next level"),
                                    ("adopted", "Adopted as policy"),
                                    ("mainstreamed", "Mainstreamed"),
                                    ("comes-down", "Comes down as an objective"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("withdrawn_on", models.DateField(null=True)),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "activities",
                            models.ManyToManyField(blank=True, related_name="practices", to="plans.activity"),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "reached", "-number"], name="advocacy_by_reached")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "number"), name="advocacy_one_practice_number"
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
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="advocacy.practice",
                            ),
                        ),
                        (
                            "stop",
                            models.CharField(
                                choices=[
                                    ("taken-up", "Taken up by others"),
                                    ("proposed", "Proposed to the next level"),
                                    ("adopted", "Adopted as policy"),
                                    ("mainstreamed", "Mainstreamed"),
                                    ("comes-down", "Comes down as an objective"),
                                ],
                                max_length=12,
                                verbose_name="Step",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("open", "under way"), ("done", "done"), ("declined", "declined")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="networks.unit",
                                verbose_name="Unit",
                            ),
                        ),
                        (
                            "whom",
                            models.CharField(blank=True, max_length=200, verbose_name="To whom, or by whom"),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.organisation",
                                verbose_name="Member that sees to it",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Until")),
                        ("ended_on", models.DateField(null=True)),
                        ("result", models.TextField(blank=True, verbose_name="What came of it")),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="Number of the decision or paper"
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="decisions.proposal",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="plans.plan",
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="plans.objective",
                            ),
                        ),
                        ("begun_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["practice", "begun_at"], name="advocacy_step_by_practice"),
                            models.Index(
                                condition=models.Q(("outcome", "open")),
                                fields=["network", "due"],
                                name="advocacy_step_by_due",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
