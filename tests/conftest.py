"""What every test may use: tables that can be emptied, the real input beside the project, a query limit."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext

from tests.people import north, south
from trellis.ledger import protection

__all__ = ["north", "south"]

PROJECT = Path(__file__).resolve().parent.parent
SHARED_DATA = PROJECT.parent / "shared" / "data"

QueryLimit = Callable[[int], AbstractContextManager[CaptureQueriesContext]]


@pytest.fixture(scope="session", autouse=True)
def _emptying_reaches_the_ledger() -> Iterator[None]:
    """Let Django empty the tables between tests: the product's database refuses to, for the ledger."""
    empty = TransactionTestCase._fixture_teardown

    def unlocked_empty(case: TransactionTestCase) -> None:
        with protection.unlocked(connection):
            empty(case)

    TransactionTestCase._fixture_teardown = unlocked_empty
    yield
    TransactionTestCase._fixture_teardown = empty


@pytest.fixture(scope="session")
def project() -> Path:
    """Give the project's root."""
    return PROJECT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Give the folder of real input beside the project; without it a test is left out, and said to be."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the real input isn't there: {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture
def assert_queries() -> QueryLimit:
    """Give a limit on queries: `with assert_queries(at_most=9): ...`; a failure lists what was asked."""

    @contextmanager
    def limit(at_most: int) -> Iterator[CaptureQueriesContext]:
        with CaptureQueriesContext(connection) as asked:
            yield asked
        if len(asked) > at_most:
            listed = "\n".join(
                f"{number}. {query['sql'][:300]}" for number, query in enumerate(asked, start=1)
            )
            pytest.fail(f"{len(asked)} queries, at most {at_most} were allowed:\n{listed}")

    return limit


def pytest_collection_finish(session: pytest.Session) -> None:
    """Look for garbage seldom: most of what is there by now stays, and looking through it took a quarter."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were left out, and why: a skip that nobody sees is a test that nobody has."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("LEFT OUT")
        for reason, count in reasons.most_common():
            terminalreporter.write_line(f"{count} test{'s' if count > 1 else ''}: {reason}")
