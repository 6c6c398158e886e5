"""Headers that Django doesn't set by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponse]

# What no page of Trellis needs is refused to all of them; passkeys belong to our own pages only.
_NEEDED_BY_NONE = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
_OURS = ("publickey-credentials-create", "publickey-credentials-get")
POLICY = ", ".join([f"{name}=()" for name in _NEEDED_BY_NONE] + [f"{name}=(self)" for name in _OURS])


# These pages show secrets once (an authenticator's key, an invitation), or how somebody is reached.
_KEPT_BY_NOBODY = ("/account/", "/join", "/me/", "/people/")


class SafeAnswers:
    """Tells browsers what our pages need, that no other site may embed them, and which they must not keep."""

    def __init__(self, answer: Answer) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        answer = self.answer(request)
        if request.path.startswith(_KEPT_BY_NOBODY):
            add_never_cache_headers(answer)
        answer.headers.setdefault("Permissions-Policy", POLICY)
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return answer
