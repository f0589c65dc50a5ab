"""Rows as lines of JSON that mean the same on both databases, and back."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connection
from django.db.models import Field, Model, QuerySet
from django.db.models.functions import Collate

# Django makes them anew by itself, or they end with the server: signed-in browsers sign in again.
LEFT_OUT = frozenset({"auth", "contenttypes", "sessions", "usersessions"})
ON_THE_WAY = frozenset({"files.upload"})  # their bytes are in nobody's store yet: browsers send them again
MANY, FEW = 2000, 10  # rows that are held at a time, and of those that may be files
_TEXT = {"CharField", "TextField", "SlugField", "URLField", "EmailField", "FileField"}
_MICROSECOND = timedelta(microseconds=1)
if TYPE_CHECKING:
    AnyField = Field[Any, Any]
else:
    AnyField = Field  # Django's own class takes no parameters when it runs
AnyModel = type[Model]


class Unreadable(ValueError):
    """The line with this number is no row of its table."""

    def __init__(self, number: int, why: str) -> None:
        self.number = number
        super().__init__(why)


def _bytes(value: bytes | memoryview) -> str:
    return b64encode(value).decode("ascii")


def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _same(value: Any) -> Any:
    return value


# By what a field is: how its value is written, and how it is read.
_FORMS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "BinaryField": (_bytes, lambda text: b64decode(text, validate=True)),
    "DateField": (date.isoformat, date.fromisoformat),
    "DateTimeField": (_moment, datetime.fromisoformat),
    "DecimalField": (str, Decimal),
    "DurationField": (lambda value: value // _MICROSECOND, lambda count: count * _MICROSECOND),
    "TimeField": (time.isoformat, time.fromisoformat),
    "UUIDField": (str, UUID),
}


def tables(apps: Apps) -> dict[str, AnyModel]:
    """Every table that is kept, by its name, those of many-to-many relations too."""
    models = apps.get_models(include_auto_created=True)
    kept = (one for one in models if _is_kept(one) and one._meta.managed and not one._meta.proxy)
    return {one._meta.label_lower: one for one in sorted(kept, key=lambda one: one._meta.label_lower)}


def _is_kept(model: AnyModel) -> bool:
    return model._meta.app_label not in LEFT_OUT and model._meta.label_lower not in ON_THE_WAY


def lines(model: AnyModel) -> Iterator[bytes]:
    """The table's rows in the order of their keys, a line each."""
    fields = _fields(model)
    names = [field.attname for field in fields]
    writes = [_form(field)[0] for field in fields]
    for row in _in_order(model).values_list(*names).iterator(chunk_size=_at_once(fields)):
        values = (None if value is None else write(value) for write, value in zip(writes, row, strict=True))
        said = dict(zip(names, values, strict=True))
        # By name, also within values: PostgreSQL keeps the keys of JSON in an order of its own.
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        yield text.encode() + b"\n"


def load(model: AnyModel, found: Iterable[bytes]) -> None:
    """Insert the rows as they are: no default, no time of saving takes a value's place. Raises Unreadable."""
    fields = _fields(model)
    reads = {field.attname: _form(field)[1] for field in fields}
    rows = (_row(model, reads, number, line) for number, line in enumerate(found, start=1))
    while some := list(islice(rows, _at_once(fields))):
        size = max(1, connection.ops.bulk_batch_size(fields, some))
        for at in range(0, len(some), size):
            _insert(model, some[at : at + size], fields)


def _insert(model: AnyModel, rows: list[Model], fields: list[AnyField]) -> None:
    """As Django inserts fixtures; what it offers to everybody would set times of saving anew."""
    manager: Any = model._base_manager
    manager._insert(rows, fields=fields, using=connection.alias, raw=True)


def empty(model: AnyModel) -> None:
    """Without what models say to being removed: what migrations wrote gives way to the rows of the backup."""
    model._base_manager.all()._raw_delete(connection.alias)


def _fields(model: AnyModel) -> list[AnyField]:
    """The key, then the others by name: a model and the same model in its history may have them in another order."""
    fields = (one for one in model._meta.local_concrete_fields if not getattr(one, "generated", False))
    return sorted(fields, key=lambda one: (not one.primary_key, one.attname))


def _at_once(fields: list[AnyField]) -> int:
    return FEW if any(_kind(field) == "BinaryField" for field in fields) else MANY


def _form(field: AnyField) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    return _FORMS.get(_kind(field), (_same, _same))


def _kind(field: AnyField) -> str:
    """Of a relation, what its target's key is."""
    while field.remote_field is not None:
        field = field.target_field  # type: ignore[attr-defined]  # a relation has one
    return field.get_internal_type()


def _in_order(model: AnyModel) -> QuerySet[Any]:
    """Keys that are texts go by code points: a database may have another order of its own."""
    key = model._meta.pk
    rows = model._base_manager.all()
    if _kind(key) not in _TEXT:
        return rows.order_by("pk")
    return rows.order_by(Collate("pk", "C" if connection.vendor == "postgresql" else "BINARY"))


def _row(model: AnyModel, reads: Mapping[str, Callable[[Any], Any]], number: int, line: bytes) -> Model:
    try:
        values = json.loads(line)
        if not isinstance(values, dict) or values.keys() != reads.keys():
            raise Unreadable(number, _unlike(values, reads))
        return model(**{name: None if value is None else reads[name](value) for name, value in values.items()})
    except Unreadable:
        raise
    except (ValueError, TypeError, ArithmeticError, AttributeError, RecursionError) as error:
        raise Unreadable(number, str(error)) from None


def _unlike(values: object, wanted: Mapping[str, object]) -> str:
    """The fields that are missing or too many."""
    return ", ".join(sorted(wanted.keys() ^ values.keys())) if isinstance(values, dict) else type(values).__name__
