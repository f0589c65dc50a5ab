"""A publication repeats byte for byte, and stock tools agree with it."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.bundle.resealed import KEY
from tests.bundle.sample import dti, sealed
from thang.bundle.publish import Bundle, Notes, publish
from thang.bundle.sign import SignatureProblem, fingerprint_of_public, load_key, read_signature, sign
from thang.bundle.verify import verify
from thang.engine.score import compute
from thang.library.framework_file import read_framework
from thang.library.shipped import find_shipped
from thang.library.units import read_inputs


def test_the_same_inputs_give_the_same_bytes() -> None:
    assert sealed() == sealed()


def test_members_are_sorted_stored_and_dated_1980() -> None:
    with zipfile.ZipFile(BytesIO(sealed())) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}


def test_sha256sum_and_ssh_keygen_agree(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(sealed())) as archive:
        archive.extractall(tmp_path)
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=tmp_path, check=True)
    public = KEY.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    (tmp_path / "signers").write_text(f'office namespaces="thang-publication" {public}\n')
    command = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "office", "-n", "thang-publication"]
    done = subprocess.run(
        [*command, "-s", "SHA256SUMS.sig"],
        cwd=tmp_path,
        input=(tmp_path / "SHA256SUMS").read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_signature_is_that_of_ssh_keygen_byte_for_byte(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    key.chmod(0o600)
    (tmp_path / "message").write_bytes(b"ladder")
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "thang-publication", "message"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert sign(b"ladder", KEY) == (tmp_path / "message.sig").read_text()


def test_a_key_with_a_passphrase_asks_for_it_and_one_without_does_not() -> None:
    locked = KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, BestAvailableEncryption(b"thang"))
    assert sign(b"x", load_key(locked, lambda: "thang")) == sign(b"x", KEY)
    plain = KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    assert sign(b"x", load_key(plain, _never)) == sign(b"x", KEY)
    with pytest.raises(SignatureProblem, match="passphrase_wrong"):
        load_key(locked, lambda: "rung")
    with pytest.raises(SignatureProblem, match="key_unreadable"):
        load_key(b"no key", _never)


def test_the_fingerprint_is_that_of_ssh_keygen(tmp_path: Path) -> None:
    public = KEY.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    (tmp_path / "key.pub").write_text(public)
    said = subprocess.run(
        ["ssh-keygen", "-l", "-f", "key.pub"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert fingerprint_of_public(public.split()[1]) in said.stdout
    assert read_signature(sign(b"x", KEY)).fingerprint in said.stdout


def test_the_descriptor_is_a_data_package_with_thangs_notes() -> None:
    file, run = dti()
    notes = Notes("2025-10-21", "sha256:" + "0" * 64, "Quyết định điều chỉnh")
    verdict = verify(publish(file, run, notes, KEY).data)
    assert verdict.notes["published_on"] == "2025-10-21"
    assert verdict.notes["amends"] == {"digest": "sha256:" + "0" * 64, "reason": "Quyết định điều chỉnh"}
    with zipfile.ZipFile(BytesIO(publish(file, run, notes).data)) as archive:
        described = json.loads(archive.read("datapackage.json"))
    assert {resource["path"] for resource in described["resources"]} == {
        "units.csv",
        "values.csv",
        "scores.csv",
        "ranking.csv",
    }


def test_ssh_keygen_is_there() -> None:
    assert shutil.which("ssh-keygen"), "the tests need ssh-keygen: apt install openssh-client"


def _never() -> str:
    raise AssertionError("no passphrase is needed")


def test_the_identity_is_the_same_on_every_machine() -> None:
    """Pinned: whoever computes another one has another Python, another library or another method."""
    identities = {name: of_shipped(name).identity for name in ("vn-dti-province@2024", "undp-hdi@2022")}
    assert identities == {
        "vn-dti-province@2024": "sha256:8f789010c6fd3faf7f1af810cda1a5afad9eb33ca8b56219caec31f418ef98e8",
        "undp-hdi@2022": "sha256:49ca0a5ea33780986a4d02c1f6bbe512057d8e2bdd7287af70e150abcada38cf",
    }


def of_shipped(name: str) -> Bundle:
    one = find_shipped(name)
    assert one is not None
    assert one.values is not None
    file = read_framework(one.framework)
    inputs = read_inputs(file.framework, one.values, one.units)
    return publish(file, compute(inputs.plans, inputs.units, inputs.answers), Notes("2026-01-02"))
