"""What a user installs: the wheel holds the package, its data and its licence."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("thang-*.whl")
    with zipfile.ZipFile(built) as opened:
        yield opened


def test_every_file_of_the_package_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    source = ROOT / "src"
    files = {str(path.relative_to(source)) for path in (source / "thang").rglob("*") if path.is_file()}
    wanted = {file for file in files if not file.endswith(".pyc")}
    assert {name for name in wheel.namelist() if name.startswith("thang/")} == wanted


def test_the_wheel_says_its_licence_and_asks_for_little(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = message_from_bytes(wheel.read(name))
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata.get_all("License-File") == ["LICENSE", "NOTICE"]
    base = [need for need in metadata.get_all("Requires-Dist", []) if "extra ==" not in need]
    assert sorted(need.split(">")[0].split("<")[0].lower() for need in base) == [
        "bcrypt",
        "cryptography",
        "python-calamine",
        "pyyaml",
        "rfc8785",
    ]
