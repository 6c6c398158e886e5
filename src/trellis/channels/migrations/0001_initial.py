import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import trellis.access.rows
import trellis.access.together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_number"),
        ("asks", "0001_initial"),
        ("networks", "0003_what_roles_were_offered"),
    ]

    operations = [
        trellis.access.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Reach",
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
                                related_name="reach",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ways", models.JSONField(default=list, verbose_name="Ways, the best first")),
                        (
                            "pace",
                            models.CharField(
                                choices=[
                                    ("each", "At once"),
                                    ("daily", "Once a day, all in one"),
                                    ("weekly", "Once a week, all in one"),
                                ],
                                default="daily",
                                max_length=8,
                                verbose_name="How often",
                            ),
                        ),
                        ("quiet_from", models.TimeField(blank=True, null=True, verbose_name="Quiet from")),
                        ("quiet_until", models.TimeField(blank=True, null=True, verbose_name="Quiet until")),
                        (
                            "relay",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="relays_for",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("languages", models.JSONField(default=list, verbose_name="Languages she speaks")),
                        ("stopped", models.JSONField(default=list)),
                        ("failing", models.JSONField(default=list)),
                        ("missed", models.PositiveSmallIntegerField(default=0)),
                        ("number", models.CharField(blank=True, max_length=20)),
                        ("is_named", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["number"], name="channels_by_whole_number")],
                    },
                ),
                migrations.CreateModel(
                    name="Inbound",
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
                            "way",
                            models.CharField(
                                choices=[
                                    ("mail", "E-mail"),
                                    ("sms", "Text message"),
                                    ("web", "Only when I sign in"),
                                    ("paper", "Paper"),
                                    ("phone", "Phone call"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("source", models.CharField(max_length=200)),
                        ("sender", models.CharField(blank=True, max_length=254)),
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
                            "network",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        ("said", models.TextField(blank=True)),
                        ("raw", models.BinaryField(default=bytes)),
                        (
                            "understood",
                            models.CharField(
                                choices=[
                                    ("new", "Not read yet"),
                                    ("answer", "An answer"),
                                    ("command", "A word such as STOP or HELP"),
                                    ("unclear", "Not understood"),
                                    ("stranger", "From nobody we know"),
                                    ("bounce", "Couldn't be delivered"),
                                    ("automatic", "An automatic reply"),
                                    ("refused", "Not to be trusted"),
                                    ("settled", "Settled by a person"),
                                ],
                                default="new",
                                max_length=10,
                            ),
                        ),
                        ("why", models.JSONField(default=dict)),
                        (
                            "answer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="asks.answer",
                            ),
                        ),
                        ("came_at", models.DateTimeField(auto_now_add=True)),
                        ("read_at", models.DateTimeField(null=True)),
                        (
                            "settled_by",
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
                            models.Index(
                                fields=["network", "understood", "-came_at"], name="channels_came_by_network"
                            ),
                            models.Index(
                                condition=models.Q(("understood", "new")),
                                fields=["came_at"],
                                name="channels_came_unread",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("way", "source"), name="channels_came_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Message",
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
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="networks.network",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "through",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("mail", "E-mail"),
                                    ("sms", "Text message"),
                                    ("web", "Only when I sign in"),
                                    ("paper", "Paper"),
                                    ("phone", "Phone call"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("asks", "Asks something"),
                                    ("reminder", "Reminds of what was asked"),
                                    ("reply", "Answers a message that came"),
                                    ("news", "Tells something"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("content", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits"),
                                    ("sending", "Is being handed over"),
                                    ("sent", "Sent"),
                                    ("delivered", "Delivered"),
                                    ("failed", "Couldn't be delivered"),
                                    ("dropped", "No longer needed"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("due_at", models.DateTimeField()),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("in_doubt", models.PositiveSmallIntegerField(default=0)),
                        ("leased_until", models.DateTimeField(null=True)),
                        ("fence", models.PositiveIntegerField(default=0)),
                        ("handed_as", models.CharField(max_length=80, unique=True)),
                        ("carrier_id", models.CharField(blank=True, max_length=120)),
                        ("address", models.CharField(blank=True, max_length=64)),
                        ("fault", models.CharField(blank=True, max_length=200)),
                        ("key", models.CharField(blank=True, max_length=120)),
                        (
                            "answers",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="replies",
                                to="channels.inbound",
                            ),
                        ),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "asked",
                            models.ManyToManyField(blank=True, related_name="messages", to="asks.asked"),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["way", "due_at"],
                                name="channels_due",
                            ),
                            models.Index(
                                condition=models.Q(("state", "sending")),
                                fields=["leased_until"],
                                name="channels_leases",
                            ),
                            models.Index(fields=["network", "-made_at"], name="channels_by_network"),
                            models.Index(fields=["person", "-made_at"], name="channels_by_person"),
                            models.Index(
                                condition=models.Q(("carrier_id", ""), _negated=True),
                                fields=["carrier_id"],
                                name="channels_by_carrier",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("key",),
                                name="channels_message_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sheet",
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
                                related_name="sheets",
                                to="networks.network",
                            ),
                        ),
                        ("code", models.CharField(max_length=12, unique=True)),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("language", models.CharField(default="en", max_length=10)),
                        (
                            "layout",
                            models.CharField(
                                choices=[
                                    ("each", "A sheet for each person"),
                                    ("list", "One list for all, a row for each person"),
                                ],
                                default="each",
                                max_length=4,
                                verbose_name="On paper",
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
                        ("printing", models.UUIDField(db_index=True, null=True)),
                        ("tells_phone", models.BooleanField(default=False)),
                        (
                            "printed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("printed_at", models.DateTimeField(auto_now_add=True)),
                        ("handed_out_at", models.DateTimeField(null=True)),
                        ("back_at", models.DateTimeField(null=True)),
                        ("asked", models.ManyToManyField(blank=True, related_name="sheets", to="asks.asked")),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "-printed_at"], name="channels_sheet_by_time")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Call",
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
                                related_name="calls",
                                to="networks.network",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calls",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("answered", "She answered the question"),
                                    ("told", "She knows, and will answer later"),
                                    ("no-reply", "Nobody picked up"),
                                    ("again", "To be called again"),
                                    ("wrong-number", "Wrong number"),
                                    ("refused", "She doesn't want to be called"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                        ("again_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "person", "-at"], name="channels_call_by_time")
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("until", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "person"), name="channels_one_desk_calls"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
