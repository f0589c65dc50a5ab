"""The first page: every index with its editions, and the news."""

from __future__ import annotations

from thang.engine.framework import Language
from thang.window.news import News, latest
from thang.window.page import Page, Site, View
from thang.words.site import site_text

NEWS = 3


def home_page(language: Language, site: Site, news: News | None = None) -> Page:
    listed = [
        {
            "title": View(language, series, series.latest, site).title,
            "editions": [_edition(View(language, series, one, site)) for one in series.editions],
        }
        for series in site.series
    ]
    told = [] if news is None else latest(news, language, NEWS)
    return Page(
        "index.html",
        "home.html",
        site_text("editions", language),
        {"all_series": listed, "news": told},
    )


def _edition(view: View) -> dict[str, object]:
    one = view.publication
    facts = [view.say("units", count=str(len(one.units)))]
    facts += [view.say("published_on", date=view.day(one.published_on))] if one.published_on else []
    notes = [view.say("latest")] if one is view.series.latest and len(view.series.editions) > 1 else []
    notes += [view.say("synthetic")] if one.notes.synthetic else []
    notes += [view.say("amended")] if one.amends else []
    text = f"{one.framework.edition}: {', '.join(facts)}"
    return {"text": text, "address": f"{view.folder}/index.html", "notes": notes}
