"""`thang score`: a ranking a group, as tables, JSON or files."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from thang.cli.console import DONE, Console, WrongUse
from thang.cli.files import write_whole
from thang.cli.inputs import scored
from thang.cli.tables import Column, layout, terminal_room
from thang.engine.framework import Framework, Group, Pillar
from thang.engine.numbers import rounded
from thang.engine.score import Run, UnitScore
from thang.library.framework_file import FrameworkFile
from thang.library.result_tables import ranking_csv, scores_csv
from thang.library.results import run_json
from thang.words.figures import fixed, percent, short
from thang.words.terms import term


def score(args: argparse.Namespace, console: Console) -> int:
    file, run = scored(args, console)
    if args.out is not None:
        written = write_results(Path(args.out), file, run)
        console.complain(console.say("written", {"files": ", ".join(map(str, written))}))
    if console.as_json:
        console.write(run_json(run, file.digest))
    elif args.out is None:
        print_run(run, console)
    return DONE


def write_results(folder: Path, file: FrameworkFile, run: Run) -> list[Path]:
    """results.json, ranking.csv and scores.csv, each put in place whole or not at all. Raises WrongUse."""
    pieces: dict[str, Iterable[str]] = {
        "results.json": run_json(run, file.digest),
        "ranking.csv": [ranking_csv(run)],
        "scores.csv": [scores_csv(run)],
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [write_whole(folder / name, (piece.encode() for piece in text)) for name, text in pieces.items()]
    except OSError as error:
        raise WrongUse("unwritable", found=str(folder), problem=error.strerror or str(error)) from None


def print_run(run: Run, console: Console) -> None:
    """A table a group, then how the figures stand to the stated ones."""
    for group in run.framework.groups:
        scores = [one for one in run.scores if one.unit.group == group.id]
        if not scores:
            continue
        _print_heading(run.framework, group, console)
        columns, rows = ranking_table(scores, run.framework, console)
        for line in layout(columns, rows, terminal_room()):
            console.print(line)
        console.print()
    for line in stated_lines(run.scores, console):
        console.paragraph(line)
    if run.framework.inferred:
        console.paragraph(console.say("inferred", {"why": run.framework.inferred[console.language]}))


def ranking_table(
    scores: Sequence[UnitScore], framework: Framework, console: Console
) -> tuple[list[Column], list[list[str]]]:
    language = console.language
    titles = ("rank", "unit", "published", "stated", "difference", "level")
    columns = [Column(term(name, language), name not in ("unit", "level")) for name in titles]
    columns.append(Column(term("answered", language), is_figure=True))
    columns += [Column(pillar.title[language], is_figure=True) for pillar in framework.pillars]
    rows = [
        [*_cells(one, console), *(_pillar_cell(one, pillar, console) for pillar in framework.pillars)] for one in scores
    ]
    return columns, rows


def stated_lines(scores: Sequence[UnitScore], console: Console) -> Iterator[str]:
    """How many figures equal the stated ones and how large the largest difference is; nothing where none is stated."""
    differences = [difference for one in scores if (difference := difference_of(one)) is not None]
    if not differences:
        return
    equal, most = sum(not one for one in differences), max(map(abs, differences))
    if not most:
        yield console.say("stated_all_equal", {"count": str(equal)})
        return
    places = scores[0].plan.framework.publish.places
    facts = {"equal": str(equal), "count": str(len(differences)), "most": short(most, console.language, 12)}
    yield console.say("stated_differ", facts)
    if most <= Fraction(1, 10**places):
        yield console.say("stated_last_place")


def difference_of(score: UnitScore) -> Fraction | None:
    """Computed less stated; None without a stated figure."""
    if score.unit.stated is None or score.published is None:
        return None
    return score.published - score.unit.stated


def _print_heading(framework: Framework, group: Group, console: Console) -> None:
    heading = f"{framework.title[console.language]} · {group.title[console.language]}"
    console.paragraph(heading)
    console.print(console.say("of_max", {"max": short(group.max, console.language, 12)}))


def _cells(score: UnitScore, console: Console) -> list[str]:
    language, places = console.language, score.plan.framework.publish.places
    stated, difference = score.unit.stated, difference_of(score)
    return [
        str(score.rank) if score.rank is not None else "–",
        score.unit.name or score.unit.text,
        "–" if score.published is None else fixed(score.published, places, language),
        "" if stated is None else _in_places(stated, places, console),
        "" if difference is None else _signed(difference, places, console),
        score.level.title[language] if score.level else "",
        "" if score.answered in (None, 1) else percent(score.answered or Fraction(0), language, 1),
    ]


def _pillar_cell(score: UnitScore, pillar: Pillar, console: Console) -> str:
    node, publish = score.pillar(pillar), score.plan.framework.publish
    if node.attainment is None or node.max is None:
        return "–"
    return fixed(publish.figure(node.attainment, node.max), publish.places, console.language)


def _signed(difference: Fraction, places: int, console: Console) -> str:
    if not difference:
        return "0"
    return ("+" if difference > 0 else "−") + _in_places(abs(difference), places, console)


def _in_places(figure: Fraction, places: int, console: Console) -> str:
    """With the published decimals; in full where it has more."""
    if rounded(figure, places) == figure:
        return fixed(figure, places, console.language)
    return short(figure, console.language, 12)
