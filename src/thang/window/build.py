"""Building: the new site beside the old one, then in its place; a build that fails leaves the old one standing.

Pages whose text stays the same are taken over from the old site, the others are drawn, both on all cores.
"""

from __future__ import annotations

import gzip
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from thang.window.addresses import edition_folder
from thang.window.catalogue import LANGUAGES
from thang.window.catalogue import File as Described
from thang.window.forked import Forked, cores
from thang.window.ingredients import edition_key
from thang.window.kept import MARK, Before, Damaged, Entry, Record
from thang.window.machines import edition_files, site_files
from thang.window.news import News
from thang.window.page import Frame, Site, View, frame_of
from thang.window.press import drawn, moved, whole
from thang.window.site import Sheet, common_files, common_sheets, sheets, views

CHUNK = 24
# What shrinks, and from which size on it is worth a second file.
SHRINKS = {".html", ".css", ".js", ".svg", ".csv", ".json", ".jsonld", ".xml", ".ttl", ".yaml", ".txt", ".md"}
WORTH = 1400
LEVEL = 4  # a fifth larger than the best, at a third of the time
CHARTS = ("svg", "csv", "json", "png")


class NotOurs(Exception):
    """The folder holds something that is no site of ours, and is not replaced."""


def _quietly(_: int, __: int) -> None:
    """Progress that nobody watches."""


Watch = Callable[[int, int], None]


def build(site: Site, out: Path, news: News | None = None, watch: Watch = _quietly) -> int:
    """Write the site and swap the folders; returns how many files. Raises NotOurs, Problem, OSError.

    `watch` is told how many pages are done, and of how many.
    """
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise NotOurs(str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _built(site, Before.at(out), out, news, watch)
    except Damaged:
        return _built(site, Before(out, Record()), out, news, watch)


def _built(site: Site, before: Before, out: Path, news: News | None, watch: Watch) -> int:
    fresh = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-"))
    try:
        fresh.chmod(0o755)
        _Build(site, before, fresh, watch).run(news)
        count = sum(len(files) for _, _, files in os.walk(fresh)) - 1
        _swap(fresh, out)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return count


@dataclass(frozen=True, slots=True)
class Taken:
    """A page whose text is taken over: from which folder of the site before, and what is known of it."""

    frame: Frame
    where: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Tables:
    """The files of an edition that machines read; the same for all languages."""

    view: View


Job = Sheet | Taken | Tables


@dataclass
class _Build:
    """One build, from what stands before into a fresh folder."""

    site: Site
    before: Before
    fresh: Path
    watch: Watch
    record: Record = field(default_factory=Record)
    pages: set[str] = field(default_factory=set)
    done: int = 0
    wanted: int = 0

    def run(self, news: News | None) -> None:
        same, changed = self._split()
        taking = self._forked(self._taken(same), 2)  # while the others are verified
        try:
            self._verify_all()
            drawing = self._forked(self._jobs(changed), cores())
            try:
                self._common(news)
                for answers in (taking, drawing):
                    self._collect(answers)
            finally:
                drawing.end()
        finally:
            taking.end()
        self._latest()
        self._machines()
        self.record.write(self.fresh)

    def _split(self) -> tuple[list[View], list[View]]:
        """Editions that are taken over without a look at their figures, and those that are not."""
        same: list[View] = []
        changed: list[View] = []
        for view in views(self.site):
            key, name = edition_key(view), _name(view)
            self.record.editions[name] = (key, [])
            is_known = self.before.holds(view.publication.data) and self.before.pages(name, key) is not None
            (same if is_known else changed).append(view)
        return same, changed

    def _taken(self, same: Sequence[View]) -> list[Job]:
        jobs: list[Job] = []
        for view in same:
            frame, key = frame_of(view), self.record.editions[_name(view)][0]
            jobs += [Taken(frame, _name(view), entry) for entry in self.before.pages(_name(view), key) or ()]
            if view.language == LANGUAGES[0]:
                jobs.append(Tables(view))
        return jobs

    def _verify_all(self) -> None:
        """Every bundle holds, or was found to by this very program. Raises Problem."""
        for one in (one for series in self.site.series for one in series.all):
            if not self.before.holds(one.data):
                one.verdict  # noqa: B018  # asked for, so that a bundle that does not hold stops the build here
            self.record.verified.add(sha256(one.data).hexdigest())

    def _jobs(self, changed: Sequence[View]) -> list[Job]:
        """The pages of the editions that changed: a text that stood before is taken over, wherever it stood."""
        kept = self.before.by_key()
        jobs: list[Job] = [Tables(view) for view in changed if view.language == LANGUAGES[0]]
        for view in changed:
            for sheet in sheets(view):
                found = kept.get(sheet.key)
                jobs.append(sheet if found is None else Taken(sheet.frame, *found))
        return jobs

    def _forked(self, jobs: Sequence[Job], workers: int) -> Forked[Sequence[Job], list[tuple[str, Entry]]]:
        self.wanted += len(jobs)
        chunks = [jobs[at : at + CHUNK] for at in range(0, len(jobs), CHUNK)]
        return Forked(self._do_all, chunks, min(workers, cores()))

    def _do_all(self, jobs: Sequence[Job]) -> list[tuple[str, Entry]]:
        """In a child: the files of the jobs, written; what is to be remembered of pages."""
        return [entry for job in jobs for entry in self._do(job)]

    def _do(self, job: Job) -> Iterator[tuple[str, Entry]]:
        if isinstance(job, Tables):
            self._tables(job.view)
        elif isinstance(job, Taken):
            yield self._take(job)
        else:
            yield self._draw(job)

    def _draw(self, sheet: Sheet) -> tuple[str, Entry]:
        page, view = sheet.make(), sheet.frame.view
        language = sheet.frame.language
        text, charts = drawn(page, language)
        self._write(f"{language}/{page.address}", whole(sheet.frame, page.address, text))
        for address, data in charts:
            self._write(address, data)
        name = "" if view is None else _name(view)
        file = f"{language}/{page.address}".removeprefix(f"{name}/")
        return name, Entry(file, sheet.key, text.title, text.charts)

    def _take(self, taken: Taken) -> tuple[str, Entry]:
        view, entry = taken.frame.view, taken.entry
        if view is None:
            raise TypeError(entry.file)
        text = self.before.text(taken.where, entry)
        self._write(f"{_name(view)}/{entry.file}", whole(taken.frame, f"{view.folder}/{entry.file}", text))
        for chart in entry.charts:
            for ending in CHARTS if chart.has_picture else CHARTS[:-1]:
                self._link(f"{taken.where}/charts/{chart.name}.{ending}", f"{_name(view)}/charts/{chart.name}.{ending}")
        return _name(view), entry

    def _tables(self, view: View) -> None:
        """The files of an edition: the same publication, the same files."""
        for address, make in edition_files(view):
            if not self.before.holds(view.publication.data) or not self._link(address, address):
                self._write(address, make())

    def _common(self, news: News | None) -> None:
        for address, data in common_files(self.site, news):
            self._write(address, data)
        for sheet in common_sheets(self.site, news):
            self.pages.add(self._draw(sheet)[1].file.partition("/")[2])

    def _collect(self, answers: Forked[Sequence[Job], list[tuple[str, Entry]]]) -> None:
        for found in answers:
            for name, entry in found:
                self.record.editions[name][1].append(entry)
            self.done += CHUNK
            self.watch(min(self.done, self.wanted), self.wanted)

    def _latest(self) -> None:
        """Of every series the charts of its latest edition, at an address that stays."""
        for series in self.site.series:
            for language in LANGUAGES:
                view = View(language, series, series.latest, self.site)
                latest = f"{view.language}/{edition_folder(view.series.id, 'latest')}"
                target = f"{_name(view)}/index.html"
                self._write(f"{latest}/index.html", moved(view.language, f"{latest}/index.html", target, view.title))
                for path in sorted((self.fresh / _name(view) / "charts").iterdir()):
                    _linked(path, self.fresh / latest / "charts" / path.name)

    def _machines(self) -> None:
        """The catalogue with the files as they were written, the feeds and the list of pages."""
        editions = ((name.partition("/")[2], found) for name, (_, found) in self.record.editions.items())
        pages = [f"{folder}/{one.file}" for folder, found in editions for one in found]
        for address, data in site_files(self.site, sorted(self.pages | set(pages)), self._files):
            self._write(address, data)

    def _files(self, view: View) -> list[Described]:
        addresses = (address for address, _ in edition_files(view))
        return [Described.of(address, (self.fresh / address).read_bytes()) for address in addresses]

    def _write(self, address: str, data: bytes) -> None:
        path = self.fresh / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if len(data) >= WORTH and path.suffix in SHRINKS:
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, LEVEL, mtime=0))

    def _link(self, old: str, new: str) -> bool:
        """A file of the site before, taken over as it is; False where it was not there."""
        found = False
        for ending in ("", ".gz"):
            path = self.before.folder / (old + ending)
            if path.exists():
                _linked(path, self.fresh / (new + ending))
                found = found or not ending
        return found


def _name(view: View) -> str:
    return f"{view.language}/{view.folder}"


def _linked(old: Path, new: Path) -> None:
    """The same file under another name, or a copy where the system has no such links."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def _swap(fresh: Path, out: Path) -> None:
    """Two renames: between them nothing stands at the address, for as long as a rename takes."""
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-old-"))
    out.rename(old / out.name)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
