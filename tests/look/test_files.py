"""The static files: from no other host, named by their content, small, and the fonts as they are declared."""

from __future__ import annotations

import re
import shutil
import tarfile
from pathlib import Path

import pytest

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


def test_the_files_of_others_are_those_declared() -> None:
    assert vendor.main(["--check"]) == 0


@pytest.mark.parametrize("original", vendor.FOLDERS, ids=lambda folder: folder.name)
def test_another_byte_in_a_file_of_others_and_a_missing_one_show(original: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(original, tmp_path / original.name)
    file = next(path for path in sorted(folder.iterdir()) if path.name != vendor.SOURCES)
    assert vendor.main(["--check"], [folder]) == 0
    file.write_bytes(file.read_bytes() + b"x")
    assert vendor.main(["--check"], [folder]) == 1
    file.unlink()
    assert vendor.main(["--check"], [folder]) == 1


def test_packages_at_hand_give_the_files_and_their_digests(tmp_path: Path) -> None:
    """What is taken out of a package is what sources.toml names, and the digests there become its own."""
    folder, packages = tmp_path / "taken", tmp_path / "packages"
    folder.mkdir()
    packages.mkdir()
    declared = '[[source]]\npackage = "@a/b"\nversion = "1.0.0"\n[source.take]\n"dist/b.js" = "b.js"\n'
    (folder / vendor.SOURCES).write_text(declared + '[source.sha256]\n"b.js" = ""\n', encoding="utf-8")
    (tmp_path / "b.js").write_bytes(b"one();")
    with tarfile.open(packages / "a-b-1.0.0.tgz", "w:gz") as archive:
        archive.add(tmp_path / "b.js", "package/dist/b.js")
    assert vendor.main(["--packages", str(packages)], [folder]) == 0
    assert (folder / "b.js").read_bytes() == b"one();"
    assert vendor.main(["--check"], [folder]) == 0
