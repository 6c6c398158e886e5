"""Text messages through any gateway that takes JSON by POST, such as a telephone that forwards them."""

import hmac
import json

from django.conf import settings

from trellis.channels.carriers import HandingFailed
from trellis.channels.sms.gateway import Text, address, call

SIGNATURE = "X-Trellis-Signature"
TAKEN = range(200, 300)


def signature(body: bytes) -> str:
    """Sign a body with the secret that both sides know."""
    return f"sha256={hmac.new(settings.SMS_SECRET.encode(), body, 'sha256').hexdigest()}"


class Webhook:
    """Posts `{"id", "from", "to", "text"}`, signed; the same id is the same message."""

    def send(self, text: Text) -> str:
        """Send a text message."""
        url = address()
        told = {"id": text.handed_as, "from": settings.SMS_NUMBER, "to": f"+{text.to}", "text": text.said}
        body = json.dumps(told, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8", SIGNATURE: signature(body)}
        path = f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"
        status, _said = call(url, path, body=body, headers=headers)
        if status not in TAKEN:
            raise HandingFailed(f"webhook {status}", for_good=status in {400, 404, 410, 422})
        return text.handed_as
