"""The static files: from no other host, named by their content, small, and the fonts as they are declared."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from thang.look.assets import asset_name, assets, plain_assets
from tools import vendor


def test_nothing_comes_from_another_host() -> None:
    for name, data in plain_assets().items():
        if name.endswith((".css", ".js")):
            assert not re.search(r"https?:|//[a-z]", data.decode()), name
            assert "@import" not in data.decode()


def test_names_change_with_the_content_and_the_style_names_the_fonts_as_served() -> None:
    served = assets()
    css = served[asset_name("thang.css")].decode()
    fonts = re.findall(r'url\("([^"]+)"\)', css)
    assert fonts
    assert all(re.search(r"\.[0-9a-f]{8}\.woff2$", font) and font in served for font in fonts)


def test_a_vietnamese_page_loads_little() -> None:
    files = plain_assets()
    assert sum(len(files[f"fonts/inter-{part}.woff2"]) for part in ("latin", "vietnamese")) < 100_000
    assert len(files["table.js"]) <= 4_500
    assert len(files["thang.css"]) <= 30_000


def test_the_fonts_are_those_declared_and_another_byte_shows(tmp_path: Path) -> None:
    assert vendor.main(["--check"]) == 0
    folder = shutil.copytree(vendor.FONTS, tmp_path / "fonts")
    font = folder / "inter-latin.woff2"
    font.write_bytes(font.read_bytes() + b"x")
    assert vendor.main(["--check"], folder) == 1
    font.unlink()
    assert vendor.main(["--check"], folder) == 1
