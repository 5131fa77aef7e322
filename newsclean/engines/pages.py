"""Which columns hold the pages, and the pages in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from newsclean.batch.jobs import Job, Kind, Loaded, PageInMemory, Payload, Unreadable
from newsclean.errors import CleanError

# Pages of so many bytes are looked at before they are sent anywhere: they may be larger than any page that is read.
_LARGE = 64 << 20


@dataclass(frozen=True)
class PageColumns:
    """The names of columns. Pages are in `html` or else in `text`, in `html` by default; `None` for what there is not.

    Raises `ValueError` where both are named.
    """

    html: str | None = None
    text: str | None = None
    url: str | None = "url"
    fetched_at: str | None = None

    def __post_init__(self) -> None:
        """Refuse two columns of pages."""
        if self.html is not None and self.text is not None:
            raise ValueError(f"html={self.html!r} and text={self.text!r} are both given: name one column of pages.")

    @property
    def page(self) -> str:
        """The column of the pages."""
        return self.text or self.html or "html"

    @property
    def kind(self) -> Kind:
        """What the pages are read as; text finds out by itself whether it is HTML, as in a file of records."""
        return "auto" if self.text else "html"

    def check(self, schema: pa.Schema) -> None:
        """Raise `ValueError` for a column that is missing or there twice, and `TypeError` for one of the wrong type."""
        _check(schema, self.page, _holds_pages, "text or bytes", "name the column of pages with html= or text=")
        if self.url is not None:
            _check(schema, self.url, _holds_text, "text", "name the column of addresses with url=, or pass url=None")
        if self.fetched_at is not None:
            _check(schema, self.fetched_at, _holds_times, "timestamps", "name the right one with fetched_at=")

    def jobs(self, batch: pa.RecordBatch | pa.Table) -> Iterator[Job]:
        """A job for each row, in order."""
        pages = batch.column(self.page)
        urls = _texts(batch.column(self.url)) if self.url is not None else iter(lambda: None, 0)
        times = _times(batch.column(self.fetched_at)) if self.fetched_at is not None else iter(lambda: None, 0)
        for page, url, fetched_at in zip(pages, urls, times, strict=False):
            payload, size = self._payload(page, url, fetched_at)
            yield Job(name=url or "", payload=payload, size=size, url=url)

    def _payload(self, page: pa.Scalar, url: str | None, fetched_at: dt.datetime | None) -> tuple[Payload, int]:
        source = _value(page)
        if not source:
            return Unreadable(f"the row holds no text in `{self.page}`"), 0
        if len(source) >= _LARGE and (message := _too_large(source)):
            return Unreadable(message, CleanError), 0
        return PageInMemory(Loaded(source, self.kind, url, fetched_at)), len(source)


def _check(schema: pa.Schema, name: str, holds: Any, what: str, advice: str) -> None:
    places = schema.get_all_field_indices(name)
    if not places:
        have = ", ".join(f"`{column}`" for column in schema.names) or "none"
        raise ValueError(f"There is no column `{name}`, but {have}: {advice}.")
    if len(places) > 1:
        raise ValueError(f"There are {len(places)} columns `{name}`: give them names of their own.")
    if not holds(column := _plain(schema.field(name).type)):
        raise TypeError(f"The column `{name}` is of type {column}: it must hold {what}.")


def _plain(column: pa.DataType) -> pa.DataType:
    """The type of a column's values."""
    while isinstance(column, pa.BaseExtensionType):
        column = column.storage_type
    return column.value_type if pa.types.is_dictionary(column) else column


def _holds_text(column: pa.DataType) -> bool:
    kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null)
    return any(is_kind(column) for is_kind in kinds)


def _holds_pages(column: pa.DataType) -> bool:
    kinds = (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view, pa.types.is_fixed_size_binary)
    return _holds_text(column) or any(is_kind(column) for is_kind in kinds)


def _holds_times(column: pa.DataType) -> bool:
    return bool(pa.types.is_timestamp(column) or pa.types.is_null(column))


def _value(scalar: pa.Scalar) -> str | bytes | None:
    """A page. One that claims to be UTF-8 and is not is left as bytes, whose charset is found out."""
    try:
        value: str | bytes | None = scalar.as_py()
    except UnicodeDecodeError:
        while not hasattr(scalar, "as_buffer"):
            scalar = scalar.value
        return bytes(scalar.as_buffer())
    return value


def _texts(column: pa.Array | pa.ChunkedArray) -> Iterator[str | None]:
    for value in map(_value, column):
        yield value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _times(column: pa.Array | pa.ChunkedArray) -> Iterator[dt.datetime | None]:
    """Moments. Those without a zone are in UTC, as crawlers write them."""
    for moment in column.cast(pa.timestamp("us", tz=getattr(column.type, "tz", None)), safe=False):
        value: dt.datetime | None = moment.as_py()
        yield value.replace(tzinfo=dt.UTC) if value is not None and value.tzinfo is None else value


def _too_large(source: str | bytes) -> str:
    """Why a page is not read, or ""."""
    from newsclean.read import refuse_size

    try:
        refuse_size(len(source))
    except CleanError as error:
        return str(error)
    return ""
