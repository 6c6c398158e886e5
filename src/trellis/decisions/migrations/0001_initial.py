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
    ]

    operations = [
        trellis.access.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Proposal",
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
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(max_length=200, verbose_name="Title")),
                        ("text", models.TextField(verbose_name="What is proposed")),
                        ("why", models.TextField(blank=True, verbose_name="Why")),
                        ("language", models.CharField(default="en", max_length=10, verbose_name="Language")),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("ordinary", "Everyday matters"),
                                    ("purpose", "The network's purpose"),
                                    ("objectives", "Goals, objectives and the action plan"),
                                    ("ground-rules", "Ground rules"),
                                    ("decision-rules", "How decisions are made"),
                                    ("structure", "Structure, bodies and delegation"),
                                    ("membership", "Who is a member"),
                                    ("money", "Money and other resources"),
                                    ("election", "Choosing people and members for tasks"),
                                    ("memorandum", "Memoranda of understanding"),
                                    ("statement", "Public statements"),
                                    ("urgent", "What can't wait"),
                                ],
                                default="ordinary",
                                max_length=20,
                                verbose_name="What it is about",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="governance.body",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="governance.ruleversion",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("discussion", "Being discussed"),
                                    ("ballot", "Ballot is open"),
                                    ("pending", "Waits for headquarters"),
                                    ("decided", "Decided"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="discussion",
                                max_length=10,
                            ),
                        ),
                        (
                            "discussion_until",
                            models.DateField(blank=True, null=True, verbose_name="Discussion until"),
                        ),
                        ("need", models.JSONField(default=dict)),
                        ("effect", models.CharField(blank=True, max_length=40)),
                        ("effect_id", models.UUIDField(null=True)),
                        ("effect_detail", models.JSONField(default=dict)),
                        ("effect_done_at", models.DateTimeField(null=True)),
                        ("effect_problem", models.TextField(blank=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("carried", "Carried"),
                                    ("not-carried", "Not carried"),
                                    ("no-quorum", "No quorum"),
                                    ("chosen", "Chosen"),
                                    ("tied", "Tied"),
                                    ("nobody-voted", "Nobody voted"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("outcome_reason", models.TextField(blank=True, verbose_name="The reason, in words")),
                        ("decided_on", models.DateField(null=True)),
                        ("recorded_note", models.TextField(blank=True)),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="To be reviewed on"),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[("members", "The network's members"), ("public", "Everybody")],
                                default="members",
                                max_length=10,
                                verbose_name="Who may read it",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "stage", "-number"], name="decisions_by_stage"),
                            models.Index(fields=["network", "review_on"], name="decisions_by_review"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("network", "number"), name="decisions_one_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
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
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="decisions.proposal",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("says", models.TextField(blank=True, verbose_name="What is new in it, and why")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "number"), name="decisions_one_revision_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Amendment",
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
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="amendments",
                                to="decisions.proposal",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="amendments",
                                to="decisions.revision",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="The wording you propose")),
                        ("why", models.TextField(verbose_name="Why")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("open", "Not answered yet"),
                                    ("taken-in", "Taken in"),
                                    ("put-to-ballot", "Put to a ballot of its own"),
                                    ("declined", "Not taken in"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=14,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="Answer")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("answered_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["proposal", "at"], name="decisions_amendment_by_time")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Word",
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
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="words",
                                to="decisions.proposal",
                            ),
                        ),
                        (
                            "attitude",
                            models.CharField(
                                choices=[
                                    ("for", "For it"),
                                    ("against", "Against it"),
                                    ("concern", "A concern"),
                                    ("question", "A question"),
                                    ("information", "Information"),
                                ],
                                max_length=12,
                                verbose_name="What it is",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="What you want to say")),
                        (
                            "answers",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answered",
                                to="decisions.word",
                            ),
                        ),
                        ("channel", models.CharField(default="web", max_length=10)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["proposal", "at"], name="decisions_word_by_time")],
                    },
                ),
                migrations.CreateModel(
                    name="MinorityStatement",
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
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="minority_statements",
                                to="decisions.proposal",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="Statement")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("organisation__isnull", False)),
                                fields=("proposal", "organisation"),
                                name="decisions_one_statement_each",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
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
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="follow_ups",
                                to="decisions.proposal",
                            ),
                        ),
                        (
                            "progress",
                            models.CharField(
                                choices=[
                                    ("not-begun", "Not begun"),
                                    ("under-way", "Under way"),
                                    ("done", "Done"),
                                    ("given-up", "Given up"),
                                ],
                                max_length=10,
                                verbose_name="How far it is",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="What became of it")),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["proposal", "at"], name="decisions_follow_up_by_time")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Option",
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
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="options",
                                to="decisions.proposal",
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("name", models.CharField(max_length=200, verbose_name="Name")),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "key"), name="decisions_one_option_key"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ballot",
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
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ballots",
                                to="decisions.proposal",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(default=1)),
                        (
                            "rule",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="governance.ruleversion",
                            ),
                        ),
                        ("terms", models.JSONField()),
                        ("process", models.JSONField(default=dict)),
                        ("need", models.JSONField(default=dict)),
                        ("seats", models.PositiveSmallIntegerField(default=1)),
                        ("is_secret", models.BooleanField(default=False)),
                        ("is_hidden", models.BooleanField(default=False)),
                        ("opened_at", models.DateTimeField()),
                        ("closes_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("confirm_until", models.DateField(null=True)),
                        ("opening", models.JSONField(default=dict)),
                        ("count_file", models.JSONField(null=True)),
                        ("verdict", models.JSONField(null=True)),
                        ("settled_file", models.JSONField(null=True)),
                        ("settled_verdict", models.JSONField(null=True)),
                        ("settled_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["network", "closed_at", "closes_at"], name="decisions_ballot_open"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "number"), name="decisions_one_ballot_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_at", None)),
                                fields=("proposal",),
                                name="decisions_one_open_ballot",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Entitled",
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
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entitled",
                                to="decisions.ballot",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "constituency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.constituency",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="networks.unit",
                            ),
                        ),
                        ("weight", models.PositiveIntegerField(default=1)),
                        ("is_observer", models.BooleanField(default=False)),
                        ("is_beneficiary", models.BooleanField(default=False)),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("unknown", "Not noted"),
                                    ("present", "Present"),
                                    ("absent", "Absent"),
                                    ("excused", "Excused"),
                                ],
                                default="unknown",
                                max_length=8,
                            ),
                        ),
                        ("is_recused", models.BooleanField(default=False)),
                        ("recusal_reason", models.TextField(blank=True)),
                        (
                            "proxy",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="speaks_also_for",
                                to="decisions.entitled",
                            ),
                        ),
                        ("took_part", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ballot", "organisation"), name="decisions_one_voice_each"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Voice",
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
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="voices",
                                to="decisions.ballot",
                            ),
                        ),
                        (
                            "entitled",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="voices",
                                to="decisions.entitled",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for a second person"),
                                    ("current", "Counts"),
                                    ("replaced", "Was replaced by a later one"),
                                    ("refused", "Was not confirmed by a second person"),
                                ],
                                default="current",
                                max_length=10,
                            ),
                        ),
                        ("choice", models.JSONField()),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        ("at", models.DateTimeField()),
                        ("channel", models.CharField(max_length=10)),
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
                            "representative",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.representative",
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.mandate",
                            ),
                        ),
                        ("is_ad_referendum", models.BooleanField(default=False)),
                        ("reasons", models.JSONField(default=list)),
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
                            "second_by",
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
                        ("confirmed_note", models.TextField(blank=True)),
                        ("resolved_at", models.DateTimeField(null=True)),
                        (
                            "resolution",
                            models.TextField(blank=True, verbose_name="How the objection was met"),
                        ),
                        ("receipt", models.CharField(max_length=64)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["ballot", "stage"], name="decisions_voice_by_stage"),
                            models.Index(fields=["receipt"], name="decisions_voice_by_receipt"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "current")),
                                fields=("entitled",),
                                name="decisions_one_current_voice",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotBox",
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
                            "ballot",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="box",
                                to="decisions.ballot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name="proposal",
            name="amends",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="put_as",
                to="decisions.amendment",
                verbose_name="Amendment",
            ),
        ),
    ]
