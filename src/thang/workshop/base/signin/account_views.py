"""The pages of one's account: password, sessions; and what who keeps people does for an account."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.forms import PasswordForm
from thang.workshop.base.people.invitation_views import kept_account
from thang.workshop.base.people.middleware import own_actor_of, reach_of
from thang.workshop.base.people.services import set_password
from thang.workshop.base.signin.services import take_factors_away
from thang.workshop.base.signin.sessions import end_sessions, sessions_of

OTHERS = "others"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@reauthentication_required(app="thang")
def change_password(request: HttpRequest) -> HttpResponse:
    """With the old one typed a moment ago; every other session is over. Who has none is led back."""
    person = reach_of(request).person
    if not person.has_usable_password():
        return redirect("people:person", person.pk)
    form = PasswordForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(
        set_password, person, form.cleaned_data["password"], actor=own_actor_of(request)
    ):
        others = sessions_of(person).exclude(session_key=request.session.session_key)
        end_sessions(person, others, actor=own_actor_of(request))
        update_session_auth_hash(request, person)
        UserSession.objects.create_from_request(request)  # its key is a new one
        return redirect("people:person", person.pk)
    return render(request, "signin/password.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """One's own, the newest first; one of them is ended, or all but this one."""
    person, current = reach_of(request).person, request.session.session_key
    rows = sessions_of(person)
    if request.method == "POST":
        which = request.POST.get("session", "")
        chosen = rows.exclude(session_key=current) if which == OTHERS else rows.filter(pk=_number(which))
        if not end_sessions(person, chosen, actor=own_actor_of(request)) and which != OTHERS:
            raise Http404
        return redirect("usersessions_list")
    return render(request, "signin/sessions.html", {"rows": rows, "current": current})


@require_POST
def end_theirs(request: HttpRequest, pk: int) -> HttpResponse:
    one = kept_account(request, pk)
    end_sessions(one, sessions_of(one), actor=own_actor_of(request))
    return redirect("people:person", pk)


@require_POST
def take_theirs_away(request: HttpRequest, pk: int) -> HttpResponse:
    """For who lost device and codes."""
    take_factors_away(kept_account(request, pk))
    return redirect("people:person", pk)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
