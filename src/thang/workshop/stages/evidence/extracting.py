"""The text of a file, found in a process of its own: `python -I extracting.py KIND SOURCE TARGET MOST`.

As with previews, the file is a stranger's: the process has no secret, little memory and a few seconds; it may die, and
then there is no text to search. Started by its path, it knows nothing else.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator

SECONDS = 20
MEMORY = 1_500_000_000
LARGEST = 4_000_000
MOST_PAGES = 2_000
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _hold() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(what, (most, most))


def _of_pdf(source: str) -> Iterator[str]:
    import pypdfium2  # noqa: PLC0415  # after the limits are set

    whole = pypdfium2.PdfDocument(source)
    for number in range(min(len(whole), MOST_PAGES)):
        page = whole[number]
        text = page.get_textpage()
        yield f"{text.get_text_bounded()}\n"
        text.close()
        page.close()


def _of_docx(source: str) -> Iterator[str]:
    """Read as it is unpacked, so that what comes after enough of it costs nothing."""
    from xml.etree.ElementTree import iterparse  # noqa: PLC0415  # as above
    from zipfile import ZipFile  # noqa: PLC0415  # as above

    with ZipFile(source) as package, package.open("word/document.xml") as part:
        for _, one in iterparse(part):  # noqa: S314  # within the limits of this process, whatever its entities grow to
            if one.tag == f"{WORD}t":
                yield one.text or ""
            elif one.tag in {f"{WORD}p", f"{WORD}tab", f"{WORD}br"}:
                yield "\n"
                one.clear()


def _of_text(source: str) -> Iterator[str]:
    with open(source, encoding="utf-8", errors="ignore") as lines:  # nothing else is needed here
        while piece := lines.read(1 << 16):
            yield piece


def _of_page(source: str) -> Iterator[str]:
    """What a browser would show, without scripts and styles."""
    from html.parser import HTMLParser  # noqa: PLC0415  # as above

    found: list[str] = []

    class Parser(HTMLParser):
        hidden = 0

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.hidden += tag in {"script", "style"}
            found.append(" ")

        def handle_endtag(self, tag: str) -> None:
            self.hidden -= tag in {"script", "style"}

        def handle_data(self, data: str) -> None:
            if self.hidden <= 0:
                found.append(data)

    parser = Parser()
    for piece in _of_text(source):
        parser.feed(piece)
        yield from found
        found.clear()


def _first(pieces: Iterator[str], most: int) -> str:
    """One more than so many signs where there are more, by which it is known that it goes on."""
    whole, length = [], 0
    for piece in pieces:
        whole.append(piece)
        length += len(piece)
        if length > most:
            break
    return "".join(whole)[: most + 1]


def _extract(kind: str, source: str, target: str, most: str) -> None:
    pieces = {"pdf": _of_pdf, "docx": _of_docx, "text": _of_text, "page": _of_page}[kind](source)
    with open(target, "w", encoding="utf-8", errors="ignore") as found:  # as above
        found.write(_first(pieces, int(most)))


if __name__ == "__main__":
    _hold()
    _extract(*sys.argv[1:])
