"""What was agreed as part of the chain (C8.1): documents such as purpose and goals, and their reviews."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.governance import rules
from trellis.governance.models import Document, DocumentKind, Finding, Review, Version
from trellis.governance.queries.documents import in_order
from trellis.networks.lineage import Strand, Thing, strand
from trellis.networks.models import Network
from trellis.ui.dates import date_words
from trellis.ui.names import name_text

DOCUMENT, REVIEW = "document", "document-review"
SHOWN = 30


def _title(document: Document) -> str:
    return name_text(document.names) or str(document.get_kind_display())


def _documents(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    here = Document.objects.filter(rules.sees_row.where(actor), narrowed, network=network)
    rows = here.exclude(kind=DocumentKind.MEMORANDUM)
    return [
        Thing(
            kind=DOCUMENT,
            pk=each.pk,
            title=_title(each),
            href=reverse("document", args=[network.slug, each.pk]),
            note=str(each.get_kind_display()),
        )
        for each in sorted(rows, key=in_order)[:SHOWN]
    ]


def _reviews(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    of_versions = Q(kind=Version._meta.label_lower)
    here = Review.objects.filter(rules.sees_row.where(actor), narrowed, of_versions, network=network)
    rows = list(here.order_by("-on", "-pk")[:SHOWN])
    versions = Version.objects.filter(network=network).select_related("document").defer("texts")
    known = versions.in_bulk([each.object_id for each in rows])
    return [
        Thing(
            kind=REVIEW,
            pk=each.pk,
            title=_("%(title)s reviewed: %(finding)s")
            % {"title": _title(known[each.object_id].document), "finding": Finding(each.finding).label},
            href=reverse("document", args=[network.slug, known[each.object_id].document_id]),
            note=date_words(each.on),
        )
        for each in rows
        if each.object_id in known
    ]


strand(
    Strand(
        kind=DOCUMENT,
        label=N_("Documents"),
        choices=lambda actor, network: _documents(actor, network, Q()),
        things=lambda actor, network, ids: _documents(actor, network, Q(pk__in=ids)),
    )
)
strand(
    Strand(
        kind=REVIEW,
        label=N_("Reviews of documents"),
        choices=lambda actor, network: _reviews(actor, network, Q()),
        things=lambda actor, network, ids: _reviews(actor, network, Q(pk__in=ids)),
    )
)
