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
        ("governance", "0001_initial"),
        ("members", "0001_initial"),
        ("networks", "0003_what_roles_were_offered"),
    ]

    operations = [
        trellis.access.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Holiday",
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
                        ("day", models.DateField(verbose_name="Day")),
                        ("names", models.JSONField(default=dict, verbose_name="Name")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("network", "day"), name="meetings_one_holiday")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Series",
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
                        ("names", models.JSONField(default=dict, verbose_name="Name")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.body",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="networks.unit",
                            ),
                        ),
                        ("rule", models.JSONField(default=dict)),
                        ("begins", models.TimeField(verbose_name="Begins at")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(default=120, verbose_name="How many minutes"),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("room", "Face to face"),
                                    ("remote", "From afar"),
                                    ("both", "Face to face and from afar"),
                                ],
                                default="room",
                                max_length=8,
                                verbose_name="How",
                            ),
                        ),
                        ("venue", models.CharField(blank=True, max_length=200, verbose_name="Where")),
                        ("link", models.URLField(blank=True, verbose_name="Link for those who aren't there")),
                        ("hosts", models.JSONField(default=list)),
                        ("since", models.DateField(verbose_name="From")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="To")),
                        ("ended_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                        ("number", models.PositiveIntegerField()),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="meetings.series",
                            ),
                        ),
                        ("scheduled_for", models.DateField(null=True)),
                        ("names", models.JSONField(default=dict, verbose_name="Name")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="governance.body",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="networks.unit",
                            ),
                        ),
                        ("starts_at", models.DateTimeField(null=True, verbose_name="Begins")),
                        ("ends_at", models.DateTimeField(null=True, verbose_name="Ends")),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("room", "Face to face"),
                                    ("remote", "From afar"),
                                    ("both", "Face to face and from afar"),
                                ],
                                default="room",
                                max_length=8,
                                verbose_name="How",
                            ),
                        ),
                        ("venue", models.CharField(blank=True, max_length=200, verbose_name="Where")),
                        ("link", models.URLField(blank=True, verbose_name="Link for those who aren't there")),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hosted",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "secretary",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("languages", models.JSONField(default=list)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("called", "Invitations are out"),
                                    ("open", "Under way"),
                                    ("over", "Over, minutes being written"),
                                    ("minuted", "Minutes adopted"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        ("opened_at", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "alternates",
                            models.BooleanField(
                                default=False, verbose_name="Constituencies take turns to speak"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "-starts_at"], name="meetings_by_time"),
                            models.Index(fields=["network", "stage", "starts_at"], name="meetings_by_stage"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("network", "number"), name="meetings_one_number"),
                            models.UniqueConstraint(
                                fields=("series", "scheduled_for"), name="meetings_once_by_rule"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DateOption",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="date_options",
                                to="meetings.meeting",
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "starts_at"), name="meetings_one_option"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "coming",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("yes", "Comes"),
                                    ("remote", "Takes part from afar"),
                                    ("maybe", "Doesn't know yet"),
                                    ("no", "Can't come"),
                                    ("no-means", "Can't come for lack of means"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "who_comes",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("needs", models.JSONField(default=list)),
                        ("remark", models.TextField(blank=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("organisation__isnull", False)),
                                fields=("meeting", "organisation"),
                                name="meetings_member_invited_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("organisation", None)),
                                fields=("meeting", "person"),
                                name="meetings_person_invited_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="meetings.meeting",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("title", models.CharField(max_length=200, verbose_name="What to talk about")),
                        ("text", models.TextField(blank=True, verbose_name="More about it")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(default=10, verbose_name="How many minutes"),
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
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "leads",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="agenda_items",
                                to="decisions.proposal",
                            ),
                        ),
                        (
                            "carried_from",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="carried_to",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("on", "On the agenda"),
                                    ("open", "Being discussed"),
                                    ("done", "Done"),
                                    ("carried-over", "Carried over"),
                                    ("dropped", "Dropped"),
                                ],
                                default="proposed",
                                max_length=12,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("result", models.TextField(blank=True, verbose_name="What came of it")),
                        ("began_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("proposed_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["meeting", "position"], name="meetings_item_by_place")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionItem",
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="action_items",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="action_items",
                                to="meetings.agendaitem",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="What is to be done")),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="Until")),
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
                            "serves_words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="Which objective it serves"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("offered", "Asked for, not taken yet"),
                                    ("open", "Taken"),
                                    ("done", "Done"),
                                    ("declined", "Not taken"),
                                    ("dropped", "Dropped, with a reason"),
                                ],
                                default="offered",
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("done_on", models.DateField(null=True)),
                        ("carried", models.PositiveSmallIntegerField(default=0)),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "stage", "due"], name="meetings_task_by_due")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feed",
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
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="meetings_feed",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendance",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("guest", models.CharField(blank=True, max_length=200, verbose_name="Guest")),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("late", "Came late"),
                                    ("left", "Left early"),
                                    ("excused", "Excused"),
                                    ("absent", "Absent"),
                                ],
                                default="present",
                                max_length=8,
                            ),
                        ),
                        ("from_afar", models.BooleanField(default=False, verbose_name="From afar")),
                        (
                            "mandate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.mandate",
                            ),
                        ),
                        ("came_at", models.DateTimeField(null=True)),
                        ("left_at", models.DateTimeField(null=True)),
                        ("remark", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["meeting", "presence"], name="meetings_by_presence")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("meeting", "organisation", "person"),
                                name="meetings_there_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("guest", ""), ("person", None)),
                                fields=("meeting", "organisation"),
                                name="meetings_noted_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Turn",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="turns",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="turns",
                                to="meetings.agendaitem",
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
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("asked_at", models.DateTimeField(auto_now_add=True)),
                        ("began_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("seconds", models.PositiveIntegerField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["meeting", "position"], name="meetings_turn_by_place")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("began_at__isnull", False), ("ended_at", None)),
                                fields=("meeting",),
                                name="meetings_one_speaks",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
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
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="written",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("clearing", "Wait for clearance"),
                                    ("sent", "Sent to the members, not adopted yet"),
                                    ("adopted", "Adopted"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("language", models.CharField(default="en", max_length=10)),
                        ("texts", models.JSONField(default=dict)),
                        ("figures", models.JSONField(default=dict)),
                        ("clearing_at", models.DateTimeField(null=True)),
                        ("clearing_note", models.TextField(blank=True)),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "cleared_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("cleared_at", models.DateTimeField(null=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("adopted_at", models.DateTimeField(null=True)),
                        (
                            "adopted_in",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="adopted_minutes",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Correction",
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
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="corrections",
                                to="meetings.minutes",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="What is to be corrected")),
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
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CardBox",
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
                            "network",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cards",
                                to="meetings.meeting",
                            ),
                        ),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("released", models.JSONField(default=list)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CardGiven",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cards_given",
                                to="meetings.meeting",
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
                                fields=("meeting", "person"), name="meetings_one_card_each"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
