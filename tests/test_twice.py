"""Every form and button of every page, sent twice: one after the other, and at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections, transaction
from django.test import Client
from PIL import Image

from tests.governing import govern
from tests.pages import Form, forms_on
from tests.people import OPERATOR, North, build_north, by, member
from tests.test_sweep import addresses
from trellis.accounts.models import Person
from trellis.domain.mandate import Scope
from trellis.ledger import queries as ledger
from trellis.ledger.models import Line
from trellis.members import actions as members
from trellis.members.actions.mandates import Terms
from trellis.members.actions.memberships import Contact, Request
from trellis.members.actions.organisations import Details
from trellis.members.actions.parts import Term
from trellis.members.importing.actions import begin_import
from trellis.members.models import Identity, PartKind, Representative
from trellis.networks import actions as networks
from trellis.networks.models import Assignment
from trellis.places import actions as places

WORDS = {
    "name": "Dao Newcomer",
    "name_en": "Something new",
    "person-name": "Fah Newcomer",
    "person-email": "fah@example.org",
    "email": "dao@example.org",
    "slug": "something-new",
    "reason": "Both of us clicked.",
    "person": "nok@example.org",
    "other": "Provincial Welfare Office",
    "spelling": "The Centre",
    "until": "2026-12-31",
    "since": "2026-03-01",
    "left_on": "2026-02-01",
    "kind": "chair",
    "brings": "A van",
    "first": "Newer village",
    "scheme": "a-scheme",
    "code": "007",
    "contact_name": "Dao",
    "contact_phone": "+66 81 000 0009",
    "covers_0": "Old village",
}
# These end the session, or need a key in hand: they have stories of their own.
LEFT_OUT = (
    "/gallery",
    "/account/log",
    "/account/2fa",
    "/account/re",
    "/account/password",
    "/join",
    "/restore",
)
# What takes something away comes last, so that most forms find what they are about.
LAST = ("end", "remove", "drop", "undo", "decline", "withdraw", "sessions", "status", "move", "apply")
DONE = {
    "constituency.add", "constituency.change", "constituency.remove", "identity.take-back", "invitation.make",
    "mandate.confirm", "mandate.record", "mandate.withdraw", "member.import", "member.import_begin",
    "member.import_drop", "membership.admit", "membership.change", "membership.decline", "membership.end",
    "membership.reconsider", "membership.request", "network.brand", "network.describe", "network.open",
    "network.profile", "network.publish", "network.status", "organisation.add", "organisation.alias",
    "organisation.change", "organisation.confirm", "organisation.identify", "part.end", "part.give",
    "person.change", "place.add", "place.add_code", "place.end", "place.rename", "place.upload",
    "representative.appoint", "representative.end", "role.add", "role.assign", "role.change", "role.end",
    "unit.add", "unit.change", "unit.move", "unit.put-back", "unit.remove",
}  # fmt: skip
DONE |= {
    "amendment.take-in", "body.add", "body.change", "body.end", "decision.explain", "decision.follow",
    "decision.open", "decision.review", "delegation.accept", "delegation.change", "delegation.end",
    "document.adopt", "document.answer", "document.comment", "document.decline", "document.describe",
    "document.draft", "document.review", "document.take-over", "document.withdraw", "memorandum.change",
    "memorandum.draft", "memorandum.end", "memorandum.enter", "memorandum.open", "memorandum.unsign",
    "obligation.add", "obligation.remove", "party.remove", "presence.note", "proposal.discuss",
    "proposal.make", "proposal.record", "proposal.withdraw", "readiness.change", "readiness.close",
    "readiness.enter", "readiness.say", "readiness.unask", "rule.adopt", "rule.describe", "rule.review",
    "rule.withdraw", "rule.write", "start.take-back", "voice.enter", "voice.recuse", "voice.refuse",
    "voice.reject",
}  # fmt: skip
DONE |= {
    "chain.link", "chain.unlink", "objective.add", "objective.change", "objective.drop", "objective.move",
    "objective.resume", "objective.review", "plan.adopt", "plan.ask", "plan.change", "plan.close",
    "plan.make", "plan.reopen",
}  # fmt: skip


def upload(form: Form, name: str) -> SimpleUploadedFile:
    """Give a file such as a field takes: a picture for a logo, else a list."""
    if name == "logo":
        picture = BytesIO()
        Image.new("RGB", (20, 20), "#a03050").save(picture, "PNG")
        return SimpleUploadedFile("logo.png", picture.getvalue(), "image/png")
    if name == "letter":
        return SimpleUploadedFile("letter.pdf", b"%PDF-1.4 a letter", "application/pdf")
    lines = "code,name_en,parent_code\n1,Somewhere,\n" if "/places" in form.action else "Name\nA new group\n"
    return SimpleUploadedFile("list.csv", lines.encode(), "text/csv")


def furnish(north: North) -> tuple[Person, list[str]]:
    """Put something of each kind into the north; give Malee, who now keeps the machine too, and addresses."""
    north.malee.is_steward = True
    north.malee.save(update_fields=["is_steward"])
    networks.publish(actor=by(north.malee), network=north.network, sections=["join", "purpose"])
    n = f"/n/{north.network.slug}"
    within = [*_units(north), *_requests(north), *_mandates(north), *_entries(north), *_people(north)]
    govern(north)
    return north.malee, [*addresses(north), *(f"{n}/{each}" for each in within), *_places(north)]


def _units(north: North) -> list[str]:
    given = {"actor": by(north.malee), "network": north.network}
    top, old = (networks.add_unit(names={"en": name}, **given) for name in ("Top", "Old"))
    networks.remove_unit(actor=by(north.malee), unit=old)
    return [f"units/{top.pk}{more}" for more in ("", "/change", "/move")]


def _requests(north: North) -> list[str]:
    waiting, other = (_ask(north, name) for name in ("First asker", "Second asker"))
    members.decline(actor=by(north.malee), membership=other, reason="Not yet.")
    return [
        f"members/{waiting.organisation_id}/admit",
        f"requests/{waiting.pk}/decline",
        f"requests/{other.pk}/decline",
        "requests?show=answered",
    ]


def _mandates(north: North) -> list[str]:
    given = {"actor": OPERATOR, "representative": north.speaks}
    terms = Terms(scope=Scope.COMMIT, since=date(2026, 2, 1))
    made = [members.record_mandate(terms=terms, **given) for _number in range(2)]
    return [f"mandates/{each.pk}{more}" for each in made for more in ("", "/withdraw")]


def _entries(north: North) -> list[str]:
    given, office = {"actor": by(north.malee)}, {"organisation": north.office}
    term = Term(kind=PartKind.CHAIR, since=date(2026, 2, 1))
    part = members.give_part(membership=north.office.memberships.get(), term=term, **given)
    later = members.identify(other=north.group, answer=Identity.LATER, **office, **given)
    members.identify(other=north.centre, answer=Identity.PART_OF, **office, **given)
    details = Details(names={"en": "Gone group"})
    gone = members.add_organisation(network=north.network, details=details, **given)
    members.admit(organisation=gone, terms=members.memberships.Terms(), **given)
    members.end_membership(membership=gone.memberships.get(), reason="It closed.", **given)
    empty = members.add_constituency(network=north.network, names={"en": "Donors"}, **given)
    content = BytesIO(b"Name\nWeavers' union\n")
    batch = begin_import(network=north.network, name="list.csv", content=content, **given)
    return [
        f"parts/{part.pk}/end",
        f"identity/{later.pk}/answer",
        "identity?show=decided",
        f"constituencies/{empty.pk}/change",
        f"members/import/{batch.pk}",
        *(f"members/{each.pk}" for each in (gone, north.group)),
        f"members/{north.group.pk}/same",
    ]


def _people(north: North) -> list[str]:
    holder = Assignment.objects.get(network=north.network, person=north.aree)
    unspoken = member(by(north.malee), north.network, north.community, en="Group that nobody speaks for")
    return [
        f"members/{unspoken.pk}/representatives/{north.somchai.pk}",
        f"roles/holders/{holder.pk}/end",
        f"people/{north.aree.pk}",
    ]


def _places(north: North) -> list[str]:
    village, _newer = (
        places.add_place(actor=OPERATOR, names={"en": name}, level="village")
        for name in ("Old village", "Newer village")
    )
    pages = [f"/places/{village.pk}/{more}" for more in ("", "names", "code", "end")]
    return [f"/people/{north.aree.pk}/change", *pages]


def _ask(north: North, name: str) -> Any:
    request = Request(
        details=Details(names={"en": name}), contact=Contact(name="Dao", phone="+66 81 000 0008")
    )
    return members.request_membership(actor=OPERATOR, network=north.network, request=request)


def offered(client: Client, pages: list[str]) -> list[Form]:
    """Give every form that these pages offer, each once, with what takes things away at the end."""
    found: dict[tuple[str, str], Form] = {}
    for page in dict.fromkeys(pages):
        answer = client.get(page)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            for form in forms_on(page, answer.content.decode()):
                if not form.action.startswith(LEFT_OUT):
                    found.setdefault((form.action, str(sorted(form.sent.items()))), form)
    return sorted(found.values(), key=lambda form: any(word in form.action for word in LAST))


def send(client: Client, form: Form) -> int:
    """Send a form as it stands, filled in; give the status of the answer."""
    sent: dict[str, Any] = form.filled(WORDS)
    sent |= {name: upload(form, name) for name in form.files}
    return client.post(form.action, sent).status_code


def signed_in(person: Person) -> Client:
    """Give a browser that shows what went wrong instead of raising it."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def done_since(number: int) -> set[str]:
    """Give the verbs of the lines written after so many."""
    return set(Line.objects.order_by("pk").values_list("verb", flat=True)[number:])


@pytest.fixture
def _without_limits(settings: Any) -> None:
    """Let the same address ask to join as often as it likes."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "ask_to_join": "1000/s/ip"}


@pytest.mark.usefixtures("_without_limits")
def test_nothing_fails_when_sent_again(north: North) -> None:
    malee, pages = furnish(north)
    client, done, failed = signed_in(malee), set[str](), []
    for form in offered(client, pages):
        with transaction.atomic():
            before = Line.objects.count()
            statuses = [send(client, form) for _time in range(2)]
            done |= done_since(before)
            transaction.set_rollback(True)
        if max(statuses) >= 500:
            failed.append((form.action, statuses))
    assert failed == []
    assert DONE - done == set()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_without_limits")
def test_nothing_fails_when_two_send_it_at_once() -> None:
    malee, pages = furnish(build_north())
    browsers, failed = [signed_in(malee) for _each in range(2)], []
    barrier = Barrier(2)

    def click(client: Client, form: Form) -> int:
        try:
            barrier.wait(timeout=30)
            return send(client, form)
        finally:
            connections.close_all()

    forms = offered(browsers[0], pages)
    with ThreadPoolExecutor(2) as pool:
        for form in forms:
            statuses = list(pool.map(click, browsers, [form, form]))
            if max(statuses) >= 500:
                failed.append((form.action, statuses))
    assert failed == []
    assert len(forms) > 50
    assert all(proof.broken is None for proof in ledger.verify_all())
    assert not Representative.objects.filter(person=None).exists()
