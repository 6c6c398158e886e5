"""What each request carries: the actor, and the language the person reads."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person

Answer = Callable[[HttpRequest], HttpResponse]


def actor_of(request: HttpRequest) -> Actor:
    """Give whoever asks, through the web page."""
    person = request.user
    return (
        Actor(channel=Channel.WEB, person=person, memo={}) if isinstance(person, Person) else Actor.nobody()
    )


class ActorOfRequest:
    """Puts `request.actor` on each request; nothing is read from the database until somebody asks for it."""

    def __init__(self, answer: Answer) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Name the actor, then answer."""
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return self.answer(request)


class PersonLanguage:
    """Chooses the language: the person's own, else the one chosen on this device, else the browser's."""

    def __init__(self, answer: Answer) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read in the person's language, and tell caches that the page differs by it."""
        language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if request.user.is_authenticated:
            language = request.user.language
        if not translation.check_for_language(language) or language not in dict(settings.LANGUAGES):
            language = translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            answer = self.answer(request)
        answer.headers.setdefault("Content-Language", language)
        return answer
