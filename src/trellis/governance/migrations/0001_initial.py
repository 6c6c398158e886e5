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
                    name="Body",
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
                                related_name="bodies",
                                to="networks.network",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("assembly", "Assembly"),
                                    ("board", "Board"),
                                    ("core", "Core group"),
                                    ("secretariat", "Secretariat"),
                                    ("working-group", "Working group"),
                                ],
                                max_length=14,
                                verbose_name="Kind",
                            ),
                        ),
                        ("names", models.JSONField(default=dict, verbose_name="Name")),
                        ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                        ("decides", models.JSONField(default=list, verbose_name="What it may decide")),
                        (
                            "for_constituency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.constituency",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bodies",
                                to="networks.unit",
                            ),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Seats"),
                        ),
                        ("seats_by", models.JSONField(default=dict, verbose_name="Seats by constituency")),
                        (
                            "term_months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Length of a term in months"
                            ),
                        ),
                        (
                            "terms_in_a_row",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Terms in a row"
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True, verbose_name="Since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
                        ("ended_reason", models.TextField(blank=True)),
                        ("decided_by", models.UUIDField(null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["network", "kind"], name="governance_body_by_kind")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "assembly"), ("until", None)),
                                fields=("network",),
                                name="governance_one_assembly",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sitting",
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
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sittings",
                                to="governance.body",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sittings",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "office",
                            models.CharField(
                                choices=[
                                    ("member", "Member"),
                                    ("chair", "Chair"),
                                    ("vice", "Vice-chair"),
                                    ("secretary", "Secretary"),
                                ],
                                default="member",
                                max_length=10,
                                verbose_name="Office",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True, verbose_name="Since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
                        ("ended_reason", models.TextField(blank=True)),
                        ("decided_by", models.UUIDField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["body", "until"], name="governance_sitting_by_body"),
                            models.Index(fields=["organisation"], name="governance_sitting_by_org"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("body", "organisation"),
                                name="governance_one_open_sitting",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delegation",
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
                                related_name="delegations",
                                to="networks.network",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations",
                                to="governance.body",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegations",
                                to="members.organisation",
                            ),
                        ),
                        ("task", models.TextField(verbose_name="What is delegated")),
                        ("subject", models.CharField(blank=True, max_length=20, verbose_name="Subject")),
                        ("limits", models.TextField(blank=True, verbose_name="Within which limits")),
                        ("since", models.DateField(verbose_name="Since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
                        (
                            "given_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("ended_on", models.DateField(null=True)),
                        ("came_of_it", models.TextField(blank=True, verbose_name="What came of it")),
                        ("decided_by", models.UUIDField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["network", "ended_on", "until"], name="governance_delegation_open"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
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
                                related_name="documents",
                                to="networks.network",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("purpose", "Statement of purpose"),
                                    ("goals", "Goals and objectives"),
                                    ("action-plan", "Action plan"),
                                    ("ground-rules", "Ground rules"),
                                    ("decision-process", "Decision process"),
                                    ("structure", "Structure"),
                                    ("communications", "Communications plan"),
                                    ("resources", "Resources"),
                                    ("memorandum", "Memorandum of understanding"),
                                    ("other", "Other document"),
                                ],
                                max_length=20,
                                verbose_name="Kind",
                            ),
                        ),
                        ("names", models.JSONField(default=dict, verbose_name="Title")),
                        (
                            "review_months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Review every … months"
                            ),
                        ),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["network", "kind"], name="governance_doc_by_kind")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ["memorandum", "other"]), _negated=True),
                                fields=("network", "kind"),
                                name="governance_one_of_each_step",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Version",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("proposed", "Put to a decision"),
                                    ("adopted", "Adopted"),
                                    ("superseded", "Replaced by a later one"),
                                    ("ended", "No longer in force"),
                                    ("declined", "Not adopted"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        ("says", models.TextField(blank=True, verbose_name="What is new in it, and why")),
                        (
                            "author",
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
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="Adopted on")),
                        ("adopted_by", models.UUIDField(null=True)),
                        ("adopted_note", models.TextField(blank=True)),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="To be reviewed on"),
                        ),
                        (
                            "sunset_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="In force until, unless kept"
                            ),
                        ),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="governance.document",
                            ),
                        ),
                        (
                            "based_on",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="built_on",
                                to="governance.version",
                            ),
                        ),
                        ("is_amendment", models.BooleanField(default=False)),
                        ("texts", models.JSONField(default=dict, verbose_name="Text")),
                        (
                            "takes_in",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="taken_into",
                                to="governance.version",
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
                            models.Index(
                                fields=["network", "stage", "review_on"], name="governance_version_due"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("document", "number"), name="governance_one_version_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "adopted")),
                                fields=("document",),
                                name="governance_one_adopted_version",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Comment",
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
                            "version_of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="comments",
                                to="governance.version",
                            ),
                        ),
                        ("paragraph", models.PositiveIntegerField(blank=True, null=True)),
                        ("language", models.CharField(blank=True, max_length=10)),
                        ("text", models.TextField(verbose_name="Comment")),
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
                            "fate",
                            models.CharField(
                                choices=[
                                    ("open", "Not answered yet"),
                                    ("taken-in", "Taken in"),
                                    ("partly", "Taken in in part"),
                                    ("not-taken-in", "Not taken in"),
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
                            models.Index(fields=["version_of", "at"], name="governance_comment_by_time")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
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
                                related_name="reviews",
                                to="networks.network",
                            ),
                        ),
                        ("kind", models.CharField(max_length=60)),
                        ("object_id", models.UUIDField()),
                        (
                            "finding",
                            models.CharField(
                                choices=[
                                    ("keep", "Keep it"),
                                    ("change", "Change it"),
                                    ("met", "It was met"),
                                    ("drop", "Drop it"),
                                ],
                                max_length=8,
                                verbose_name="What it found",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="Reason")),
                        ("on", models.DateField()),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="Next review")),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_by", models.UUIDField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["network", "object_id", "on"], name="governance_review_by_object"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Memorandum",
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
                                related_name="memoranda",
                                to="networks.network",
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memorandum",
                                to="governance.document",
                            ),
                        ),
                        (
                            "signs",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.version",
                            ),
                        ),
                        (
                            "register_number",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="Number in the register"
                            ),
                        ),
                        ("registered_on", models.DateField(null=True)),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="In force from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="In force until")),
                        ("ended_on", models.DateField(null=True)),
                        ("ended_reason", models.TextField(blank=True)),
                        ("need", models.JSONField(default=dict)),
                        (
                            "renews",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="renewed_by",
                                to="governance.memorandum",
                            ),
                        ),
                        ("opened_on", models.DateField(null=True)),
                        ("decided_by", models.UUIDField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "ends_on"], name="governance_mou_by_end")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("register_number", ""), _negated=True),
                                fields=("network", "register_number"),
                                name="governance_one_register_number",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Party",
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
                            "memorandum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parties",
                                to="governance.memorandum",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "outside",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="Name of a party outside the network"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("organisation__isnull", False)),
                                fields=("memorandum", "organisation"),
                                name="governance_one_party_each",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation__isnull", False),
                                    models.Q(("outside", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="governance_party_is_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Obligation",
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
                            "memorandum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="obligations",
                                to="governance.memorandum",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="obligations",
                                to="governance.party",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="What it promises")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Due on")),
                        ("kept_on", models.DateField(blank=True, null=True, verbose_name="Kept on")),
                        ("released_on", models.DateField(null=True)),
                        ("came_of_it", models.TextField(blank=True, verbose_name="What came of it")),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["network", "kept_on", "due_on"], name="governance_duty_by_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
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
                            "memorandum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signatures",
                                to="governance.memorandum",
                            ),
                        ),
                        (
                            "party",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signature",
                                to="governance.party",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="governance.version",
                            ),
                        ),
                        (
                            "representative",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="members.representative",
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
                        ("outside_signatory", models.CharField(blank=True, max_length=200)),
                        (
                            "mandate",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="members.mandate",
                            ),
                        ),
                        ("is_ad_referendum", models.BooleanField(default=False)),
                        ("reasons", models.JSONField(default=list)),
                        ("signed_at", models.DateTimeField()),
                        ("channel", models.CharField(default="web", max_length=10)),
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DecisionRule",
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
                                related_name="decision_rules",
                                to="networks.network",
                            ),
                        ),
                        ("names", models.JSONField(default=dict, verbose_name="Name")),
                        ("subjects", models.JSONField(default=list, verbose_name="For which decisions")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rules",
                                to="governance.body",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "indexes": [
                            models.Index(fields=["network", "position"], name="governance_rule_by_place")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleVersion",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("proposed", "Put to a decision"),
                                    ("adopted", "Adopted"),
                                    ("superseded", "Replaced by a later one"),
                                    ("ended", "No longer in force"),
                                    ("declined", "Not adopted"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        ("says", models.TextField(blank=True, verbose_name="What is new in it, and why")),
                        (
                            "author",
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
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="Adopted on")),
                        ("adopted_by", models.UUIDField(null=True)),
                        ("adopted_note", models.TextField(blank=True)),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="To be reviewed on"),
                        ),
                        (
                            "sunset_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="In force until, unless kept"
                            ),
                        ),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="governance.decisionrule",
                            ),
                        ),
                        ("terms", models.JSONField(default=dict)),
                        ("process", models.JSONField(default=dict)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "stage", "review_on"], name="governance_rule_due")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rule", "number"), name="governance_one_rule_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "adopted")),
                                fields=("rule",),
                                name="governance_one_adopted_rule",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
