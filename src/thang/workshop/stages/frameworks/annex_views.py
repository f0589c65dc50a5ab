"""A draft from the annex of a decision: choose the Word file, say what its columns are, look, make the draft.

The tables travel with the page, as text: nothing is kept on the server before a draft is made.
"""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.forms import Form, Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import actor_of
from thang.workshop.stages.frameworks.annex import COLUMNS, Read, guess_columns, read_rows, tree_from
from thang.workshop.stages.frameworks.annex_tables import MOST_COLUMNS, MOST_ROWS, Row, tables_of
from thang.workshop.stages.frameworks.bridge import written
from thang.workshop.stages.frameworks.forms import AnnexFileForm, AnnexForm
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.services import enter_draft
from thang.workshop.stages.frameworks.views import office_of


@require_http_methods(["GET", "POST"])
def annex(request: HttpRequest) -> HttpResponse:
    """The file first; then its tables, with what was understood of them."""
    office_of(request)
    if "tables" in request.POST:
        return _mapped(request, _unpacked(request.POST["tables"]))
    form = AnnexFileForm(request.POST or None, request.FILES or None, language=language_of(request))
    if form.is_valid():
        try:
            tables = tables_of(form.cleaned_data["annex"].read())
            if not tables:
                raise Refused("annex_no_table", "annex")
        except Refused as refused:
            form.refuse(Refused(refused.kind, "annex", **refused.facts))
        else:
            return _mapped(request, tables)
    return render(request, "frameworks/annex.html", {"form": form})


def _mapped(request: HttpRequest, tables: list[list[Row]]) -> HttpResponse:
    """The tables with what each column is taken for, and the indicators that they make."""
    is_asked = "tables" in request.POST
    form = AnnexForm(request.POST if is_asked else None, language=language_of(request))
    shown = [_table(request, at, table, is_asked=is_asked) for at, table in enumerate(tables)]
    rows: list[Read] = []
    for at, table in enumerate(tables):
        if shown[at]["is_taken"]:
            rows += read_rows(table, [column["meaning"] for column in shown[at]["columns"]])
    if "make" in request.POST and form.is_valid() and (made := _made(request, form, rows)):
        return redirect("frameworks:edition", made.pk)
    packed = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    facts: dict[str, Any] = {"form": form, "tables": shown, "packed": packed, "rows": rows}
    return render(request, "frameworks/annex_tables.html", facts)


def _made(request: HttpRequest, form: Form, rows: list[Read]) -> Edition | None:
    said, office = form.cleaned_data, office_of(request)
    if not rows or not any(one.max for one in rows):
        form.refuse(Refused("annex_no_max"))
        return None
    text = written(tree_from(rows, said["edition_code"], said["edition_name"], said["title"]))
    if not form.performs(enter_draft, office, text, actor=actor_of(request)):
        return None
    return Edition.objects.filter(organisation=office).latest("pk")


def _table(request: HttpRequest, at: int, table: list[Row], *, is_asked: bool) -> dict[str, Any]:
    """A table as the page has it: taken or not, and what each of its columns is."""
    language = language_of(request)
    guessed = guess_columns(table)
    meanings = [
        request.POST.get(f"column_{at}_{across}", "") if is_asked else one for across, one in enumerate(guessed)
    ]
    options = [("", "–"), *((one, workshop_text(f"annex_{one}", language)) for one in COLUMNS)]
    columns = [
        {"name": f"column_{at}_{across}", "head": table[0][across][0], "meaning": one, "options": options}
        for across, one in enumerate(meanings)
    ]
    is_taken = f"take_{at}" in request.POST if is_asked else "title" in guessed
    return {"name": f"take_{at}", "number": at + 1, "is_taken": is_taken, "columns": columns, "count": len(table)}


def _unpacked(text: str) -> list[list[Row]]:
    """The tables that the page sent back; one that somebody changed by hand is as good as none."""
    try:
        found = json.loads(text)
        tables = [[[(str(cell), bool(merged)) for cell, merged in row] for row in table] for table in found]
    except (ValueError, TypeError):
        return []
    is_whole = all(table and all(len(row) == len(table[0]) <= MOST_COLUMNS for row in table) for table in tables)
    return tables if is_whole and sum(map(len, tables)) <= MOST_ROWS else []
