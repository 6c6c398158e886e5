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
        ("places", "0002_outlines_of_places"),
    ]

    operations = [
        trellis.access.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name="Organisation",
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
                                related_name="organisations",
                                to="networks.network",
                            ),
                        ),
                        ("names", models.JSONField(default=dict, verbose_name="Names")),
                        ("acronym", models.CharField(blank=True, max_length=40, verbose_name="Acronym")),
                        (
                            "type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("government", "Government office"),
                                    ("ngo", "NGO"),
                                    ("international-ngo", "International NGO"),
                                    ("un-agency", "UN agency"),
                                    ("mass-organisation", "Mass organisation"),
                                    ("community-group", "Community group"),
                                    ("beneficiary-group", "Beneficiary group"),
                                    ("local-administration", "Local administration"),
                                    ("academic", "Academic institution"),
                                    ("private", "Private company"),
                                ],
                                max_length=30,
                                verbose_name="Type",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="branches",
                                to="members.organisation",
                                verbose_name="Part of",
                            ),
                        ),
                        (
                            "home",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                                verbose_name="Home place",
                            ),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="Website")),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="Last confirmed"),
                        ),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duplicates",
                                to="members.organisation",
                            ),
                        ),
                        ("is_invented", models.BooleanField(default=False)),
                        ("sort_name", models.CharField(max_length=200)),
                        ("folded", models.CharField(max_length=300)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("same_as", None)),
                                fields=["network", "sort_name", "id"],
                                name="members_org_by_name",
                            ),
                            models.Index(
                                condition=models.Q(("same_as", None)),
                                fields=["network", "type", "sort_name", "id"],
                                name="members_org_by_type",
                            ),
                            models.Index(
                                condition=models.Q(("parent__isnull", False)),
                                fields=["parent"],
                                name="members_org_by_parent",
                            ),
                            models.Index(
                                condition=models.Q(("same_as__isnull", False)),
                                fields=["same_as"],
                                name="members_org_by_same",
                            ),
                            models.Index(fields=["network", "folded"], name="members_org_by_folded"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("parent", models.F("id")), _negated=True),
                                name="members_org_not_its_own_parent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("same_as", models.F("id")), _negated=True),
                                name="members_org_not_its_own_double",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Alias",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aliases",
                                to="members.organisation",
                            ),
                        ),
                        ("text", models.CharField(max_length=300)),
                        ("folded", models.CharField(max_length=300)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["folded"], name="members_alias_by_folded")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "folded"), name="members_alias_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SameAs",
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
                                related_name="identities",
                                to="networks.network",
                            ),
                        ),
                        ("spelling", models.CharField(max_length=300)),
                        ("folded", models.CharField(max_length=300)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="identities",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("same", "The same"),
                                    ("part-of", "Part of it"),
                                    ("different", "Different"),
                                    ("later", "Ask me later"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("why", models.TextField(blank=True)),
                        ("before", models.JSONField(default=dict, editable=False)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(auto_now_add=True)),
                        ("taken_back_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["network", "folded"], name="members_identity_by_folded")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Constituency",
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
                                related_name="constituencies",
                                to="networks.network",
                            ),
                        ),
                        ("key", models.SlugField(max_length=40)),
                        ("names", models.JSONField(default=dict, verbose_name="Names")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["position", "key"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("network", "key"), name="members_one_constituency_per_key"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
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
                                related_name="memberships",
                                to="networks.network",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "constituency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="members.constituency",
                                verbose_name="Constituency",
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("requested", "Has asked to join"),
                                    ("member", "Member"),
                                    ("declined", "Was declined"),
                                    ("left", "Has left"),
                                ],
                                default="member",
                                max_length=10,
                            ),
                        ),
                        ("joined_on", models.DateField(blank=True, null=True, verbose_name="Joined")),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="Left")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        ("brings", models.TextField(blank=True, verbose_name="What it brings")),
                        ("hopes", models.TextField(blank=True, verbose_name="What it hopes for")),
                        ("contact", models.JSONField(default=dict)),
                        ("left_with", models.JSONField(default=dict, editable=False)),
                        ("requested_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["organisation", "standing"], name="members_by_organisation"),
                            models.Index(
                                fields=["network", "standing", "constituency"], name="members_by_standing"
                            ),
                            models.Index(
                                condition=models.Q(("requested_at__isnull", False)),
                                fields=["network", "-requested_at"],
                                name="members_by_request",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("standing__in", ["requested", "member"])),
                                fields=("organisation",),
                                name="members_one_open_membership",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Part",
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
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="members.membership",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("core", "Core group"),
                                    ("secretariat", "Secretariat"),
                                    ("chair", "Chair"),
                                    ("observer", "Observer"),
                                    ("patron", "Patron"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "for_constituency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="members.constituency",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True, verbose_name="Since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
                        (
                            "turn",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Turn in the rotation"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["membership", "kind"], name="members_part_by_membership")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Representative",
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
                                related_name="representatives",
                                to="networks.network",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="representatives",
                                to="members.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="representations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[("head", "Head"), ("alternate", "Alternate")],
                                default="head",
                                max_length=10,
                                verbose_name="Seat",
                            ),
                        ),
                        (
                            "position",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="Position in the organisation"
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True, verbose_name="Since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["organisation", "until"], name="members_rep_by_organisation"
                            ),
                            models.Index(fields=["person", "network"], name="members_rep_by_person"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("seat", "head"), ("until", None)),
                                fields=("organisation",),
                                name="members_one_head",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("organisation", "person"),
                                name="members_one_seat_each",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mandate",
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
                                related_name="mandates",
                                to="networks.network",
                            ),
                        ),
                        (
                            "representative",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mandates",
                                to="members.representative",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("attend", "Attend and report back"),
                                    ("discuss", "Take part in the discussion"),
                                    ("commit_within", "Commit within a written limit"),
                                    ("commit", "Commit fully"),
                                ],
                                max_length=20,
                                verbose_name="How far",
                            ),
                        ),
                        (
                            "limit_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="Limit, as the letter says it"
                            ),
                        ),
                        (
                            "limit_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="Limit as an amount",
                            ),
                        ),
                        (
                            "limit_currency",
                            models.CharField(blank=True, max_length=3, verbose_name="Currency"),
                        ),
                        (
                            "subjects",
                            models.JSONField(blank=True, default=list, verbose_name="Subject areas"),
                        ),
                        ("since", models.DateField(verbose_name="From")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="To")),
                        (
                            "letter",
                            models.FileField(blank=True, upload_to="letters/%Y/%m", verbose_name="Letter"),
                        ),
                        ("letter_name", models.CharField(blank=True, max_length=200)),
                        (
                            "in_job_description",
                            models.CharField(
                                choices=[
                                    ("yes", "In the job description"),
                                    ("no", "Not in the job description"),
                                    ("unknown", "Not known whether in the job description"),
                                ],
                                default="unknown",
                                max_length=10,
                                verbose_name="Is it part of her job description?",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
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
                        ("withdrawn_on", models.DateField(null=True)),
                        ("withdrawn_reason", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["representative", "-since"], name="members_mandate_by_rep"),
                            models.Index(fields=["network", "until"], name="members_mandate_by_end"),
                            models.Index(
                                condition=models.Q(("confirmed_at", None), ("withdrawn_on", None)),
                                fields=["network"],
                                name="members_mandate_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("withdrawn_on__isnull", False)),
                                fields=["network"],
                                name="members_mandate_withdrawn",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
