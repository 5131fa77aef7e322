"""An article as columns of Arrow: the one definition of their names and types, for Parquet and for engines."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

import pyarrow as pa

from newsclean.article import Article

# Beside each moment, the zone that the page gives it in: one column can hold only one zone.
ZONE = "_zone"
MOMENTS = ("published_at", "modified_at")

_MAPS = ("evidence", "positions")

_SCALARS: dict[Any, pa.DataType] = {
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us", tz="UTC"),
}


def in_columns(record: dict[str, Any]) -> dict[str, Any]:
    """An article's fields, as JSON has them, with values as the columns of `ARTICLE_SCHEMA` take them.

    Fields that are no article's stay as they are.

    >>> times = {"date": "2026-03-01", "published_at": None, "modified_at": None}
    >>> row = in_columns(times | {"evidence": {"date": "line"}, "positions": {}})
    >>> row["date"], row["evidence"], row["positions"]
    (datetime.date(2026, 3, 1), [('date', 'line')], [])
    """
    row = record | {"date": record["date"] and dt.date.fromisoformat(record["date"])}
    for name in MOMENTS:
        row[name], row[name + ZONE] = _moment(record[name])
    return row | {name: list(record[name].items()) for name in _MAPS}


def _moment(text: str | None) -> tuple[dt.datetime | None, str | None]:
    """A time in UTC, and its zone, or None where it has none.

    >>> _moment("2026-03-01T10:00:00+01:00")
    (datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.timezone.utc), '+01:00')
    """
    if text is None:
        return None, None
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=dt.UTC), None
    return moment.astimezone(dt.UTC), moment.isoformat()[-6:]


def from_columns(row: dict[str, Any]) -> dict[str, Any]:
    """The record that `in_columns` made a row of, but for its days, which JSON has as text."""
    record = {
        name: value for name, value in row.items() if not name.endswith(ZONE) or name[: -len(ZONE)] not in MOMENTS
    }
    for name in MOMENTS:
        if (moment := row[name]) is not None:
            zone = row[name + ZONE]
            record[name] = moment.astimezone(_offset(zone)) if zone else moment.replace(tzinfo=None)
    return record | {name: dict(row[name]) for name in _MAPS if name in row}  # files of older versions lack some


def _offset(zone: str) -> dt.tzinfo | None:
    return dt.datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo


def _article_columns() -> Iterator[tuple[str, pa.DataType]]:
    for name, column in _columns(Article):
        yield name, column
        if pa.types.is_timestamp(column):
            yield name + ZONE, pa.string()


def _columns(model: Any) -> Iterator[tuple[str, pa.DataType]]:
    """The columns of a model, or of a dataclass of pydantic's."""
    return ((name, _column(field.annotation)) for name, field in model.__pydantic_fields__.items())


def _column(annotation: Any) -> pa.DataType:
    """The Arrow type for a field of a model."""
    arguments = [a for a in get_args(annotation) if a not in (type(None), ...)]
    if get_origin(annotation) in (types.UnionType, Union):
        return _column(arguments[0])
    if get_origin(annotation) is tuple:
        return pa.list_(_column(arguments[0]))
    if get_origin(annotation) is dict:
        return pa.map_(*map(_column, arguments))
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if annotation is str or issubclass(annotation, StrEnum):
        return pa.string()
    return pa.struct(list(_columns(annotation)))


ARTICLE_SCHEMA = pa.schema(list(_article_columns()))
