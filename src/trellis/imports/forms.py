"""What somebody fills in to bring a list in."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

ANSWER, DAY = "a:", "d:"
_MOST_BYTES = 50_000_000
_DIGITS = 9


class UploadForm(forms.Form):
    """A list to be looked at; nothing is changed by choosing it."""

    file = forms.FileField(
        label=_("Your list"),
        help_text=_("XLSX or CSV, as you have it. Nothing is changed yet: you will see what it would do."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )


def answers_in(given: Mapping[str, str]) -> dict[str, str]:
    """Give the answers of a page by their questions' ids; a day beside 'left' goes with it."""
    answers = {key.removeprefix(ANSWER): value for key, value in given.items() if key.startswith(ANSWER)}
    for key, answer in answers.items():
        if answer == "left" and given.get(f"{DAY}{key}"):
            answers[key] = f"left:{given[f'{DAY}{key}']}"
    return answers


def figures_in(given: Mapping[str, str]) -> dict[str, int]:
    """Give the figures that somebody saw before she let the list in."""
    return {name: int(value) for name, value in given.items() if _is_figure(value)}


def _is_figure(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= _DIGITS
