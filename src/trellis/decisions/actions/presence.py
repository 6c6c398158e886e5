"""The writers of a ballot's list: who is there, who leaves it to the others, who speaks for whom."""

from django.db.models import F

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.decisions import rules
from trellis.decisions.actions.ballots import held
from trellis.decisions.actions.voices import ballot_is_running, current, listed, name, replace
from trellis.decisions.models import Ballot, Entitled, Presence, VoiceStage
from trellis.domain.problems import (
    OTHER_NETWORK,
    PROXIES_NOT_ALLOWED,
    PROXY_FULL,
    PROXY_UNFIT,
    SECRET_HAS_NO_PROXY,
    SECRET_RECUSAL,
    VOICE_GIVEN,
    VOICE_SETTLED,
    Problem,
)
from trellis.domain.rulereading import read_rule
from trellis.members.actions.directory import reasoned
from trellis.networks.rules import holds


def _row(entitled: Entitled) -> Entitled:
    ballot = held(entitled.ballot)
    found = Entitled.objects.select_for_update().get(pk=entitled.pk, ballot=ballot)
    found.ballot = ballot
    return found


def _running(entitled: Entitled) -> Entitled:
    """Give a row while voices are taken: who knows what the others said changes no base and no voice."""
    found = _row(entitled)
    ballot_is_running(found.ballot)
    return found


def _write(entitled: Entitled, **columns: object) -> Entitled:
    Entitled.objects.filter(pk=entitled.pk).update(**columns, version=F("version") + 1)
    entitled.refresh_from_db()
    return entitled


@action("presence.note", on="entitled", allow=holds("presence.note"), keeps=("presence",))
def note_presence(*, actor: Actor, entitled: Entitled, presence: Presence) -> Entitled:
    """Note whether a member is there, for the quorum."""
    return _write(_row(entitled), presence=presence)


@action("voice.recuse", on="entitled", allow=rules.may_recuse, keeps=("reason",))
def recuse(*, actor: Actor, entitled: Entitled, reason: str) -> Entitled:
    """Let a member leave a decision to the others, for an interest of its own: it leaves every base."""
    why, found = reasoned(reason), _running(entitled)
    if found.ballot.is_secret and not rules.may_give_voice.test(actor, found):
        # Whether it is refused would tell others who took part.
        raise Problem(SECRET_RECUSAL)
    if found.is_recused or found.took_part:
        raise Problem(VOICE_SETTLED)
    former = current(found)
    if former:
        replace(former)
    found.voices.filter(stage=VoiceStage.WAITING).update(stage=VoiceStage.REFUSED)
    found.speaks_also_for.update(proxy=None)
    return _write(found, is_recused=True, recusal_reason=why, proxy=None)


@action("voice.return", on="entitled", allow=rules.may_recuse)
def take_recusal_back(*, actor: Actor, entitled: Entitled) -> Entitled:
    """Let a member take part again that had left the decision to the others; it gives its voice anew."""
    found = _running(entitled)
    if not found.is_recused:
        raise Problem(VOICE_SETTLED)
    return _write(found, is_recused=False, recusal_reason="")


def _carrier(ballot: Ballot, giver: Entitled, holder: Entitled) -> Entitled:
    """Give the member that is to carry a voice, if the rule lets it."""
    found = Entitled.objects.select_for_update().filter(pk=holder.pk).first()
    if found is None or found.ballot_id != ballot.pk:
        raise Problem(OTHER_NETWORK, what=name(holder))
    most = read_rule(ballot.terms).proxies
    if not most:
        raise Problem(PROXIES_NOT_ALLOWED)
    if found.pk == giver.pk or found.is_observer or found.is_recused or found.proxy_id:
        raise Problem(PROXY_UNFIT, name=name(found))
    if found.speaks_also_for.exclude(pk=giver.pk).count() >= most:
        raise Problem(PROXY_FULL, name=name(found), most=most)
    return found


@action("proxy.give", on="entitled", allow=rules.may_give_proxy)
def give_proxy(*, actor: Actor, entitled: Entitled, holder: Entitled) -> Entitled:
    """Let another member's voice count for one's own, too, within what the rule allows."""
    ballot = held(entitled.ballot)
    ballot_is_running(ballot)
    found = listed(ballot, entitled)
    if ballot.is_secret:
        raise Problem(SECRET_HAS_NO_PROXY)
    if current(found):
        raise Problem(VOICE_GIVEN, name=name(found))
    carrier = _carrier(ballot, found, holder)
    if found.speaks_also_for.exists():
        raise Problem(PROXY_UNFIT, name=name(carrier))
    note(holder=carrier.organisation_id)
    return _write(found, proxy=carrier)


@action("proxy.take-back", on="entitled", allow=rules.may_give_proxy)
def take_proxy_back(*, actor: Actor, entitled: Entitled) -> Entitled:
    """Take one's voice back from the member that was to carry it."""
    found = _running(entitled)
    if found.proxy_id is None:
        raise Problem(VOICE_SETTLED)
    return _write(found, proxy=None)
