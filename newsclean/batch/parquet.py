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

# Beside each time a page gives, the zone it gives it in: one column can hold only one zone.
_ZONE = "_zone"


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

    Columns have the types of the article's fields. A moment is two columns: the time as the page gives it, and its
    zone, such as `+02:00`, null where the page gives none. Carried fields are numbers, booleans or text where all
    their values are, and JSON otherwise.
    """
    import pyarrow as pa
    from pyarrow import parquet

    carried = _carried_types((json.loads(line) for line in lines()), pa)
    schema = pa.schema([("source", pa.string()), *carried.items(), *_article_columns(pa)])
    as_json = {name for name, kind in carried.items() if kind == pa.string()}
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = (_row(json.loads(line), schema, as_json) for line in lines())
        while group := list(islice(rows, _ROWS_A_GROUP)):
            writer.write_batch(pa.RecordBatch.from_pylist(group, schema))


def _row(record: dict[str, Any], schema: pa.Schema, as_json: set[str]) -> dict[str, Any]:
    for name in ("published_at", "modified_at"):
        record[name], record[name + _ZONE] = _moment(record[name])
    record["date"] = record["date"] and dt.date.fromisoformat(record["date"])
    record["evidence"] = list(record["evidence"].items())
    for name in as_json:
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            record[name] = json.dumps(value, ensure_ascii=False)
    return {name: record.get(name) for name in schema.names}


def _moment(text: str | None) -> tuple[dt.datetime | None, str | None]:
    """A time without its zone, and the zone.

    >>> _moment("2026-03-01T10:00:00+01:00")
    (datetime.datetime(2026, 3, 1, 10, 0), '+01:00')
    """
    if text is None:
        return None, None
    moment = dt.datetime.fromisoformat(text)
    zone = moment.strftime("%z")
    return moment.replace(tzinfo=None), f"{zone[:3]}:{zone[3:]}" if zone else None


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
        return pa.map_(pa.string(), pa.string())
    scalars = {
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        dt.date: pa.date32(),
        dt.datetime: pa.timestamp("us"),
    }
    if annotation in scalars:
        return scalars[annotation]
    if annotation is str or issubclass(annotation, StrEnum):
        return pa.string()
    return pa.struct(list(_columns(annotation, pa)))


def _carried_types(records: Iterable[dict[str, Any]], pa: Any) -> dict[str, Any]:
    """The columns for the fields that are no article's: the narrowest type that holds all values."""
    from newsclean.article import Article

    found: dict[str, set[type]] = {}
    for record in records:
        for name in record.keys() - Article.model_fields.keys() - {"source"}:
            found.setdefault(name, set()).add(type(record[name]))
    return {name: _narrowest(kinds - {type(None)}, pa) for name, kinds in sorted(found.items())}


def _narrowest(kinds: set[type], pa: Any) -> Any:
    if kinds == {bool}:
        return pa.bool_()
    if kinds == {int}:
        return pa.int64()
    return pa.float64() if kinds and kinds <= {int, float} else pa.string()
