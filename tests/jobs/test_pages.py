"""Whoever looks after the installation sees what waits and failed, and tries it again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.people import NOBODY, OPERATOR, North, by, person
from trellis.access.action import VERBS
from trellis.domain.problems import JOB_NOT_FAILED, NOT_PERMITTED, Problem
from trellis.jobs import actions, rules, working
from trellis.jobs.models import Job, State
from trellis.ledger.models import NODE, Line


@pytest.fixture
def failed(db: None) -> Job:
    now = timezone.now()
    return Job.objects.create(
        name="test.fail", state=State.FAILED, run_at=now, ended_at=now, fault="ValueError", tries=8, key="one"
    )


@pytest.fixture
def prasit(db: None) -> Any:
    return person("Prasit Keeps", is_steward=True)


def test_a_steward_sees_what_failed_and_lets_it_be_tried_again(
    client: Client, failed: Job, prasit: Any
) -> None:
    client.force_login(prasit)
    assert "Background work failed for good: 1 jobs" in client.get("/").content.decode()
    page = client.get("/jobs").content.decode()
    assert "ValueError" in page
    answer = client.post(f"/jobs/{failed.pk}/retry", follow=True)
    assert "It is tried again in a moment." in answer.content.decode()
    failed.refresh_from_db()
    assert (failed.state, failed.tries) == (State.WAITING, 0)
    assert "isn&#39;t standing still" in client.post(f"/jobs/{failed.pk}/retry", follow=True).content.decode()
    assert Line.objects.get(verb="job.retry").chain == NODE


def test_others_see_nothing_of_it(client: Client, failed: Job, north: North) -> None:
    assert client.get("/jobs").status_code == 404
    client.force_login(north.malee)
    assert client.get("/jobs").status_code == 404
    assert client.post(f"/jobs/{failed.pk}/retry").status_code == 404
    with pytest.raises(Problem) as raised:
        actions.retry_job(actor=by(north.malee), job=failed)
    assert raised.value.kind == NOT_PERMITTED


def test_one_that_waits_already_is_the_new_try(failed: Job) -> None:
    Job.objects.create(name=failed.name, key="one", run_at=timezone.now() + timedelta(days=1))
    actions.retry_job(actor=OPERATOR, job=failed)
    assert Job.objects.get(state=State.WAITING).run_at <= timezone.now()
    assert sorted(Job.objects.values_list("state", flat=True)) == [State.DONE, State.WAITING]
    with pytest.raises(Problem) as raised:
        actions.retry_job(actor=OPERATOR, job=failed)
    assert raised.value.kind == JOB_NOT_FAILED


def test_the_list_asks_little_however_much_failed(
    client: Client,
    failed: Job,
    prasit: Any,
    assert_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    now = timezone.now()
    Job.objects.bulk_create(
        Job(name="a.b", state=State.FAILED, run_at=now, ended_at=now, fault="E") for _ in range(60)
    )
    client.force_login(prasit)
    with assert_queries(9):
        page = client.get("/jobs").content.decode()
    assert "?page=2" in page
    assert "test.fail" in client.get("/jobs?page=2").content.decode()
    for page_of in ("0", "x", "9" * 5_000):
        assert client.get("/jobs", {"page": page_of}).status_code == 200


def test_jobs_of_long_ago_are_forgotten_and_failures_arent(failed: Job) -> None:
    long_ago = timezone.now() - timedelta(weeks=4)
    Job.objects.filter(pk=failed.pk).update(ended_at=long_ago)
    Job.objects.create(name="a.b", state=State.DONE, run_at=long_ago, ended_at=long_ago)
    working.later("jobs.forget")
    working.work_off()
    assert set(Job.objects.values_list("name", "state")) == {
        ("test.fail", State.FAILED),
        ("jobs.forget", State.DONE),
    }
    assert Line.objects.get(verb="job.forget").detail["count"] == 1


@pytest.mark.parametrize("rule", [rules.sees_jobs, rules.may_retry, rules.may_forget])
def test_both_halves_agree(rule: Any, failed: Job, prasit: Any, north: North) -> None:
    for actor in (NOBODY, OPERATOR, by(prasit), by(north.malee)):
        found = set(Job.objects.filter(rule.where(actor)))
        assert rule.test(actor, failed) == (failed in found)
    assert VERBS["job.retry"].allow is rules.may_retry
