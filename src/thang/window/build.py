"""Building: the new site beside the old one, then in its place; a build that fails leaves the old one standing.

Pages whose text stays the same are taken over from the old site, the others are drawn, both on all cores.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from thang.window.catalogue import LANGUAGES
from thang.window.catalogue import File as Described
from thang.window.folder import Folder, removed
from thang.window.forked import Forked, cores
from thang.window.framing import whole
from thang.window.ingredients import edition_key
from thang.window.kept import MARK, Before, Damaged, Entry, Record
from thang.window.machines import EditionFile, edition_files, site_files
from thang.window.news import News
from thang.window.page import Frame, Site, View, frame_of
from thang.window.press import drawn, moved
from thang.window.site import Sheet, common_files, common_sheets, sheets, views

CHUNK = 24
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
        _Build(site, before, Folder(fresh), watch).run(news)
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


Job = Sheet | Taken | EditionFile
Answers = Forked[Sequence[Job], tuple[int, list[tuple[str, Entry]]]]


@dataclass
class _Build:
    """One build, from what stands before into a fresh folder."""

    site: Site
    before: Before
    fresh: Folder
    watch: Watch
    record: Record = field(default_factory=Record)
    pages: set[str] = field(default_factory=set)
    done: int = 0
    wanted: int = 0

    def run(self, news: News | None) -> None:
        same, changed = self._split()
        taking = self._forked(self._known(same, changed))  # while the others are verified
        try:
            self._verify_all()
            drawing = self._forked(self._jobs(changed))
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
        self.fresh.write(MARK, self.record.text())

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

    def _known(self, same: Sequence[View], changed: Sequence[View]) -> list[Job]:
        """What needs no figure that was computed again."""
        jobs: list[Job] = [one for view in (*changed, *same) for one in _files_of(view) if not one.is_computed]
        jobs += [one for view in same for one in _files_of(view) if one.is_computed]
        for view in same:
            frame, key = frame_of(view), self.record.editions[_name(view)][0]
            jobs += [Taken(frame, _name(view), entry) for entry in self.before.pages(_name(view), key) or ()]
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
        jobs: list[Job] = [one for view in changed for one in _files_of(view) if one.is_computed]
        for view in changed:
            for sheet in sheets(view):
                found = kept.get(sheet.key)
                jobs.append(sheet if found is None else Taken(sheet.frame, *found))
        return jobs

    def _forked(self, jobs: Sequence[Job]) -> Answers:
        """What is long goes first and alone, so that it does not keep the others waiting at the end."""
        self.wanted += len(jobs)
        long, short = [job for job in jobs if _is_long(job)], [job for job in jobs if not _is_long(job)]
        chunks = [[job] for job in long] + [short[at : at + CHUNK] for at in range(0, len(short), CHUNK)]
        return Forked(self._do_all, chunks, cores())

    def _do_all(self, jobs: Sequence[Job]) -> tuple[int, list[tuple[str, Entry]]]:
        """In a child: the files of the jobs, written; how many, and what is to be remembered of pages."""
        return len(jobs), [entry for job in jobs for entry in self._do(job)]

    def _do(self, job: Job) -> Iterator[tuple[str, Entry]]:
        if isinstance(job, EditionFile):
            self._file(job)
        elif isinstance(job, Taken):
            yield self._take(job)
        else:
            yield self._draw(job)

    def _draw(self, sheet: Sheet) -> tuple[str, Entry]:
        page, view = sheet.make(), sheet.frame.view
        language = sheet.frame.language
        text, charts = drawn(page, language)
        begin, end = self.fresh.page(f"{language}/{page.address}", whole(sheet.frame, page.address, text))
        latest = _latest_charts(view)
        for address, data in charts:
            self.fresh.write(address, data)
            if latest:
                self.fresh.link(self.fresh.path(address), latest + address.rpartition("/")[2])
        name = "" if view is None else _name(view)
        file = f"{language}/{page.address}".removeprefix(f"{name}/")
        return name, Entry(file, sheet.key, text.title, text.charts, begin, end)

    def _take(self, taken: Taken) -> tuple[str, Entry]:
        view, entry = taken.frame.view, taken.entry
        if view is None:
            raise TypeError(entry.file)
        name, (text, packed) = _name(view), self.before.text(taken.where, entry)
        page = whole(taken.frame, f"{view.folder}/{entry.file}", text)
        begin, end = self.fresh.page(f"{name}/{entry.file}", page, packed)
        old = f"{self.before.folder}/{taken.where}/charts/"
        new = [folder for folder in (f"{name}/charts/", _latest_charts(view)) if folder]
        for chart in entry.charts:
            for file in (f"{chart.name}.{ending}" for ending in (CHARTS if chart.has_picture else CHARTS[:-1])):
                if not all(self.fresh.link(old + file, folder + file) for folder in new):
                    raise Damaged
        return name, replace(entry, begin=begin, end=end)

    def _file(self, one: EditionFile) -> None:
        """The same publication, the same file."""
        old = f"{self.before.folder}/{one.address}"
        if not self.before.holds(one.bundle) or not self.fresh.link(old, one.address):
            self.fresh.write(one.address, one.make())

    def _common(self, news: News | None) -> None:
        for address, data in common_files(self.site, news):
            self.fresh.write(address, data)
        for sheet in common_sheets(self.site, news):
            self.pages.add(self._draw(sheet)[1].file.partition("/")[2])

    def _collect(self, answers: Answers) -> None:
        for count, found in answers:
            for name, entry in found:
                self.record.editions[name][1].append(entry)
            self.done += count
            self.watch(self.done, self.wanted)

    def _latest(self) -> None:
        """Of every series a page at an address that stays, which leads to its latest edition."""
        for series in self.site.series:
            for language in LANGUAGES:
                view = View(language, series, series.latest, self.site)
                address = f"{language}/{view.latest_folder}/index.html"
                self.fresh.write(address, moved(language, address, f"{_name(view)}/index.html", view.title))

    def _machines(self) -> None:
        """The catalogue with the files as they were written, the feeds and the list of pages."""
        editions = ((name.partition("/")[2], found) for name, (_, found) in self.record.editions.items())
        pages = [f"{folder}/{one.file}" for folder, found in editions for one in found]
        for address, data in site_files(self.site, sorted(self.pages | set(pages)), self._files):
            self.fresh.write(address, data)

    def _files(self, view: View) -> list[Described]:
        return [Described.of(one.address, self.fresh.read(one.address)) for one in edition_files(view)]


def _is_long(job: Job) -> bool:
    """A file of all figures, or a page of the whole edition."""
    return isinstance(job, EditionFile) or (isinstance(job, Sheet) and not job.key)


def _files_of(view: View) -> Iterator[EditionFile]:
    """The files of an edition, which are the same for all languages."""
    if view.language == LANGUAGES[0]:
        yield from edition_files(view)


def _latest_charts(view: View | None) -> str:
    """Where the charts stand once more that follow the latest edition; empty for those of another edition."""
    is_latest = view is not None and view.publication is view.whole_series.latest
    return f"{view.language}/{view.latest_folder}/charts/" if view is not None and is_latest else ""


def _name(view: View) -> str:
    return f"{view.language}/{view.folder}"


def _swap(fresh: Path, out: Path) -> None:
    """Two renames: between them nothing stands at the address, for as long as a rename takes."""
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-old-"))
    out.rename(old / out.name)
    fresh.rename(out)
    removed(old)
