"""What text messages need done beside the pages: with SMPP, a line that takes what comes."""

from threading import Event

from trellis.channels.sms.carrying import SmsCarrier
from trellis.channels.sms.gateway import kind
from trellis.channels.sms.smpp import listen
from trellis.jobs.services import service

__all__ = ["SmsCarrier"]


@service("sms-smpp", wanted=lambda: kind() == "smpp")
def take_texts(stop: Event) -> None:
    """Take text messages and receipts as long as the worker runs."""
    listen(stop)
