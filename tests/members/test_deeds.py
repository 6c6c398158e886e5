"""What the pages of this room do when somebody sends them a form."""

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.members.test_memberships import ask
from tests.members.test_pages import furnish, read, send, signed_in
from tests.people import North, by
from trellis.accounts.models import Person
from trellis.members import actions
from trellis.members.actions.organisations import Details
from trellis.members.models import (
    Identity,
    Mandate,
    Membership,
    Organisation,
    Part,
    Representative,
    SameAs,
    Seat,
    Standing,
)


def test_adding_asks_about_a_known_name_and_keeps_what_was_typed(north: North) -> None:
    refused = send(north.malee, "member-add", name_en="Children's Centre", acronym="KEEP")
    assert "is in the directory already" in refused
    assert 'value="KEEP"' in refused
    assert "is_another" in refused
    page = send(north.malee, "member-add", name_en="Children's Centre", is_another="on")
    assert "Admit as a member" in page
    assert "Write the name in at least one language" in send(north.malee, "member-add", acronym="X")


def test_changing_shows_what_somebody_else_saved(north: North) -> None:
    data = {"name_en": "Centre for Children", "version": 1, "parent": "welfare"}
    asked = send(north.malee, "member-change", north.centre.pk, **data)
    assert "Is it one of these?" in asked
    data |= {"parent-said": "welfare", "parent-id": str(north.office.pk)}
    send(north.malee, "member-change", north.centre.pk, **data)
    assert Organisation.objects.get(pk=north.centre.pk).parent == north.office
    late = send(north.malee, "member-change", north.centre.pk, name_en="Mine", version=1)
    assert "Somebody else saved this meanwhile" in late
    assert "Centre for Children" in late
    assert 'value="Mine"' in late
    send(north.malee, "member-change", north.centre.pk, name_en="Mine", version=2)
    assert Organisation.objects.get(pk=north.centre.pk).names == {"en": "Mine"}


def test_a_parent_is_chosen_by_name_or_acronym(north: North) -> None:
    for typed in ("nothing like it", "e"):
        assert "form" in send(
            north.malee, "member-change", north.group.pk, name_en="G", version=1, parent=typed
        )
    gone = {"parent": "x", "parent-said": "x", "parent-id": str(north.network.pk)}
    assert "isn&#39;t there any more" in send(
        north.malee, "member-change", north.group.pk, name_en="G", **gone
    )
    bad = {"parent": "cc", "parent-said": "cc", "parent-id": "nonsense", "version": 1}
    send(north.malee, "member-change", north.group.pk, name_en="G", **bad)
    assert Organisation.objects.get(pk=north.group.pk).parent == north.centre


def test_confirming_and_spellings(north: North) -> None:
    assert "confirmed as still true" in send(north.nok, "member-confirm", north.centre.pk)
    assert "found by this spelling" in send(north.malee, "member-alias", north.centre.pk, spelling="Kids")
    assert "Taken out" in send(north.malee, "member-unalias", north.centre.pk, spelling="Kids")
    assert "at least one language" in send(north.malee, "member-alias", north.centre.pk, spelling="--")
    refused = signed_in(north.aree).post(reverse("member-confirm", args=["north", north.centre.pk]))
    assert refused.status_code == 403


def test_a_double_leads_to_the_other_entry(north: North) -> None:
    made = send(north.malee, "member-same", north.centre.pk, other="Women's Weaving Group", answer="same")
    assert "Decided" in made
    answer = signed_in(north.aree).get(reverse("member", args=["north", north.group.pk]), follow=True)
    assert "is kept as another name" in answer.content.decode()
    decision = SameAs.objects.get()
    assert "as it was before the decision" in send(north.malee, "identity-take-back", decision.pk)
    assert "answered this meanwhile" in send(north.malee, "identity-take-back", decision.pk)


def test_an_open_question_is_answered(north: North) -> None:
    furnish(north)
    question = SameAs.objects.get()
    assert "Is “Women&#39;s Weaving Group” the same" in read(north.malee, "identity")
    assert "Decided" in send(north.malee, "identity-answer", question.pk, answer="part-of")
    assert "circle" in send(
        north.malee, "member-same", north.group.pk, other="Provincial Welfare Office", answer="part-of"
    )
    unknown = signed_in(north.malee).post(
        reverse("identity-answer", args=["north", question.pk]), {"answer": "?"}
    )
    assert unknown.status_code == 404


def test_admitting_and_declining(north: North) -> None:
    asked = ask(north)
    assert "Ploy" in read(north.somchai, "requests")
    assert "Ploy" not in read(north.aree, "requests")
    declined = send(north.malee, "request-decline", asked.pk, reason="Works elsewhere")
    assert "Works elsewhere" in declined
    assert "waits for an answer again" in send(north.malee, "request-reconsider", asked.pk)
    assert "is a member already" in send(north.malee, "request-reconsider", asked.pk)
    page = send(
        north.somchai, "member-admit", asked.organisation_id, constituency=north.ngos.pk, reason="Yes"
    )
    assert "Appoint its representative" in page
    assert "Bring this person in" in read(north.malee, "representative-choose", asked.organisation_id)
    assert Membership.objects.get(pk=asked.pk).standing == Standing.MEMBER


def test_a_membership_is_changed_described_ended_and_resumed(north: North) -> None:
    pk = north.centre.memberships.get().pk
    send(north.malee, "membership-change", pk, version=1, brings="A van", constituency=north.ngos.pk)
    assert "A van" in read(north.aree, "member", north.centre.pk)
    late = send(north.malee, "membership-change", pk, version=1, brings="Mine")
    assert "Somebody else saved this meanwhile" in late
    assert "saved this meanwhile" in send(
        north.nok, "membership-describe", pk, version=1, brings="B", hopes=""
    )
    send(north.nok, "membership-describe", pk, version=2, brings="Two vans", hopes="Peace")
    assert "has ended" in send(
        north.malee, "membership-end", pk, left_on=timezone.localdate(), reason="Closed"
    )
    assert "Take this back" in read(north.malee, "member", north.centre.pk)
    assert "Taken back" in send(north.malee, "membership-resume", pk)
    assert "is a member already" in send(north.malee, "membership-resume", pk)


def test_parts_and_constituencies(north: North) -> None:
    pk = north.centre.memberships.get().pk
    send(north.malee, "part-give", pk, kind="secretariat", for_constituency=north.ngos.pk, since="2026-01-01")
    assert "Secretariat" in read(north.aree, "member", north.centre.pk)
    part = Part.objects.get()
    assert "Saved" in send(north.malee, "part-end", part.pk, until="2026-03-01")
    assert "before it begins" in send(
        north.malee, "part-give", pk, kind="core", since="2026-02-01", until="2026-01-01"
    )
    assert "Added at the end" in send(north.malee, "constituencies", name_en="United Nations")
    assert "There&#39;s a constituency" in send(north.malee, "constituencies", name_en="United Nations")
    new = north.network.constituencies.get(key="united-nations")
    assert "Saved" in send(north.malee, "constituency-change", new.pk, name_en="UN", position=0, version=1)
    assert "saved this meanwhile" in send(north.malee, "constituency-change", new.pk, name_en="UN", version=1)
    assert "Removed" in send(north.malee, "constituency-remove", new.pk)
    assert "stand in this constituency" in send(north.malee, "constituency-remove", north.ngos.pk)
    refused = signed_in(north.aree).post(reverse("constituencies", args=["north"]), {"name_en": "X"})
    assert refused.status_code == 403


def test_appointing_names_the_present_head_and_offers_what_to_do(north: North) -> None:
    args, today = (north.centre.pk, north.aree.pk), str(timezone.localdate())
    asked = send(north.malee, "representative-appoint", *args, seat="head", since=today)
    assert "Nok Wongsa is head for this organisation" in asked
    assert "Make the new one alternate" in asked
    send(north.malee, "representative-appoint", *args, seat="head", since=today, instead="follow")
    assert Representative.objects.get(person=north.aree).seat == Seat.HEAD
    send(
        north.malee,
        "representative-appoint",
        north.centre.pk,
        north.preecha.pk,
        seat="head",
        since=today,
        instead="alternate",
    )
    assert Representative.objects.get(person=north.preecha).seat == Seat.ALTERNATE


def test_a_new_person_is_added_and_appointed_or_neither(north: North) -> None:
    data = {
        "person-name": "Ploy Saetang",
        "person-language": "th",
        "person-calendar": "buddhist",
        "seat": "head",
    }
    data |= {"since": str(timezone.localdate())}
    assert "is head for this organisation" in send(north.malee, "representative-new", north.centre.pk, **data)
    assert not Person.objects.filter(name="Ploy Saetang").exists()
    assert "Record the mandate" in send(north.malee, "representative-new", north.office.pk, **data)
    asked = send(north.malee, "representative-new", north.group.pk, **data)
    assert "although_alike" in asked
    send(north.malee, "representative-new", north.group.pk, **data, although_alike="yes")
    assert Person.objects.filter(name="Ploy Saetang").count() == 2


def test_ending_a_seat(north: North) -> None:
    early = send(north.malee, "representative-end", north.speaks.pk, until="2026-01-01")
    assert "ends before it begins" in early
    assert "Saved" in send(
        north.malee, "representative-end", north.speaks.pk, until=str(timezone.localdate())
    )
    assert not Representative.objects.filter(until=None).exists()


def test_a_mandate_from_letter_to_withdrawal(north: North) -> None:
    data = {
        "scope": "commit_within",
        "limit_amount": "50000",
        "limit_currency": "thb",
        "subjects": "training, shelter",
        "since": "2026-02-01",
        "until": "2030-03-31",
        "in_job_description": "no",
        "letter": SimpleUploadedFile("from HQ.pdf", b"%PDF-1.7 x"),
    }
    page = send(north.malee, "mandate-record", north.speaks.pk, **data)
    assert "may commit up to 50,000 THB on shelter, training until 31 March 2030" in page
    row = Mandate.objects.get()
    assert "Why may I not do this?" in page
    assert signed_in(north.malee).post(reverse("mandate-confirm", args=["north", row.pk])).status_code == 403
    assert "It counts from now on" in send(north.somchai, "mandate-confirm", row.pk)
    assert "already" in send(north.preecha, "mandate-confirm", row.pk)
    assert "Withdrawn" in send(
        north.malee, "mandate-withdraw", row.pk, reason="New head", withdrawn_on="2026-11-01"
    )
    assert "already" in send(
        north.malee, "mandate-withdraw", row.pk, reason="Again", withdrawn_on="2026-11-01"
    )


def test_a_bad_letter_or_limit_keeps_the_form(north: North) -> None:
    data = {"scope": "commit_within", "since": "2026-02-01", "in_job_description": "unknown"}
    assert "Write the limit" in send(north.malee, "mandate-record", north.speaks.pk, **data)
    assert "Write the currency" in send(
        north.malee, "mandate-record", north.speaks.pk, **data, limit_amount="5"
    )
    letter = SimpleUploadedFile("letter.pdf", b"MZ")
    bad = {**data, "scope": "discuss", "letter": letter}
    assert "neither PDF, JPEG nor PNG" in send(north.malee, "mandate-record", north.speaks.pk, **bad)
    assert not Mandate.objects.exists()


def test_asking_to_join_needs_no_account_and_stops_a_flood(north: North) -> None:
    cache.clear()
    address = reverse("ask-to-join", args=["north"])
    assert Client().get(address).status_code == 404
    ask(north)
    data = {"name_en": "Youth Club", "contact_name": "Ploy", "contact_phone": "081"}
    assert Client().get(address).status_code == 200
    assert Client().post(address, {"name_en": "Youth Club", "contact_name": "Ploy"}).status_code == 400
    assert "has arrived" in Client().post(address, data, follow=True).content.decode()
    program = Client().post(address, {**data, "leave_empty": "spam"}, follow=True).content.decode()
    assert "has arrived" in program
    assert Membership.objects.filter(standing=Standing.REQUESTED).count() == 2
    for _ in range(3):
        Client().post(address, data)
    assert Client().post(address, data).status_code >= 400
    cache.clear()


def test_many_requests_come_fifty_at_a_time_and_by_name(north: North) -> None:
    asked = [ask(north, f"House {number:02}") for number in range(53)]
    page = read(north.malee, "requests")
    assert "House 00" in page
    assert "House 49" in page
    assert "House 50" not in page
    assert "House 52" in read(north.malee, "requests", after=str(asked[49].pk))
    assert "House 51" in read(north.malee, "requests", q="house 51")
    assert "No request here is from" in read(north.malee, "requests", q="nowhere")
    for each in asked[:52]:
        actions.decline(actor=by(north.malee), membership=each, reason="Not yet")
    answered = read(north.malee, "requests", show="answered")
    assert "House 51" in answered
    assert "House 01" not in answered
    assert "House 01" in read(north.malee, "requests", show="answered", after=str(asked[2].pk))
    assert "House 51" in read(north.malee, "requests", show="answered", before=str(asked[1].pk))


def test_many_questions_come_fifty_at_a_time_and_by_name(north: North) -> None:
    for number in range(52):
        other = actions.add_organisation(
            actor=by(north.malee), network=north.network, details=Details(names={"en": f"Twin {number:02}"})
        )
        answer = Identity.LATER if number else Identity.DIFFERENT
        actions.identify(actor=by(north.malee), organisation=north.centre, other=other, answer=answer)
    page = read(north.malee, "identity")
    assert "Twin 51" in page
    assert "Twin 01" not in page
    assert "Twin 00" not in page
    assert "Twin 01" in read(north.malee, "identity", q="twin 01")
    assert "Twin 00" in read(north.malee, "identity", show="decided", q="twin")
    assert "Nothing here is about" in read(north.malee, "identity", show="decided", q="twin 01")
