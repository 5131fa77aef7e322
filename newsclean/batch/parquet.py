"""Articles as a Parquet file with typed columns."""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from newsclean.batch.files import LineFile

if TYPE_CHECKING:
    import pyarrow as pa

# Articles in memory at a time: about 20 MB, and enough for a column to compress well.
_ROWS_A_GROUP = 1000

# Beside each moment, the zone that the page gives it in: one column can hold only one zone.
_ZONE = "_zone"
_MOMENTS = ("published_at", "modified_at")
_MAPS = ("evidence", "positions")

_LARGEST_INT = 1 << 63

# What the metadata of a column of JSON say.
AS_JSON = {b"newsclean": b"json"}


class ParquetFile(LineFile):
    """A Parquet file. A run gathers compressed lines, for a Parquet file cannot be gone on with, and converts them."""

    def __init__(self, path: Path) -> None:
        """The file that there will be."""
        super().__init__(path, ".zst")
        self._new = path.with_name(f"{path.name}.new")

    def seal(self) -> None:
        """Convert the lines."""
        super().seal()
        write_parquet(lambda: self.lines(0), self._new)

    def publish(self) -> None:
        """Give the new file its name and delete the lines."""
        if self._new.exists():
            self._new.replace(self.path)
        self.part.unlink(missing_ok=True)


def write_parquet(lines: Any, path: Path) -> None:
    """Write lines of articles as Parquet; `lines()` gives them, and is called twice.

    Columns have the types of the article's fields. A moment is two columns: the time in UTC, so that moments sort as
    they came to pass, and the zone that the page gives it in, such as `+02:00`. That is null where the page gives
    none; the time is then the page's, as if it were UTC. Carried fields are numbers, booleans or text where all
    their values are, and JSON otherwise, which the column's metadata say.
    """
    import pyarrow as pa
    from pyarrow import parquet

    carried = list(_carried_columns((json.loads(line) for line in lines()), pa))
    schema = pa.schema([("source", pa.string()), *carried, *_article_columns(pa)])
    as_json = {column.name for column in carried if column.metadata == AS_JSON}
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = (_row(json.loads(line), schema, as_json) for line in lines())
        while group := list(islice(rows, _ROWS_A_GROUP)):
            writer.write_batch(pa.RecordBatch.from_pylist(group, schema))


def _row(record: dict[str, Any], schema: pa.Schema, as_json: set[str]) -> dict[str, Any]:
    for name in _MOMENTS:
        record[name], record[name + _ZONE] = _moment(record[name])
    record["date"] = record["date"] and dt.date.fromisoformat(record["date"])
    for name in _MAPS:
        record[name] = list(record[name].items())
    for name in as_json:
        if record.get(name) is not None:
            record[name] = json.dumps(record[name], ensure_ascii=False)
    return {name: record.get(name) for name in schema.names}


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


def read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    """The lines that a Parquet file was made of, as JSON has them."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as table:
        schema = table.schema_arrow
        as_json = [column.name for column in schema if column.metadata == AS_JSON]
        for batch in table.iter_batches(batch_size=_ROWS_A_GROUP):
            for row in batch.to_pylist():
                yield _record(row, as_json)


def _record(row: dict[str, Any], as_json: list[str]) -> dict[str, Any]:
    """What a row says. Fields that its record lacked, and that others have, are not in it."""
    from newsclean.article import Article

    for name in _MOMENTS:
        zone = row.pop(name + _ZONE)
        if (moment := row[name]) is not None:
            row[name] = moment.astimezone(_offset(zone)) if zone else moment.replace(tzinfo=None)
    for name in _MAPS:
        if name in row:  # files of older versions lack some
            row[name] = dict(row[name])
    for name in as_json:
        if row[name] is not None:
            row[name] = json.loads(row[name])
    return {name: value for name, value in row.items() if value is not None or name in Article.model_fields}


def _offset(zone: str) -> dt.tzinfo | None:
    return dt.datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo


def _article_columns(pa: Any) -> Iterator[tuple[str, Any]]:
    from newsclean.article import Article

    for name, column in _columns(Article, pa):
        yield name, column
        if pa.types.is_timestamp(column):
            yield name + _ZONE, pa.string()


def _columns(model: Any, pa: Any) -> Iterator[tuple[str, Any]]:
    """The columns of a model, or of a dataclass of pydantic's."""
    return ((name, _column(field.annotation, pa)) for name, field in model.__pydantic_fields__.items())


def _column(annotation: Any, pa: Any) -> Any:
    """The Arrow type for a field of a model."""
    arguments = [a for a in get_args(annotation) if a not in (type(None), ...)]
    if get_origin(annotation) in (types.UnionType, Union):
        return _column(arguments[0], pa)
    if get_origin(annotation) is tuple:
        return pa.list_(_column(arguments[0], pa))
    if get_origin(annotation) is dict:
        return pa.map_(*(_column(argument, pa) for argument in arguments))
    scalars = {
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        dt.date: pa.date32(),
        dt.datetime: pa.timestamp("us", tz="UTC"),
    }
    if annotation in scalars:
        return scalars[annotation]
    if annotation is str or issubclass(annotation, StrEnum):
        return pa.string()
    return pa.struct(list(_columns(annotation, pa)))


def _carried_columns(records: Iterable[dict[str, Any]], pa: Any) -> Iterator[Any]:
    """The columns for the fields that are no article's: the narrowest type that holds all values, or JSON."""
    from newsclean.article import Article

    found: dict[str, set[type]] = {}
    for record in records:
        for name in record.keys() - Article.model_fields.keys() - {"source"}:
            value = record[name]
            is_large = isinstance(value, int) and abs(value) >= _LARGEST_INT
            found.setdefault(name, set()).add(object if is_large else type(value))
    for name, kinds in sorted(found.items()):
        column = _narrowest(kinds - {type(None)}, pa)
        yield pa.field(name, column or pa.string(), metadata=None if column else AS_JSON)


def _narrowest(kinds: set[type], pa: Any) -> Any:
    """The type that holds all values, or None."""
    if kinds <= {str}:
        return pa.string()
    if kinds == {bool}:
        return pa.bool_()
    if kinds == {int}:
        return pa.int64()
    return pa.float64() if kinds <= {int, float} else None
