"""What is put into members' hands: accepted, changed, ended with what came of it, told on home."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.governance.test_bodies import body, refused
from tests.members.test_pages import read, send, signed_in
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.access.actor import Actor
from trellis.domain.problems import (
    ACCEPTED_ALREADY,
    CHANGED_MEANWHILE,
    DATES_REVERSED,
    ENDED_ALREADY,
    IN_THE_FUTURE,
    NOT_A_MEMBER,
    NOT_ENDED,
    NOT_PERMITTED,
    OTHER_NETWORK,
    OUTCOME_MISSING,
    TASK_MISSING,
)
from trellis.governance.actions.delegation import (
    Task,
    accept,
    change_delegation,
    delegate,
    end_delegation,
    reopen_delegation,
)
from trellis.governance.models import Delegation
from trellis.governance.notices import delegation as notices
from trellis.governance.subjects import Subject
from trellis.members import actions as members
from trellis.members.actions.parts import Term
from trellis.members.models import PartKind

Limit = Callable[[int], AbstractContextManager[object]]
DAY = timedelta(days=1)


def give(north: North, who: Any = None, **task: Any) -> Delegation:
    given = {"task": "Write the yearly report", "limits": "Ten pages", **task}
    return delegate(
        actor=by(north.malee),
        network=north.network,
        organisation=who or north.centre,
        task=Task(**given),
    )


def said(actor: Actor) -> list[str]:
    sources = (notices.to_accept, notices.mine_overdue, notices.overdue_tasks)
    return [str(notice.what) for source in sources for notice in source(actor)]


def test_a_member_accepts_what_is_put_into_its_hands(north: North) -> None:
    task = give(north, subject=Subject.STATEMENT, body=body(north))
    assert said(by(north.nok)) == ["Something is put into the hands of Children's Centre."]
    refused(NOT_PERMITTED, accept, actor=by(north.aree), delegation=task)
    accepted = accept(actor=by(north.nok), delegation=task)
    assert accepted.accepted_at is not None
    assert said(by(north.nok)) == []
    refused(ACCEPTED_ALREADY, accept, actor=by(north.nok), delegation=task)
    assert accept(actor=by(north.malee), delegation=give(north, north.group)).accepted_at is not None


def test_what_changes_is_accepted_anew(north: North) -> None:
    task = accept(actor=by(north.nok), delegation=give(north))
    given: dict[str, Any] = {"actor": by(north.malee), "delegation": task}
    same = Task(task="Write the yearly report", limits="Ten pages", since=task.since)
    assert change_delegation(**given, version=2, task=same).accepted_at is not None
    longer = Task(task="Write the yearly report", limits="Twenty pages", since=task.since)
    assert change_delegation(**given, version=3, task=longer).accepted_at is None
    refused(CHANGED_MEANWHILE, change_delegation, **given, version=3, task=same)
    refused(NOT_PERMITTED, change_delegation, **{**given, "actor": by(north.nok)}, version=4, task=same)


def test_it_ends_with_what_came_of_it_and_is_opened_again(north: North) -> None:
    task = give(north, since=timezone.localdate() - 30 * DAY)
    given: dict[str, Any] = {"actor": by(north.nok), "delegation": task}
    refused(OUTCOME_MISSING, end_delegation, **given, came_of_it=" ")
    refused(IN_THE_FUTURE, end_delegation, **given, came_of_it="x", ended_on=timezone.localdate() + DAY)
    early = timezone.localdate() - 31 * DAY
    refused(DATES_REVERSED, end_delegation, **given, came_of_it="x", ended_on=early)
    assert end_delegation(**given, came_of_it="Printed and sent.").ended_on == timezone.localdate()
    refused(ENDED_ALREADY, end_delegation, **given, came_of_it="Again")
    refused(ACCEPTED_ALREADY, accept, **given)
    change = {"actor": by(north.malee), "delegation": task, "version": 2, "task": Task(task="More")}
    refused(ENDED_ALREADY, change_delegation, **change)
    refused(NOT_PERMITTED, reopen_delegation, **given)
    again = reopen_delegation(actor=by(north.malee), delegation=task)
    assert (again.ended_on, again.came_of_it) == (None, "Printed and sent.")
    refused(NOT_ENDED, reopen_delegation, actor=by(north.malee), delegation=task)


def test_only_a_member_of_this_network_carries_something(north: North, south: South) -> None:
    refused(OTHER_NETWORK, give, north, south.shelter)
    refused(TASK_MISSING, give, north, task=" ")
    members.end_membership(actor=by(north.malee), membership=north.group.memberships.get(), reason="Moved")
    refused(NOT_A_MEMBER, give, north, north.group)
    refused(DATES_REVERSED, give, north, until=timezone.localdate() - DAY)
    task = Task(task="Visit", body=body(north))
    given = {"actor": by(south.wipa), "network": south.network, "organisation": south.shelter, "task": task}
    refused(OTHER_NETWORK, delegate, **given)


def test_what_is_late_is_told_to_both(north: North, south: South) -> None:
    today = timezone.localdate()
    late = give(north, since=today - 20 * DAY, until=today - DAY)
    accept(actor=by(north.nok), delegation=late)
    assert said(by(north.nok)) == ["What Children's Centre carries is past its last day."]
    assert said(by(north.malee)) == ["Delegated tasks that are past their last day: 1"]
    assert said(by(north.aree)) == said(by(south.wipa)) == said(NOBODY) == said(OPERATOR) == []
    end_delegation(actor=by(north.nok), delegation=late, came_of_it="Done")
    assert said(by(north.nok)) == said(by(north.malee)) == []


def test_malee_gets_every_page_and_outsiders_none(north: North, south: South) -> None:
    task = give(north)
    names = {"delegations": [], "delegation-give": [], "delegation": [task.pk]}
    names |= {f"delegation-{deed}": [task.pk] for deed in ("change", "end")}
    wrong = []
    for name, args in names.items():
        outside = (Client(), signed_in(south.wipa))
        if {each.get(reverse(name, args=["north", *args])).status_code for each in outside} != {404}:
            wrong.append(name)
        if args and signed_in(south.wipa).get(reverse(name, args=["south", *args])).status_code != 404:
            wrong.append(f"{name} through the south")
        if signed_in(north.malee).get(reverse(name, args=["north", *args])).status_code != 200:
            wrong.append(f"{name} for Malee")
        status = signed_in(north.aree).get(reverse(name, args=["north", *args])).status_code
        if (status == 200) != (name in {"delegations", "delegation"}):
            wrong.append(f"{name} for Aree: {status}")
    assert wrong == []


def test_a_task_from_the_first_button_to_what_came_of_it(north: North) -> None:
    assert "Nothing is delegated yet" in read(north.malee, "delegations")
    typed = {"organisation": "CC", "task": "Train the village groups", "since": str(timezone.localdate())}
    made = send(north.malee, "delegation-give", **typed, subject="money", until="2000-01-01")
    assert "It ends before it begins" in made
    assert "Train the village groups" in made
    assert "carries it once it has accepted" in send(north.malee, "delegation-give", **typed, subject="money")
    task = Delegation.objects.get()
    page = read(north.nok, "delegation", task.pk)
    assert "Accept for the member" in page
    assert "Money and other resources" in page
    assert "Accept for the member" not in read(north.aree, "delegation", task.pk)
    assert "from now on" in send(north.nok, "delegation-accept", task.pk)
    assert "Nothing was changed" in send(north.nok, "delegation-accept", task.pk)
    late = send(north.malee, "delegation-change", task.pk, **{**typed, "version": "1"})
    assert "Somebody else saved this meanwhile" in late
    assert "accepts it anew" in send(north.malee, "delegation-change", task.pk, **{**typed, "version": "2"})
    ended = send(north.nok, "delegation-end", task.pk, came_of_it="All six trained", ended_on=typed["since"])
    assert "All six trained" in ended
    refused_form = send(north.nok, "delegation-end", task.pk, came_of_it="", ended_on="")
    assert "This field is required" in refused_form
    assert "Train the village groups" in read(north.aree, "delegations", show="ended")
    assert "carries it on" in send(north.malee, "delegation-reopen", task.pk)
    assert "Nothing was changed" in send(north.malee, "delegation-reopen", task.pk)


def test_the_list_says_how_much_lies_outside_the_core_group(north: North) -> None:
    membership = north.office.memberships.get()
    members.give_part(actor=by(north.malee), membership=membership, term=Term(kind=PartKind.CORE))
    give(north, north.office)
    assert "Ask a member outside the core group" in read(north.aree, "delegations")
    give(north)
    assert "1 of 2" in read(north.aree, "delegations")
    assert "Children&#39;s Centre" in read(north.aree, "delegations", q="Centre")
    assert "Nothing fits" in read(north.aree, "delegations", q="nobody at all")


def test_the_list_asks_as_much_for_many_as_for_few(north: North, assert_queries: Limit) -> None:
    for number in range(60):
        give(north, north.centre if number % 2 else north.office, until=timezone.localdate() + 9 * DAY)
    client = signed_in(north.aree)
    with assert_queries(14):
        page = client.get(reverse("delegations", args=["north"])).content.decode()
    assert "?after=" in page
