"""The catalogue as a graph in the terms of DCAT-AP 3, and its three serialisations.

Every node has an address: a blank one would get another name in every run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import Namespace
from rdflib.term import Node as RdfNode

from thang.engine.framework import Text
from thang.look.markup import Markup, clean, element, said
from thang.window.catalogue import (
    JSON_LD,
    LANGUAGES,
    RDF_XML,
    TURTLE,
    Agent,
    Catalogue,
    Dataset,
    File,
    Line,
    is_uri,
)
from thang.words.site_machines import both

Node = URIRef | Literal
Triple = tuple[URIRef, URIRef, Node]

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
AUTHORITY = "http://publications.europa.eu/resource/authority/"
THEMES = URIRef(AUTHORITY + "data-theme")
GOVERNMENT = URIRef(AUTHORITY + "data-theme/GOVE")
PUBLIC = URIRef(AUTHORITY + "access-right/PUBLIC")
SPOKEN = {"vi": URIRef(AUTHORITY + "language/VIE"), "en": URIRef(AUTHORITY + "language/ENG")}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def term(curie: str) -> URIRef:
    """
    >>> str(term("dct:title"))
    'http://purl.org/dc/terms/title'
    """
    prefix, _, name = curie.partition(":")
    return URIRef(PREFIXES[prefix] + name)


def graph_of(catalogue: Catalogue) -> Graph:
    """Every triple once, in an order that is the same every time."""
    graph = Graph(bind_namespaces="none")
    for prefix, address in PREFIXES.items():
        graph.bind(prefix, Namespace(address))
    for triple in sorted(set(_all(catalogue)), key=lambda triple: [node.n3() for node in triple]):
        graph.add(triple)
    return graph


def serialised(catalogue: Catalogue) -> dict[str, bytes]:
    """By file name."""
    graph = graph_of(catalogue)
    return {
        TURTLE: graph.serialize(format="turtle").encode(),
        JSON_LD: _json_ld(graph),
        RDF_XML: _rdf_xml(graph),
    }


def _rdf_xml(graph: Graph) -> bytes:
    """Written here: the library's own writer puts the things in the order of a set, another one in every run."""
    things = (
        element("rdf:Description", *_properties(graph, node), **{"rdf:about": str(node)})
        for node in sorted(set(graph.subjects()), key=str)
    )
    declared = {f"xmlns:{prefix}": address for prefix, address in PREFIXES.items()}
    return f"{DECLARATION}{element('rdf:RDF', *things, **declared)}\n".encode()


def _properties(graph: Graph, node: RdfNode) -> Iterator[Markup]:
    for predicate, value in sorted(graph.predicate_objects(node), key=lambda pair: [one.n3() for one in pair]):
        name = graph.qname(str(predicate))
        if isinstance(value, Literal):
            known = {"xml:lang": value.language, "rdf:datatype": value.datatype and str(value.datatype)}
            yield element(name, said(str(value)), **known)
        else:
            yield element(name, **{"rdf:resource": str(value)})


def _json_ld(graph: Graph) -> bytes:
    """The library keeps no order, and in JSON-LD the order of several values says nothing: they are sorted."""
    text = graph.serialize(format="json-ld", context=dict(PREFIXES), auto_compact=False)
    return (json.dumps(_sorted(json.loads(text)), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def _all(catalogue: Catalogue) -> Iterator[Triple]:
    yield from _catalogue(catalogue)
    yield from _agent(catalogue, catalogue.publisher)
    yield from _licence(catalogue)
    yield from _vocabulary()
    for line in catalogue.lines:
        yield from _line(catalogue, line)
        for dataset in line.datasets:
            yield from _dataset(catalogue, line, dataset)


def _own(catalogue: Catalogue, name: str) -> URIRef:
    """An address of a thing that this catalogue alone tells of."""
    return URIRef(f"{catalogue.address(TURTLE)}#{name}")


def _typed(node: URIRef, *types: str) -> Iterator[Triple]:
    yield from ((node, term("rdf:type"), term(one)) for one in types)


def _text(node: URIRef, predicate: str, text: Text) -> Iterator[Triple]:
    yield from ((node, term(predicate), Literal(clean(text[language]), lang=language)) for language in LANGUAGES)


def _day(node: URIRef, predicate: str, day: str) -> Iterator[Triple]:
    if day:
        yield node, term(predicate), _typed_literal(day, "xsd:date")


def _typed_literal(text: str, datatype: str) -> Literal:
    """As it is written: the library would write some numbers and dates anew."""
    return Literal(text, datatype=term(datatype), normalize=False)


def _catalogue(catalogue: Catalogue) -> Iterator[Triple]:
    me, home = _own(catalogue, "catalogue"), URIRef(catalogue.base)
    days = [one.published_on for one in catalogue.datasets() if one.published_on]
    yield from _typed(me, "dcat:Catalog")
    yield from _text(me, "dct:title", catalogue.title)
    yield from _text(me, "dct:description", catalogue.about)
    yield me, term("dct:publisher"), _own(catalogue, "publisher")
    yield me, term("dct:license"), _licence_uri(catalogue)
    yield me, term("foaf:homepage"), home
    yield from _typed(home, "foaf:Document")
    yield me, term("dcat:themeTaxonomy"), THEMES
    yield from ((me, term("dct:language"), spoken) for spoken in SPOKEN.values())
    yield from _day(me, "dct:issued", min(days, default=""))
    yield from _day(me, "dct:modified", max(days, default=""))
    for dataset in catalogue.datasets():
        yield me, term("dcat:dataset"), _uri(catalogue, dataset.identity)


def _uri(catalogue: Catalogue, identity: str) -> URIRef:
    return URIRef(catalogue.dataset_uri(identity))


def _agent(catalogue: Catalogue, agent: Agent) -> Iterator[Triple]:
    """The publisher, who is also whom to write to."""
    me, contact, name = _own(catalogue, "publisher"), _own(catalogue, "contact"), Literal(clean(agent.name))
    yield from _typed(me, "foaf:Agent")
    yield me, term("foaf:name"), name
    yield from _typed(contact, "vcard:Kind", "vcard:Organization")
    yield contact, term("vcard:fn"), name
    if agent.page:
        yield me, term("foaf:homepage"), URIRef(agent.page)
        yield from _typed(URIRef(agent.page), "foaf:Document")
        yield contact, term("vcard:hasURL"), URIRef(agent.page)
    if agent.email:
        yield contact, term("vcard:hasEmail"), URIRef(f"mailto:{agent.email}")


def _licence_uri(catalogue: Catalogue) -> URIRef:
    return URIRef(catalogue.license) if is_uri(catalogue.license) else _own(catalogue, "licence")


def _licence(catalogue: Catalogue) -> Iterator[Triple]:
    me = _licence_uri(catalogue)
    yield from _typed(me, "dct:LicenseDocument")
    if not is_uri(catalogue.license):
        yield me, term("rdfs:label"), Literal(clean(catalogue.license))


def _vocabulary() -> Iterator[Triple]:
    """What is used of other vocabularies, with its type, so that the graph can be checked without them."""
    yield from _typed(PUBLIC, "dct:RightsStatement")
    yield from _typed(GOVERNMENT, "skos:Concept")
    yield GOVERNMENT, term("skos:inScheme"), THEMES
    yield from _text(GOVERNMENT, "skos:prefLabel", both("theme"))
    yield from _typed(THEMES, "skos:ConceptScheme")
    yield from _text(THEMES, "dct:title", both("themes"))
    for spoken in SPOKEN.values():
        yield from _typed(spoken, "dct:LinguisticSystem")


def _series(catalogue: Catalogue, line: Line) -> URIRef:
    return URIRef(f"{catalogue.address(TURTLE)}#series/{catalogue.address(line.id)[len(catalogue.base) :]}")


def _line(catalogue: Catalogue, line: Line) -> Iterator[Triple]:
    """The editions that stand are in the order of the series; those that were amended belong to it without a place."""
    me = _series(catalogue, line)
    standing = [_uri(catalogue, one.identity) for one in line.datasets if not one.replaced_by]
    days = [one.published_on for one in line.datasets if one.published_on]
    yield from _typed(me, "dcat:DatasetSeries")
    yield from _text(me, "dct:title", line.title)
    yield from _text(me, "dct:description", line.about)
    yield me, term("dct:publisher"), _own(catalogue, "publisher")
    yield me, term("dcat:contactPoint"), _own(catalogue, "contact")
    yield from _day(me, "dct:issued", min(days, default=""))
    yield from _day(me, "dct:modified", max(days, default=""))
    yield from ((me, term("dcat:seriesMember"), _uri(catalogue, one.identity)) for one in line.datasets)
    if standing:
        yield me, term("dcat:first"), standing[-1]
        yield me, term("dcat:last"), standing[0]
    yield from ((newer, term("dcat:prev"), older) for newer, older in pairwise(standing))


def _dataset(catalogue: Catalogue, line: Line, dataset: Dataset) -> Iterator[Triple]:
    me = _uri(catalogue, dataset.identity)
    yield from _typed(me, "dcat:Dataset")
    yield me, term("dct:identifier"), Literal(dataset.urn)
    yield me, term("dcat:inSeries"), _series(catalogue, line)
    yield me, term("dcat:version"), Literal(clean(dataset.edition))
    yield from _text(me, "dct:title", dataset.title)
    yield from _text(me, "dct:description", dataset.about)
    yield me, term("dct:publisher"), _own(catalogue, "publisher")
    yield me, term("dcat:contactPoint"), _own(catalogue, "contact")
    yield me, term("dct:accessRights"), PUBLIC
    yield me, term("dcat:theme"), GOVERNMENT
    yield from ((me, term("dct:language"), spoken) for spoken in SPOKEN.values())
    yield from _day(me, "dct:issued", dataset.published_on)
    yield from _day(me, "dct:modified", dataset.published_on)
    yield from _amendment(catalogue, dataset, me)
    for language in LANGUAGES:
        page = URIRef(catalogue.address(f"{language}/{dataset.page}"))
        yield from _typed(page, "foaf:Document")
        yield me, term("dcat:landingPage"), page
    for file in dataset.files:
        yield from _distribution(catalogue, dataset, file)


def _amendment(catalogue: Catalogue, dataset: Dataset, me: URIRef) -> Iterator[Triple]:
    if dataset.amends:
        yield me, term("dct:replaces"), _uri(catalogue, dataset.amends)
    if dataset.reason:
        yield me, term("adms:versionNotes"), Literal(clean(dataset.reason))
    if dataset.replaced_by:
        yield me, term("dct:isReplacedBy"), _uri(catalogue, dataset.replaced_by)


def _distribution(catalogue: Catalogue, dataset: Dataset, file: File) -> Iterator[Triple]:
    address = URIRef(catalogue.address(file.address))
    me = URIRef(f"{_uri(catalogue, dataset.identity)}/{catalogue.address(file.name)[len(catalogue.base) :]}")
    checksum = URIRef(f"{me}/checksum")
    media_type, authority = URIRef(MEDIA_TYPES + file.form.media_type), URIRef(_file_type(file))
    yield _uri(catalogue, dataset.identity), term("dcat:distribution"), me
    yield from _typed(me, "dcat:Distribution")
    yield from _text(me, "dct:title", file.title)
    yield me, term("dcat:accessURL"), address
    yield me, term("dcat:downloadURL"), address
    yield from _typed(address, "rdfs:Resource")  # said of everything there is, and asked for by the published shapes
    yield me, term("dct:license"), _licence_uri(catalogue)
    yield from _day(me, "dct:issued", dataset.published_on)
    yield me, term("dcat:byteSize"), _typed_literal(str(file.size), "xsd:nonNegativeInteger")
    yield me, term("dcat:mediaType"), media_type
    yield from _typed(media_type, "dct:MediaType")
    yield me, term("dct:format"), authority
    yield from _typed(authority, "dct:MediaTypeOrExtent")
    yield me, term("spdx:checksum"), checksum
    yield from _typed(checksum, "spdx:Checksum")
    yield checksum, term("spdx:algorithm"), term("spdx:checksumAlgorithm_sha256")
    yield from _typed(term("spdx:checksumAlgorithm_sha256"), "spdx:ChecksumAlgorithm")
    yield checksum, term("spdx:checksumValue"), _typed_literal(file.sha256, "xsd:hexBinary")


def _file_type(file: File) -> str:
    return f"{AUTHORITY}file-type/{file.form.authority}"
