from email.message import Message
from importlib.metadata import PackageMetadata, PackageNotFoundError
from pathlib import Path
from typing import cast

import pytest

from tools import licences

AGPL = "License :: OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+)"
GPL = "License :: OSI Approved :: GNU General Public License v2 (GPLv2)"
LGPL = "License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)"
MIT = "License :: OSI Approved :: MIT License"


def metadata(*headers: tuple[str, str]) -> PackageMetadata:
    message = Message()
    for key, text in headers:
        message[key] = text
    return cast(PackageMetadata, message)


INSTALLED = {
    "free": metadata(("License-Expression", "MIT")),
    "choice": metadata(("License-Expression", "Apache-2.0 OR GPL-2.0-or-later")),
    "both": metadata(("License-Expression", "GPL-3.0-only AND (MIT OR BSD-3-Clause)")),
    "lesser": metadata(("Classifier", LGPL)),
    "lesser-field": metadata(("License", "GNU Library or Lesser General Public License (LGPL)")),
    "gpl": metadata(("License-Expression", "GPL-3.0-or-later")),
    "gpl-classifier": metadata(("Classifier", "License :: OSI Approved"), ("Classifier", GPL)),
    "gpl-field": metadata(("License", "GNU General Public License\n\nThe whole text follows.")),
    "unclear": metadata(("Classifier", MIT), ("Classifier", GPL)),
    "agpl": metadata(("License-Expression", "AGPL-3.0-only")),
    "agpl-classifier": metadata(("Classifier", AGPL)),
    "silent": metadata(("License", "UNKNOWN")),
}


def read(name: str) -> PackageMetadata:
    if name not in INSTALLED:
        raise PackageNotFoundError(name)
    return INSTALLED[name]


def requirements(folder: Path, for_users: str, for_tests: str) -> Path:
    for file, name in [("base", for_users), ("test", for_tests), ("build", for_tests), ("tools", for_tests)]:
        (folder / f"{file}.txt").write_text(f"{name}==1.2 \\\n    --hash=sha256:00\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["gpl", "gpl-classifier", "gpl-field", "unclear", "both", "agpl", "agpl-classifier"])
def test_gpl_and_agpl_fail_where_users_install_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert licences.main(requirements(tmp_path, name, "free"), read) == 1
    error = capsys.readouterr().err
    assert f"{name} 1.2: " in error
    assert "may not be among what users install" in error


@pytest.mark.parametrize(("name", "said"), [("silent", "unknown"), ("absent", "not installed")])
def test_a_licence_that_is_not_known_fails_where_users_install_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert licences.main(requirements(tmp_path, name, "free"), read) == 1
    assert f"{name} 1.2: the licence is {said}" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["free", "choice", "lesser", "lesser-field"])
def test_lgpl_and_a_choice_are_allowed_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert licences.main(requirements(tmp_path, name, "free"), read) == 0
    listed, error = capsys.readouterr()
    assert listed.index("What users install") < listed.index(name) < listed.index("Tools and tests")
    assert not error


@pytest.mark.parametrize("name", ["gpl", "agpl", "silent", "absent"])
def test_what_only_the_tests_use_is_listed_and_free_to_be_anything(tmp_path: Path, name: str) -> None:
    assert licences.main(requirements(tmp_path, "free", name), read) == 0


def test_pins_that_another_system_needs_are_left_out() -> None:
    text = "one==1 ; sys_platform == 'no-such-system' \\\n    --hash=sha256:00\ntwo==2 \\\n    --hash=sha256:00\n"
    assert list(licences.pins(text)) == [licences.Pin("two", "2")]


def test_what_users_install_today_is_allowed() -> None:
    assert licences.main() == 0
