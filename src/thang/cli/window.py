"""`thang window`: the public site from sealed publications."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from thang.bundle.problem import Problem
from thang.cli.console import AT_FAULT, DONE, Console, WrongUse, existing
from thang.engine.errors import Faulty
from thang.engine.succession import Succession
from thang.library.successions import read_successions
from thang.words.faults import file_text
from thang.words.site_boundaries import boundaries_text

if TYPE_CHECKING:
    from thang.window.boundaries import Boundaries
    from thang.window.editions import Publication
    from thang.window.news import News
    from thang.window.page import Site

URL = re.compile(r"https?://[^\s/?#\"<>]+(/[^\s?#\"<>]*)?", re.IGNORECASE)


def window(args: argparse.Namespace, console: Console) -> int:
    """Every bundle is verified; one that does not hold stops the build, and the old site stands."""
    try:
        from thang.window.build import NotOurs, build  # noqa: PLC0415  # an extra: only whoever builds a site needs it
        from thang.window.catalogue import CC_BY  # noqa: PLC0415  # as above
        from thang.window.editions import Clash, Publication, in_series  # noqa: PLC0415  # as above
        from thang.window.page import Site  # noqa: PLC0415  # as above
    except ModuleNotFoundError as error:
        raise WrongUse("window_missing", found=str(error.name)) from None
    bundles = {path: Publication(path.read_bytes()) for path in map(existing, args.bundles)}
    news, boundaries = news_of(args.content), boundaries_of(args.boundaries)
    try:
        site = Site(
            tuple(in_series([*bundles.values()])),
            url=base_of(args.url),
            publisher=args.publisher or "",
            license=args.license or CC_BY,
            successions=successions_of(args.successions),
            boundaries=boundaries,
            has_news=news is not None,
        )
        if boundaries is not None:
            _check_map(boundaries, site, console)
        count = build(site, Path(args.out), news, console.watcher("drawing"))
    except Problem as problem:
        console.complain(f"{_culprit(bundles)}: {console.problem(problem.kind, problem.facts)}")
        return AT_FAULT
    except Clash as error:
        raise WrongUse("window_clash", found=str(error)) from None
    except NotOurs as error:
        raise WrongUse("window_not_ours", found=str(error)) from None
    console.print(console.say("window_built", {"count": str(count), "out": args.out}))
    if not args.url:
        console.print(console.say("window_no_url", {"url": site.base}))
    return DONE


def _check_map(boundaries: Boundaries, site: Site, console: Console) -> None:
    """The areas are those of a group that is shown, and what a public map must have is there or warned of. Faulty."""
    from thang.window.boundaries import check_boundaries, missing_archipelagos  # noqa: PLC0415  # an extra, as above

    groups = [
        {one.unit.text: one.unit.name for one in series.latest.of_group(group)}
        for series in site.series
        for group in series.latest.groups()
    ]
    check_boundaries(boundaries, groups)
    units = {unit for group in groups for unit in group}
    for name in missing_archipelagos(boundaries, units):
        console.complain(boundaries_text("archipelago_missing", console.language, {"name": name}))


def _culprit(bundles: dict[Path, Publication]) -> str:
    """The first file that does not hold."""
    for path, one in bundles.items():
        try:
            one.verdict  # noqa: B018  # asked for, to find which one it was
        except Problem:
            return file_text(str(path))
    raise AssertionError("a problem without a bundle")


def base_of(url: str | None) -> str:
    """The site's address with a slash at its end. Raises WrongUse."""
    if url is None:
        return ""
    if not URL.fullmatch(url):
        raise WrongUse("not_an_url", found=url)
    return url.rstrip("/") + "/"


def successions_of(name: str | None) -> tuple[Succession, ...]:
    """Raises Faulty, WrongUse."""
    if name is None:
        return ()
    successions, faults = read_successions(existing(name))
    if faults:
        raise Faulty(faults)
    return tuple(successions.values())


def news_of(name: str | None) -> News | None:
    """Raises Faulty, WrongUse."""
    if name is None:
        return None
    from thang.window.news import read_news  # noqa: PLC0415  # an extra, as in `window`

    if not Path(name).is_dir():
        raise WrongUse("no_folder", found=name)
    return read_news(Path(name))


def boundaries_of(name: str | None) -> Boundaries | None:
    """Raises Faulty, WrongUse."""
    if name is None:
        return None
    from thang.window.boundaries import read_boundaries  # noqa: PLC0415  # an extra, as in `window`

    return read_boundaries(existing(name))
