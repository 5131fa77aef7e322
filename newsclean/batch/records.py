"""Files that hold many pages: JSON lines, Parquet, WARC and WACZ. Each is read as a stream."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, cast

from newsclean.batch.jobs import InputError, Job, Loaded, PageInMemory, Payload, Unreadable
from newsclean.batch.passed_over import PassedOver
from newsclean.sources.compression import plain, plain_stream
from newsclean.sources.warc import FetchedRecord, PassedRecord, Trouble, read_warc

# Rows of a Parquet file in memory at a time: pages may have megabytes each.
_ROWS_AT_A_TIME = 32

# What records from standard input are named by.
_STREAM = "stdin"


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
    return Loaded(source, "html" if html else "auto", url if isinstance(url, str) else None, carried=carried)


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
    """A page that a crawler fetched; workers decode it."""

    record: FetchedRecord

    def load(self) -> Loaded:
        """The record's page."""
        record = self.record
        document = record.document()
        fetched = document.fetched_at and document.fetched_at.isoformat()
        carried = {"url": document.url, "record_id": record.record_id, "fetched_at": fetched}
        is_cut = bool(document.warnings)
        return Loaded(document.content, document.kind, document.url, document.fetched_at, carried, is_cut=is_cut)


@dataclass(slots=True)
class Opened:
    """A file of many pages, opened, and what names its jobs."""

    path: Path
    name: str
    place: str
    site: str
    raw: BinaryIO
    fields: Fields
    passed: PassedOver
    read: int = 0

    def job(self, number: int | str, payload: Payload, stamp: str, member: str = "") -> Job:
        """The job for one record, or with "" for the file; its size is what was read of the file since the last."""
        read, self.read = self.read, max(self.read, self.raw.tell())
        inner = f"/{member}" if member else ""
        return Job(
            name=f"{self.name}{inner}:{number}" if number != "" else f"{self.name}{inner}",
            payload=payload,
            stamp=stamp,
            place=f"{self.place}{inner}/{number:0>6}",
            site=self.site,
            size=self.read - read,
        )


Reader = Callable[["Opened"], Iterator[Job]]


def read_records(
    path: Path, name: str, place: str, site: str, fields: Fields, passed: PassedOver, reader: Reader | None = None
) -> Iterator[Job]:
    """The jobs in a file of many pages, told by its ending where no `reader` is given. Where the file turns out broken,
    the last job is its failure.
    """
    reader = reader or RECORD_READERS[record_ending(path.name)]
    try:
        with path.open("rb") as raw:
            yield from reader(Opened(path, name, place, site, raw, fields, passed))
    except ImportError:
        raise
    except Exception as error:
        yield Job(name, Unreadable(f"reading it broke off: {error}"))


def read_line_stream(stream: BinaryIO, fields: Fields) -> Iterator[Job]:
    """The jobs in lines of JSON that come down a pipe, plain, gzip or zstd; each as soon as its line is there."""
    try:
        for number, line in enumerate(plain_stream(stream), 1):
            if not line.isspace():
                place = f"{_STREAM}/{number:06}"
                record = JsonRecord(line, fields)
                yield Job(f"{_STREAM}:{number}", record, _digest(line), place, _STREAM, len(line), of_stream=True)
    except Exception as error:
        yield Job(_STREAM, Unreadable(f"reading it broke off: {error}"))


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
    yield from _warc_jobs(file, file.raw)


def _read_wacz(file: Opened) -> Iterator[Job]:
    """A WACZ is a zip whose folder `archive/` has the WARC files (WACZ 1.1.1, section 5.1)."""
    with zipfile.ZipFile(file.raw) as archive:
        for member in sorted(archive.namelist()):
            if member.startswith("archive/") and RECORD_READERS.get(record_ending(member)) is _read_warc:
                with archive.open(member) as stream:
                    yield from _warc_jobs(file, cast(BinaryIO, stream), member)


def _warc_jobs(file: Opened, stream: BinaryIO, member: str = "") -> Iterator[Job]:
    """A job for each page and for each thing that is wrong; the other records are counted."""
    for record in read_warc(stream):
        if isinstance(record, PassedRecord):
            file.passed.record(record.reason)
        elif isinstance(record, Trouble):
            job = file.job("" if record.of_file else record.at, Unreadable(record.message), record.message, member)
            job.url = record.url
            yield job
        else:
            job = file.job(record.at, FetchedPage(record), f"{record.record_id}:{len(record.body)}", member)
            job.url = record.url
            yield job


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
    ".wet": _read_warc,
    ".wet.gz": _read_warc,
    ".wacz": _read_wacz,
}
