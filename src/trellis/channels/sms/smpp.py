"""Text messages straight to an operator by SMPP 3.4: one bind that sends, one that takes what comes."""

import re
from threading import Event
from typing import Any
from zlib import crc32

from django.conf import settings
from smpplib import consts, exceptions
from smpplib.client import Client

from trellis.channels.carriers import HandingFailed
from trellis.channels.sms.arriving import Became, Part, arrived, reported
from trellis.channels.sms.gateway import Text
from trellis.channels.sms.line import Line, Refused, answer, bound
from trellis.domain.smsparts import as_gsm, from_gsm, measure, parts_of

LINE = Line()
ENDS_FOR_GOOD = {
    consts.SMPP_ESME_RINVDSTADR,
    consts.SMPP_ESME_RINVSRCADR,
    consts.SMPP_ESME_RINVMSGLEN,
}
RECEIPT = 0x04
WITH_HEADER = 0x40
_RECEIPT_ID = re.compile(r"\bid:\s*([^\s]+)")
_RECEIPT_STATE = re.compile(r"\bstat:\s*([A-Z]+)", re.IGNORECASE)
STATES = {
    "DELIVRD": Became.DELIVERED,
    "EXPIRED": Became.EXPIRED,
    "DELETED": Became.EXPIRED,
    "UNDELIV": Became.FAILED,
    "REJECTD": Became.FAILED,
}


def _encoded(part: str, *, is_gsm: bool) -> bytes:
    return as_gsm(part) if is_gsm else part.encode("utf-16-be")


def _pieces(text: Text) -> list[tuple[bytes, bool]]:
    """Give the bytes of each part, with its header when there are several: the same header each time."""
    measured = measure(text.said)
    parts = parts_of(text.said)
    if len(parts) == 1:
        return [(_encoded(parts[0], is_gsm=measured.is_gsm), False)]
    reference = crc32(text.handed_as.encode()) & 0xFF
    return [
        (bytes([5, 0, 3, reference, len(parts), number]) + _encoded(part, is_gsm=measured.is_gsm), True)
        for number, part in enumerate(parts, 1)
    ]


class Smpp:
    """Submits text messages; the last part asks for a receipt, and its name stands for the message."""

    def send(self, text: Text) -> str:
        """Send a text message, on the line that the one before went out on."""
        try:
            return LINE.use(lambda client: self._submit(client, text))
        except Refused as fault:
            raise HandingFailed(f"smpp {fault.code}", for_good=fault.code in ENDS_FOR_GOOD) from fault
        except exceptions.PDUError as fault:
            code = fault.args[1] if len(fault.args) > 1 else 0
            raise HandingFailed(f"smpp {code}", for_good=code in ENDS_FOR_GOOD) from fault
        except (exceptions.ConnectionError, OSError) as fault:
            raise HandingFailed(f"smpp: {type(fault).__name__}", for_good=False) from fault

    def _submit(self, client: Client, text: Text) -> str:
        coding = consts.SMPP_ENCODING_DEFAULT if measure(text.said).is_gsm else consts.SMPP_ENCODING_ISO10646
        pieces, named = _pieces(text), ""
        source_ton = consts.SMPP_TON_INTL if settings.SMS_NUMBER.isdecimal() else consts.SMPP_TON_ALNUM
        for number, (content, has_header) in enumerate(pieces, 1):
            client.send_message(
                source_addr_ton=source_ton,
                source_addr=settings.SMS_NUMBER,
                dest_addr_ton=consts.SMPP_TON_INTL,
                dest_addr_npi=consts.SMPP_NPI_ISDN,
                destination_addr=text.to,
                short_message=content,
                data_coding=coding,
                esm_class=WITH_HEADER if has_header else 0,
                registered_delivery=int(number == len(pieces)),
            )
            named = _answered(client)
        return named


def _answered(client: Client) -> str:
    """Wait for the answer to what was submitted; give the name that the operator has for it."""
    while True:
        pdu = client.read_pdu()
        if pdu.command != "submit_sm_resp":
            answer(client, pdu)
            continue
        if pdu.is_error():
            raise Refused(int(pdu.status))
        return (pdu.message_id or b"").decode("ascii", "replace")[:120]


def listen(stop: Event) -> None:
    """Take what comes until told to stop; whoever called begins again when the line breaks."""
    with bound("bind_receiver") as client:
        client.set_message_received_handler(take)
        while not stop.is_set():
            client.read_once()


def take(*, pdu: Any) -> int:
    """Take one delivered message or receipt; it is acknowledged when it's kept."""
    said = bytes(pdu.short_message or pdu.message_payload or b"")
    if pdu.esm_class & 0x3C == RECEIPT:
        _receipt(pdu, said.decode("latin-1"))
        return int(consts.SMPP_ESME_ROK)
    part, body = _headed(said) if pdu.esm_class & WITH_HEADER else (None, said)
    sender = bytes(pdu.source_addr or b"").decode("ascii", "replace")
    arrived(sender, decoded(body, pdu.data_coding), part=part)
    return int(consts.SMPP_ESME_ROK)


def _receipt(pdu: Any, said: str) -> None:
    found = _RECEIPT_ID.search(said)
    named = bytes(pdu.receipted_message_id or b"").decode("ascii", "replace").rstrip("\x00")
    state = _RECEIPT_STATE.search(said)
    word = state[1].upper() if state else ""
    if (named or found) and word in STATES:
        known = named or (found[1] if found else "")
        reported({"carrier_id": known}, STATES[word], f"smpp {word}")


def _headed(said: bytes) -> tuple[Part | None, bytes]:
    """Read the header in front of a part: information elements of concatenation, of 8 or 16 bits."""
    length = said[0] if said else 0
    header, body = said[1 : 1 + length], said[1 + length :]
    while len(header) >= 2:
        kind, size = header[0], header[1]
        element, header = header[2 : 2 + size], header[2 + size :]
        if kind == 0x00 and len(element) == 3:
            return Part(element[0], element[1], element[2]), body
        if kind == 0x08 and len(element) == 4:
            return Part(element[0] << 8 | element[1], element[2], element[3]), body
    return None, body


def decoded(body: bytes, coding: int) -> str:
    """Give the text of a message: in GSM's letters, Latin-1 or UCS-2."""
    if coding == consts.SMPP_ENCODING_ISO10646:
        return body.decode("utf-16-be", "replace")
    if coding == consts.SMPP_ENCODING_DEFAULT:
        return from_gsm(body)
    return body.decode("latin-1")
