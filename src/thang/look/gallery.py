"""The living page of components: every class of thang.css and every chart, with made-up figures, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from thang.engine.framework import Language
from thang.look import gallery_samples as samples
from thang.look.charts import Chart
from thang.look.draw import draw
from thang.look.gallery_forms import forms
from thang.look.gallery_parts import both, link, listed, p, section
from thang.look.keys import search_key, sort_key
from thang.look.markup import Markup, element, joined, said
from thang.words.figures import fixed

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
Say = Callable[[str, str], str]


def gallery_html(
    language: Language,
    css: str = "static/thang.css",
    script: str = "static/table.js",
    icon: str = "static/icon.svg",
) -> str:
    """The whole page; `css`, `script` and `icon` are the addresses of the files, seen from the page."""
    say = both(language)
    title = say("Các thành phần giao diện", "Components")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("title", said(f"{title} · Thang")),
        element("link", rel="stylesheet", href=css),
        element("link", rel="icon", href=icon),
        element("script", src=script, defer="defer"),
    )
    return f"<!doctype html>\n{element('html', head, _body(title, language), lang=language)}\n"


def _body(title: str, language: Language) -> Markup:
    say = both(language)
    sections = [_type, _notes, _tables, forms, _charts, _news]
    return element(
        "body",
        link(say("Đến nội dung", "Skip to the content"), "#content", "skip"),
        _header(say),
        element("section", *_banners(say), aria_label=say("Lưu ý", "Notices")),
        _breadcrumb(say),
        element(
            "main",
            element("h1", said(title)),
            p(say("Mọi số liệu trên trang này là minh họa.", "All figures on this page are made up."), "lead"),
            *(one(language) for one in sections),
            id="content",
        ),
        element("footer", p(say("Chân trang: giấy phép, liên hệ.", "Footer: licence, contact.")), class_="site-footer"),
    )


def _header(say: Say) -> Markup:
    search = element(
        "form",
        element("label", said(say("Tìm", "Search")), for_="q", class_="only-heard"),
        element(
            "input",
            class_="input",
            id="q",
            name="q",
            type="search",
            placeholder=say("Đơn vị, chỉ số", "Unit, indicator"),
        ),
        element("button", said(say("Tìm", "Search")), class_="button", type="submit"),
        class_="search",
        role="search",
        action="#content",
    )
    pages = [(say("Xếp hạng", "Ranking"), True), (say("Bản đồ", "Map"), False), (say("Phương pháp", "Method"), False)]
    items = [element("li", link(text, "#content", None, current="page" if here else None)) for text, here in pages]
    return joined(
        element(
            "header",
            link(say("Thang · công bố chỉ số", "Thang · published indices"), "#content", "site-name"),
            search,
            link(say("English", "Tiếng Việt"), "#content", "language"),
            class_="site-header",
        ),
        element("nav", element("ul", *items), class_="site-nav", aria_label=say("Các trang", "Pages")),
    )


def _banners(say: Say) -> list[Markup]:
    return [
        p(
            say("Số liệu tổng hợp để minh họa, không phải kết quả của đơn vị nào.", "Synthetic data."),
            "banner banner-synthetic",
        ),
        p(say("Kết quả đã được điều chỉnh ngày 03/12/2026.", "Amended on 3 December 2026."), "banner banner-amended"),
        p(
            say("Trang này giữ kết quả cũ; đã có bản thay thế.", "Superseded: these are the old figures."),
            "banner banner-superseded",
        ),
    ]


def _breadcrumb(say: Say) -> Markup:
    items = [
        element("li", link(say("Trang đầu", "Home"), "#content")),
        element("li", said(say("Thành phần", "Components"))),
    ]
    return element("nav", element("ol", *items), class_="breadcrumb", aria_label=say("Vị trí", "Where you are"))


def _type(language: Language) -> Markup:
    say = both(language)
    marks = "Ấ Ầ Ẩ Ẫ Ậ Ắ Ằ Ẳ Ẵ Ặ Ế Ề Ể Ễ Ệ Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ỡ Ợ Ứ Ừ Ử Ữ Ự Ỳ Ỷ Ỹ Ỵ Đ"
    prose = say(
        "Kế hoạch chuyển đổi số được ban hành đúng hạn thì đạt điểm tối đa. Đơn vị chưa ban hành thì không có điểm.",
        "A plan issued in time earns the maximum. A unit that has issued none earns nothing.",
    )
    facts = [
        (say("Thứ hạng", "Rank"), "3", "/63"),
        (say("Điểm", "Points"), fixed(Fraction("625.3"), 2, language), "/1000"),
    ]
    return section(
        "type",
        say("Chữ", "Type"),
        p(marks),
        p(prose),
        element("div", p(prose, "small muted"), class_="prose"),
        element("h3", said(say("Đề mục cấp ba: Ứng dụng Ấn Độ", "A heading of the third level"))),
        element("dl", *(_fact(*fact) for fact in facts), class_="facts"),
        element("pre", element("code", said("thang verify lao-cai-2022.zip"))),
        element("div", p(prose), p(prose), class_="split"),
        listed("toc", *(link(name, "#type") for name in samples.PILLARS[language])),
    )


def _fact(name: str, text: str, small: str) -> Markup:
    return element("div", element("dt", said(name)), element("dd", said(text), element("small", said(small))))


def _notes(language: Language) -> Markup:
    say = both(language)
    chips = [
        element("span", said(name), class_=f"chip chip-level-{i}") for i, name in enumerate(samples.LEVELS[language], 1)
    ]
    chips.append(element("span", said(say("Xuất sắc", "Excellent")), class_="chip chip-level-5"))
    chips.append(element("span", said(say("Không xếp hạng", "Not ranked")), class_="chip chip-plain"))
    change = [element("span", said("3"), class_="up"), element("span", said("2"), class_="down")]
    empty = p(say("Chưa có kỳ nào được công bố.", "Nothing is published yet."), "empty-title")
    next_step = p(say("Hãy chạy lệnh “thang publish”.", "Run “thang publish” to make a first one."))
    return section(
        "notes",
        say("Nhãn, ghi chú, trạng thái", "Chips, notes, states"),
        element("p", *[part for chip in [*chips, *change] for part in (chip, Markup(" "))]),
        p(say("17 trên 18 đơn vị ở cùng một mức.", "17 of 18 units are at one level."), "note"),
        p(say("Còn 3 ngày làm việc đến hạn.", "3 working days are left."), "note note-warn"),
        element("div", empty, next_step, class_="empty"),
        element(
            "progress",
            said("62 %"),
            max="100",
            value="62",
            class_="progress-wide",
            aria_label=say("Tiến độ", "Progress"),
        ),
        element(
            "ul",
            element("li", link("1", "#notes")),
            element("li", element("span", said("2"), aria_current="page")),
            element("li", link("3", "#notes")),
            class_="pages",
        ),
        element("details", element("summary", said(say("Xem số liệu", "See the figures"))), p("0,62")),
        _receipt(say),
    )


def _receipt(say: Say) -> Markup:
    inner = element("li", said(say("1.2 Hồ sơ đúng hạn: 5,28/6 điểm", "1.2 Dossiers in time: 5.28/6 points")))
    words = say("1 Nhận thức số: 75,28/100 điểm", "1 Digital awareness: 75.28/100 points")
    return element("ul", element("li", said(words), element("ul", inner, class_="receipt")), class_="receipt")


def _tables(language: Language) -> Markup:
    say = both(language)
    heads = [
        ("#", "figure"),
        (say("Đơn vị", "Unit"), None),
        (say("Điểm", "Points"), "figure"),
        (say("Mức", "Level"), None),
    ]
    heads += [(say("So kỳ trước", "Change"), "figure"), (say("Diễn biến", "Trend"), None)]
    columns = [
        element("th", said(text), scope="col", class_=class_, data_sort="no" if i == 5 else None)
        for i, (text, class_) in enumerate(heads)
    ]
    rows = [_row(i, name, language) for i, name in enumerate(samples.UNITS)]
    table = element(
        "table",
        element("caption", said(say("Bảng xếp hạng minh họa", "A made-up ranking"))),
        element("thead", element("tr", *columns)),
        element("tbody", *rows),
        id="ranking",
        data_sortable="",
        data_decimal="," if language == "vi" else ".",
        data_filter=say("Lọc theo tên", "Filter by name"),
        data_count="{shown} / {all}",
    )
    box = element(
        "div", table, class_="table-box", tabindex="0", role="region", aria_label=say("Bảng xếp hạng", "Ranking")
    )
    return section("tables", say("Bảng", "Tables"), box, _stacked(language))


def _row(index: int, name: str, language: Language) -> Markup:
    level = samples.LEVELS[language][3 - index // 2]
    change = index % 3 - 1
    points = fixed(900 - samples.figure(index) * index * 90, 2, language)
    direction = {1: "up", -1: "down"}.get(change)
    return element(
        "tr",
        element("td", said(str(index + 1)), class_="figure"),
        element("th", link(name, "#tables"), scope="row", data_key=sort_key(name)),
        element("td", said(points), class_="figure"),
        element("td", element("span", said(level), class_=f"chip chip-level-{4 - index // 2}")),
        element("td", element("span", said(str(abs(change))), class_=direction), class_="figure", data_key=str(change)),
        element("td", draw(samples.spark(index, language, gap=1 if index == 2 else -1))),
        class_="is-marked" if name == "Lào Cai" else None,
        data_search=search_key(name),
    )


def _stacked(language: Language) -> Markup:
    """On a phone each row becomes lines; the roles keep it a table for those who listen."""
    say = both(language)
    heads = [say("Chỉ số", "Indicator"), say("Điểm", "Points"), say("Tỷ lệ", "Share")]
    rows = [
        element(
            "tr",
            element("th", said(name), scope="row", role="rowheader"),
            element(
                "td",
                said(fixed(samples.figure(i) * 100, 2, language)),
                class_="figure",
                role="cell",
                data_label=heads[1],
            ),
            element("td", _share(samples.figure(i), name), role="cell", data_label=heads[2]),
            role="row",
            class_=f"level-{1 + i % 3}",
        )
        for i, name in enumerate(samples.PILLARS[language])
    ]
    head = [element("th", said(text), scope="col", class_="figure" if i == 1 else None) for i, text in enumerate(heads)]
    body = element("tbody", *rows, role="rowgroup")
    total = element("th", said(say("Tổng", "Total")), scope="row", role="rowheader")
    sum_ = element("td", said(fixed(Fraction("251.5"), 2, language)), class_="figure", role="cell", data_label=heads[1])
    foot = element("tfoot", element("tr", total, sum_, element("td", role="cell"), role="row"), role="rowgroup")
    whole = element(
        "table", element("thead", element("tr", *head)), body, foot, class_="table-stack table-small", role="table"
    )
    box = element("div", whole, class_="table-box table-wide", tabindex="0", role="region", aria_label=heads[0])
    return element("div", box, class_="paper-a3")  # on paper it has a wide sheet of its own


def _share(share: Fraction, name: str) -> Markup:
    return element("progress", said(f"{int(share * 100)} %"), max="100", value=str(int(share * 100)), aria_label=name)


def _charts(language: Language) -> Markup:
    say = both(language)
    charts: list[Chart] = [samples.bars(language), samples.strip(language, 63), samples.strip(language, 3321)]
    charts += [samples.lines(language), samples.columns(language), *samples.maps(language)]
    charts.append(samples.area_map(language))
    return section("charts", say("Biểu đồ", "Charts"), *(_chart(chart) for chart in charts))


def _chart(chart: Chart) -> Markup:
    links = [link(kind, "#charts") for kind in ("SVG", "CSV", "JSON")]
    return element(
        "figure",
        element(
            "figcaption",
            said(chart.title),
            Markup(" "),
            element("span", said(chart.description), class_="chip chip-plain"),
        ),
        element("div", draw(chart), class_="chart-view", tabindex="0", role="group", aria_label=chart.title),
        element("p", *links, class_="chart-links"),
        class_="chart-box",
    )


def _news(language: Language) -> Markup:
    say = both(language)
    caption = element("figcaption", said(say("Ảnh minh họa", "A picture")))
    picture = element("figure", draw(samples.columns(language)), caption, class_="picture")
    words = [element("h3", link(say("Công bố kỳ 2024", "The 2024 edition is out"), "#news"))]
    words += [p(say("03/12/2026 · Thông báo", "3 December 2026 · Notice"), "small muted nowrap")]
    first = element("li", picture, element("div", *words), class_="news-item")
    second = element("li", element("div", *words), class_="news-item")
    return section("news", say("Tin", "News"), element("ul", first, second, class_="news"))
