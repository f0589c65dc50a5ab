"""`thang publish` seals, `thang verify` says PASS or the first difference; wrong use is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.bundle.resealed import KEY, replaced
from thang.cli.main import main
from thang.library.shipped import find_shipped

pytestmark = pytest.mark.slow

DTI = "vn-dti-province@2024"
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))


def key_file(folder: Path, passphrase: bytes = b"") -> str:
    lock = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    path = folder / "key"
    path.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, lock))
    return str(path)


def signers(folder: Path, key: Ed25519PrivateKey = KEY, options: str = "") -> str:
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    path = folder / "signers"
    path.write_text(f"# who may sign\noffice {options} {public} a comment\n", encoding="utf-8")
    return str(path)


def publish(folder: Path, *more: str) -> tuple[int, Path]:
    shipped = find_shipped(DTI)
    assert shipped is not None
    out = folder / "dti.zip"
    words = ["publish", DTI, str(shipped.values), "--units", str(shipped.units), "--out", str(out), "--lang", "en"]
    return main([*words, *more]), out


def test_a_signed_publication_passes_and_names_its_signer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = publish(tmp_path, "--key", key_file(tmp_path), "--published-on", "2025-10-21")
    assert status == 0
    identity = capsys.readouterr().out.split()[-1]
    assert main(["verify", str(out), "--signers", signers(tmp_path), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("PASS\n")
    assert "Signed by office" in told
    assert identity in told
    assert "all 272 cells were recomputed" in told


def test_without_signers_the_signer_is_told_and_not_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = publish(tmp_path, "--key", key_file(tmp_path))
    assert main(["verify", str(out)]) == 0
    assert "signed by SHA256:" in capsys.readouterr().out


def test_an_unsigned_publication_passes_alone_and_fails_with_signers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = publish(tmp_path)
    assert main(["verify", str(out)]) == 0
    assert main(["verify", str(out), "--signers", signers(tmp_path)]) == 1
    assert "gói chưa ký" in capsys.readouterr().err


@pytest.mark.parametrize("options", ["", 'namespaces="thang-publication"'])
def test_another_signer_is_refused(tmp_path: Path, options: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = publish(tmp_path, "--key", key_file(tmp_path))
    assert main(["verify", str(out), "--signers", signers(tmp_path, OTHER, options)]) == 1
    assert "SHA256:" in capsys.readouterr().err


def test_signers_for_another_namespace_do_not_count(tmp_path: Path) -> None:
    _, out = publish(tmp_path, "--key", key_file(tmp_path))
    assert main(["verify", str(out), "--signers", signers(tmp_path, KEY, 'namespaces="git"')]) == 1


def test_a_changed_cell_fails_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = publish(tmp_path, "--key", key_file(tmp_path))
    out.write_bytes(replaced(out.read_bytes(), "ranking.csv", "0.7167,0.7167", "0.7168,0.7168"))
    capsys.readouterr()
    assert main(["verify", str(out), "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert told.out == "FAIL\n"
    assert "ranking.csv:ROW 15" in told.err
    assert "recomputed “province,14,Lào Cai,0.7167" in told.err


def test_a_passphrase_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt: "thang")
    assert publish(tmp_path, "--key", key_file(tmp_path, b"thang"))[0] == 0
    monkeypatch.setattr("getpass.getpass", lambda prompt: "rung")
    assert publish(tmp_path, "--key", key_file(tmp_path, b"thang"))[0] == 2


def test_an_amendment_carries_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digest = "sha256:" + "a" * 64
    _, out = publish(tmp_path, "--amends", digest, "--reason", "Decision 12")
    assert main(["verify", str(out), "--lang", "en"]) == 0
    assert f"Amends {digest}: Decision 12" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--amends", "sha256:" + "a" * 64],
        ["--reason", "why"],
        ["--amends", "abc", "--reason", "why"],
        ["--published-on", "21/10/2025"],
        ["--published-on", "2026-02-31"],
        ["--key", "/nowhere"],
    ],
)
def test_wrong_use_is_named_and_writes_nothing(tmp_path: Path, words: list[str]) -> None:
    status, out = publish(tmp_path, *words)
    assert status == 2
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    shipped = find_shipped(DTI)
    assert shipped is not None
    words = ["publish", DTI, str(shipped.values), "--out", str(tmp_path / "no" / "b.zip")]
    assert main(words) == 2
