"""Text messages through Kannel's HTTP interface; see its user's guide, "Sending messages"."""

from urllib.parse import urlencode

from django.conf import settings

from trellis.channels.carriers import HandingFailed
from trellis.channels.sms.arriving import Became
from trellis.channels.sms.gateway import Text, address, call, proof_of, user_and_password
from trellis.domain.smsparts import measure

DELIVERED, UNDELIVERED, REJECTED = 1, 2, 16
WANTED_REPORTS = DELIVERED | UNDELIVERED | REJECTED
REPORTS = {
    str(DELIVERED): Became.DELIVERED,
    str(UNDELIVERED): Became.EXPIRED,
    str(REJECTED): Became.FAILED,
}
"""Kannel says of an unknown number and of a phone that is off the same: some in a row tell which it was."""
TAKEN = (200, 202)


def report_url(handed_as: str) -> str:
    """Give where Kannel reports a message: it fills in %d with what became of it."""
    return f"{settings.SITE_ADDRESS}/sms/kannel/report/{handed_as}/{proof_of(handed_as)}?state=%d"


class Kannel:
    """Hands text messages to smsbox."""

    def send(self, text: Text) -> str:
        """Send a text message; Kannel splits it into parts."""
        url = address()
        user, password = user_and_password(url)
        given = {
            "username": user,
            "password": password,
            "from": settings.SMS_NUMBER,
            "to": f"+{text.to}",
            "text": text.said,
            "charset": "UTF-8",
            "coding": "0" if measure(text.said).is_gsm else "2",
        }
        if settings.SMS_SECRET:
            given |= {"dlr-mask": str(WANTED_REPORTS), "dlr-url": report_url(text.handed_as)}
        status, _said = call(url, f"{url.path.rstrip('/') or '/cgi-bin/sendsms'}?{urlencode(given)}")
        if status not in TAKEN:
            # Kannel's words may repeat the number: only the status is kept.
            raise HandingFailed(f"kannel {status}", for_good=status == 400)
        return text.handed_as
