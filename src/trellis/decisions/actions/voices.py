"""The writers of voices in an open ballot: given for a member, given again, refused, confirmed."""

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts import codes
from trellis.decisions import asking, counting, mandating, rules
from trellis.decisions.actions.ballots import held, settle
from trellis.decisions.models import Ballot, Entitled, Voice, VoiceStage
from trellis.domain.box import seal
from trellis.domain.mandate import covers
from trellis.domain.problems import (
    ANSWERED_LATE,
    BALLOT_IS_SECRET,
    BALLOT_OVER,
    CONFIRM_BEYOND,
    HEAD_HAS_SPOKEN,
    LETTER_MISSING,
    NOT_FOR_THAT,
    OBSERVER_SPEAKS,
    RECUSED,
    VOICE_SETTLED,
    Kind,
    Problem,
)
from trellis.members.authorship import person_of
from trellis.members.models import Mandate, Organisation, Representative, Seat
from trellis.members.rules import seats_of
from trellis.members.speaking import as_domain
from trellis.networks.models import Network
from trellis.networks.rules import holds, sees_network
from trellis.ui.names import name_text


def name(entitled: Entitled) -> str:
    """Give the name of a member on the list."""
    return name_text(entitled.organisation.names)


def listed(ballot: Ballot, entitled: Entitled) -> Entitled:
    """Give a row of an open ballot's list, held; who is an observer, or recused, has no voice."""
    found = Entitled.objects.select_for_update().get(pk=entitled.pk, ballot=ballot)
    found.ballot = ballot
    for has_none, kind in ((found.is_observer, OBSERVER_SPEAKS), (found.is_recused, RECUSED)):
        if has_none:
            raise Problem(kind, name=name(found))
    return found


def seat_of(actor: Actor, entitled: Entitled) -> Representative:
    """Give the seat in which somebody speaks for a member today: as its head, if she is."""
    mine = list(seats_of(actor).filter(organisation=entitled.organisation_id))
    heads = [each for each in mine if each.seat == Seat.HEAD]
    if not mine:
        raise Problem(NOT_FOR_THAT)
    return (heads or mine)[0]


def current(entitled: Entitled) -> Voice | None:
    """Give the voice of a member that counts now."""
    return entitled.voices.filter(stage=VoiceStage.CURRENT).select_related("representative").first()


def _make_way(entitled: Entitled, seat: Representative) -> Voice | None:
    """Let a former voice be replaced; the alternate speaks while the head hasn't, and never over her."""
    former = current(entitled)
    if former is None:
        return None
    by_head = former.representative is None or former.representative.seat == Seat.HEAD
    if by_head and seat.seat != Seat.HEAD:
        raise Problem(HEAD_HAS_SPOKEN, name=name(entitled))
    replace(former)
    return former


def told_of(ballot: Ballot, weighed: mandating.Weighed) -> dict[str, bool]:
    """Give what the record may keep of a mandate: in a hidden ballot nothing, since only a yes waits."""
    return {} if ballot.is_hidden else {"ad_referendum": weighed.is_ad_referendum}


def replace(voice: Voice) -> None:
    """Say that a later voice counts instead of this one, which stays on record."""
    Voice.objects.filter(pk=voice.pk).update(stage=VoiceStage.REPLACED, version=F("version") + 1)


@action("voice.give", on="entitled", allow=rules.may_give_voice)
def give_voice(*, actor: Actor, entitled: Entitled, choice: object, reason: str = "") -> Voice:
    """Give a member's one voice; giving it again replaces it, and both stay on record."""
    ballot = held(entitled.ballot)
    if ballot.is_secret:
        raise Problem(BALLOT_IS_SECRET)
    ballot_is_running(ballot)
    found = listed(ballot, entitled)
    seat = seat_of(actor, found)
    kept = counting.read_choice(ballot, choice, reason)
    weighed = mandating.weigh(seat, ballot.need, commits=counting.commits(kept), today=timezone.localdate())
    replaced = _make_way(found, seat)
    note(replaces=replaced, **told_of(ballot, weighed))
    code = codes.new()
    made = Voice.objects.create(
        network_id=found.network_id,
        ballot=ballot,
        entitled=found,
        choice=kept,
        reason=reason.strip(),
        at=timezone.now(),
        channel=actor.channel.value,
        person=person_of(actor),
        representative=seat,
        mandate=weighed.mandate,
        is_ad_referendum=weighed.is_ad_referendum,
        reasons=mandating.kept(weighed.reasons),
        receipt=seal(code),
    )
    made.code = code
    asking.voice_is_in(found, actor.channel.value)
    return made


def ballot_is_running(ballot: Ballot) -> None:
    """Refuse what comes after the end that was announced, though nobody has counted yet."""
    if timezone.now() >= ballot.closes_at:
        raise Problem(BALLOT_OVER)


@action("voice.refuse", on="network", allow=sees_network, keeps=("about", "ballot", "why"))
def note_refusal(
    *,
    actor: Actor,
    network: Network,
    why: str,
    ballot: Ballot | None = None,
    about: Organisation | None = None,
) -> Network:
    """Note that a voice was tried and refused: by whom, for whom and why, and nothing of what it said."""
    return network


def refused(actor: Actor, network: Network, kind: Kind, entitled: Entitled | None = None) -> None:
    """Note a refused voice; in a secret ballot without the member, since it could tell who took part."""
    about = entitled.organisation if entitled and not entitled.ballot.is_secret else None
    note_refusal(
        actor=actor, network=network, why=kind.code, ballot=entitled.ballot if entitled else None, about=about
    )


def _is_covered(actor: Actor, voice: Voice) -> bool:
    """Say whether somebody has a mandate that covers a voice of her own organisation."""
    seats = seats_of(actor).filter(organisation=voice.entitled.organisation_id)
    asked, today = mandating.need_of(voice.ballot.need), timezone.localdate()
    mandates = Mandate.objects.filter(representative__in=seats)
    return any(covers(as_domain(each), asked, today).covered for each in mandates)


def _waiting(voice: Voice) -> Voice:
    found = (
        Voice.objects.select_for_update().select_related("entitled__organisation", "ballot").get(pk=voice.pk)
    )
    is_open = found.ballot.closed_at is None or found.ballot.settled_at is None
    waits = found.is_ad_referendum and found.confirmed_at is None and found.stage == VoiceStage.CURRENT
    if not (is_open and waits):
        raise Problem(VOICE_SETTLED)
    until = found.ballot.confirm_until
    if until and timezone.localdate() > until:
        raise Problem(ANSWERED_LATE, day=until)
    return found


def _letter(actor: Actor, voice: Voice, letter: str) -> str:
    """Want the letter of headquarters, noted by whoever may note it, unless a mandate covers the voice."""
    if _is_covered(actor, voice):
        return letter.strip()
    if not holds("voice.confirm").test(actor, voice):
        raise Problem(CONFIRM_BEYOND)
    if not letter.strip():
        raise Problem(LETTER_MISSING)
    return letter.strip()


@action("voice.confirm", on="voice", allow=rules.may_confirm_voice)
def confirm_voice(*, actor: Actor, voice: Voice, letter: str = "") -> Voice:
    """Confirm a voice given *ad referendum*: by a mandate that covers it, or by headquarters' letter."""
    found = _waiting(voice)
    columns = {"confirmed_note": _letter(actor, found, letter), "confirmed_by": person_of(actor)}
    Voice.objects.filter(pk=found.pk).update(**columns, confirmed_at=timezone.now(), version=F("version") + 1)
    _count_again(actor, found.ballot)
    found.refresh_from_db()
    return found


@action("voice.disown", on="voice", allow=rules.may_confirm_voice)
def disown_voice(*, actor: Actor, voice: Voice, letter: str) -> Voice:
    """Note that headquarters don't stand by a voice given *ad referendum*: it doesn't count."""
    found = _waiting(voice)
    columns = {"confirmed_note": _letter(actor, found, letter), "confirmed_by": person_of(actor)}
    Voice.objects.filter(pk=found.pk).update(**columns, stage=VoiceStage.REFUSED, version=F("version") + 1)
    _count_again(actor, found.ballot)
    found.refresh_from_db()
    return found


def _count_again(actor: Actor, ballot: Ballot) -> None:
    if ballot.closed_at is not None:
        settle(actor, ballot)
