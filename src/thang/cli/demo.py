"""`thang demo`: the main job on published figures that come along, from the score to a publication."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path

from thang.bundle.publish import Notes, publish
from thang.cli.console import DONE, Console, WrongUse
from thang.cli.demo_communes import communes, synthetic_values, units_table
from thang.cli.demo_publication import SEALED, how_to_check, show_publication, shown_path
from thang.cli.demo_workshop import later, seeded, served
from thang.cli.explain import explain_node, explain_total
from thang.cli.files import write_whole
from thang.cli.inputs import Tables, run_of
from thang.cli.score import print_run
from thang.cli.serving import HOST, server
from thang.cli.window import window
from thang.engine.score import Run
from thang.library.framework_file import read_framework
from thang.library.shipped import Shipped, find_shipped

DTI, LAO_CAI, PROVINCE, INDICATOR = "vn-dti-province@2024", "laocai-dti@2022", "Lào Cai", "6"
LAO_CAI_ON = "2023-04-11"  # the day of the decision
TOTALS = {"vn-dti-province@2022-totals": "2023-07-12", "vn-dti-province@2023-totals": "2025-02-06"}
COMMUNES, SEED = "commune-dti@2025", 2025
CONTENT = Path(__file__).parent / "demo_content"
PORT = 8000


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
    bundles = _window(folder, lao_cai, args, console)
    _heading(console.say("demo_workshop"), console)
    data = folder / "workshop"
    has_workshop = seeded(data, bundles, args.port + 1, console)
    paths = [os.path.relpath(path) for path in (sys.argv[0], shipped.values, shipped.units) if path is not None]
    facts = dict(zip(("thang", "values", "units"), paths, strict=True)) | {"framework": DTI, "unit": PROVINCE}
    console.print("\n" + console.say("demo_next", facts) + "\n")
    if has_workshop and args.no_serve:
        console.print(later(data, console))
    if not args.no_serve:
        _end_politely()
    with served(data, args.port + 1, console) if has_workshop and not args.no_serve else nullcontext():
        _serve(folder / "site", args, console)
    return DONE


def _end_politely() -> None:
    """Whoever ends it, by Ctrl+C or otherwise, the workshop beside it ends too."""
    for one in (signal.SIGINT, signal.SIGTERM):  # a script's background ignores the first, and the second would kill
        signal.signal(one, signal.default_int_handler)


def _window(folder: Path, lao_cai: Run, args: argparse.Namespace, console: Console) -> list[Path]:
    """The public site of all the publications, which are returned, as `thang window` builds it."""
    bundles = [folder / SEALED, *_further(folder, lao_cai, console)]
    site, shipped = folder / "site", _shipped(DTI)
    console.paragraph(console.say("demo_made_up"))
    try:
        window(
            argparse.Namespace(
                bundles=[str(path) for path in bundles],
                out=str(site),
                url=f"http://{HOST}:{args.port}/",
                content=str(CONTENT),
                successions=str(shipped.successions),
                boundaries=None,
                publisher=None,
                license=None,
            ),
            console,
        )
    except WrongUse as error:  # installed without what builds a site: said, and the demo goes on
        console.print(console.say(error.sentence, error.facts))
    return bundles


def _further(folder: Path, lao_cai: Run, console: Console) -> Iterator[Path]:
    """The other publications of the demonstration, sealed into the folder."""
    runs = [(LAO_CAI, lao_cai, Notes(LAO_CAI_ON))]
    runs += [(name, shipped_run(_shipped(name), console), Notes(day)) for name, day in TOTALS.items()]
    runs.append((COMMUNES, _communes(folder, console), Notes(synthetic=True)))
    for name, run, notes in runs:
        path = folder / f"{name.replace('@', '-')}.zip"
        write_whole(path, [publish(read_framework(_shipped(name).framework), run, notes).data])
        yield path


def _communes(folder: Path, console: Console) -> Run:
    """A round of real communes with figures that are nobody's; its tables stay beside the publication."""
    file = read_framework(_shipped(COMMUNES).framework)
    values, units = folder / "communes-values.csv", folder / "communes-units.csv"
    write_whole(values, [synthetic_values(file.framework, communes(), SEED).encode()])
    write_whole(units, [units_table(communes()).encode()])
    return run_of(file, Tables(values, units), console)


def _serve(site: Path, args: argparse.Namespace, console: Console) -> None:
    """Until Ctrl+C; where the port is taken, said how to look at the site another way."""
    later = console.say("demo_later", {"site": shlex.quote(shown_path(site))})
    if args.no_serve or not site.is_dir():
        console.print(later)
        return
    try:
        serving = server(site, args.port)
    except OSError:
        console.print(console.say("demo_port_taken", {"port": str(args.port)}))
        console.print(later)
        return
    console.print(console.say("demo_serving", {"url": f"http://{HOST}:{args.port}"}))
    with serving, suppress(KeyboardInterrupt):
        serving.serve_forever()


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
