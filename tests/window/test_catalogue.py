"""The catalogue: it fulfils DCAT-AP 3, is the same graph in three forms, and CKAN's harvester reads it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from tests.window.catalogues import ABSENT, BASE, HOSTILE, NEW, OLD, SEEN, UNDATED, catalogue
from thang.window.catalogue import JSON_LD, RDF_XML, TURTLE, Agent, Catalogue, Dataset, File, catalogue_files
from thang.window.catalogue_graph import PREFIXES, graph_of, term

# rdflib's own reader of JSON-LD uses what rdflib calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROFILE = HERE / "dcat-ap"
HARVEST = ROOT / ".venv-harvest" / "bin" / "python"
FORMATS = {TURTLE: "turtle", JSON_LD: "json-ld", RDF_XML: "xml"}
MORE = {
    "dcatap": "http://data.europa.eu/r5r/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "prov": "http://www.w3.org/ns/prov#",
}
DATES = ("xsd:date", "xsd:dateTime", "xsd:gYear", "xsd:gYearMonth")


def named(curie: str) -> URIRef:
    prefix, _, name = curie.partition(":")
    return URIRef({**PREFIXES, **MORE}[prefix] + name)


def of_value(shapes: Graph, shape: BNode, value: str) -> None:
    """What the value of a property must be: a literal, a date, of a datatype, or of a class."""
    if value == "literal":
        shapes.add((shape, SH.nodeKind, SH.Literal))
    elif value == "date":
        choices = [BNode() for _ in DATES]
        for choice, datatype in zip(choices, DATES, strict=True):
            shapes.add((choice, SH.datatype, named(datatype)))
        first = BNode()
        Collection(shapes, first, list(choices))
        shapes.add((shape, SH["or"], first))
    else:
        kind = SH.datatype if value.startswith("xsd:") else SH["class"]
        shapes.add((shape, kind, named(value)))


def of_table() -> Graph:
    shapes = Graph()
    for number, row in enumerate(csv.DictReader((PROFILE / "constraints.csv").read_text().splitlines())):
        node, shape = URIRef(f"urn:shape:{number}"), BNode()
        shapes.add((node, RDF.type, SH.NodeShape))
        shapes.add((node, SH.targetClass, named(row["class"])))
        shapes.add((node, SH.property, shape))
        shapes.add((shape, SH.path, named(row["property"])))
        for key, count in (("min", SH.minCount), ("max", SH.maxCount)):
            if row[key]:
                shapes.add((shape, count, Literal(int(row[key]))))
        of_value(shapes, shape, row["value"])
    return shapes


def published_shapes() -> list[Path]:
    """Where they are at hand; see dcat-ap/README.md."""
    folder = Path(os.environ.get("DCAT_AP_SHAPES", PROFILE))
    return sorted(folder.glob("*.ttl"))


def faults(graph: Graph, shapes: Graph) -> list[str]:
    """Node and property of every violation."""
    holds, report, text = validate(graph, shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph), text
    found = [
        f"{report.value(one, SH.focusNode)} {report.value(one, SH.resultPath)}"
        for one in report.subjects(RDF.type, SH.ValidationResult)
    ]
    assert holds == (not found), text
    return sorted(found)


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return of_table()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return catalogue_files(catalogue())


@pytest.mark.parametrize(
    "one",
    [
        catalogue(),
        catalogue(HOSTILE),
        catalogue(license="Luật Dữ liệu, Điều 1"),
        replace(catalogue(), publisher=Agent("Sở")),
        replace(catalogue(), lines=()),
    ],
    ids=["whole", "hostile", "licence as text", "nameless agent", "empty"],
)
def test_the_catalogue_fulfils_the_profile(one: Catalogue, shapes: Graph) -> None:
    graph = graph_of(one)
    assert faults(graph, shapes) == []
    for path in published_shapes():
        assert faults(graph, Graph().parse(path)) == [], path


def first(graph: Graph, kind: str) -> URIRef:
    node = min(graph.subjects(RDF.type, term(kind)), key=str)
    assert isinstance(node, URIRef)
    return node


def without(kind: str, predicate: str) -> Callable[[Graph], object]:
    return lambda graph: graph.remove((first(graph, kind), term(predicate), None))


def instead(kind: str, predicate: str, value: URIRef | Literal) -> Callable[[Graph], object]:
    return lambda graph: graph.set((first(graph, kind), term(predicate), value))


def beside(kind: str, predicate: str, value: URIRef | Literal) -> Callable[[Graph], object]:
    return lambda graph: graph.add((first(graph, kind), term(predicate), value))


BROKEN = [
    ("dcat:Catalog", "dct:title", without),
    ("dcat:Catalog", "dct:description", without),
    ("dcat:Catalog", "dct:publisher", without),
    ("dcat:Dataset", "dct:title", without),
    ("dcat:Dataset", "dct:description", without),
    ("dcat:DatasetSeries", "dct:title", without),
    ("dcat:DatasetSeries", "dcat:seriesMember", without),
    ("dcat:Distribution", "dcat:accessURL", without),
    ("foaf:Agent", "foaf:name", without),
    ("skos:Concept", "skos:prefLabel", without),
    ("spdx:Checksum", "spdx:checksumValue", without),
    ("spdx:Checksum", "spdx:algorithm", without),
    ("dcat:Dataset", "dct:publisher", instead, Literal("Sở")),
    ("dcat:Dataset", "dct:title", instead, URIRef("urn:title")),
    ("dcat:Dataset", "dct:issued", instead, Literal("hôm qua")),
    ("dcat:Dataset", "dct:language", instead, Literal("vi")),
    ("dcat:Distribution", "dcat:byteSize", instead, Literal("nhiều")),
    ("dcat:Distribution", "dcat:mediaType", instead, Literal("text/csv")),
    ("spdx:Checksum", "spdx:checksumValue", instead, Literal("ab")),
    ("dcat:Catalog", "dct:publisher", beside, URIRef("urn:other")),
    ("dcat:Distribution", "dct:license", beside, URIRef("urn:other")),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case[2].__name__} {case[0]} {case[1]}")
def test_a_broken_catalogue_is_refused(case: tuple[Any, ...], shapes: Graph) -> None:
    """So that the check above is known to bite; the fault found is the one that was made."""
    kind, predicate, breaks, *value = case
    graph = graph_of(catalogue())
    node = first(graph, kind)
    breaks(kind, predicate, *value)(graph)
    assert f"{node} {term(predicate)}" in faults(graph, shapes)


def test_a_published_shape_that_is_broken_would_be_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The way by which published shapes come in, tried with one of our own."""
    shape = "[] a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:rights ; sh:minCount 1 ] ."
    prefixes = f"@prefix sh: <{SH}> . @prefix dcat: <{PREFIXES['dcat']}> . @prefix dct: <{PREFIXES['dct']}> ."
    (tmp_path / "one.ttl").write_text(f"{prefixes}\n{shape}", encoding="utf-8")
    monkeypatch.setenv("DCAT_AP_SHAPES", str(tmp_path))
    (path,) = published_shapes()
    assert len(faults(graph_of(catalogue()), Graph().parse(path))) == 4


@pytest.mark.parametrize("title", ["", HOSTILE], ids=["plain", "hostile"])
def test_the_three_forms_are_one_graph(title: str) -> None:
    graphs = [
        Graph().parse(data=data, format=FORMATS[name]) for name, data in catalogue_files(catalogue(title)).items()
    ]
    assert len(graphs) == 3
    for graph in graphs:
        assert set(graph) == set(graph_of(catalogue(title)))
        assert not any(isinstance(node, BNode) for triple in graph for node in triple)


def test_the_same_facts_give_the_same_bytes_in_every_process(files: dict[str, bytes]) -> None:
    """Python orders sets anew in every process, by a seed."""
    code = (
        "import sys, hashlib; from tests.window.catalogues import catalogue; "
        "from thang.window.catalogue import catalogue_files; "
        "print({name: hashlib.sha256(data).hexdigest() for name, data in catalogue_files(catalogue()).items()})"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(said) == 1
    assert sorted(files) == [JSON_LD, TURTLE, RDF_XML]


def node_of(identity: str) -> URIRef:
    return URIRef(f"{BASE}catalog.ttl#{identity.removeprefix('sha256:')}")


def test_an_amendment_names_what_it_replaces_and_why() -> None:
    graph = graph_of(catalogue())
    assert (node_of(NEW), term("dct:replaces"), node_of(OLD)) in graph
    assert (node_of(OLD), term("dct:isReplacedBy"), node_of(NEW)) in graph
    assert graph.value(node_of(NEW), term("adms:versionNotes")) == Literal("Sửa lỗi cộng điểm")
    assert graph.value(node_of(OLD), term("adms:versionNotes")) is None


def test_what_is_not_in_the_catalogue_is_named_by_its_identity() -> None:
    replaced = set(graph_of(catalogue()).objects(None, term("dct:replaces")))
    assert replaced == {node_of(OLD), URIRef(f"urn:{ABSENT}")}


def test_a_day_stands_only_where_it_is_known() -> None:
    graph = graph_of(catalogue())
    assert graph.value(node_of(NEW), term("dct:issued")) == Literal("2025-11-02", datatype=term("xsd:date"))
    assert graph.value(node_of(UNDATED), term("dct:issued")) is None
    assert graph.value(node_of(UNDATED), term("dct:modified")) is None


def test_the_series_goes_from_the_first_edition_to_the_last_that_stand() -> None:
    graph = graph_of(catalogue())
    series = URIRef(f"{BASE}catalog.ttl#series/xa")
    assert graph.value(series, term("dcat:first")) == node_of(NEW)
    assert graph.value(series, term("dcat:last")) == node_of(UNDATED)
    assert graph.value(node_of(UNDATED), term("dcat:prev")) == node_of(NEW)
    assert set(graph.objects(series, term("dcat:seriesMember"))) == {node_of(OLD), node_of(NEW), node_of(UNDATED)}


def test_every_file_has_its_type_from_both_registers() -> None:
    graph = graph_of(catalogue())
    types = {
        (str(graph.value(one, term("dcat:downloadURL"))).rpartition(".")[2], media.rpartition("media-types/")[2], known)
        for one in graph.objects(node_of(NEW), term("dcat:distribution"))
        for media in map(str, graph.objects(one, term("dcat:mediaType")))
        for known in (str(form).rpartition("/")[2] for form in graph.objects(one, term("dct:format")))
    }
    assert types == {
        ("zip", "application/zip", "ZIP"),
        ("csv", "text/csv", "CSV"),
        ("json", "application/json", "JSON"),
        ("parquet", "application/vnd.apache.parquet", "PARQUET"),
        ("yaml", "application/yaml", "YAML"),
    }


def test_hostile_texts_are_texts_without_what_cannot_be_seen() -> None:
    for name, data in catalogue_files(catalogue(HOSTILE)).items():
        assert not set(data.decode()) & set("\u202e\x00\x1b\u2028\r"), name
        graph = Graph().parse(data=data, format=FORMATS[name])
        assert {str(text) for text in graph.objects(node_of(NEW), term("dct:title"))} == {SEEN}
        assert str(graph.value(node_of(NEW), term("adms:versionNotes"))) == SEEN


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https://a/?q/", "https://a/<b>/", "file:/a/"]
)
def test_a_base_that_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match=r"must look like https://example\.org/dti/"):
        replace(catalogue(), base=base)


@pytest.mark.parametrize("agent", [("Sở", "javascript:alert(1)", ""), ("Sở", "", "không có"), ("Sở", "", "a@b c")])
def test_a_publisher_s_page_and_mail_must_be_addresses(agent: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match=r"address"):
        Agent(*agent)


@pytest.mark.parametrize("key", ["identity", "amends", "replaced_by"])
def test_an_identity_that_is_none_is_refused(key: str) -> None:
    one = next(catalogue().datasets())
    with pytest.raises(ValueError, match="sha256: and 64 hex digits"):
        replace(one, **{key: "sha256:x> <urn:b"})  # type: ignore[arg-type]  # the key is one of texts


def test_nothing_loads_rdflib_but_the_writing_of_a_catalogue() -> None:
    code = (
        "import sys; import thang.window.catalogue, thang.window.feeds, thang.window.linked; "
        "sys.exit('rdflib' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})


Read = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def ckan(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """What CKAN reads in every form of the catalogue, and of the one with hostile texts, in one process."""
    assert HARVEST.exists(), "CKAN's parser is not installed; make it with: make harvest"
    folder = tmp_path_factory.mktemp("ckan")
    whole = {"plain": files, "hostile": catalogue_files(catalogue(HOSTILE))}
    for kind, written in whole.items():
        (folder / kind).mkdir()
        for name, data in written.items():
            (folder / kind / name).write_bytes(data)
    paths = sorted(str(path) for path in folder.rglob("catalog.*"))
    command = [str(HARVEST), str(HERE / "ckan_reads.py"), *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    said: Read = json.loads(run.stdout)
    return {kind: {name: said[str(folder / kind / name)] for name in FORMATS} for kind in whole}


def extra(one: dict[str, Any], key: str) -> str | None:
    return next((pair["value"] for pair in one["extras"] if pair["key"] == key), None)


def by_identity(found: list[dict[str, Any]]) -> Iterator[tuple[Dataset, dict[str, Any]]]:
    read = {extra(one, "identifier"): one for one in found}
    for one in catalogue().datasets():
        yield one, read.pop(one.urn)
    assert read == {}


def check_resources(one: Dataset, resources: list[dict[str, Any]]) -> None:
    wanted = {BASE + file.address: file for file in one.files}
    assert sorted(resource["download_url"] for resource in resources) == sorted(wanted)
    for resource in resources:
        file: File = wanted[resource["download_url"]]
        assert resource["hash"] == file.sha256
        assert resource["hash_algorithm"] == "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
        assert resource["size"] == file.size
        assert resource["name"] == file.title.en
        assert resource["license"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_the_parser_of_ckan_s_harvester_reads_it_all(name: str, ckan: dict[str, Read]) -> None:
    """Titles, days, reasons, and of every file its address, size and checksum come back as they went in."""
    for one, read in by_identity(ckan["plain"][name]):
        assert read["title"] == one.title.en
        assert read["notes"] == one.about.en
        assert extra(read, "issued") == (one.published_on or None)
        assert extra(read, "version_notes") == (one.reason or None)
        assert extra(read, "publisher_name") == "Sở Khoa học và Công nghệ"
        assert extra(read, "uri") == str(node_of(one.identity))
        check_resources(one, read["resources"])


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_texts_stay_texts_for_ckan(name: str, ckan: dict[str, Read]) -> None:
    assert [one["title"] for one in ckan["hostile"][name]] == [SEEN] * 4
