"""Whatever is changed in a publication is refused with its reason, also where its sums and signature were made anew."""

from __future__ import annotations

import base64
import json
import struct
import subprocess
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.bundle.resealed import KEY, resealed
from tests.bundle.sample import sealed, sealed_shy
from tests.bundle.two_groups import TWO, refused, two
from tests.cli.thang_command import thang
from thang.bundle.layout import CONTENT, SIGNATURE, SUMS, packed, sums_of, unpacked
from thang.bundle.problem import Problem
from thang.bundle.tables import HEADERS, exact, pieces
from thang.bundle.verify import verify
from thang.library.framework_file import parse_framework
from thang.library.result_tables import csv_text

Edit = tuple[str, str, str]
Members = dict[str, bytes]


def edited(data: bytes, *edits: Edit) -> Members:
    members = unpacked(data)
    for name, old, new in edits:
        text = members[name].decode()
        assert old in text, (name, old)
        members[name] = text.replace(old, new, 1).encode()
    return members


def mended(members: Mapping[str, bytes]) -> Members:
    """The descriptor tells the sums and sizes that the tables and the framework now have."""
    described = json.loads(members["datapackage.json"])
    for resource in described["resources"]:
        data = members[resource["path"]]
        resource["bytes"], resource["hash"] = len(data), "sha256:" + sha256(data).hexdigest()
    text = members["framework.yaml"]
    described["thang"]["framework"] |= {
        "digest": parse_framework(text).digest,
        "hash": "sha256:" + sha256(text).hexdigest(),
    }
    return {**members, "datapackage.json": (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()}


def told(problem: Problem) -> str:
    """The file that differs, or the kind of the problem."""
    return problem.facts.get("file", problem.kind)


def test_the_sample_passes_also_mended_and_sealed_again() -> None:
    assert verify(two()).recomputed == 16
    assert verify(resealed(mended(unpacked(two())))).identity == verify(two()).identity


# --- Content, sealed again with the right key and mended everywhere but in one place ----------------------------------

CHANGES: dict[str, tuple[Edit, str]] = {
    "a value": (("values.csv", "An,1.1,value,1/3", "An,1.1,value,1/4"), "scores.csv"),
    "a value that keeps its score": (("values.csv", "Ba,1.2,value,2", "Ba,1.2,value,2.0"), "values.csv"),
    "a value outside its domain": (("values.csv", "An,2,value,10", "An,2,value,41"), "values.fault"),
    "a value of another type": (("values.csv", "An,3,value,yes", "An,3,value,7"), "tables.unreadable"),
    "a value with an exponent": (("values.csv", "An,1.2,value,4", "An,1.2,value,4e999"), "tables.unreadable"),
    "a status": (("values.csv", "Du,3,missing", "Du,3,not_applicable"), "scores.csv"),
    "a status of a value": (("values.csv", "An,1.1,value", "An,1.1,missing"), "values.csv"),
    "no status": (("values.csv", "An,1.1,value", "An,1.1,worth"), "tables.unreadable"),
    "points where a value is public": (("values.csv", "An,1.1,value,1/3,", "An,1.1,value,1/3,5"), "values.csv"),
    "points of a leaf": (("scores.csv", "An,node,1.1,40/3", "An,node,1.1,41/3"), "scores.csv"),
    "the attainment of a leaf": (("scores.csv", "Ba,node,1.2,10,0.5", "Ba,node,1.2,10,0.6"), "scores.csv"),
    "points of a node": (("scores.csv", "An,node,1,100/3", "An,node,1,101/3"), "scores.csv"),
    "the attainment of a node": (("scores.csv", "An,node,1,100/3,5/9", "An,node,1,100/3,6/9"), "scores.csv"),
    "an attainment not in lowest terms": (("scores.csv", "An,node,1,100/3,5/9", "An,node,1,100/3,10/18"), "scores.csv"),
    "points of a pillar": (("scores.csv", "An,pillar,p,70/3", "An,pillar,p,71/3"), "scores.csv"),
    "the attainment of a pillar": (("scores.csv", "An,pillar,p,70/3,7/24", "An,pillar,p,70/3,7/25"), "scores.csv"),
    "a total": (("scores.csv", "An,total,,130/3", "An,total,,131/3"), "scores.csv"),
    "a max in the scores": (("scores.csv", "An,total,,130/3,13/30,100", "An,total,,130/3,13/30,101"), "scores.csv"),
    "a rank": (("ranking.csv", "so,2,An", "so,1,An"), "ranking.csv"),
    "the published figure": (("ranking.csv", "An,43.33,", "An,43.34,"), "ranking.csv"),
    "the compared figure": (("ranking.csv", "An,43.33,43.33", "An,43.33,43.34"), "ranking.csv"),
    "a level": (("ranking.csv", ",low,", ",high,"), "ranking.csv"),
    "points in the ranking": (("ranking.csv", "43.333333333333", "43.333333333334"), "ranking.csv"),
    "a max in the ranking": (("ranking.csv", ",100,43.30", ",80,43.30"), "ranking.csv"),
    "a stated figure in the ranking": (("ranking.csv", ",43.30", ",43.33"), "ranking.csv"),
    "a stated figure in the units": (("units.csv", ",43.3", ",43.33"), "ranking.csv"),
    "the group of a unit": (("units.csv", "Ba,Đơn vị Ba,so", "Ba,Đơn vị Ba,xa"), "cell.differs"),
    "an unknown group": (("units.csv", "Ba,Đơn vị Ba,so", "Ba,Đơn vị Ba,ap"), "tables.unreadable"),
    "what a unit has": (("units.csv", "so,yes,portal", "so,yes,"), "values.fault"),
    "whether a unit is ranked": (("units.csv", "An,so,yes", "An,so,no"), "ranking.csv"),
    "another word for ranked": (("units.csv", "An,so,yes", "An,so,YES"), "tables.unreadable"),
    "the name of a unit": (("units.csv", "Đơn vị An", "Đơn vị Ăn"), "datapackage.json"),
    "a unit's text": (("units.csv", "An,Đơn vị", "Ân,Đơn vị"), "tables.unreadable"),
    "the max of an indicator": (("framework.yaml", '"so": 40', '"so": 41'), "framework.fault"),
    "the max of a group": (("framework.yaml", '"max": 80', '"max": 81'), "framework.fault"),
    "the decimals": (("framework.yaml", '"places": 2', '"places": 1'), "ranking.csv"),
    "the rounding": (("framework.yaml", "half_up", "half_even"), "framework.fault"),
    "a share": (("framework.yaml", '"share": 0.5', '"share": 0.6'), "scores.csv"),
    "a number written otherwise": (("framework.yaml", '"share": 0.5', '"share": 0.50'), "framework.yaml"),
    "a bound of a level": (("framework.yaml", '"above": 0.5', '"above": 0.6'), "ranking.csv"),
    "a title": (("framework.yaml", '"A"', '"Á"'), "datapackage.json"),
    "the title": (("framework.yaml", "Hai nhóm", "Ba nhóm"), "README.md"),
    "a comment": (("framework.yaml", '"id": "two"', '"id": "two" # 2'), "framework.yaml"),
    "another order of keys": (
        ("framework.yaml", '"id": "two"\n"edition": "2026"', '"edition": "2026"\n"id": "two"'),
        "datapackage.json",
    ),
    "a foreign framework": (("framework.yaml", "framework/1", "framework/2"), "framework.fault"),
    "a foreign publication": (("datapackage.json", "publication/1", "publication/2"), "package.version"),
    "the digest": (("datapackage.json", '"digest": "sha256:', '"digest": "sha256:0'), "datapackage.json"),
    "the day": (("datapackage.json", "2026-01-31", "2026-01-30"), "README.md"),
    "a day that is none": (("datapackage.json", "2026-01-31", "2026-31-01"), "package.unreadable"),
    "a day that no calendar has": (("datapackage.json", "2026-01-31", "2026-02-31"), "package.unreadable"),
    "what is amended": (("datapackage.json", "sha256:" + "a" * 64, "sha256:" + "b" * 64), "README.md"),
    "no digest as what is amended": (("datapackage.json", "sha256:" + "a" * 64, "the old one"), "package.unreadable"),
    "why it is amended": (("datapackage.json", "Quyết định 12", "Quyết định 13"), "README.md"),
    "a type": (("datapackage.json", '"type": "number"', '"type": "string"'), "datapackage.json"),
    "a size": (("datapackage.json", '"bytes": ', '"bytes": 1'), "datapackage.json"),
    "a sum": (("datapackage.json", '"hash": "sha256:', '"hash": "md5:'), "datapackage.json"),
    "a key": (("datapackage.json", '"primaryKey"', '"primarykey"'), "datapackage.json"),
    "no JSON": (("datapackage.json", "{", "["), "package.unreadable"),
    "the readme": (("README.md", "thang verify", "thang trust"), "README.md"),
    "the day in the readme": (("README.md", "2026-01-31", "2026-02-28"), "README.md"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_is_named_though_all_is_sealed_again(what: str) -> None:
    edit, where = CHANGES[what]
    problem = refused(resealed(edited(two(), edit)))
    assert where in (problem.kind, told(problem))


MENDED = [what for what, (edit, _) in CHANGES.items() if edit[0].endswith((".csv", "framework.yaml"))]
FOLLOWS = {"the name of a unit", "a title", "another order of keys"}


@pytest.mark.slow
@pytest.mark.parametrize("what", MENDED)
def test_so_it_is_where_the_descriptor_was_mended_too(what: str) -> None:
    """Except for what nothing is computed from: another name or title makes another publication, and a sound one."""
    edit, where = CHANGES[what]
    members = edited(two(), edit)
    if where == "framework.fault":
        return
    data = resealed(mended(members))
    if what in FOLLOWS:
        assert verify(data).identity != verify(two()).identity
    else:
        refused(data)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["\n", "\r\n", " ", "#", "\x00", ","])
@pytest.mark.parametrize("name", CONTENT)
def test_not_even_a_blank_more_or_less_passes_at_the_end_of_a_file(name: str, ending: str) -> None:
    members = unpacked(two())
    refused(resealed({**members, name: members[name] + ending.encode()}))
    refused(resealed({**members, name: members[name].rstrip(b"\n")}))


@pytest.mark.parametrize(
    ("name", "cell"),
    [("units.csv", '"An'), ("values.csv", 'An"x"'), ("scores.csv", "\x00"), ("values.csv", "x" * 200_000)],
)
def test_a_table_that_is_no_csv_is_refused(name: str, cell: str) -> None:
    assert refused(resealed(edited(two(), (name, "An", cell)))).kind in ("tables.unreadable", "cell.differs")


@pytest.mark.parametrize(
    "said", ['"x"', "[]", "{}", '{"thang": 1}', '{"thang": {"format": "publication/1", "amends": "x"}}', "[" * 100_000]
)
def test_a_descriptor_of_another_shape_is_refused(said: str) -> None:
    members = unpacked(two())
    assert refused(resealed({**members, "datapackage.json": said.encode()})).kind == "package.unreadable"


# --- What is taken as given -------------------------------------------------------------------------------------------


def consistent(leaf: str, points: str) -> Members:
    """The hidden publication with another figure for one leaf, in both tables; the rest follows from neither."""
    return edited(
        sealed_shy(),
        ("scores.csv", "An,node,1.2,5,0.25", f"An,node,1.2,{points},{leaf}"),
        ("values.csv", "An,1.2,value,,5", f"An,1.2,value,,{points}"),
    )


@pytest.mark.parametrize(("attainment", "points"), [("1.5", "30"), ("-0.25", "-5"), ("7/5", "28")])
def test_a_given_figure_that_cannot_be_is_refused(attainment: str, points: str) -> None:
    problem = refused(resealed(mended(consistent(attainment, points))))
    assert (problem.kind, problem.facts["code"]) == ("values.out_of_reach", "1.2")


@pytest.mark.parametrize(("points", "attainment"), [("34", "17/30"), ("11", "11/60"), ("61", "61/60"), ("-1", "-1/60")])
def test_a_node_beyond_what_its_hidden_leaf_could_make_is_refused(points: str, attainment: str) -> None:
    """An has 20/3 of 20 and 5 of 20 where it is shown, so that the node has at least 35/3 and at most 95/3 of 60."""
    members = edited(sealed_shy(), ("scores.csv", "An,node,1,65/3,13/36", f"An,node,1,{points},{attainment}"))
    problem = refused(resealed(mended(members)))
    assert (problem.kind, problem.facts["unit"], problem.facts["code"]) == ("values.out_of_reach", "An", "1")


def test_what_a_hidden_leaf_could_make_up_for_is_taken_as_given() -> None:
    """Five points more for one leaf and five fewer for its hidden sibling: nothing that is shown speaks against it."""
    assert verify(resealed(mended(consistent("0.5", "10")))).given == 8


def test_a_status_of_what_the_unit_cannot_have_is_not_believed() -> None:
    text = TWO.replace("rule: points, applies", "rule: points, public: points, applies")
    members = edited(two(text), ("values.csv", "Ca,2,not_applicable,,", "Ca,2,value,,40"))
    assert refused(resealed(mended(members))).facts["file"] == "values.csv"


def test_a_node_on_a_hundred_and_fifty_denominators_reads_back() -> None:
    """The figure of a node may have far more digits than any value."""
    figure = "7" * 9000 + "1/" + "3" * 9001
    assert f"{exact(figure).denominator % 1000:03}" == "333"
    with pytest.raises(ValueError, match="7777"):
        exact("7" * 50_000)


@pytest.mark.parametrize("cell", ["An", "An\r", 'x"', "a\nb"])
def test_a_table_in_pieces_is_the_table_as_it_is_published(cell: str) -> None:
    rows = [[cell, "node", str(n), "1/3", "x" * 40, ""] for n in range(3000)]
    made = b"".join(pieces(HEADERS["scores"], rows, quoted="\r" in cell))
    assert made.decode() == csv_text(HEADERS["scores"], rows)


# --- Signatures -------------------------------------------------------------------------------------------------------


def ssh_signed(folder: Path, kind: list[str], namespace: str) -> bytes:
    """The publication with a signature that `ssh-keygen` made."""
    members = unpacked(two())
    key = folder / "key"
    if kind:
        subprocess.run(["ssh-keygen", "-q", "-N", "", "-f", str(key), *kind], check=True)
    else:
        key.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
        key.chmod(0o600)
    (folder / SUMS).write_bytes(members[SUMS])
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", namespace, SUMS]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return packed({**members, SIGNATURE: (folder / SIGNATURE).read_bytes()})


def test_a_signature_by_ssh_keygen_is_taken(tmp_path: Path) -> None:
    assert verify(ssh_signed(tmp_path, [], "thang-publication")).signer == verify(two()).signer


@pytest.mark.parametrize("namespace", ["git", "file", "thang-publication "])
def test_a_true_signature_for_something_else_is_refused(tmp_path: Path, namespace: str) -> None:
    problem = refused(ssh_signed(tmp_path, [], namespace))
    assert (problem.kind, problem.facts["found"]) == ("signature.namespace", namespace)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (["-t", "ecdsa", "-b", "256"], "ecdsa-sha2-nistp256"),
        (["-t", "ecdsa", "-b", "521"], "ecdsa-sha2-nistp521"),
        (["-t", "rsa", "-b", "2048"], "ssh-rsa"),
    ],
)
def test_a_key_of_another_kind_is_named(tmp_path: Path, kind: list[str], name: str) -> None:
    problem = refused(ssh_signed(tmp_path, kind, "thang-publication"))
    assert (problem.kind, problem.facts["found"]) == ("signature.key_kind", name)


def part(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def armoured(public: bytes, raw: bytes, reserved: bytes = b"") -> bytes:
    parts = [public, b"thang-publication", reserved, b"sha512", raw]
    blob = b"SSHSIG" + struct.pack(">I", 1) + b"".join(map(part, parts))
    text = base64.b64encode(blob).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----\n".encode()


def test_a_security_key_is_named() -> None:
    """Such a signature carries flags and a counter; it takes a device to make one, so this one is put together."""
    kind = b"sk-ssh-ed25519@openssh.com"
    public = part(kind) + part(bytes(32)) + part(b"ssh:")
    raw = part(kind) + part(bytes(64)) + b"\x01\x00\x00\x00\x05"
    problem = refused(packed({**unpacked(two()), SIGNATURE: armoured(public, raw)}))
    assert (problem.kind, problem.facts["found"]) == ("signature.key_kind", kind.decode())


@pytest.mark.parametrize("signature", [b"", b"\xff", b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n"])
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    assert refused(packed({**unpacked(two()), SIGNATURE: signature})).kind == "signature.broken"


def test_nothing_is_hidden_in_the_reserved_part_of_a_signature() -> None:
    public = part(b"ssh-ed25519") + part(bytes(32))
    signature = armoured(public, part(b"ssh-ed25519") + part(bytes(64)), b"x")
    assert refused(packed({**unpacked(two()), SIGNATURE: signature})).kind == "signature.broken"


@pytest.mark.parametrize("name", [SUMS, *CONTENT])
def test_sums_that_name_another_set_of_files_are_refused(name: str) -> None:
    members = unpacked(two())
    content = {one: members[one] for one in CONTENT if one != name}
    sums = sums_of({**content, name: b""}) if name == SUMS else sums_of(content)
    assert refused(packed({**members, SUMS: sums})).kind in ("sums.differ", "sums.list")


def test_a_publication_of_dti_is_no_less_strict() -> None:
    for name in CONTENT:
        members = unpacked(sealed())
        refused(resealed({**members, name: members[name].replace(b"2024", b"2023", 1) + b" "}))


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (
            ("framework.yaml", "framework/1", "framework/2"),
            "framework.yaml:1:10: unknown format version “framework/2” → ",
        ),
        (("framework.yaml", '"xa": 20', '"xa": 21'), "framework.yaml:"),
        (("values.csv", "An,2,value,10", "An,2,value,41"), "values.csv: “41” is outside its range → "),
    ],
)
def test_a_fault_inside_a_file_is_told_too(edit: Edit, line: str, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(resealed(edited(two(), edit)))
    answer = thang("verify", path)
    assert (answer.status, answer.out) == (1, "FAIL\n")
    assert answer.complaints[1].startswith(line), answer.complaints


def test_what_a_bundle_says_never_reaches_a_terminal_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(resealed(edited(two(), ("ranking.csv", "so,1,Ba", "so,1,\x1b[31mBa"))))
    assert "ROW 2: “so,1,\\x1b[31mBa," in thang("verify", path).err
