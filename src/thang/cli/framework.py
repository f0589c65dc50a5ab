"""`thang framework check | schema | list`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from thang.cli.console import AT_FAULT, DONE, Console
from thang.cli.inputs import framework_path
from thang.cli.tables import Column, layout, terminal_room
from thang.engine.errors import Fault, Faulty
from thang.library.framework_file import FrameworkFile, read_framework
from thang.library.schemas import SCHEMAS
from thang.library.shipped import shipped
from thang.words.faults import file_text
from thang.words.terms import term


def check(args: argparse.Namespace, console: Console) -> int:
    """Every fault of every file; a line for each sound one."""
    faults: list[Fault] = []
    for path in [framework_path(name) for name in args.files]:
        try:
            file = read_framework(path)
        except Faulty as error:
            faults += error.faults
        else:
            _report_sound(path, file, console)
    if faults or console.as_json:
        console.faults(faults)
    return AT_FAULT if faults else DONE


def schema(args: argparse.Namespace, console: Console) -> int:
    console.print(json.dumps(SCHEMAS[args.which](), ensure_ascii=False, indent=2))
    return DONE


def list_shipped(args: argparse.Namespace, console: Console) -> int:
    files = [(one.name, read_framework(one.framework)) for one in shipped()]
    if console.as_json:
        console.print(json.dumps([_record(file, console) for _, file in files], ensure_ascii=False, indent=1))
        return DONE
    columns = (Column(term("framework", console.language)), Column(""))
    rows = [(name, file.framework.title[console.language]) for name, file in files]
    for line in layout(columns, rows, terminal_room()):
        console.print(line)
    return DONE


def _report_sound(path: Path, file: FrameworkFile, console: Console) -> None:
    if console.as_json:
        return
    facts = {
        "file": file_text(str(path)),
        "id": file.framework.id,
        "edition": file.framework.edition,
        "leaves": str(sum(1 for _ in file.framework.leaves())),
        "groups": str(len(file.framework.groups)),
        "digest": file.digest,
    }
    console.print(console.say("sound", facts))


def _record(file: FrameworkFile, console: Console) -> dict[str, str]:
    framework = file.framework
    return {
        "id": framework.id,
        "edition": framework.edition,
        "title": framework.title[console.language],
        "digest": file.digest,
    }
