"""The connection to an SMPP operator: bound for as long as it is needed, and let go when nothing is sent."""

import logging
import select
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any, TypeVar

from django.conf import settings
from smpplib import consts, exceptions, smpp
from smpplib.client import Client

from trellis.channels.sms.gateway import address, user_and_password

LOGGER = "trellis.channels.sms.silent"
logging.getLogger(LOGGER).disabled = True
# The library writes whole messages to its log, numbers and all: ours stays silent.

KEPT_SECONDS = 20.0
"""So long a line is kept on which nothing is sent: an operator has few, and a batch needs one."""
Sent = TypeVar("Sent")


class Refused(Exception):
    """The operator answered that it doesn't take something: the line itself is in order."""

    def __init__(self, code: int) -> None:
        """Keep the operator's code."""
        super().__init__(str(code))
        self.code = code


def _bind(command: str) -> Client:
    url = address()
    user, password = user_and_password(url)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        at = (url.hostname or "", url.port or 2775)
        client = Client(*at, timeout=10, logger_name=LOGGER, allow_unknown_opt_params=True)
    try:
        client.connect()
        getattr(client, command)(system_id=user, password=password)
    except BaseException:
        _let_go(client)
        raise
    return client


def _let_go(client: Client) -> None:
    """Say farewell, if the other side still listens, and close."""
    try:
        client.unbind()
    except (exceptions.PDUError, exceptions.ConnectionError, OSError, AttributeError):
        client.state = consts.SMPP_CLIENT_STATE_OPEN
    client.disconnect()


@contextmanager
def bound(command: str) -> Iterator[Client]:
    """Give a client that is bound, and let it go afterwards, however it ends."""
    client = _bind(command)
    try:
        yield client
    finally:
        _let_go(client)


def answer(client: Client, pdu: Any) -> None:
    """Answer what an operator asks between two of our own packets; one that says farewell has ended it."""
    if pdu.command == "unbind":
        raise exceptions.ConnectionError
    if pdu.command == "enquire_link":
        reply = smpp.make_pdu("enquire_link_resp", client=client)
        reply.sequence = pdu.sequence
        client.send_pdu(reply)


def _is_there(client: Client) -> bool:
    """Say whether a line still stands: what came on it meanwhile is read and answered first.

    Nothing was sent on it yet, so to begin anew can't send anything twice.
    """
    try:
        while select.select([client._socket], [], [], 0)[0]:  # noqa: SLF001  no other name for it
            answer(client, client.read_pdu())
    except (exceptions.PDUError, exceptions.ConnectionError, OSError, ValueError):
        return False
    return True


class Line:
    """The one line of this process on which text messages go out, used by one sender at a time."""

    def __init__(self) -> None:
        """Begin without a connection."""
        self._lock = Lock()
        self._client: Client | None = None
        self._address = ""
        self._timer: Timer | None = None

    def use(self, sends: Callable[[Client], Sent]) -> Sent:
        """Send something on the line that stands, else on a new one; one that breaks isn't used again."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            client = self._ready()
            try:
                sent = sends(client)
            except Refused:
                self._keep()
                raise
            except BaseException:
                self._end()
                raise
            self._keep()
            return sent

    def _ready(self) -> Client:
        known = self._client
        if known is not None and self._address == settings.SMS_URL and _is_there(known):
            return known
        self._end()
        self._client, self._address = _bind("bind_transmitter"), settings.SMS_URL
        return self._client

    def _keep(self) -> None:
        self._timer = Timer(KEPT_SECONDS, self._rest, args=(self._client,))
        self._timer.daemon = True
        self._timer.start()

    def _rest(self, client: Client | None) -> None:
        """Let the line go on which nothing was sent for a while."""
        with self._lock:
            if client is self._client:
                self._end()

    def _end(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            _let_go(client)
