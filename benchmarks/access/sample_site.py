"""Small sites to look at: a page of every kind, from shipped figures; and the ranking of a whole country's communes.

Everything that is known here of how a site is built stands in `written` and `ranking_site`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.commune import make
from thang.bundle.publish import Notes, publish
from thang.engine.score import compute, score
from thang.library.framework_file import FrameworkFile, parse_framework, read_framework
from thang.library.shipped import find_shipped
from thang.library.units import read_inputs
from thang.look.assets import assets
from thang.window.build import build
from thang.window.editions import Publication, in_series, read
from thang.window.page import Site
from thang.window.site import files_of, sheets, views


def sample_site(out: Path) -> Path:
    """Three series, one of them with two editions, the later one synthetic and amended: every banner, every chart."""
    national = read(shipped("vn-dti-province@2024", Notes("2025-10-21")))
    first = read(shipped("laocai-dti@2022", Notes("2023-04-11")))
    wrong = read(shipped("laocai-dti@2022", Notes("2024-04-11", synthetic=True), "2023"))
    reason = "Sửa lỗi cộng điểm"
    right = read(shipped("laocai-dti@2022", Notes("2024-05-02", wrong.identity, reason, synthetic=True), "2023"))
    deep = read(shipped("district-demo@2026", Notes("2026-03-01", synthetic=True)))
    return written([national, first, wrong, right, deep], out)


def shipped(name: str, notes: Notes, edition: str = "") -> bytes:
    """A shipped edition published with its figures, under another edition's name if one is given."""
    one = find_shipped(name)
    if one is None or one.values is None:
        raise FileNotFoundError(name)
    file = read_framework(one.framework)
    if edition:
        own = f'edition: "{file.framework.edition}"'
        file = parse_framework(one.framework.read_bytes().replace(own.encode(), f'edition: "{edition}"'.encode(), 1))
    inputs = read_inputs(file.framework, one.values, one.units)
    return publish(file, compute(inputs.plans, inputs.units, inputs.answers), notes).data


def written(publications: Sequence[Publication], out: Path) -> Path:
    """The whole site in a folder that is new or a site already."""
    build(Site(tuple(in_series(publications))), out)
    return out


def ranking_site(out: Path, units: int) -> str:
    """Only the ranking of so many synthetic communes with the look it loads; returns its address below the folder."""
    data = make(units)
    file: FrameworkFile = parse_framework(data.text.encode())
    run = score(file.framework, data.units, data.answers)
    bundle = publish(file, run, Notes("2026-01-01", synthetic=True)).data
    site = Site(tuple(in_series([Publication(bundle)])))
    view = next(one for one in views(site) if one.language == "vi")
    address, page = next(iter(files_of(next(iter(sheets(view))))))
    files = {f"static/{name}": content for name, content in assets().items()} | {address: page}
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return address
