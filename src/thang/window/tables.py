"""An edition's figures in the forms that programs read: JSON and Parquet, made from the publication's own tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from thang.library.results import run_json
from thang.window.editions import Publication

NUMBERS = {"rank", "published", "compared", "points", "attainment", "max", "stated"}
Make = Callable[[], bytes]


def tables(publication: Publication) -> Iterator[tuple[str, Make]]:
    """File name → what makes it. Exact figures are text; beside them Parquet has the nearest binary numbers."""
    yield "scores.json", lambda: _scores_json(publication)
    yield "ranking.json", lambda: ranking_json(publication)
    for name in ("scores", "ranking"):
        yield f"{name}.parquet", partial(_parquet_of, publication, f"{name}.csv")


def _scores_json(publication: Publication) -> bytes:
    """As `thang score --json` writes them."""
    verdict = publication.verdict
    return "".join(run_json(verdict.run, verdict.file.digest)).encode()


def _parquet_of(publication: Publication, table: str) -> bytes:
    return parquet(_columns(publication, table))


def ranking_json(publication: Publication) -> bytes:
    """The rows of the ranking as objects; an empty cell is null."""
    rows = csv.DictReader(io.StringIO(publication.members["ranking.csv"].decode(), newline=""))
    listed = [{name: cell or None for name, cell in row.items()} for row in rows]
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()


def _columns(publication: Publication, table: str) -> Mapping[str, list[str]]:
    rows = csv.reader(io.StringIO(publication.members[table].decode(), newline=""))
    header = next(rows)
    return dict(zip(header, map(list, zip(*rows, strict=True)), strict=False))


def parquet(columns: Mapping[str, list[str]]) -> bytes:
    """A column of figures is there twice: `points` as numbers, `points_exact` as the text that was published."""
    import pyarrow  # noqa: PLC0415  # loads slowly, and only whoever makes this file needs it
    import pyarrow.parquet as files  # noqa: PLC0415  # as above

    made = {}
    for name, cells in columns.items():
        texts = [cell or None for cell in cells]
        if name in NUMBERS:
            made[name] = pyarrow.array(
                [None if text is None else float(Fraction(text)) for text in texts], pyarrow.float64()
            )
            made[f"{name}_exact"] = pyarrow.array(texts, pyarrow.string())
        else:
            made[name] = pyarrow.array(texts, pyarrow.string())
    written = io.BytesIO()
    files.write_table(pyarrow.table(made), written, compression="zstd")
    return written.getvalue()
