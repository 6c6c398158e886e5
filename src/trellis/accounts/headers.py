"""Headers that Django doesn't set by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

# What no page of Trellis needs is refused to all of them; passkeys belong to our own pages only.
_NEEDED_BY_NONE = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
_OURS = ("publickey-credentials-create", "publickey-credentials-get")
POLICY = ", ".join([f"{name}=()" for name in _NEEDED_BY_NONE] + [f"{name}=(self)" for name in _OURS])


class PermissionsPolicy:
    """Tells the browser which of its abilities our pages use, and that no other site may embed them."""

    def __init__(self, answer: Answer) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        answer = self.answer(request)
        answer.headers.setdefault("Permissions-Policy", POLICY)
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return answer
