"""The carrier of mail: writes the letter as a mail and hands it to the mail server."""

from email.errors import MessageError

from django.conf import settings

from trellis.channels.carriers import CARRIERS, HandingFailed
from trellis.channels.letters import Letter
from trellis.channels.mail.addresses import For, address, message_id
from trellis.channels.mail.server import hand_to_server
from trellis.channels.mail.writing import written
from trellis.channels.models import Message, Way


class MailCarrier:
    """Hands mails to the server that the settings name."""

    def is_ready(self) -> bool:
        """Say whether mail is set up here."""
        return bool(settings.MAIL_URL and settings.MAIL_FROM)

    def hand_over(self, message: Message, letter: Letter) -> str:
        """Send the mail of a message to whoever gets it: her, or the contact who relays to her."""
        to = message.through or message.person
        if to is None or not to.email:
            raise HandingFailed("no address", for_good=True)
        if not self.is_ready():
            raise HandingFailed("not set up", for_good=False)
        try:
            mail = written(message, letter, to.email)
        except (ValueError, MessageError) as fault:
            # An address that can't stand in a mail; letters of every language can.
            raise HandingFailed("address", for_good=True) from fault
        hand_to_server(settings.MAIL_URL, mail, envelope=address(For.NOTICE, message.pk), to=to.email)
        return message_id(message.handed_as)


CARRIERS[Way.MAIL] = MailCarrier()
