"""What stories about documents and rules begin with: a text, a draft, an adopted version, a rule."""

from datetime import date
from typing import Any

from tests.people import North, by
from trellis.governance import actions
from trellis.governance.actions import Decided, Heading, Scope, Way, Wording
from trellis.governance.models import DocumentKind, RuleVersion, Version
from trellis.governance.subjects import Subject

TEXT = "We protect children in the north.\n\nWe meet each month, and we tell each other the truth."
THAI = "เราคุ้มครองเด็กในภาคเหนือ\n\nเราพบกันทุกเดือน และบอกความจริงแก่กัน"
DAY = date(2026, 3, 1)


def wording(en: str = TEXT, says: str = "Because we begin.", **more: str) -> Wording:
    """Give a text in English, and in other languages."""
    return Wording(texts={"en": en, **more}, says=says)


def draft(north: North, kind: DocumentKind = DocumentKind.GROUND_RULES, **given: Any) -> Version:
    """Let Malee begin a document."""
    heading = Heading(kind=kind, names=given.pop("names", {}), review_months=given.pop("months", None))
    return actions.draft_document(
        actor=by(north.malee), network=north.network, heading=heading, wording=wording(**given)
    )


def adopted(north: North, kind: DocumentKind = DocumentKind.GROUND_RULES, **given: Any) -> Version:
    """Let Malee begin a document and note that the assembly adopted it."""
    details = {name: given.pop(name) for name in ("review_on", "sunset_on") if name in given}
    version = draft(north, kind, **given)
    decided = Decided(on=DAY, note="Assembly, minutes no. 1", **details)
    return actions.adopt_version(actor=by(north.malee), version=version, decided=decided)


def ruled(north: North, *subjects: Subject, **terms: Any) -> RuleVersion:
    """Let Malee draft a rule."""
    scope = Scope(names={"en": "Our rule"}, subjects=subjects or (Subject.ORDINARY,))
    way = Way(terms=terms or {"method": "majority"})
    return actions.draft_rule(actor=by(north.malee), network=north.network, scope=scope, way=way)
