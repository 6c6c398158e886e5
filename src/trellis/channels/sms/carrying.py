"""The carrier of text messages: words the letter, finds the number, hands both to the gateway."""

from dataclasses import replace

from django.conf import settings

from trellis.channels.carriers import CARRIERS, HandingFailed
from trellis.channels.letters import Letter
from trellis.channels.models import Message, Purpose, Way
from trellis.channels.numbers import number_of
from trellis.channels.sms.gateway import Gateway, Text, kind
from trellis.channels.sms.kannel import Kannel
from trellis.channels.sms.rendering import text_of
from trellis.channels.sms.smpp import Smpp
from trellis.channels.sms.webhook import Webhook

GATEWAYS: dict[str, type[Gateway]] = {"kannel": Kannel, "webhook": Webhook, "smpp": Smpp}


def number_for(message: Message) -> str:
    """Give the number that a message goes to: a reply to where it came from, else hers or her relay's."""
    if message.purpose == Purpose.REPLY and message.answers is not None:
        return message.answers.sender
    to = message.through or message.person
    return number_of(to) if to is not None else ""


class SmsCarrier:
    """Hands text messages to the gateway that the settings name."""

    def is_ready(self) -> bool:
        """Say whether text messages are set up here."""
        return bool(settings.SMS_URL) and kind() in GATEWAYS

    def hand_over(self, message: Message, letter: Letter) -> str:
        """Send the text message of a message."""
        number = number_for(message)
        if not number:
            raise HandingFailed("no number", for_good=True)
        if not self.is_ready():
            raise HandingFailed("not set up", for_good=False)
        short = message.network.acronym if message.network else ""
        worded = text_of(replace(letter, network=short or letter.network))
        text = Text(number, worded, message.handed_as)
        return GATEWAYS[kind()]().send(text)


CARRIERS[Way.SMS] = SmsCarrier()
