"""Who acts: a person, for an organisation, through a channel."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from trellis.domain.problems import N_


class Channel(StrEnum):
    """The ways by which a deed reaches Trellis."""

    WEB = "web"
    MAIL = "mail"
    SMS = "sms"
    PAPER = "paper"
    PHONE = "phone"
    TERMINAL = "terminal"
    API = "api"
    JOB = "job"


CHANNEL_LABELS = {
    Channel.WEB: N_("web page"),
    Channel.MAIL: N_("e-mail"),
    Channel.SMS: N_("text message"),
    Channel.PAPER: N_("paper"),
    Channel.PHONE: N_("phone"),
    Channel.TERMINAL: N_("command line"),
    Channel.API: N_("program"),
    Channel.JOB: N_("background job"),
}


class SomePerson(Protocol):
    """What access needs to know of a person; `accounts.Person` is one."""

    @property
    def pk(self) -> UUID:
        """Give the person's id."""
        ...

    @property
    def is_steward(self) -> bool:
        """Say whether she looks after this installation."""
        ...


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person acting for an organisation through a channel, or an operator with the machine's rights."""

    channel: Channel
    person: SomePerson | None = None
    organisation: UUID | None = None
    name: str = ""
    memo: dict[Any, Any] | None = field(default=None, compare=False, repr=False)
    """What rules have asked already, for an actor who lives no longer than one request; others have none."""

    @classmethod
    def nobody(cls, channel: Channel = Channel.WEB) -> "Actor":
        """Give somebody who hasn't signed in."""
        return cls(channel=channel)

    @classmethod
    def operator(cls, name: str, channel: Channel = Channel.TERMINAL) -> "Actor":
        """Give whoever has the machine's command line, or a background job; the name goes into the record."""
        return cls(channel=channel, name=name)

    @property
    def is_operator(self) -> bool:
        """Say whether this is the machine's owner or a named job: no person, but a name."""
        return self.person is None and bool(self.name)

    @property
    def person_id(self) -> UUID | None:
        """Give the person's id, if there is one."""
        return self.person.pk if self.person else None
