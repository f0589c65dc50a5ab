"""The pages of reminding: lists with their text to copy, and the log of calls and messages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.jobs.services import Asker, ask
from thang.workshop.base.notices.models import WAYS, ZALO, Recipients
from thang.workshop.base.notices.recipients import drop_list, keep_list, lists_seen_by, text_of, units_of
from thang.workshop.base.notices.reminder_forms import CallForm, ListForm, now_typed
from thang.workshop.base.notices.reminding import amendable_by, log_seen_by, note
from thang.workshop.base.notices.sending import send_list
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import with_code
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.roles import PEOPLE


def lists(request: HttpRequest) -> HttpResponse:
    reach, _ = _keeper(request)
    return render(request, "notices/lists.html", {"lists": lists_seen_by(reach)})


@require_http_methods(["GET", "POST"])
def add_list(request: HttpRequest) -> HttpResponse:
    _, office = _keeper(request)
    language = language_of(request)
    texts = {name: workshop_text(f"list_{name}", "vi") for name in ("opening", "closing")}
    return _list_page(request, Recipients(organisation=office), {**texts, "only": "open_work"}, language)


@require_http_methods(["GET", "POST"])
def change_list(request: HttpRequest, pk: int) -> HttpResponse:
    one = _list(request, pk)
    codes = _codes(one.chosen.all(), reach_of(request))
    known = {"list_name": one.name, "list_role": one.role, "only": one.only, "units": codes}
    texts = {"opening": one.opening, "closing": one.closing}
    return _list_page(request, one, {**known, **texts}, language_of(request))


def _list_page(request: HttpRequest, one: Recipients, initial: dict[str, str], language: Language) -> HttpResponse:
    form = ListForm(request.POST or None, language=language, reach=reach_of(request), initial=initial)
    if form.is_valid() and form.performs(keep_list, one, form.wanted(), actor=actor_of(request)):
        return redirect("notices:text", one.pk)
    back = reverse("notices:text", args=[one.pk]) if one.pk else reverse("notices:lists")
    facts = {"form": form, "what": "list_change" if one.pk else "list_add", "name": one.name, "back": back}
    return render(request, "people/form.html", facts)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    drop_list(_list(request, pk), actor=actor_of(request))
    return redirect("notices:lists")


def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of today, in pieces to copy; who is on the list; and where to note that it was sent."""
    return _text_page(request, _list(request, pk))


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """By the gateway, to every telephone that is kept of who is on the list."""
    one, reach = _list(request, pk), reach_of(request)
    if not settings.CHOSEN.gateway:
        return _text_page(request, one, workshop_text("gateway_off", language_of(request)))
    try:
        made = send_list(one, units_of(one, reach), reach, actor=actor_of(request), now=timezone.now())
    except Refused as refused:
        return _text_page(request, one, refused.text(language_of(request)))
    asker = Asker(reach.person, actor_of(request), one.organisation)
    return redirect("jobs:job", ask("notices.send_messages", {"reminder": made.pk}, asker, now=timezone.now()).pk)


def _text_page(request: HttpRequest, one: Recipients, refused: str = "") -> HttpResponse:
    reach = reach_of(request)
    units = units_of(one, reach)
    reachable = sum(bool(_number(held.person)) for unit in units for held in unit.people)
    facts = {"one": one, "units": units, "pieces": text_of(one, units, reach.today), "reachable": reachable}
    return render(
        request, "notices/text.html", {**facts, "refused": refused, "has_gateway": bool(settings.CHOSEN.gateway)}
    )


def _number(person: Any) -> str:
    channel = getattr(person, "channel", None)
    return channel.telephone if channel else ""


def log(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """A row for each unit that was reached; of one unit or person, where the address asks so."""
    reach, _ = _keeper(request)
    language = language_of(request)
    asked = {name: request.GET.get(name, "") for name in ("organisation", "person")}
    narrow = {name: int(value) for name, value in asked.items() if value.isascii() and value.isdigit()}
    options = [(one, workshop_text(f"way_{one}", language)) for one in WAYS]
    ways = Choice("way", options, lambda rows, value: rows.filter(reminder__way=value))
    listing = Listing(request, log_seen_by(reach).filter(**narrow), _columns(language), [ways])
    return listing.export("reminders") or render(request, "notices/log.html", {"listing": listing})


@require_http_methods(["GET", "POST"])
def note_call(request: HttpRequest) -> HttpResponse:
    """With a list, its units of today; the text that was sent is kept as it is then."""
    reach, office = _keeper(request)
    listed = request.GET.get("list", "")
    one = _list(request, int(listed)) if listed.isascii() and listed.isdigit() else None
    units = units_of(one, reach) if one else []
    asked = request.GET.get("organisation", "")
    found = [unit.organisation.pk for unit in units] or ([int(asked)] if asked.isascii() and asked.isdigit() else [])
    codes = _codes(Organisation.objects.filter(pk__in=found), reach)
    initial = {"way": ZALO, "at": now_typed(), "units": codes, "person": request.GET.get("person", "")}
    form = CallForm(request.POST or None, language=language_of(request), reach=reach, initial=initial)
    sent = "\n\n".join(text_of(one, units, reach.today)) if one else ""
    facts = {"actor": actor_of(request), "now": timezone.now()}
    if form.is_valid() and form.performs(note, form.call(sent), form.cleaned_data["to"], office, **facts):
        return redirect("notices:log")
    shown = {"form": form, "what": "reminder_note", "back": reverse("notices:log")}
    return render(request, "people/form.html", shown)


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Another entry that stands beside the first one."""
    reach = reach_of(request)
    one = get_object_or_404(amendable_by(reach), pk=pk)
    reached = one.reached.select_related("person")
    first = reached.exclude(person=None).first()
    initial = {
        "way": one.way,
        "at": timezone.localtime(one.at),
        "units": _codes(Organisation.objects.filter(reminders__reminder=one), reach),
        "person": first.person.sign_in if first and first.person and reached.count() == 1 else "",
        "answer": one.answer,
    }
    form = CallForm(request.POST or None, language=language_of(request), reach=reach, initial=initial)
    facts = {"actor": actor_of(request), "now": timezone.now(), "amends": one}
    call_of = form.call(one.text) if form.is_valid() else None
    if call_of and form.performs(note, call_of, form.cleaned_data["to"], one.organisation, **facts):
        return redirect("notices:log")
    return render(request, "people/form.html", {"form": form, "what": "reminder_amend", "back": reverse("notices:log")})


def _keeper(request: HttpRequest) -> tuple[Reach, Organisation]:
    """Who reminds, and in whose name. Raises Http404."""
    reach = reach_of(request)
    office = reach.office(PEOPLE)
    if office is None:
        raise Http404
    return reach, office


def _list(request: HttpRequest, pk: int) -> Recipients:
    return get_object_or_404(lists_seen_by(reach_of(request)).select_related("organisation"), pk=pk)


def _codes(units: QuerySet[Organisation], reach: Reach) -> str:
    """A line each; one without a code cannot be typed."""
    rows = with_code(units.distinct(), reach.today).values_list("code", flat=True)
    return "\n".join(code for code in rows if code)


def _columns(language: Language) -> list[Column]:
    return [
        Column("at", lambda one: one.reminder.at, "reminder__at"),
        Column("way", lambda one: workshop_text(f"way_{one.reminder.way}", language), "reminder__way"),
        Column(
            "organisation",
            lambda one: one.called,
            "called",
            lambda one: f"/reminders/?organisation={one.organisation_id}",
        ),
        Column("person", lambda one: one.person.name if one.person else "", "person__sort_key"),
        Column("answer", lambda one: one.reminder.answer),
        Column("result", lambda one: _result(one, language)),
        Column("actor", lambda one: one.reminder.actor, "reminder__actor"),
        Column(
            "amendment",
            lambda one: _standing(one, language),
            "",
            lambda one: "" if one.is_amended else f"/reminders/{one.reminder_id}/amend/",
        ),
        Column("text", lambda one: one.reminder.text, is_hidden=True),
    ]


def _result(one: Any, language: Language) -> str:
    """Of a message by the gateway."""
    if not one.sent:
        return ""
    state = workshop_text(f"sent_{one.sent}", language)
    return f"{state} ({one.provider_said})" if one.provider_said else state


def _standing(one: Any, language: Language) -> str:
    if one.is_amended:
        return workshop_text("reminder_is_replaced", language)
    return workshop_text("reminder_amends" if one.reminder.amends_id else "reminder_amend_short", language)
