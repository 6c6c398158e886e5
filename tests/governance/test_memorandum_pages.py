"""The pages of memoranda: who gets them, what they do from the first button to a renewal."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.governance.test_memoranda import draft, mandate, opened, sides, signed
from tests.members.test_pages import read, send, signed_in
from tests.people import North, South, by
from trellis.governance.actions.memoranda import add_party
from trellis.governance.models import Memorandum, Obligation, Signature

Limit = Callable[[int], AbstractContextManager[object]]
OPEN_TO_ALL_INSIDE = {"memoranda", "memorandum", "memorandum-print"}


def pages(north: North) -> dict[str, list[object]]:
    made, drafted = signed(north), draft(north)
    waiting = opened(north)
    centre, _police = sides(waiting)
    given = send(north.nok, "memorandum-sign", centre.pk)
    assert "Signed." in given
    signature = Signature.objects.filter(party=made.parties.first()).get()
    promise = Obligation.objects.filter(memorandum=made).order_by("pk").first()
    assert promise is not None
    return {
        "memoranda": [],
        "memorandum": [made.pk],
        "memorandum-print": [made.pk],
        "memorandum-draft": [],
        "memorandum-change": [drafted.pk],
        "party-add": [drafted.pk],
        "obligation-add": [sides(drafted)[0].pk],
        "signature-enter": [sides(waiting)[1].pk],
        "signature-confirm": [signature.pk],
        "memorandum-register": [made.pk],
        "memorandum-end": [made.pk],
        "obligation-keep": [promise.pk],
        "obligation-release": [promise.pk],
    }


def test_malee_gets_every_page_and_outsiders_none(north: North, south: South) -> None:
    wrong = []
    for name, args in pages(north).items():
        outside = (Client(), signed_in(south.wipa))
        if {each.get(reverse(name, args=["north", *args])).status_code for each in outside} != {404}:
            wrong.append(name)
        if args and signed_in(south.wipa).get(reverse(name, args=["south", *args])).status_code != 404:
            wrong.append(f"{name} through the south")
        if signed_in(north.malee).get(reverse(name, args=["north", *args])).status_code != 200:
            wrong.append(f"{name} for Malee")
        status = signed_in(north.aree).get(reverse(name, args=["north", *args])).status_code
        if (status == 200) != (name in OPEN_TO_ALL_INSIDE):
            wrong.append(f"{name} for Aree: {status}")
    assert wrong == []


def test_thai_pages_are_whole(north: North) -> None:
    north.malee.language = "th"
    north.malee.save()
    for name, args in pages(north).items():
        assert signed_in(north.malee).get(reverse(name, args=["north", *args])).status_code == 200, name


def test_buttons_of_another_network_do_nothing(north: North, south: South) -> None:
    made = opened(north)
    centre, _police = sides(made)
    wipa = signed_in(south.wipa)
    for name, pk in (
        ("memorandum-sign", centre.pk),
        ("memorandum-take-back", made.pk),
        ("memorandum-renew", made.pk),
        ("memorandum-open", made.pk),
        ("party-remove", centre.pk),
    ):
        for slug in ("north", "south"):
            assert wipa.post(reverse(name, args=[slug, pk])).status_code == 404, name
    assert not Signature.objects.exists()


def begun(north: North) -> Memorandum:
    """Draft a memorandum through its pages, with two parties."""
    assert "No memoranda yet" in read(north.malee, "memoranda")
    typed = {"name_en": "Beds for the night", "scope": "commit_within", "text": "We share beds.\n\nAlways."}
    refused = send(north.malee, "memorandum-draft", **{**typed, "amount": "100"})
    assert "Write the currency" in refused
    assert "We share beds." in refused
    made = send(north.malee, "memorandum-draft", **typed, amount="100", currency="thb", subject="shelter")
    assert "to commit within a limit, for 100 THB, on shelter" in made
    memo = Memorandum.objects.get()
    assert "at least two parties" in send(north.malee, "memorandum-open", memo.pk)
    send(north.malee, "party-add", memo.pk, organisation="CC")
    assert "Say who the party is" in send(north.malee, "party-add", memo.pk, outside="")
    send(north.malee, "party-add", memo.pk, outside="Harbour Police")
    return memo


def test_a_memorandum_from_the_first_button_to_the_last_signature(north: North) -> None:
    memo = begun(north)
    centre, police = sides(memo)
    page = send(north.malee, "obligation-add", centre.pk, text="Ten beds", due_on="2030-01-01")
    assert "Ten beds" in page
    assert "Taken out" in send(north.malee, "obligation-remove", Obligation.objects.get().pk)
    send(north.malee, "obligation-add", centre.pk, text="Ten beds", due_on="2030-01-01")
    assert "stands from now on" in send(north.malee, "memorandum-open", memo.pk)
    assert "open for signature, so its text stands" in send(north.malee, "party-remove", police.pk)
    assert "Sign ad referendum" in read(north.nok, "memorandum", memo.pk)
    mandate(north)
    assert "your signature binds" in read(north.nok, "memorandum", memo.pk)
    assert "Signed. It stands" in send(north.nok, "memorandum-sign", centre.pk)
    assert "has signed already" in send(north.nok, "memorandum-sign", centre.pk)
    missing = send(north.malee, "signature-enter", police.pk, signed_on="2026-11-01")
    assert "Write who signed the paper" in missing
    entered = send(
        north.malee, "signature-enter", police.pk, signatory="Captain Chai", signed_on="2026-11-01"
    )
    assert "on paper, entered by Malee Srisuk" in entered


def test_a_memorandum_is_registered_followed_ended_and_renewed(north: North) -> None:
    memo = signed(north)
    assert "Registered." in send(
        north.malee, "memorandum-register", memo.pk, number="1/2026", registered_on="2026-11-02"
    )
    promise = sides(memo)[0].obligations.get()
    kept = {"came_of_it": "Twelve beds", "on": "2026-11-03"}
    assert "Twelve beds" in send(north.nok, "obligation-keep", promise.pk, **kept)
    assert "settled already" in send(north.nok, "obligation-keep", promise.pk, **kept)
    assert "still to be kept" in send(north.malee, "obligation-reopen", promise.pk)
    released = {"came_of_it": "No beds left", "on": "2026-11-03"}
    assert "No beds left" in send(north.malee, "obligation-release", promise.pk, **released)
    ended = send(north.malee, "memorandum-end", memo.pk, reason="Closed", ended_on=str(timezone.localdate()))
    assert "Closed" in ended
    assert "stands where it stood" in send(north.malee, "memorandum-resume", memo.pk)
    assert "Nothing was changed" in send(north.malee, "memorandum-resume", memo.pk)
    assert "It renews:" in send(north.malee, "memorandum-renew", memo.pk)
    assert "renews this one already" in send(north.malee, "memorandum-renew", memo.pk)


def test_a_signature_waits_for_headquarters_and_is_confirmed(north: North) -> None:
    memo = opened(north)
    centre, _police = sides(memo)
    page = send(north.nok, "memorandum-sign", centre.pk)
    assert "Signed ad referendum" in page
    assert "No mandate is recorded" in page
    signature = Signature.objects.get()
    assert "by which letter headquarters" in send(north.malee, "signature-confirm", signature.pk, letter="")
    confirmed = send(north.malee, "signature-confirm", signature.pk, letter="No. 12 of 3 March")
    assert "No. 12 of 3 March" in confirmed
    assert "is taken back" in send(north.malee, "signature-remove", signature.pk)
    mandate(north, scope="attend", until=timezone.localdate() - timedelta(days=1))
    assert "You can't sign:" in read(north.nok, "memorandum", memo.pk)
    assert "Taken back: it is a draft" in send(north.malee, "memorandum-take-back", memo.pk)


def test_changing_shows_what_somebody_else_saved(north: North) -> None:
    memo = draft(north)
    version = str(Memorandum.objects.get().version)
    typed = {"name_en": "Other title", "scope": "commit", "version": version}
    assert "Saved." in send(north.malee, "memorandum-change", memo.pk, **typed)
    late = send(north.malee, "memorandum-change", memo.pk, **{**typed, "name_en": "Mine"})
    assert "Somebody else saved this meanwhile" in late
    assert 'value="Mine"' in late
    free = {**typed, "scope": "discuss", "version": str(Memorandum.objects.get().version)}
    assert "it binds nobody" in send(north.malee, "memorandum-change", memo.pk, **free)


def test_the_register_finds_by_title_number_and_party(north: North) -> None:
    signed(north)
    draft(north, names={"th": "บันทึกเรื่องที่พัก"})
    for wanted in ("Shelter", "Harbour", "ที่พัก", "ศูนย์เด็ก"):
        assert "No memorandum fits" not in read(north.aree, "memoranda", q=wanted), wanted
    assert "No memorandum fits" in read(north.aree, "memoranda", q="nothing like it")
    assert "Shelter and training" not in read(north.aree, "memoranda", stage="draft")
    assert "Shelter and training" in read(north.aree, "memoranda", stage="in_force")
    assert "Found: 2" in read(north.aree, "memoranda", stage="nonsense")


def test_on_paper_there_are_lines_to_sign_on(north: North) -> None:
    memo = opened(north)
    enter = {"signatory": "Captain Chai", "signed_on": "2026-11-01"}
    send(north.malee, "signature-enter", sides(memo)[1].pk, **enter)
    page = read(north.aree, "memorandum-print", memo.pk)
    assert "Network of the North" in page
    assert "We help one another." in page
    assert "Captain Chai" in page
    assert "……" in page


def test_the_register_asks_as_much_for_many_as_for_few(north: North, assert_queries: Limit) -> None:
    for _number in range(52):
        memo = draft(north)
    for number in range(8):
        add_party(actor=by(north.malee), memorandum=memo, outside=f"Party {number}")
    client = signed_in(north.aree)
    with assert_queries(16):
        assert "?after=" in client.get(reverse("memoranda", args=["north"])).content.decode()
    with assert_queries(18):
        assert client.get(reverse("memorandum", args=["north", memo.pk])).status_code == 200
