"""Memoranda: drafted, signed as far as mandates reach, confirmed, registered, followed, ended, renewed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.governance.test_bodies import refused
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.domain.agreement import Stage
from trellis.domain.mandate import Need, Scope
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    CONFIRMED_ALREADY,
    DATES_REVERSED,
    ENDED_ALREADY,
    LETTER_NOTE_MISSING,
    MANDATE_OUT_OF_FORCE,
    MANDATE_TOO_NARROW,
    MEMORANDUM_NOT_OPEN,
    MEMORANDUM_OPEN,
    MEMORANDUM_OVER,
    MEMORANDUM_SIGNED,
    NOT_ALL_SIGNED,
    NOT_ENDED,
    NOT_PERMITTED,
    OTHER_NETWORK,
    PARTY_KNOWN,
    PARTY_NAMELESS,
    PROMISE_MISSING,
    PROMISE_SETTLED,
    REASON_MISSING,
    REGISTER_NUMBER_MISSING,
    REGISTER_NUMBER_TAKEN,
    RENEWED_ALREADY,
    SIGNATORY_MISSING,
    SIGNED_ALREADY,
    TOO_FEW_PARTIES,
)
from trellis.governance.actions.documents import Wording, write_version
from trellis.governance.actions.following import (
    Outcome,
    end_memorandum,
    keep_obligation,
    register,
    release_obligation,
    renew_memorandum,
    reopen_obligation,
    resume_memorandum,
)
from trellis.governance.actions.memoranda import (
    Promise,
    Terms,
    add_obligation,
    add_party,
    change_memorandum,
    draft_memorandum,
    open_memorandum,
    remove_obligation,
    remove_party,
    take_back,
)
from trellis.governance.actions.signing import OnPaper, confirm_signature, enter_signature, sign, unsign
from trellis.governance.models import Memorandum, Obligation, Party, Signature
from trellis.governance.queries.memoranda import (
    agreement_of,
    at_stage,
    memoranda_in_force,
    next_number,
    stage_of,
)
from trellis.ledger.models import Line
from trellis.members import actions as members
from trellis.members.actions.mandates import Terms as MandateTerms
from trellis.members.models import Mandate

DAY = timedelta(days=1)
COSTLY = Need(scope=Scope.COMMIT_WITHIN, subject="training", amount=None, currency="")


def draft(north: North, **terms: Any) -> Memorandum:
    """Draft a memorandum between the children's centre and a party from outside, each with a promise."""
    given = {"names": {"en": "Shelter and training"}, "texts": {"en": "We help one another."}, **terms}
    malee = by(north.malee)
    made = draft_memorandum(actor=malee, network=north.network, terms=Terms(need=COSTLY, **given))
    for party in (
        add_party(actor=malee, memorandum=made, organisation=north.centre),
        add_party(actor=malee, memorandum=made, outside="Harbour Police"),
    ):
        due = timezone.localdate() - DAY if party.outside else None
        add_obligation(actor=malee, party=party, promise=Promise(text="Ten beds", due_on=due))
    return made


def opened(north: North, **terms: Any) -> Memorandum:
    return open_memorandum(actor=by(north.malee), memorandum=draft(north, **terms))


def mandate(north: North, scope: Scope = Scope.COMMIT, **more: Any) -> Mandate:
    terms = MandateTerms(scope=scope, since=date(2026, 1, 1), **more)
    row = members.record_mandate(actor=by(north.malee), representative=north.speaks, terms=terms)
    return members.confirm_mandate(actor=by(north.somchai), mandate=row)


def sides(memorandum: Memorandum) -> tuple[Party, Party]:
    centre, police = memorandum.parties.all()
    return centre, police


def signed(north: North, **terms: Any) -> Memorandum:
    made = opened(north, **terms)
    centre, police = sides(made)
    mandate(north)
    sign(actor=by(north.nok), party=centre)
    enter_signature(actor=by(north.malee), party=police, paper=OnPaper(signatory="Captain Chai"))
    return made


def stage(memorandum: Memorandum) -> Stage:
    return agreement_of(OPERATOR, Memorandum.objects.get(pk=memorandum.pk)).stage


def test_from_a_draft_to_what_is_in_force(north: North) -> None:
    made = draft(north)
    assert stage(made) is Stage.DRAFT
    open_memorandum(actor=by(north.malee), memorandum=made)
    assert stage(made) is Stage.OPEN
    centre, police = sides(made)
    mandate(north)
    assert not sign(actor=by(north.nok), party=centre).is_ad_referendum
    assert memoranda_in_force(north.network) == []
    entered = enter_signature(actor=by(north.malee), party=police, paper=OnPaper(signatory="Captain Chai"))
    assert (entered.channel, entered.person) == ("paper", north.malee)
    assert stage(made) is Stage.IN_FORCE
    assert memoranda_in_force(north.network) == [made]


def test_while_it_is_drafted_all_may_change(north: North, south: South) -> None:
    made, malee = draft(north), by(north.malee)
    centre, police = sides(made)
    refused(PARTY_KNOWN, add_party, actor=malee, memorandum=made, organisation=north.centre)
    refused(PARTY_KNOWN, add_party, actor=malee, memorandum=made, outside="Harbour  Police")
    refused(PARTY_NAMELESS, add_party, actor=malee, memorandum=made)
    refused(PARTY_NAMELESS, add_party, actor=malee, memorandum=made, organisation=north.group, outside="x")
    refused(OTHER_NETWORK, add_party, actor=malee, memorandum=made, organisation=south.shelter)
    refused(PROMISE_MISSING, add_obligation, actor=malee, party=centre, promise=Promise(text=" "))
    remove_obligation(actor=malee, obligation=police.obligations.get())
    remove_party(actor=malee, party=police)
    refused(TOO_FEW_PARTIES, open_memorandum, actor=malee, memorandum=made)
    terms = Terms(names={"en": "New title"}, need=COSTLY, ends_on=date(2027, 1, 1))
    seen = Memorandum.objects.get(pk=made.pk).version
    changed = change_memorandum(actor=malee, memorandum=made, version=seen, terms=terms)
    assert (str(changed.document), changed.ends_on) == ("New title", date(2027, 1, 1))
    refused(CHANGED_MEANWHILE, change_memorandum, actor=malee, memorandum=made, version=seen, terms=terms)
    turned = Terms(names={"en": "T"}, need=COSTLY, starts_on=date(2027, 1, 2), ends_on=date(2027, 1, 1))
    refused(DATES_REVERSED, change_memorandum, actor=malee, memorandum=made, version=2, terms=turned)


def test_what_is_open_for_signature_stands(north: North) -> None:
    made, malee = opened(north), by(north.malee)
    centre, _police = sides(made)
    refused(MEMORANDUM_OPEN, open_memorandum, actor=malee, memorandum=made)
    refused(MEMORANDUM_OPEN, add_party, actor=malee, memorandum=made, outside="Another")
    refused(MEMORANDUM_OPEN, add_obligation, actor=malee, party=centre, promise=Promise(text="More"))
    refused(MEMORANDUM_OPEN, remove_party, actor=malee, party=centre)
    later = {"document": made.document, "based_on": made.signs_id, "wording": Wording(texts={"en": "New"})}
    refused(MEMORANDUM_OPEN, write_version, actor=malee, **later)
    take_back(actor=malee, memorandum=made)
    write_version(actor=malee, **later)
    refused(MEMORANDUM_NOT_OPEN, take_back, actor=malee, memorandum=made)
    again = open_memorandum(actor=malee, memorandum=made)
    assert again.signs is not None
    assert again.signs.texts == {"en": "New"}
    enter_signature(actor=malee, party=centre, paper=OnPaper(signatory="The director"))
    refused(MEMORANDUM_SIGNED, take_back, actor=malee, memorandum=made)


def test_another_memorandums_text_isnt_opened(north: North) -> None:
    made, other = draft(north), draft(north)
    theirs = other.document.versions.get()
    refused(OTHER_NETWORK, open_memorandum, actor=by(north.malee), memorandum=made, version=theirs)


def test_without_a_mandate_she_signs_ad_referendum_and_a_letter_confirms(north: North) -> None:
    made, malee = opened(north), by(north.malee)
    centre, police = sides(made)
    given = sign(actor=by(north.nok), party=centre)
    assert given.is_ad_referendum
    enter_signature(actor=malee, party=police, paper=OnPaper(signatory="Captain Chai"))
    assert stage(made) is Stage.OPEN
    refused(MANDATE_TOO_NARROW, confirm_signature, actor=by(north.nok), signature=given)
    refused(LETTER_NOTE_MISSING, confirm_signature, actor=malee, signature=given)
    confirm_signature(actor=malee, signature=given, letter="No. 12 of 3 March, signed by the director")
    assert stage(made) is Stage.IN_FORCE
    refused(CONFIRMED_ALREADY, confirm_signature, actor=malee, signature=given, letter="Again")


def test_who_may_commit_the_organisation_confirms(north: North) -> None:
    made = opened(north)
    centre, _police = sides(made)
    row = mandate(north, scope=Scope.DISCUSS)
    given = sign(actor=by(north.nok), party=centre)
    assert (given.is_ad_referendum, given.mandate) == (True, row)
    mandate(north)
    assert confirm_signature(actor=by(north.nok), signature=given).confirmed_by == north.nok
    refused(NOT_PERMITTED, confirm_signature, actor=by(north.aree), signature=given)


def test_a_mandate_withdrawn_a_minute_ago_signs_nothing(north: North) -> None:
    made = opened(north)
    centre, _police = sides(made)
    row = mandate(north)
    members.withdraw_mandate(actor=by(north.malee), mandate=row, reason="A new director")
    refused(MANDATE_OUT_OF_FORCE, sign, actor=by(north.nok), party=centre)
    members.end_representative(
        actor=by(north.malee), representative=north.speaks, until=timezone.localdate() - DAY, reason="Left"
    )
    refused(NOT_PERMITTED, sign, actor=by(north.nok), party=centre)
    assert not made.signatures.exists()


def test_nobody_signs_for_others_or_twice(north: North, south: South) -> None:
    made = opened(north)
    centre, police = sides(made)
    for stranger in (by(south.wipa), by(north.aree), by(north.malee), NOBODY):
        refused(NOT_PERMITTED, sign, actor=stranger, party=centre)
    refused(NOT_PERMITTED, sign, actor=by(north.nok), party=police)
    sign(actor=by(north.nok), party=centre)
    refused(SIGNED_ALREADY, sign, actor=by(north.nok), party=centre)
    paper = OnPaper(signatory="The director")
    refused(SIGNED_ALREADY, enter_signature, actor=by(north.malee), party=centre, paper=paper)
    assert Signature.objects.count() == 1


def test_a_draft_or_an_ended_one_isnt_signed(north: North) -> None:
    made = draft(north)
    centre, _police = sides(made)
    refused(MEMORANDUM_NOT_OPEN, sign, actor=by(north.nok), party=centre)
    open_memorandum(actor=by(north.malee), memorandum=made)
    end_memorandum(actor=by(north.malee), memorandum=made, reason="No agreement")
    assert stage(made) is Stage.WITHDRAWN
    refused(MEMORANDUM_NOT_OPEN, sign, actor=by(north.nok), party=centre)
    refused(MEMORANDUM_OVER, add_party, actor=by(north.malee), memorandum=made, outside="Another")


def test_a_paper_counts_as_far_as_the_mandate_went_that_day(north: North) -> None:
    made, malee = opened(north), by(north.malee)
    centre, police = sides(made)
    refused(SIGNATORY_MISSING, enter_signature, actor=malee, party=police, paper=OnPaper())
    wrong = OnPaper(representative=north.speaks)
    refused(OTHER_NETWORK, enter_signature, actor=malee, party=police, paper=wrong)
    mandate(north, scope=Scope.ATTEND)
    paper = OnPaper(representative=north.speaks, signed_on=date(2026, 3, 1))
    given = enter_signature(actor=malee, party=centre, paper=paper)
    assert (given.is_ad_referendum, given.signed_at.date()) == (True, date(2026, 3, 1))
    unsign(actor=malee, signature=given)
    refused(NOT_PERMITTED, enter_signature, actor=by(north.aree), party=centre, paper=paper)


def test_a_signature_is_taken_back_until_all_have_signed(north: North) -> None:
    made, malee = opened(north), by(north.malee)
    centre, police = sides(made)
    mandate(north)
    given = sign(actor=by(north.nok), party=centre)
    refused(NOT_PERMITTED, unsign, actor=by(north.aree), signature=given)
    unsign(actor=by(north.nok), signature=given)
    enter_signature(actor=malee, party=police, paper=OnPaper(signatory="Captain Chai"))
    last = sign(actor=by(north.nok), party=centre)
    refused(MEMORANDUM_SIGNED, unsign, actor=by(north.nok), signature=last)
    end_memorandum(actor=malee, memorandum=made, reason="Over")
    refused(MEMORANDUM_NOT_OPEN, unsign, actor=by(north.nok), signature=last)


def test_a_number_stands_for_one_memorandum(north: North) -> None:
    first, malee = signed(north), by(north.malee)
    year = timezone.localdate().year
    assert next_number(north.network) == f"1/{year}"
    register(actor=malee, memorandum=first, number=f"1/{year}")
    assert next_number(north.network) == f"2/{year}"
    second = opened(north)
    refused(NOT_ALL_SIGNED, register, actor=malee, memorandum=second, number="2")
    for party in second.parties.all():
        enter_signature(actor=malee, party=party, paper=OnPaper(signatory="The director"))
    refused(REGISTER_NUMBER_TAKEN, register, actor=malee, memorandum=second, number=f"1/{year}")
    refused(REGISTER_NUMBER_MISSING, register, actor=malee, memorandum=second, number=" ")
    register(actor=malee, memorandum=second, number=f"2/{year}")
    register(actor=malee, memorandum=first, number=f"3/{year}")
    assert next_number(north.network) == f"4/{year}"


def test_promises_are_kept_late_or_released(north: North) -> None:
    made, malee = signed(north), by(north.malee)
    ours, theirs = Obligation.objects.filter(memorandum=made).order_by("pk")
    kept = Outcome(came_of_it="Twelve beds")
    keep_obligation(actor=by(north.nok), obligation=ours, outcome=kept)
    refused(NOT_PERMITTED, keep_obligation, actor=by(north.nok), obligation=theirs, outcome=kept)
    refused(PROMISE_SETTLED, keep_obligation, actor=malee, obligation=ours, outcome=kept)
    refused(NOT_PERMITTED, release_obligation, actor=by(north.nok), obligation=theirs, outcome=kept)
    refused(REASON_MISSING, release_obligation, actor=malee, obligation=theirs, outcome=Outcome())
    release_obligation(actor=malee, obligation=theirs, outcome=Outcome(came_of_it="The pier is closed"))
    duties = [each.duty for side in agreement_of(malee, made).sides for each in side.promises]
    assert duties == ["kept", "released"]
    reopen_obligation(actor=malee, obligation=theirs)
    refused(PROMISE_SETTLED, reopen_obligation, actor=malee, obligation=theirs)
    unsigned = Obligation.objects.filter(memorandum=opened(north)).first()
    refused(PROMISE_SETTLED, keep_obligation, actor=malee, obligation=unsigned, outcome=kept)


def test_it_ends_with_a_reason_and_is_put_back(north: North) -> None:
    made, malee = signed(north), by(north.malee)
    refused(REASON_MISSING, end_memorandum, actor=malee, memorandum=made, reason=" ")
    end_memorandum(actor=malee, memorandum=made, reason="The harbour is closed")
    assert stage(made) is Stage.ENDED
    refused(ENDED_ALREADY, end_memorandum, actor=malee, memorandum=made, reason="Again")
    resume_memorandum(actor=malee, memorandum=made)
    assert stage(made) is Stage.IN_FORCE
    refused(NOT_ENDED, resume_memorandum, actor=malee, memorandum=made)


def test_a_new_one_renews_with_parties_and_what_is_still_to_be_kept(north: North) -> None:
    made = signed(north, ends_on=timezone.localdate() + DAY)
    ours = Obligation.objects.filter(memorandum=made).order_by("pk")[0]
    keep_obligation(actor=by(north.nok), obligation=ours, outcome=Outcome())
    again = renew_memorandum(actor=by(north.malee), memorandum=made)
    assert (again.renews, again.starts_on) == (made, timezone.localdate() + 2 * DAY)
    assert [str(party.organisation or party.outside) for party in again.parties.all()] == [
        "Children's Centre",
        "Harbour Police",
    ]
    assert [each.party.outside for each in again.obligations.all()] == ["Harbour Police"]
    assert again.document.versions.get().texts == {"en": "We help one another."}
    refused(RENEWED_ALREADY, renew_memorandum, actor=by(north.malee), memorandum=made)
    assert renew_memorandum(actor=by(north.malee), memorandum=draft(north)).starts_on == timezone.localdate()


def test_the_filter_of_each_stage_agrees_with_the_stage(north: North) -> None:
    today, malee = timezone.localdate(), by(north.malee)
    draft(north)
    opened(north)
    signed(north)
    for days in ({"starts_on": today + DAY}, {"ends_on": today - DAY}, {"ends_on": today}):
        made = opened(north, **days)
        for party in made.parties.all():
            enter_signature(actor=malee, party=party, paper=OnPaper(signatory="The director"))
    end_memorandum(actor=malee, memorandum=made, reason="Over")
    end_memorandum(actor=malee, memorandum=opened(north), reason="No")
    end_memorandum(actor=malee, memorandum=draft(north), reason="No")
    found = {each: {row.pk for row in Memorandum.objects.filter(at_stage(each, today))} for each in Stage}
    assert sum(map(len, found.values())) == Memorandum.objects.count() == 8
    for row in Memorandum.objects.all():
        wanting = sum(not side.binds for side in agreement_of(OPERATOR, row).sides)
        assert row.pk in found[stage_of(row, wanting, today)]
    assert all(found.values())


def test_a_line_holds_ids_and_no_words(north: North) -> None:
    signed(north)
    for line in Line.objects.filter(verb__regex=r"^(memorandum|party|obligation)\."):
        assert "help one another" not in str(line.detail)
        assert "Captain" not in str(line.detail)
        assert "Ten beds" not in str(line.detail)


@pytest.mark.parametrize("scope", [Scope.DISCUSS, Scope.ATTEND])
def test_what_binds_nobody_is_signed_by_who_may_speak(north: North, scope: Scope) -> None:
    made = draft(north)
    terms = Terms(names=made.document.names, need=Need(scope=Scope.DISCUSS))
    seen = Memorandum.objects.get(pk=made.pk).version
    change_memorandum(actor=by(north.malee), memorandum=made, version=seen, terms=terms)
    open_memorandum(actor=by(north.malee), memorandum=made)
    mandate(north, scope=scope)
    centre, _police = sides(made)
    if scope == Scope.ATTEND:
        refused(MANDATE_OUT_OF_FORCE, sign, actor=by(north.nok), party=centre)
    else:
        assert not sign(actor=by(north.nok), party=centre).is_ad_referendum


def test_what_lasts_to_the_end_of_the_calendar_is_renewed_from_today(north: North) -> None:
    made = draft(north, ends_on=date.max)
    assert renew_memorandum(actor=by(north.malee), memorandum=made).starts_on == timezone.localdate()
