import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import trellis.access.rows
import trellis.access.together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_number"),
        ("networks", "0003_what_roles_were_offered"),
    ]

    operations = [
        trellis.access.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Ask",
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
                                related_name="asks",
                                to="networks.network",
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("about", models.UUIDField(null=True)),
                        ("title", models.JSONField(default=dict)),
                        ("question", models.JSONField(default=dict)),
                        ("why", models.JSONField(default=dict)),
                        ("shape", models.JSONField(default=dict)),
                        ("until", models.DateTimeField(null=True, verbose_name="Answer until")),
                        (
                            "raised_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("raised_at", models.DateTimeField(auto_now_add=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("closed_why", models.JSONField(default=dict)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "-raised_at"], name="asks_by_time"),
                            models.Index(fields=["kind", "about"], name="asks_by_thing"),
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
                            "ask",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asked",
                                to="asks.ask",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asked",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("organisation", models.UUIDField(null=True)),
                        ("code", models.CharField(max_length=8, null=True, unique=True)),
                        ("until", models.DateTimeField(null=True)),
                        (
                            "slowest",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("web", "web page"),
                                    ("mail", "e-mail"),
                                    ("sms", "text message"),
                                    ("paper", "paper"),
                                    ("phone", "phone"),
                                    ("terminal", "command line"),
                                    ("api", "program"),
                                    ("job", "background job"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reached_at", models.DateTimeField(null=True)),
                        (
                            "reached_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("web", "web page"),
                                    ("mail", "e-mail"),
                                    ("sms", "text message"),
                                    ("paper", "paper"),
                                    ("phone", "phone"),
                                    ("terminal", "command line"),
                                    ("api", "program"),
                                    ("job", "background job"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("web", "web page"),
                                    ("mail", "e-mail"),
                                    ("sms", "text message"),
                                    ("paper", "paper"),
                                    ("phone", "phone"),
                                    ("terminal", "command line"),
                                    ("api", "program"),
                                    ("job", "background job"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reminded", models.PositiveSmallIntegerField(default=0)),
                        ("reminded_at", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("answered_at", None), ("closed_at", None)),
                                fields=["person", "until"],
                                name="asks_open_by_person",
                            ),
                            models.Index(
                                condition=models.Q(("answered_at", None), ("closed_at", None)),
                                fields=["organisation", "until"],
                                name="asks_open_by_member",
                            ),
                            models.Index(fields=["network", "until"], name="asks_asked_by_end"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("organisation__isnull", False)),
                                fields=("ask", "organisation"),
                                name="asks_each_member_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("organisation", None)),
                                fields=("ask", "person"),
                                name="asks_each_person_once",
                            ),
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="asks.asked",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("current", "Counts"),
                                    ("waiting", "Waits for a second person"),
                                    ("replaced", "Replaced by a later answer"),
                                    ("kept", "Kept, and not counted"),
                                ],
                                default="current",
                                max_length=8,
                            ),
                        ),
                        ("content", models.JSONField(default=dict)),
                        ("said", models.TextField(blank=True)),
                        ("why_kept", models.JSONField(default=dict)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "web page"),
                                    ("mail", "e-mail"),
                                    ("sms", "text message"),
                                    ("paper", "paper"),
                                    ("phone", "phone"),
                                    ("terminal", "command line"),
                                    ("api", "program"),
                                    ("job", "background job"),
                                ],
                                max_length=10,
                            ),
                        ),
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
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("contradicted_at", models.DateTimeField(null=True)),
                        (
                            "second_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("source", models.UUIDField(null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["asked", "-at"], name="asks_answers_by_time")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("standing", "current")),
                                fields=("asked",),
                                name="asks_one_answer_counts",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("source__isnull", False)),
                                fields=("asked", "source"),
                                name="asks_once_per_message",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
