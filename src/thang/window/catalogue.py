"""The catalogue of a site: what was published, as facts, and as DCAT-AP 3 in three serialisations of one graph.

The facts are plain; `catalogue_graph` makes the graph of them, and is loaded only when a catalogue is written.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote

from thang.engine.framework import Language, Text
from thang.words.site_machines import file_title

LANGUAGES: tuple[Language, ...] = ("vi", "en")
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
TURTLE, JSON_LD, RDF_XML = "catalog.ttl", "catalog.jsonld", "catalog.xml"
_URI = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f]+")
_IDENTITY = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: its name, its media type (IANA), and its code in the EU's list of file types."""

    name: str
    media_type: str
    authority: str


FORMS = {
    ".csv": Form("CSV", "text/csv", "CSV"),
    ".json": Form("JSON", "application/json", "JSON"),
    ".parquet": Form("Parquet", "application/vnd.apache.parquet", "PARQUET"),
    ".yaml": Form("YAML", "application/yaml", "YAML"),
    ".zip": Form("ZIP", "application/zip", "ZIP"),
}
OTHER = Form("", "application/octet-stream", "OCTET")


@dataclass(frozen=True, slots=True)
class Agent:
    """Who publishes; `page` and `email` may be empty. Raises ValueError for what is no web address."""

    name: str
    page: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        if self.page and not is_uri(self.page):
            raise ValueError(f"the publisher's page {self.page!r} is no address that begins with https://")
        if self.email and not re.fullmatch(r"[^\s<>\"@]+@[^\s<>\"@]+", self.email):
            raise ValueError(f"{self.email!r} is no mail address, such as chiso@example.org")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site, below its base: its length in bytes and its SHA-256 in hex."""

    address: str
    size: int
    sha256: str

    @classmethod
    def of(cls, address: str, data: bytes) -> File:
        return cls(address, len(data), hashlib.sha256(data).hexdigest())

    @property
    def name(self) -> str:
        return PurePosixPath(self.address).name

    @property
    def form(self) -> Form:
        return FORMS.get(PurePosixPath(self.address).suffix, OTHER)

    @property
    def title(self) -> Text:
        """A bundle is the only .zip, and is named after its edition."""
        path = PurePosixPath(self.address)
        return file_title("" if path.suffix == ".zip" else path.stem, self.form.name or self.name)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One publication. `published_on`: a day as YYYY-MM-DD, empty where nobody knows it.

    `page`: its first page below the folder of each language. `amends`, `replaced_by`: identities, empty for none.
    Raises ValueError for an identity that is none.
    """

    identity: str
    edition: str
    title: Text
    about: Text
    page: str
    files: tuple[File, ...]
    published_on: str = ""
    amends: str = ""
    reason: str = ""
    replaced_by: str = ""

    def __post_init__(self) -> None:
        for identity in filter(None, (self.identity, self.amends, self.replaced_by)):
            if not _IDENTITY.fullmatch(identity):
                raise ValueError(f"{identity!r} is no identity, which is sha256: and 64 hex digits")

    @property
    def urn(self) -> str:
        return urn(self.identity)


@dataclass(frozen=True, slots=True)
class Line:
    """The editions of one framework, the newest first; those that were amended stand behind."""

    id: str
    title: Text
    about: Text
    datasets: tuple[Dataset, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a site has published. `base`: its address, with a slash at the end; `license`: an address or a text.

    Raises ValueError for a base that is none.
    """

    base: str
    publisher: Agent
    title: Text
    about: Text
    lines: tuple[Line, ...] = ()
    license: str = CC_BY
    _known: dict[str, Dataset] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        check_base(self.base)
        self._known.update({one.identity: one for one in self.datasets()})

    def datasets(self) -> Iterator[Dataset]:
        for line in self.lines:
            yield from line.datasets

    def address(self, below: str) -> str:
        return absolute(self.base, below)

    def dataset_uri(self, identity: str) -> str:
        """Of a publication of this catalogue an address that leads to it; of any other one its name."""
        digits = identity.removeprefix("sha256:")
        return f"{self.base}{TURTLE}#{digits}" if identity in self._known else urn(identity)


def is_uri(text: str) -> bool:
    """Whether it can stand in a graph as an address of the web.

    >>> is_uri("https://creativecommons.org/licenses/by/4.0/"), is_uri("Luật Dữ liệu"), is_uri("https://a/> <b")
    (True, False, False)
    """
    return _URI.fullmatch(text) is not None


def urn(identity: str) -> str:
    """The name of a publication wherever it is kept.

    >>> urn("sha256:0a1b")
    'urn:sha256:0a1b'
    """
    return f"urn:{identity}"


def check_base(base: str) -> None:
    """Raises ValueError for a base that addresses cannot be put behind."""
    if not is_uri(base) or not base.endswith("/") or "?" in base or "#" in base:
        raise ValueError(f"the address of the site {base!r} must look like https://example.org/dti/")


def absolute(base: str, below: str) -> str:
    """The address of what stands below the base; what an address cannot hold is written as its bytes.

    >>> absolute("https://example.org/dti/", "data/a b/<x>.csv")
    'https://example.org/dti/data/a%20b/%3Cx%3E.csv'
    """
    return base + quote(below.lstrip("/"), safe="/-._~")


def catalogue_files(catalogue: Catalogue) -> dict[str, bytes]:
    """The catalogue as Turtle, JSON-LD and RDF/XML, by file name; the same facts give the same bytes."""
    from thang.window.catalogue_graph import serialised  # noqa: PLC0415  # loads rdflib, which nothing else here needs

    return serialised(catalogue)
