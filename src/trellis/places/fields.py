"""Choosing a place in a form, with suggestions where there is JavaScript."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from trellis.places import queries
from trellis.places.models import Place
from trellis.ui.choosing import ChooseField, ChooseInput, Typed


class PlaceInput(ChooseInput):
    """A line to type a place's name into."""

    page = "places/choose.html"

    def standing(self, value: Any) -> tuple[str, UUID] | None:
        """Give a place with what it lies in; an id will do."""
        place = value if isinstance(value, Place) else Place.objects.filter(pk=value).first()
        return (queries.with_paths([place])[0].label, place.pk) if place else None


class PlaceField(ChooseField[Place]):
    """Gives a `Place`, or None when nothing was typed and needn't be. `initial` is a Place or its id."""

    widget = PlaceInput
    default_error_messages = {
        "required": _("Type the name of a place."),
        "none": _(
            "No place is called '%(text)s'. Try a part of its name, its code, or the district it lies in."
        ),
        "which": ngettext_lazy(
            "%(count)s place is called '%(text)s'. Is it this one?",
            "%(count)s places are called '%(text)s'. Which one do you mean?",
            "count",
        ),
        "gone": _("The place that was chosen isn't there any more. Choose again."),
        "similar": _("No place has exactly the name '%(text)s'. Is it one of these?"),
    }

    def at(self, pk: UUID) -> Place | None:
        """Give a place that knows where it lies."""
        return next(iter(queries.with_paths(list(Place.objects.filter(pk=pk)))), None)

    def find(self, words: str) -> tuple[list[Place], list[Place]]:
        """Give the places of this name or code, or else the likeliest."""
        found = queries.named(words)
        return found, [] if found else queries.suggest(words)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another place is meant than the one that stood there."""
        standing = initial.pk if isinstance(initial, Place) else initial
        return not (isinstance(data, Typed) and data.chosen == standing and bool(data.text) == bool(standing))
