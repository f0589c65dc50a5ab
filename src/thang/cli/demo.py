"""`thang demo`: the main job on published figures that come along, from the score to a publication."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from pathlib import Path

from thang.bundle.publish import Notes, publish
from thang.cli.console import DONE, Console, WrongUse
from thang.cli.demo_publication import SEALED, how_to_check, show_publication, shown_path
from thang.cli.explain import explain_node, explain_total
from thang.cli.files import write_whole
from thang.cli.inputs import Tables, run_of
from thang.cli.score import print_run
from thang.cli.window import window
from thang.engine.score import Run
from thang.library.framework_file import read_framework
from thang.library.shipped import Shipped, find_shipped

DTI, LAO_CAI, PROVINCE, INDICATOR = "vn-dti-province@2024", "laocai-dti@2022", "Lào Cai", "6"


def demo(args: argparse.Namespace, console: Console) -> int:
    console.print(console.say("demo_intro"))
    dti = _part("demo_dti", DTI, console)
    console.paragraph(console.say("demo_rounded"))
    lao_cai = _part("demo_laocai", LAO_CAI, console)
    _heading(console.say("demo_explain", {"unit": PROVINCE}), console)
    explain_total(dti, PROVINCE, console)
    console.print()
    explain_node(dti, PROVINCE, INDICATOR, console)
    _heading(console.say("demo_publication"), console)
    shipped = _shipped(DTI)
    folder = show_publication(read_framework(shipped.framework), dti, PROVINCE, args.out, console)
    console.print("\n" + how_to_check(folder, console))
    _heading(console.say("demo_window"), console)
    _window(folder, lao_cai, console)
    paths = [os.path.relpath(path) for path in (sys.argv[0], shipped.values, shipped.units) if path is not None]
    facts = dict(zip(("thang", "values", "units"), paths, strict=True)) | {"framework": DTI, "unit": PROVINCE}
    console.print("\n" + console.say("demo_next", facts))
    return DONE


def _window(folder: Path, lao_cai: Run, console: Console) -> None:
    """The public site of both publications, as `thang window` builds it, and how to look at it."""
    other = folder / "laocai-2022.zip"
    write_whole(other, [publish(read_framework(_shipped(LAO_CAI).framework), lao_cai, Notes()).data])
    bundles = [str(folder / SEALED), str(other)]
    try:
        window(argparse.Namespace(bundles=bundles, out=str(folder / "site")), console)
    except WrongUse as error:  # installed without what builds a site: said, and the demo goes on
        console.print(console.say(error.sentence, error.facts))
        return
    console.print(console.say("demo_serve", {"site": shlex.quote(shown_path(folder / "site"))}))


def _part(sentence: str, name: str, console: Console) -> Run:
    _heading(console.say(sentence), console)
    run = shipped_run(_shipped(name), console)
    print_run(run, console)
    return run


def shipped_run(shipped: Shipped, console: Console) -> Run:
    """The run of a shipped framework on its shipped figures."""
    if shipped.values is None:
        raise FileNotFoundError(shipped.name)
    return run_of(read_framework(shipped.framework), Tables(shipped.values, shipped.units), console)


def _heading(text: str, console: Console) -> None:
    console.print(f"\n{text}\n{'═' * len(text)}")


def _shipped(name: str) -> Shipped:
    found = find_shipped(name)
    if found is None:
        raise FileNotFoundError(name)
    return found
