"""The pages of one's own: what waits, what one was told, how the digest comes."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from thang.words.workshop import workshop_text
from thang.workshop.base.notices.forms import DigestForm, TelephoneForm
from thang.workshop.base.notices.models import Notice
from thang.workshop.base.notices.queries import channel_of, my_work, notice_text, notices_of, unread
from thang.workshop.base.notices.services import choose_channel, mark_read, set_telephone, stop_digest
from thang.workshop.base.notices.stopping import person_of
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.people.access import is_wholly_kept, people_seen_by
from thang.workshop.base.people.middleware import actor_of, own_actor_of, reach_of
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import JOBS
from thang.workshop.base.people.services import actor_of_person

READ, UNREAD = "read", "unread"


@dataclass(frozen=True, slots=True)
class Line:
    """A notice on the page."""

    row: Notice
    text: str


def work(request: HttpRequest) -> HttpResponse:
    """What waits for the one who reads, in the roles in which they act."""
    return render(request, "notices/work.html", {"bins": my_work(reach_of(request), language_of(request))})


def notices(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    language, person = language_of(request), reach_of(request).person
    columns = [
        Column("notice", lambda one: notice_text(one, language)),
        Column("at", lambda one: one.at, "at"),
        Column("due", lambda one: one.due, "due"),
        Column("read_at", lambda one: one.read_at, "read_at", is_hidden=True),
    ]
    options = [(one, workshop_text(f"notice_is_{one}", language)) for one in (UNREAD, READ)]
    narrow = Choice("read", options, lambda rows, value: rows.filter(read_at__isnull=value == UNREAD))
    listing = Listing(request, notices_of(person), columns, [narrow])
    lines = [Line(one, notice_text(one, language)) for one in listing.page.object_list]
    facts = {"listing": listing, "lines": lines, "unread": unread(person)}
    return listing.export("notices") or render(request, "notices/list.html", facts)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """One of theirs, or all; or one again as not read. A number that is none of theirs changes nothing."""
    number = request.POST.get("notice", "")
    which = [int(number)] if number.isascii() and number.isdigit() and len(number) < LONGEST else None
    if number and which is None:
        raise Http404
    mark_read(reach_of(request).person, which, is_read="unread" not in request.POST, now=timezone.now())
    return redirect("notices:list")


LONGEST = 19  # digits of a key, in both databases


@require_http_methods(["GET", "POST"])
def digest(request: HttpRequest) -> HttpResponse:
    """How often it comes, in which language; and one's telephone."""
    language, reach = language_of(request), reach_of(request)
    now = channel_of(reach.person, language)
    initial = {"often": now.often, "mail_language": now.language, "telephone": now.telephone}
    form = DigestForm(request.POST or None, language=language, initial=initial)
    if form.is_valid() and form.performs(choose_channel, reach.person, form.wish(), actor=own_actor_of(request)):
        return redirect("notices:list")
    facts = {"form": form, "has_mail": bool(settings.CHOSEN.mail_server), "may_send": reach.keeps(JOBS)}
    return render(request, "notices/digest.html", facts)


@login_not_required
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """A mail program posts here by itself (RFC 8058), so there is no token of a form; who follows the link is asked."""
    person = person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        stop_digest(person, actor=actor_of_person(person))
    return render(request, "notices/stop.html", {"is_stopped": request.method == "POST"})


@require_http_methods(["GET", "POST"])
def telephone(request: HttpRequest, pk: int) -> HttpResponse:
    """Of somebody whose account one keeps; their own is on the page of the digest."""
    reach, language = reach_of(request), language_of(request)
    one: Person = get_object_or_404(people_seen_by(reach), pk=pk)
    if not is_wholly_kept(reach, one):
        raise Http404
    initial = {"telephone": channel_of(one, language).telephone}
    form = TelephoneForm(request.POST or None, language=language, initial=initial)
    back = reverse("people:person", args=[pk])
    if form.is_valid() and form.performs(set_telephone, one, form.cleaned_data["telephone"], actor=actor_of(request)):
        return redirect(back)
    facts = {"form": form, "what": "telephone_of", "name": one.name, "back": back}
    return render(request, "people/form.html", facts)
