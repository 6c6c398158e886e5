"""An operator's side of SMPP for the tests: a real socket, with the packets of smpplib itself."""

import socket
from threading import Thread
from types import TracebackType
from typing import Any

from smpplib import consts, smpp
from smpplib.client import SimpleSequenceGenerator

FROM = "66810000002"


class SmppServer:
    """Answers binds and submits, and delivers to whoever is bound as receiver."""

    def __init__(self, status: int = 0) -> None:
        """Listen on a free port; `status` is what every submit is answered with."""
        self.status = status
        self.binds: list[str] = []
        self.farewells = 0
        self.lines: list[socket.socket] = []
        self.took: list[tuple[str, int, int, bytes]] = []
        self.sequence_generator = SimpleSequenceGenerator()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._receiver: socket.socket | None = None

    def next_sequence(self) -> int:
        """Number a packet of ours."""
        return int(self.sequence_generator.next_sequence())

    @property
    def sequence(self) -> int:
        """Give the number of the last packet."""
        return int(self.sequence_generator.sequence)

    def __enter__(self) -> "SmppServer":
        """Begin to answer."""
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the door."""
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                line, _address = self._socket.accept()
            except OSError:
                return
            Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        while (pdu := self._read(line)) is not None:
            command = pdu.command
            self._note(line, command)
            if command == "submit_sm":
                self._submitted(line, pdu)
            elif command == "bind_receiver":
                self._answer(line, pdu)
                self._receiver = line
                return
            elif command != "enquire_link_resp":
                self._answer(line, pdu)
                if command == "unbind":
                    return

    def _note(self, line: socket.socket, command: str) -> None:
        self.farewells += command == "unbind"
        if command.startswith("bind_"):
            self.binds.append(command)
            self.lines.append(line)

    def ask_if_there(self) -> None:
        """Ask on the latest line if the other side is still there; it answers when it next sends."""
        self.lines[-1].sendall(smpp.make_pdu("enquire_link", client=self).generate())

    def hang_up(self) -> None:
        """Break the latest line without a word."""
        self.lines[-1].shutdown(socket.SHUT_RDWR)

    def _submitted(self, line: socket.socket, pdu: Any) -> None:
        to = pdu.destination_addr.decode()
        self.took.append((to, pdu.data_coding, pdu.esm_class, pdu.short_message))
        self._answer(line, pdu, message_id=f"m{len(self.took)}")

    def _answer(self, line: socket.socket, pdu: Any, **more: Any) -> None:
        status = self.status if pdu.command == "submit_sm" else 0
        answer = smpp.make_pdu(f"{pdu.command}_resp", client=self, status=status, **more)
        answer.sequence = pdu.sequence
        line.sendall(answer.generate())

    def _read(self, line: socket.socket) -> Any:
        head = line.recv(4, socket.MSG_WAITALL)
        if len(head) < 4:
            return None
        rest = line.recv(int.from_bytes(head, "big") - 4, socket.MSG_WAITALL)
        return smpp.parse_pdu(head + rest, client=self, allow_unknown_opt_params=True)

    def deliver(self, content: bytes, coding: int, esm_class: int = 0) -> None:
        """Bring a text message or a receipt, and wait until it's acknowledged."""
        while self._receiver is None:
            pass
        packet = smpp.make_pdu(
            "deliver_sm",
            client=self,
            source_addr=FROM,
            source_addr_ton=consts.SMPP_TON_INTL,
            destination_addr="66210000000",
            dest_addr_ton=consts.SMPP_TON_INTL,
            esm_class=esm_class,
            data_coding=coding,
            short_message=content,
        )
        self._receiver.sendall(packet.generate())
        assert self._read(self._receiver).command == "deliver_sm_resp"

    def let_go(self) -> None:
        """Wake the receiver, and answer its farewell."""
        assert self._receiver is not None
        self._receiver.sendall(smpp.make_pdu("enquire_link", client=self).generate())
        while (pdu := self._read(self._receiver)).command != "unbind":
            pass
        self._answer(self._receiver, pdu)
