"""Calls a WSGI application directly, so that a benchmark measures the server's work and no network."""

import io
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode


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


def answer_lines(application: Callable[..., Any], cookies: dict[str, str]) -> None:
    """Serve the measuring process: 'METHOD PATH [name=value …]' → 'clock processor status bytes'."""
    browser = Browser(application, cookies)
    print("ready", flush=True)
    for line in sys.stdin:
        method, where, *pairs = line.rstrip("\n").split("\t")
        form = dict(pair.split("=", 1) for pair in pairs)
        if method == "POST":
            form["csrfmiddlewaretoken"] = cookies["csrftoken"]
        clock, processor = browser.send(method, where, form)
        print(clock, processor, browser.status.split()[0], len(browser.body), flush=True)
