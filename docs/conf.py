"""The site: the Markdown of docs/ by Sphinx (`make site`). Nothing comes from another host, nothing reads the clock.

The pages hold nothing that is Sphinx's own, so that they read the same on a code-hosting site. What a README links to,
in its order, are the pages of its folder; a link that leads out of docs/ leads to the page that takes that file in.
"""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any

from pygments.lexers.special import TextLexer

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

project = html_title = "Thang"
language = "en"
extensions = ["myst_parser"]
myst_heading_anchors = 4
exclude_patterns = ["README.md"]  # it is index.md
html_theme = "furo"
html_copy_source = html_show_copyright = html_show_sourcelink = html_use_index = False
html_domain_indices = False

# Pages that begin in Vietnamese; a second heading of the first rank begins the English half.
VIETNAMESE = {
    "guides/first-index",
    "guides/kiem-tra-goi-cong-bo",
    "operate/dua-trang-len-mang",
    "operate/tin-tuc",
    "operate/noi-lam-viec",
    "operate/cong-nhan-tin",
    "operate/van-hanh",
    "operate/nang-cap",
}
TAKEN_IN = {
    "docs/README.md": "docs/index.md",
    "ARCHITECTURE.md": "docs/project/architecture.md",
    "CHANGELOG.md": "docs/project/changelog.md",
    "CONTRIBUTING.md": "docs/project/contributing.md",
    "SECURITY.md": "docs/project/security.md",
    "deploy/README.md": "docs/operate/deploy.md",
}
LINK = re.compile(r"(?<=\]\()([^)\s:#]+\.md)(?=[)#])")


def prepared(text: str, file: str) -> str:
    """The text of a file as the site has it; a README gets the list of its pages.

    >>> prepared("[a](b.md#c), [d](../../CHANGELOG.md), [e](../f.md)", "docs/method/README.md")
    '[a](/method/b.md#c), [d](/project/changelog.md), [e](/f.md)\\n\\n```{toctree}\\n:hidden:\\n/method/b.md\\n```\\n'
    """

    def on_the_site(link: re.Match[str]) -> str:
        target = normpath(join(dirname(file), link[1]))
        return TAKEN_IN.get(target, target).removeprefix("docs")

    text = LINK.sub(on_the_site, text)
    if not re.fullmatch(r"docs/(.+/)?README\.md", file):
        return text
    below = dirname(file).removeprefix("docs") + "/"
    pages = [page for page in dict.fromkeys(LINK.findall(text)) if page.startswith(below)]
    return "\n".join([text, "", "```{toctree}", ":hidden:", *pages, "```", ""])


def read(app: Sphinx, page: str, source: list[str]) -> None:
    source[0] = prepared(source[0], f"docs/{page}.md")


def taken_in(app: Sphinx, path: Path, page: str, source: list[str]) -> None:
    source[0] = prepared(source[0], normpath(f"docs/{path.as_posix()}"))


def mark_english_half(app: Sphinx, doctree: document) -> None:
    if app.env.docname in VIETNAMESE:
        for section in doctree.children[1:]:
            section["classes"].append("language-en")  # docutils writes it as lang="en"


def mark_vietnamese(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: document) -> None:
    if page in VIETNAMESE:
        context["language"] = "vi"


def setup(app: Sphinx) -> None:
    app.add_lexer("csv", TextLexer)
    app.connect("source-read", read)
    app.connect("include-read", taken_in)
    app.connect("doctree-read", mark_english_half)
    app.connect("html-page-context", mark_vietnamese)
