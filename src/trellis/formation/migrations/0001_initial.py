import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import trellis.access.rows
import trellis.access.together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_number"),
        ("members", "0001_initial"),
        ("networks", "0003_what_roles_were_offered"),
    ]

    operations = [
        trellis.access.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Round",
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
                                related_name="readiness_rounds",
                                to="networks.network",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "note",
                            models.TextField(
                                blank=True, verbose_name="What you want to tell those who are asked"
                            ),
                        ),
                        ("opened_on", models.DateField()),
                        ("closes_on", models.DateField(verbose_name="Answers until")),
                        ("closed_on", models.DateField(null=True)),
                        (
                            "persons_may_answer",
                            models.BooleanField(
                                default=True, verbose_name="Persons may answer, too, without their names"
                            ),
                        ),
                        ("bars", models.JSONField(default=dict)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "number"), name="formation_one_round_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on", None)),
                                fields=("network",),
                                name="formation_one_open_round",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Asked",
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
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asked",
                                to="formation.round",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "constituency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.constituency",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "organisation"), name="formation_asked_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
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
                            "asked",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answer",
                                to="formation.asked",
                            ),
                        ),
                        ("levels", models.JSONField(default=dict)),
                        ("words", models.JSONField(default=dict)),
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
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("channel", models.CharField(max_length=10)),
                        ("at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PersonsBox",
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
                        ("papers", models.JSONField(default=list, editable=False)),
                        (
                            "round",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="box",
                                to="formation.round",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TookPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="took_part",
                                to="formation.round",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "person"), name="formation_one_paper_each"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Start",
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
                                related_name="starts",
                                to="networks.network",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="starts",
                                to="formation.round",
                            ),
                        ),
                        ("result", models.JSONField(default=dict)),
                        ("is_despite", models.BooleanField(default=False)),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        ("on", models.DateField()),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("taken_back_on", models.DateField(null=True)),
                        ("taken_back_reason", models.TextField(blank=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_on", None)),
                                fields=("network",),
                                name="formation_one_start",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
