"""The pages of one indicator of a draft: its form, adding, moving, taking away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thang.engine.errors import Faulty
from thang.words.workshop import workshop_text
from thang.workshop.base.parts.forms import Form, Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.frameworks.bridge import text_of, tree_of, walk
from thang.workshop.stages.frameworks.bridge_rules import RULES, rule_named
from thang.workshop.stages.frameworks.indicator_forms import AddForm, IndicatorForm, MoveForm, RuleChoice, VersionForm
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.queries import drafts_kept
from thang.workshop.stages.frameworks.services import save_tree
from thang.workshop.stages.frameworks.tree import (
    LastChild,
    NotThere,
    Tree,
    added,
    changed,
    indicator_at,
    inside,
    moved,
    place_of,
    removed,
    shifted,
)


@require_http_methods(["GET", "POST"])
def indicator(request: HttpRequest, pk: int, at: int) -> HttpResponse:
    """Everything that it says, by fields; another rule is chosen first, then its fields are there."""
    one, tree = _draft(request, pk)
    node = _indicator(tree, at)
    form = IndicatorForm(
        request.POST or None,
        language=language_of(request),
        one=node,
        groups=[(group["id"], text_of(group["title"], language_of(request))) for group in tree["groups"]],
        rule=_rule(request, node),
        version=one.version,
    )
    made = form.indicator() if form.is_valid() else None
    if made is not None and _saved(request, form, one, changed(tree, at, made)):
        return redirect(f"/frameworks/{one.pk}/#indicator-{at}")
    facts = {"one": one, "at": at, "node": node, "form": form, "title": text_of(node["title"], language_of(request))}
    return render(request, "frameworks/indicator.html", {**facts, **_around(request, one, node)})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    one, tree = _draft(request, pk)
    initial = {"version": one.version, "under": request.GET.get("under", "")}
    branches = _branches(request, tree)
    form = AddForm(request.POST or None, language=language_of(request), branches=branches, initial=initial)
    if form.is_valid():
        made = form.indicator()
        whole = added(tree, _under(form), made)
        if _saved(request, form, one, whole):
            leaf = made["children"][0] if "children" in made else made
            return redirect("frameworks:indicator", one.pk, place_of(whole, leaf["code"]))
    return _form(request, one, form, "indicator_add")


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, at: int) -> HttpResponse:
    """Up or down by its buttons, or under another one by the form."""
    one, tree = _draft(request, pk)
    _indicator(tree, at)
    own = inside(tree, at)
    branches = [(place, text) for place, text in _branches(request, tree) if int(place) not in own]
    form = MoveForm(
        request.POST or None, language=language_of(request), branches=branches, initial={"version": one.version}
    )
    if form.is_valid():
        by = {"up": -1, "down": 1}.get(request.POST.get("way", ""))
        if _done(request, form, one, lambda: shifted(tree, at, by) if by else moved(tree, at, _under(form))):
            return redirect(f"/frameworks/{one.pk}/#indicators")
    return _form(request, one, form, "indicator_move")


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int, at: int) -> HttpResponse:
    one, tree = _draft(request, pk)
    node = _indicator(tree, at)
    form = VersionForm(request.POST or None, language=language_of(request), initial={"version": one.version})
    if form.is_valid() and _done(request, form, one, lambda: removed(tree, at)):
        return redirect(f"/frameworks/{one.pk}/#indicators")
    name = f"{node['code']} {text_of(node['title'], language_of(request))}"
    return _form(request, one, form, "indicator_remove", name)


def _draft(request: HttpRequest, pk: int) -> tuple[Edition, Tree]:
    """A draft whose parts have their shape: any other one is edited as a text."""
    one = get_object_or_404(drafts_kept(reach_of(request)), pk=pk)
    try:
        return one, tree_of(one.text)
    except Faulty:
        raise Http404 from None


def _indicator(tree: Tree, at: int) -> Tree:
    try:
        return indicator_at(tree, at)
    except NotThere:
        raise Http404 from None


def _rule(request: HttpRequest, node: Tree) -> str:
    """The rule whose fields are shown: one that was chosen, else its own."""
    asked = request.POST.get("rule", request.GET.get("rule", ""))
    if "children" in node:
        return ""
    return asked if asked in RULES else rule_named(node["rule"])[0]


def _under(form: Form) -> int | None:
    """The place of the branch that was chosen; None for none."""
    return int(form.cleaned_data["under"]) if form.cleaned_data["under"] else None


def _branches(request: HttpRequest, tree: Tree) -> list[tuple[str, str]]:
    language = language_of(request)
    return [
        (str(at), f"{'– ' * deep}{one['code']} {text_of(one['title'], language)}")
        for at, (one, deep) in enumerate(walk(tree["indicators"]))
        if "children" in one
    ]


def _done(request: HttpRequest, form: Form, one: Edition, does: Callable[[], Tree]) -> bool:
    try:
        whole = does()
    except LastChild:
        form.refuse(Refused("indicator_is_last"))
        return False
    except NotThere:
        form.refuse(Refused("indicator_gone"))
        return False
    return _saved(request, form, one, whole)


def _saved(request: HttpRequest, form: Form, one: Edition, whole: Tree) -> bool:
    return form.performs(save_tree, one, whole, version=form.cleaned_data["version"], actor=actor_of(request))


def _around(request: HttpRequest, one: Edition, node: Tree) -> dict[str, Any]:
    """What stands around the form: the choice of the rule, and whether comments would go."""
    rule = _rule(request, node)
    choice = RuleChoice(language=language_of(request), initial={"rule": rule}) if rule else None
    said = workshop_text(f"rule_{rule}", language_of(request)) if rule else ""
    return {"rule": rule, "rule_said": said, "choice": choice, "has_comments": _has_comments(one.text)}


def _has_comments(text: str) -> bool:
    """Whether a comment may stand in it; a sign inside a text counts too, for a needless warning does no harm."""
    return any(line.lstrip().startswith("#") or " #" in line for line in text.splitlines())


def _form(request: HttpRequest, one: Edition, form: Form, what: str, name: str = "") -> HttpResponse:
    facts = {"one": one, "form": form, "what": what, "name": name, "has_comments": _has_comments(one.text)}
    return render(request, "frameworks/indicator_form.html", facts)
