"""One voice for each member, by whoever may give it, and a quorum that follows comings and goings."""

from datetime import UTC, datetime, timedelta

from trellis.domain.attending import Chair, Presence, is_there, members_there, over_time, quorum_at, voices
from trellis.domain.ballots import Count, Member
from trellis.domain.rulereading import read_rule

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def chair(member: str, **more: object) -> Chair:
    return Chair(member=member, **more)  # type: ignore[arg-type]


def count(*members: str) -> Count:
    rule = read_rule({"method": "majority", "quorum": {"members": "1/2"}})
    return Count(rule=rule, members=tuple(Member(id=each) for each in members))


def test_she_is_there_from_her_coming_to_her_going() -> None:
    some = chair("a", presence=Presence.LATE, came_at=at(10), left_at=at(20))
    assert [is_there(some, at(minute)) for minute in (9, 10, 19, 20)] == [False, True, True, False]
    assert not is_there(chair("a", presence=Presence.EXCUSED), at(1))


def test_the_head_speaks_before_the_alternate_and_only_one_does() -> None:
    head = chair("a", person="nok", is_head=True, left_at=at(30))
    alternate = chair("a", person="aree")
    listener = chair("b", person="dao", speaks=False)
    guest = chair("", person="guest")
    everybody = [alternate, listener, guest, head]
    assert voices(everybody, at(5)) == {"a": head}
    assert voices(everybody, at(40)) == {"a": alternate}
    assert members_there(everybody, at(40)) == {"a", "b"}


def test_the_quorum_counts_members_not_heads() -> None:
    found = quorum_at(count("a", "b", "c"), [chair("a"), chair("a", person="x"), chair("z")], at(0))
    assert (found[0].present, found[0].needed, found[0].is_met) == (1, 2, False)


def test_the_quorum_over_time() -> None:
    chairs = [chair("a"), chair("b", left_at=at(30)), chair("c", came_at=at(10), presence=Presence.LATE)]
    chairs.append(chair("b", person="x", left_at=at(40)))
    spans = over_time(count("a", "b", "c", "d"), chairs, at(0), at(60))
    assert [(each.since, len(each.present), each.is_met) for each in spans] == [
        (at(0), 2, True),
        (at(10), 3, True),
        (at(40), 2, True),
    ]
    assert spans[-1].until == at(60)
