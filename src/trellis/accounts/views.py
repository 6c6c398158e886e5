"""Pages of the accounts room: one's own, invitations, and the language."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from markupsafe import Markup

from trellis.access.actor import Actor, Channel
from trellis.access.request import Request
from trellis.accounts import actions, codes, devices, queries
from trellis.accounts.forms import ChangePersonForm, CodeForm, PasswordForm
from trellis.accounts.models import Calendar, Person
from trellis.accounts.slip import Slip
from trellis.domain.problems import INVITATION_UNKNOWN, TOO_OFTEN, Problem
from trellis.ui import dates
from trellis.ui.deeds import attempt, done, renew
from trellis.ui.problems import sentence
from trellis.ui.views import problem_page

WAIT_MINUTES = 5


def too_often(request: HttpRequest) -> HttpResponse:
    """Say when to try again; allauth calls this for whatever it counts."""
    answer = problem_page(request, Problem(TOO_OFTEN, minutes=WAIT_MINUTES))
    answer.headers["Retry-After"] = str(WAIT_MINUTES * 60)
    return answer


@require_GET
def by_invitation(request: Request) -> HttpResponse:
    """Say how one gets an account or a new password here: from the coordinator."""
    return render(request, "accounts/by_invitation.html")


def _safe(request: HttpRequest, address: str) -> str:
    hosts = {request.get_host()}
    fits = url_has_allowed_host_and_scheme(address, allowed_hosts=hosts, require_https=request.is_secure())
    return address if fits else "/"


@require_POST
def language(request: Request) -> HttpResponse:
    """Read in another language from now on: on this device, and wherever this person signs in."""
    chosen = request.POST.get("language", "")
    answer = redirect(_safe(request, request.POST.get("next", "/")))
    if chosen in dict(settings.LANGUAGES):
        if isinstance(request.user, Person) and request.user.language != chosen:
            actions.read_in(actor=request.actor, person=request.user, language=chosen)
        year = 60 * 60 * 24 * 365
        name, secure = settings.LANGUAGE_COOKIE_NAME, settings.SESSION_COOKIE_SECURE
        answer.set_cookie(name, chosen, max_age=year, samesite="Lax", secure=secure, httponly=True)
    return answer


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def join(request: Request) -> HttpResponse:
    """Take the code of an invitation; a link brings it behind the #, which no server log ever sees."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and not ratelimit.consume(request, action="code_failed", dry_run=True):
        return too_often(request)
    if form.is_valid():
        try:
            invitation = queries.invitation_of(form.cleaned_data["code"])
        except Problem as problem:
            if problem.kind == INVITATION_UNKNOWN:
                ratelimit.consume(request, action="code_failed")
            form.add_error("code", sentence(problem))
        else:
            request.session[queries.INVITED] = str(invitation.pk)
            return redirect("join-password")
    return render(request, "accounts/join.html", {"form": form})


def _sign_in(request: HttpRequest, person: Person) -> HttpResponse:
    """Go on as after a password at the sign-in page: a second step is asked for where there is one."""
    login = Login(user=person, redirect_url="/")
    answer: HttpResponse = perform_password_login(request, {"username": person.sign_in_name}, login)
    return answer


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def join_password(request: Request) -> HttpResponse:
    """Let an invited person set her password, and sign her in."""
    invitation = queries.invitation_in(request.session)
    person = invitation.person
    form = PasswordForm(request.POST or None, person=person)
    if form.is_valid():
        actor, password = Actor(channel=Channel.WEB, person=person), form.cleaned_data["password1"]
        held = actions.use_invitation(actor=actor, invitation=invitation, password=password)
        request.session.flush()
        return _sign_in(request, held.person)
    return render(request, "accounts/join_password.html", {"form": form, "person": person})


def _paper(slip: Slip) -> Markup:
    """Give the slip in the language of the person who will read it."""
    in_her_era = slip.person.calendar == Calendar.BUDDHIST
    with translation.override(slip.person.language), dates.reading(lambda: in_her_era):
        return Markup(render_to_string("accounts/paper.html", {"slip": slip}))  # noqa: S704  a template escapes


@never_cache
@require_POST
@login_required
def invite(request: Request, pk: UUID) -> HttpResponse:
    """Make an invitation and show it, once, as a slip to print or read out."""
    person = queries.person_to(queries.people_to_invite(request.actor), pk)
    code = codes.new()
    invitation = actions.make_invitation(actor=request.actor, person=person, code=code)
    slip = Slip(person=person, code=code, until=invitation.expires_at, site=request.build_absolute_uri("/"))
    return render(request, "accounts/slip.html", {"slip": slip, "paper": _paper(slip)})


@require_GET
@login_required
def me(request: Request) -> HttpResponse:
    """Show what is known of the reader, and lead to everything that she may change about it."""
    return render(request, "accounts/me.html", {"person": queries.oneself(request.actor)})


def _change(request: Request, person: Person, back: str) -> HttpResponse:
    form = ChangePersonForm(request.POST or None, person=person)

    def change() -> Person:
        seen = form.cleaned_data["version"]
        return actions.change_person(actor=request.actor, person=person, details=form.details(), version=seen)

    if attempt(form, change):
        return done(request, _("Saved."), back)
    theirs = form.stands(person) if renew(form, person.version) else []
    context = {"form": form, "person": person, "back": back, "theirs": theirs}
    return render(request, "accounts/change.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@login_required
def me_change(request: Request) -> HttpResponse:
    """Change one's own details."""
    return _change(request, queries.oneself(request.actor), "/me/")


@require_http_methods(["GET", "POST"])
@login_required
def person_change(request: Request, pk: UUID) -> HttpResponse:
    """Correct somebody's details, on her behalf."""
    person = queries.person_to(queries.people_to_change(request.actor), pk)
    return _change(request, person, _safe(request, request.GET.get("next", "/")))


@require_http_methods(["GET", "POST"])
@login_required
def sessions(request: Request) -> HttpResponse:
    """Show where the reader is signed in; a POST ends all but this session."""
    if request.method == "POST":
        actions.end_session(actor=request.actor, person=queries.oneself(request.actor), number=None)
        messages.success(request, _("All other sessions have ended."))
        return redirect("usersessions_list")
    found = [devices.device(session) for session in queries.sessions_of(request.actor)]
    return render(request, "accounts/sessions.html", {"devices": found})


@require_POST
@login_required
def session_end(request: Request, number: int) -> HttpResponse:
    """End one session, on whichever device it is."""
    actions.end_session(actor=request.actor, person=queries.oneself(request.actor), number=number)
    messages.success(request, _("That session has ended."))
    return redirect("usersessions_list")
