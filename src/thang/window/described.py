"""From the series of a site to its catalogue: what the machines' files are told from.

Only what a publication says of itself is read, and its figures are not computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from thang.engine.framework import Text
from thang.window.catalogue import CC_BY, LANGUAGES, Agent, Catalogue, Dataset, File, Line
from thang.window.editions import Publication, Series
from thang.window.page import Site, View
from thang.words.site_machines import both

# The members of a bundle that stand beside it as files.
MEMBERS = ("ranking.csv", "scores.csv", "values.csv", "units.csv", "framework.yaml", "datapackage.json")


def from_bundle(view: View) -> Iterator[File]:
    """The bundle and its members, in the folder `data/<series>/<edition>/`."""
    folder = view.data_folder
    yield File.of(f"{folder}/{view.bundle_name}", view.publication.data)
    yield from (File.of(f"{folder}/{name}", view.publication.members[name]) for name in MEMBERS)


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What no publication says: where the site stands, who publishes, under which licence.

    `files`: the files of an edition as they are written; without it, the bundle and its members.
    """

    base: str
    publisher: Agent
    license: str = CC_BY
    files: Callable[[View], Iterable[File]] = from_bundle


def described(all_series: Sequence[Series], site: SiteFacts) -> Catalogue:
    """The catalogue of every publication, those that were amended too. Raises ValueError for a base that is none."""
    return Catalogue(
        base=site.base,
        publisher=site.publisher,
        title=both("catalogue"),
        about=both("catalogue_about"),
        lines=tuple(_line(series, all_series, site) for series in all_series),
        license=site.license,
    )


def _line(series: Series, all_series: Sequence[Series], site: SiteFacts) -> Line:
    whole = Site(tuple(all_series), site.base, site.publisher.name, site.license)
    heirs = {one.amends: one.identity for one in series.all if one.amends}
    datasets = [
        _dataset(View(LANGUAGES[0], series.seen_from(one), one, whole), heirs.get(one.identity, ""), site)
        for one in series.all
    ]
    about = both("series_about", {"id": _same(series.id)})
    return Line(series.id, series.latest.framework.title, about, tuple(datasets))


def _dataset(view: View, replaced_by: str, site: SiteFacts) -> Dataset:
    one = view.publication
    return Dataset(
        identity=one.identity,
        edition=one.framework.edition,
        title=_title(view),
        about=_about(one, _title(view), replaced_by),
        page=f"{view.folder}/index.html",
        files=tuple(site.files(view)),
        published_on=one.published_on,
        amends=one.amends,
        reason=one.reason,
        replaced_by=replaced_by,
    )


def _title(view: View) -> Text:
    """The framework's title, with the edition where the title does not name it."""
    framework = view.publication.framework
    if all(framework.edition in framework.title[language] for language in LANGUAGES):
        return framework.title
    return both("dataset", {"title": framework.title, "edition": _same(framework.edition)})


def _about(one: Publication, title: Text, replaced_by: str) -> Text:
    facts = {"title": title, "count": _same(str(len(one.units))), "identity": _same(one.identity)}
    parts = [both("dataset_about", facts)]
    if one.notes.synthetic:
        parts.append(both("synthetic"))
    if one.amends:
        parts.append(both("amends_why", {"digest": _same(one.amends), "reason": _same(one.reason)}))
    if replaced_by:
        parts.append(both("was_amended", {"digest": _same(replaced_by)}))
    return Text(*(" ".join(part[language] for part in parts) for language in LANGUAGES))


def _same(text: str) -> Text:
    """What is the same in both languages."""
    return Text(text, text)
