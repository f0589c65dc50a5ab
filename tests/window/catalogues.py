"""Catalogues for the tests: an amended edition, one without a day, and texts that try to leave their place."""

from __future__ import annotations

from thang.engine.framework import Text
from thang.window.catalogue import Agent, Catalogue, Dataset, File, Line

BASE = "https://example.org/dti/"
HOSTILE = '<script>alert("1")</script>\u202e]]> \'&amp;\r\n\u2028"""\\ --> {{ 7 * 7 }}\x00\x1b'
SEEN = '<script>alert("1")</script>]]> \'&amp; """\\ --> {{ 7 * 7 }}'
ENDINGS = ("csv", "json", "parquet")

OLD, NEW, UNDATED, OTHER = (f"sha256:{digit * 64}" for digit in "abcd")
ABSENT = "sha256:" + "e" * 64


def files(folder: str) -> tuple[File, ...]:
    names = ["framework.yaml", "values.csv", "units.csv", *(f"{n}.{e}" for n in ("ranking", "scores") for e in ENDINGS)]
    bundle = File.of(f"data/{folder}/{folder.replace('/', '-')}.zip", folder.encode())
    return (bundle, *(File.of(f"data/{folder}/{name}", f"{folder} {name}".encode()) for name in names))


def dataset(identity: str, folder: str, published_on: str = "", title: str = "", **more: str) -> Dataset:
    said = title or f"Chỉ số {folder}"
    about = Text(f"Số liệu: {said}", f"Data: {title or f'Index {folder}'}")
    edition = folder.split("/")[1][:4]
    page = f"{folder}/index.html"
    return Dataset(
        identity, edition, Text(said, title or f"Index {folder}"), about, page, files(folder), published_on, **more
    )


def catalogue(title: str = "", **more: str) -> Catalogue:
    """Three editions of one framework, of which one was amended, and one of another; `title` is that of all."""
    amended = dataset(OLD, "xa/2025", "2025-10-21", title, replaced_by=NEW)
    amendment = dataset(NEW, "xa/2025-b", "2025-11-02", title, amends=OLD, reason=title or "Sửa lỗi cộng điểm")
    names = Text(title or "Cấp xã", title or "Communes")
    lines = (
        Line("xa", names, names, (dataset(UNDATED, "xa/2026", "", title), amendment, amended)),
        Line("tinh", names, names, (dataset(OTHER, "tinh/2024", "2025-11-02", title, amends=ABSENT, reason="x"),)),
    )
    agent = Agent(title or "Sở Khoa học và Công nghệ", "https://example.org/", "chiso@example.org")
    told = Text("Danh mục số liệu đã công bố: bảng xếp hạng, điểm số", "What was published: every ranking and score")
    about = Text(title, title) if title else told
    return Catalogue(BASE, agent, Text(title or "Số liệu", title or "Data"), about, lines, **more)
