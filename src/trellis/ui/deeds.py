"""Forms and buttons that do a deed: what goes wrong becomes a sentence, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from trellis.domain.problems import NOT_FOUND, NOT_PERMITTED, Problem
from trellis.ui.problems import sentence

Done = TypeVar("Done")
NOT_HERS = frozenset({NOT_PERMITTED, NOT_FOUND})
"""Failures that get a page of their own: the form isn't the reader's to mend."""


def attempt(form: forms.BaseForm, deed: Callable[[], Done]) -> Done | None:
    """Do a deed when the form is right; what is wrong becomes the form's, which keeps what was typed."""
    if not form.is_valid():
        return None
    try:
        return deed()
    except Problem as problem:
        if problem.kind in NOT_HERS:
            raise
        form.add_error(None, sentence(problem))
        return None


def renew(form: forms.BaseForm, version: int | str, name: str = "version") -> bool:
    """Say whether somebody changed the row meanwhile; what is sent next is then about the new version."""
    if not isinstance(form.data, QueryDict) or form.data.get(name) == str(version):
        return False
    sent = form.data.copy()
    sent[name] = str(version)
    form.data = sent
    return True


def done(request: HttpRequest, says: str, where: str, *args: Any) -> HttpResponse:
    """Go on to a page that says what was done; `where` is an address, or a page's name with its `args`."""
    messages.success(request, says)
    return redirect(where, *args)


def not_done(request: HttpRequest, problem: Problem, where: str, *args: Any) -> HttpResponse:
    """Go back to a page that says why nothing was done; who may not gets the page that says so."""
    if problem.kind in NOT_HERS:
        raise problem
    messages.error(request, sentence(problem))
    return redirect(where, *args)
