"""Parquet: typed columns as text cells. Needs pyarrow, the extra `parquet`.

A float becomes the shortest decimal that gives the same float of its own width; a null is an empty cell, NaN is not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thang.engine.errors import Cell, Fault
from thang.library.grid import Grid
from thang.library.text import excerpt

_MAGIC = b"PAR1"
MOST_CELLS = 50_000_000


def is_parquet(data: bytes) -> bool:
    return data.startswith(_MAGIC)


def parquet_grid(path: Path, *, decimal_comma: bool = False) -> tuple[Grid | None, list[Fault]]:
    """The cells, or why the file cannot be read."""
    try:
        import pyarrow as arrow  # noqa: PLC0415  # an extra: whoever reads no Parquet needs none of it
        from pyarrow import parquet  # noqa: PLC0415  # an extra, like the line before
    except ImportError:
        return None, [Fault("table.parquet_reader", Cell(1))]
    try:
        file = parquet.ParquetFile(path)
        if file.metadata.num_rows * file.metadata.num_columns > MOST_CELLS:
            return None, [Fault("table.too_large", Cell(1), str(MOST_CELLS))]
        table = file.read()
    except (arrow.ArrowException, OSError) as error:
        return None, [Fault("table.damaged", Cell(1), excerpt(str(error)))]
    names = [str(name) for name in table.column_names]
    columns: list[list[str]] = []
    for name, column in zip(names, table.columns, strict=True):
        try:
            columns.append(_texts(column, arrow, "," if decimal_comma else "."))
        except arrow.ArrowException:
            return None, [Fault("table.column_type", Cell(1, name), excerpt(str(column.type)))]
    records = [(number, list(cells)) for number, cells in enumerate(zip(*columns, strict=True), start=2)]
    code = table.column("code").type if names.count("code") == 1 else None
    is_numeric = code is not None and (arrow.types.is_floating(code) or arrow.types.is_decimal(code))
    numeric = frozenset(number for number, _ in records) if is_numeric else frozenset()
    return Grid((1, names), records, numeric_codes=numeric), []


def _texts(column: Any, arrow: Any, sign: str) -> list[str]:
    """The cells of a column. Raises ArrowException for a type that has no text."""
    kind = column.type
    if arrow.types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    texts = ["" if text is None else text for text in column.cast(arrow.string()).to_pylist()]
    if arrow.types.is_floating(kind) or arrow.types.is_decimal(kind):
        return [_plain(text, sign) for text in texts]
    return texts


def _plain(text: str, sign: str) -> str:
    """As a person would write it: 5, not 5.0."""
    return text.removesuffix(".0").replace(".", sign)
