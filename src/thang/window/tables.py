"""An edition's figures in the forms that programs read: JSON and Parquet, made from the publication's own tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from thang.library.results import run_json
from thang.window.editions import Publication

NUMBERS = {"rank", "published", "compared", "points", "attainment", "max", "stated"}
SCORES = "scores.json"
Make = Callable[[], Iterable[bytes]]


def tables(publication: Publication) -> Iterator[tuple[str, Make]]:
    """File name → what makes it. Exact figures are text; beside them Parquet has the nearest binary numbers."""
    yield SCORES, partial(_scores_json, publication)
    yield "ranking.json", lambda: [ranking_json(publication)]
    for name in ("scores", "ranking"):
        yield f"{name}.parquet", partial(_parquet_of, publication, f"{name}.csv")


def _scores_json(publication: Publication) -> Iterator[bytes]:
    """As `thang score --json` writes them, in pieces."""
    verdict = publication.verdict
    return (piece.encode() for piece in run_json(verdict.run, verdict.file.digest))


def _parquet_of(publication: Publication, table: str) -> Sequence[bytes]:
    return [parquet(publication.members[table])]


def ranking_json(publication: Publication) -> bytes:
    """The rows of the ranking as objects; an empty cell is null."""
    rows = csv.DictReader(io.StringIO(publication.members["ranking.csv"].decode(), newline=""))
    listed = [{name: cell or None for name, cell in row.items()} for row in rows]
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()


def parquet(table: bytes) -> bytes:
    """A table as Parquet. A column of figures is there twice: `points` as numbers, `points_exact` as published.

    One column at a time becomes Python's own values, so that no size of a table has to fit into memory twice.
    """
    import pyarrow  # noqa: PLC0415  # loads slowly, and only whoever makes this file needs it
    import pyarrow.csv as reader  # noqa: PLC0415  # as above
    import pyarrow.parquet as files  # noqa: PLC0415  # as above

    header = next(csv.reader(io.StringIO(table[: table.index(b"\n")].decode())))
    kept = reader.ConvertOptions(
        column_types=dict.fromkeys(header, pyarrow.string()), strings_can_be_null=True, null_values=[""]
    )
    texts = reader.read_csv(
        io.BytesIO(table), convert_options=kept, parse_options=reader.ParseOptions(newlines_in_values=True)
    )
    made = {}
    for name in header:
        if name in NUMBERS:
            made[name] = pyarrow.array(map(_number, texts[name].to_pylist()), pyarrow.float64())
            made[f"{name}_exact"] = texts[name]
        else:
            made[name] = texts[name]
    written = io.BytesIO()
    files.write_table(pyarrow.table(made), written, compression="zstd")
    return written.getvalue()


def _number(text: str | None) -> float | None:
    """The nearest one: Python's divisions of integers and its reading of decimals are rounded once."""
    if text is None:
        return None
    above, _, below = text.partition("/")
    return int(above) / int(below) if below else float(above)
