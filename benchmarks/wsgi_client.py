"""Calls a WSGI application directly, so that a benchmark measures the server's work and no network."""

import io
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any
from urllib.parse import urlencode

from django.db import connection


class Browser:
    """Sends requests with a fixed set of cookies and keeps what the last answer was."""

    def __init__(self, application: Callable[..., Any], cookies: dict[str, str]) -> None:
        """Keep the application and the cookies."""
        self.application, self.cookies = application, cookies
        self.status, self.body = "", b""

    def send(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[float, float]:
        """Send one request; give the seconds until the whole answer, by the clock and of the processor."""
        path, _, query = path.partition("?")
        payload = urlencode(form or {}).encode()
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(payload)),
            "wsgi.input": io.BytesIO(payload),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            "wsgi.version": (1, 0),
        }
        began, used = time.perf_counter(), time.process_time()
        answer = self.application(environ, self._start)
        self.body = b"".join(answer)
        answer.close()
        return time.perf_counter() - began, time.process_time() - used

    def _start(self, status: str, _headers: list[tuple[str, str]], _error: Any = None) -> None:
        self.status = status


class Counter:
    """Counts what the database is asked."""

    queries = 0

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        """Count one more, and ask."""
        self.queries += 1
        return execute(*asked)


def answer_lines(application: Callable[..., Any], cookies: dict[str, str]) -> None:
    """Serve the measuring process: 'METHOD PATH [name=value …]' → 'clock processor status queries'.

    Queries are counted where the method is COUNT, which gets the page; counting costs time.
    """
    browser = Browser(application, cookies)
    print("ready", flush=True)
    for line in sys.stdin:
        method, where, *pairs = line.rstrip("\n").split("\t")
        form = dict(pair.split("=", 1) for pair in pairs)
        if method == "POST":
            form["csrfmiddlewaretoken"] = cookies["csrftoken"]
        counter = Counter()
        with connection.execute_wrapper(counter) if method == "COUNT" else nullcontext():
            clock, processor = browser.send("GET" if method == "COUNT" else method, where, form)
        print(clock, processor, browser.status.split()[0], counter.queries, flush=True)
