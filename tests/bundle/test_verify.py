"""What holds passes; what was changed is refused with its place, even when sums and signature were made anew."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bundle.resealed import KEY, replaced, resealed
from tests.bundle.sample import sealed, sealed_shy
from tests.engine.real_path import scored
from tests.oracle.generate import Case, cases
from thang.bundle.layout import SIGNATURE, SUMS, packed, unpacked
from thang.bundle.problem import Problem
from thang.bundle.publish import Notes, publish
from thang.bundle.verify import verify


def refused(data: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        verify(data)
    return caught.value


def test_an_untouched_publication_passes_whole() -> None:
    verdict = verify(sealed())
    assert (verdict.recomputed, verdict.given) == (34 * 8, 0)
    assert verdict.signer.startswith("SHA256:")


def test_what_is_hidden_is_taken_as_given_and_counted() -> None:
    verdict = verify(sealed_shy())
    assert (verdict.recomputed, verdict.given) == (8, 8)
    members = unpacked(sealed_shy())
    assert b"1.3,none" not in members["scores.csv"]
    assert ",1.3," not in members["scores.csv"].decode()


@pytest.mark.parametrize(
    ("name", "old", "new", "where"),
    [
        ("values.csv", "An Giang,6,value,0.6453", "An Giang,6,value,0.6454", "scores.csv"),
        ("scores.csv", "Lào Cai,total,,6", "Lào Cai,total,,7", "scores.csv"),
        ("ranking.csv", "province,14,Lào Cai", "province,13,Lào Cai", "ranking.csv"),
        ("ranking.csv", "0.7167,0.7167", "0.7168,0.7168", "ranking.csv"),
        ("framework.yaml", '"max": 140', '"max": 141', "framework.fault"),
        ("framework.yaml", '"places": 4', '"places": 3', "ranking.csv"),
        ("units.csv", "Lào Cai,,province,yes", "Lào Cai,,province,no", "ranking.csv"),
        ("datapackage.json", '"version": "2024"', '"version": "2025"', "datapackage.json"),
    ],
)
def test_a_changed_cell_is_named_though_all_is_sealed_again(name: str, old: str, new: str, where: str) -> None:
    problem = refused(replaced(sealed(), name, old, new))
    assert where in (problem.kind, problem.facts.get("file"))


def test_a_changed_level_and_a_changed_group_are_named() -> None:
    assert refused(replaced(sealed_shy(), "ranking.csv", ",high,", ",low,")).facts["file"] == "ranking.csv"
    assert refused(replaced(sealed_shy(), "units.csv", "An,,g", "An,,h")).kind == "tables.unreadable"


def test_a_changed_file_without_fresh_sums_is_named() -> None:
    members = unpacked(sealed())
    members["ranking.csv"] += b"\n"
    problem = refused(packed(members))
    assert (problem.kind, problem.facts["file"]) == ("sums.differ", "ranking.csv")


def test_fresh_sums_under_the_old_signature_are_refused() -> None:
    members = unpacked(sealed())
    fresh = unpacked(resealed({**members, "README.md": b"other"}))
    fresh[SIGNATURE] = members[SIGNATURE]
    assert refused(packed(fresh)).kind == "signature.forged"


def test_another_signer_is_seen_by_the_fingerprint() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert verify(resealed(unpacked(sealed()), other)).signer != verify(sealed()).signer


def test_an_unsigned_publication_says_so() -> None:
    members = unpacked(sealed())
    del members[SIGNATURE]
    assert verify(packed(members)).signer == ""


@pytest.mark.parametrize("name", ["values.csv", SUMS, "framework.yaml", "datapackage.json"])
def test_a_missing_file_is_named(name: str) -> None:
    members = unpacked(sealed())
    del members[name]
    problem = refused(packed(members))
    assert (problem.kind, problem.facts["found"]) == ("member.missing", name)


@pytest.mark.parametrize(("name", "kind"), [("more.csv", "member.unknown"), ("../up.csv", "member.climbs")])
def test_an_added_file_is_refused(name: str, kind: str) -> None:
    assert refused(packed({**unpacked(sealed()), name: b"x"})).kind == kind


def test_a_link_is_refused() -> None:
    written = io.BytesIO(sealed())
    members = unpacked(sealed())
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = ((stat.S_IFLNK if name == "units.csv" else stat.S_IFREG) | 0o777) << 16
            archive.writestr(info, data)
    assert refused(written.getvalue()).kind == "member.link"


@pytest.mark.slow
def test_a_member_that_unpacks_to_gigabytes_is_refused_before_it_is_read() -> None:
    members = unpacked(sealed())
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            if name != "values.csv":
                archive.writestr(name, data)
        with archive.open("values.csv", "w", force_zip64=True) as member:
            for _ in range(420):
                member.write(bytes(1_000_000))
    assert refused(written.getvalue()).kind == "zip.too_large"


def test_a_foreign_version_is_named() -> None:
    problem = refused(replaced(sealed(), "datapackage.json", "publication/1", "publication/9"))
    assert (problem.kind, problem.facts["found"]) == ("package.version", "publication/9")


@pytest.mark.parametrize("kept", [0, 1, 100, 1000, -1])
def test_a_truncated_zip_is_refused(kept: int) -> None:
    assert refused(sealed()[:kept]).kind == "zip.broken"


@pytest.mark.slow
@given(cases())
def test_whatever_is_published_verifies(case: Case) -> None:
    found = scored(case)
    verify(publish(found.file, found.run, Notes(), KEY).data)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=150)
def test_no_changed_byte_passes_once_the_tables_are_sealed_again(data: st.DataObject) -> None:
    members = unpacked(sealed_shy())
    name = data.draw(st.sampled_from(["units.csv", "values.csv", "scores.csv", "ranking.csv"]))
    content = bytearray(members[name])
    at = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    content[at] = other
    refused(resealed({**members, name: bytes(content)}))
