"""The pages by which somebody is invited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import XLSX, xlsx_of
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.access import awaiting, is_wholly_kept, people_seen_by
from thang.workshop.base.people.forms import InvitationForm
from thang.workshop.base.people.inviting import MOST_LINKS, Link, invite, make_link, make_links, make_reset_link
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.models import Person


@never_cache
@require_http_methods(["GET", "POST"])
def invite_somebody(request: HttpRequest) -> HttpResponse:
    """Somebody new with their first role; the link is on the page that follows, and nowhere else ever after."""
    reach = reach_of(request)
    if not reach.keeps("people"):
        raise Http404
    form = InvitationForm(request.POST or None, language=language_of(request), reach=reach)
    if form.is_valid():
        try:
            whom, term, office = form.newcomer(), form.term(), reach.office("people")
            return _shown(request, invite(whom, term, actor=actor_of(request), by=office, inviter=reach.person))
        except Refused as refused:
            form.refuse(refused)
    facts = {"form": form, "what": "person_invite", "back": reverse("people:list")}
    return render(request, "people/form.html", facts)


@never_cache
@require_POST
def give_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for somebody who never set a password, such as where the first one expired."""
    reach = reach_of(request)
    one = get_object_or_404(people_seen_by(reach), pk=pk)
    if one.has_usable_password() or not keeps_account(request, one):
        raise Http404
    return _shown(request, make_link(one, actor=actor_of(request), inviter=reach.person))


@never_cache
@require_http_methods(["GET", "POST"])
def give_links(request: HttpRequest) -> HttpResponse:
    """For all who never came in, such as those of a list: a workbook with their links, which are kept nowhere else."""
    reach = reach_of(request)
    if not reach.keeps("people"):
        raise Http404
    count = awaiting(reach)[:MOST_LINKS].count()
    if request.method == "GET" or not count:
        return render(request, "people/links.html", {"count": count})
    links = make_links(reach, actor=actor_of(request))
    answer = HttpResponse(xlsx_of(_rows(request, links)), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="links.xlsx"'
    return answer


def _rows(request: HttpRequest, links: Sequence[Link]) -> Iterator[list[str]]:
    language = language_of(request)
    yield [workshop_text(f"column_{name}", language) for name in ("name", "sign_in", "email", "link", "valid_until")]
    for one in links:
        person = one.person
        yield [person.name, person.sign_in, person.email, _address(request, one), shown(one.expires_at, language)]


@never_cache
@require_POST
def give_reset_link(request: HttpRequest, pk: int) -> HttpResponse:
    """For somebody who forgot their password; it is handed over in person, and the trail says who made it."""
    one = kept_account(request, pk)
    if not one.has_usable_password():
        raise Http404
    return _shown(request, make_reset_link(one, actor=actor_of(request), inviter=reach_of(request).person))


def kept_account(request: HttpRequest, pk: int) -> Person:
    """Of somebody else whose account is theirs to keep, who asks. Raises Http404."""
    one = get_object_or_404(people_seen_by(reach_of(request)), pk=pk)
    if one == reach_of(request).person or not keeps_account(request, one):
        raise Http404
    return one


def keeps_account(request: HttpRequest, one: Person) -> bool:
    return not one.is_demonstration and is_wholly_kept(reach_of(request), one)


def _shown(request: HttpRequest, link: Link) -> HttpResponse:
    return render(request, "people/link.html", {"link": link, "address": _address(request, link)})


def _address(request: HttpRequest, link: Link) -> str:
    return request.build_absolute_uri(reverse("signin_invitation", args=[link.token]))
