"""`thang window`: the public site from sealed publications."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from thang.bundle.problem import Problem
from thang.cli.console import AT_FAULT, DONE, Console, WrongUse, existing
from thang.words.faults import file_text

if TYPE_CHECKING:
    from thang.window.editions import Publication


def window(args: argparse.Namespace, console: Console) -> int:
    """Every bundle is verified first; one that does not hold stops the build, and the old site stands."""
    try:
        from thang.window.build import NotOurs, build  # noqa: PLC0415  # an extra: only whoever builds a site needs it
        from thang.window.editions import in_series, read  # noqa: PLC0415  # an extra, like the line before
        from thang.window.site import site  # noqa: PLC0415  # an extra, like the line before
    except ModuleNotFoundError as error:
        raise WrongUse("window_missing", found=str(error.name)) from None
    publications: list[Publication] = []
    for path in [existing(name) for name in args.bundles]:
        try:
            publications.append(read(path.read_bytes()))
        except Problem as problem:
            console.complain(f"{file_text(str(path))}: {console.problem(problem.kind, problem.facts)}")
            return AT_FAULT
    try:
        files = site(in_series(publications), lambda pages: console.progress("drawing", pages))
        count = build(files, Path(args.out))
    except NotOurs as error:
        raise WrongUse("window_not_ours", found=str(error)) from None
    console.print(console.say("window_built", {"count": str(count), "out": args.out}))
    return DONE
