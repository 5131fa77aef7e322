"""Files that hold many pages: JSON lines, Parquet, WARC and WACZ. Each is read as a stream."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from newsclean.batch.compression import plain
from newsclean.batch.jobs import InputError, Job, Loaded, PageInMemory, Payload, Unreadable

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# Rows of a Parquet file in memory at a time: pages may have megabytes each.
_ROWS_AT_A_TIME = 32


@dataclass(frozen=True, slots=True)
class Fields:
    """Which fields of a record hold the page."""

    text: str = "text"
    html: str = "html"
    url: str = "url"


def load_record(record: dict[str, Any], fields: Fields) -> Loaded:
    """The page that a record holds: its HTML, or else its text. Its other fields are carried through.

    >>> load_record({"text": "Rain fell.", "id": 7}, Fields()).carried
    {'id': 7}
    """
    html, text, url = (record.get(name) for name in (fields.html, fields.text, fields.url))
    source = html or text
    if not isinstance(source, str | bytes) or not source:
        raise InputError(_what_is_missing(record, fields))
    carried = {name: value for name, value in record.items() if name not in (fields.html, fields.text)}
    return Loaded(source, "html" if html else "text", url if isinstance(url, str) else None, carried=carried)


def _what_is_missing(record: dict[str, Any], fields: Fields) -> str:
    named = [name for name in (fields.html, fields.text) if name in record]
    if named:
        return f"the record holds no text in {' or '.join(f'`{name}`' for name in named)}"
    have = ", ".join(f"`{name}`" for name in record) or "none"
    return (
        f"the record has no field `{fields.html}` or `{fields.text}`, but {have}; "
        "name the right one with --html-field or --text-field"
    )


@dataclass(slots=True)
class JsonRecord:
    """One line of a JSON lines file; workers parse it."""

    line: bytes
    fields: Fields

    def load(self) -> Loaded:
        """The record's page."""
        try:
            record = json.loads(self.line)
        except json.JSONDecodeError as error:
            raise InputError(f"the line is not JSON: {error.msg} at its character {error.colno}") from error
        except ValueError as error:
            raise InputError(f"the line is not JSON: {error}") from error
        if not isinstance(record, dict):
            raise InputError("the line is JSON, but no object with fields")
        return load_record(record, self.fields)


@dataclass(slots=True)
class FetchedPage:
    """An HTTP response from a crawl."""

    body: bytes
    charset: str | None  # from the Content-Type header, which browsers trust before the page's own word
    url: str | None
    fetched_at: dt.datetime | None
    record_id: str | None

    def load(self) -> Loaded:
        """The response's page."""
        fetched = self.fetched_at and self.fetched_at.isoformat()
        carried = {"url": self.url, "record_id": self.record_id, "fetched_at": fetched}
        return Loaded(self._source(), "html", self.url, self.fetched_at, carried)

    def _source(self) -> str | bytes:
        try:
            return self.body.decode(self.charset) if self.charset else self.body
        except (LookupError, UnicodeDecodeError):
            return self.body


@dataclass(slots=True)
class Opened:
    """A file of many pages, opened, and what names its jobs."""

    path: Path
    name: str
    place: str
    site: str
    raw: BinaryIO
    fields: Fields
    read: int = 0

    def job(self, number: int, payload: Payload, stamp: str, member: str = "") -> Job:
        """The job for one record; its size is what was read of the file since the last."""
        read, self.read = self.read, self.raw.tell()
        inner = f"/{member}" if member else ""
        return Job(
            name=f"{self.name}{inner}:{number}",
            payload=payload,
            stamp=stamp,
            place=f"{self.place}{inner}/{number:06}",
            site=self.site,
            size=self.read - read,
        )


def read_records(path: Path, name: str, place: str, site: str, fields: Fields) -> Iterator[Job]:
    """The jobs in a file of many pages. Where the file turns out broken, the last job is its failure."""
    reader = RECORD_READERS[record_ending(path.name)]
    try:
        with path.open("rb") as raw:
            yield from reader(Opened(path, name, place, site, raw, fields))
    except ImportError:
        raise
    except Exception as error:
        yield Job(name, Unreadable(f"reading it broke off: {error}"))


def record_ending(name: str) -> str:
    """Which of the endings in `RECORD_READERS` a file name has, or ""."""
    return next((ending for ending in RECORD_READERS if name.lower().endswith(ending)), "")


def _read_json_lines(file: Opened) -> Iterator[Job]:
    for number, line in enumerate(plain(file.raw, file.path.name), 1):
        if not line.isspace():
            yield file.job(number, JsonRecord(line, file.fields), _digest(line))


def _read_parquet(file: Opened) -> Iterator[Job]:
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise ImportError("Parquet needs pyarrow: pip install 'newsclean[parquet]'") from error
    with parquet.ParquetFile(file.raw) as table:
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS_AT_A_TIME):
            for record in batch.to_pylist():
                number += 1
                job = file.job(number, _row(record, file.fields), _digest(repr(record).encode(errors="replace")))
                job.size = file.path.stat().st_size // table.metadata.num_rows
                yield job


def _row(record: dict[str, Any], fields: Fields) -> PageInMemory | Unreadable:
    try:
        return PageInMemory(load_record(record, fields))
    except InputError as error:
        return Unreadable(str(error))


def _read_warc(file: Opened) -> Iterator[Job]:
    for record in _responses(file.raw):
        yield _response_job(file, record)


def _read_wacz(file: Opened) -> Iterator[Job]:
    """A WACZ is a zip whose folder `archive/` has the WARC files (WACZ 1.1.1, section 5.1)."""
    with zipfile.ZipFile(file.raw) as archive:
        for member in sorted(archive.namelist()):
            if member.startswith("archive/") and RECORD_READERS.get(record_ending(member)) is _read_warc:
                with archive.open(member) as stream:
                    for record in _responses(stream):  # type: ignore[arg-type]
                        yield _response_job(file, record, member)


def _responses(stream: BinaryIO) -> Iterator[WarcRecord]:
    """The records that hold a page: successful HTTP responses (status 2xx) of HTML."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise ImportError("WARC and WACZ need fastwarc: pip install 'newsclean[warc]'") from error
    for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code if record.is_http else None
        if status and 200 <= status < 300 and record.http_content_type in ("text/html", "application/xhtml+xml"):
            yield record


def _response_job(file: Opened, record: WarcRecord, member: str = "") -> Job:
    body = record.reader.read()
    page = FetchedPage(
        body=body,
        charset=record.http_charset,
        url=record.headers.get("WARC-Target-URI"),
        fetched_at=record.record_date,
        record_id=record.record_id,
    )
    return file.job(record.stream_pos, page, f"{record.record_id}:{len(body)}", member)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()


RECORD_READERS: dict[str, Callable[[Opened], Iterator[Job]]] = {
    ".jsonl": _read_json_lines,
    ".jsonl.gz": _read_json_lines,
    ".jsonl.zst": _read_json_lines,
    ".parquet": _read_parquet,
    ".warc": _read_warc,
    ".warc.gz": _read_warc,
    ".warc.zst": _read_warc,
    ".wacz": _read_wacz,
}
