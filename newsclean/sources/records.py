"""Files of records that programs write: WARC and WACZ of crawlers, JSON lines and Parquet of data sets."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from newsclean.errors import CleanError
from newsclean.sources.document import Document
from newsclean.sources.opened import Opened
from newsclean.sources.warc import FetchedRecord, Trouble, read_warc

WARC, PARQUET, GZIP = b"WARC/", b"PAR1", b"\x1f\x8b"
ARCHIVED = re.compile(r"archive/.*\.warc(?:\.gz)?$", re.IGNORECASE)  # WACZ 1.1.1, section 5.1
# Rows of a Parquet file in memory at a time: pages may have megabytes each.
ROWS = 32
HTML_FIELDS, TEXT_FIELDS = ("html", "raw_html", "content_html"), ("text", "maintext", "body", "content", "article")
URL_FIELDS = ("url", "link", "source_url")


def is_warc(head: bytes) -> bool:
    """Whether a file begins as a WARC does, or as a gzip file with one in it."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, len(WARC))
        except zlib.error:
            return False
    return head.startswith(WARC)


def warc_documents(opened: Opened) -> Iterator[Document]:
    """The pages of a WARC file."""
    yield from _pages([opened.stream])


def is_wacz(stream: BinaryIO) -> bool:
    """Whether a zip archive is a WACZ."""
    return bool(_members(stream))


def _members(stream: BinaryIO) -> list[str]:
    try:
        with zipfile.ZipFile(stream) as archive:
            return sorted(filter(ARCHIVED.match, archive.namelist()))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def wacz_documents(stream: BinaryIO) -> Iterator[Document]:
    """The pages of the WARC files in a WACZ."""
    with zipfile.ZipFile(stream) as archive:
        members = sorted(filter(ARCHIVED.match, archive.namelist()))
        yield from _pages(cast(BinaryIO, archive.open(member)) for member in members)


def _pages(streams: Any) -> Iterator[Document]:
    """The pages of WARC files; raises CleanError behind the last where some of them could not be read."""
    number = 0
    wrong: list[str] = []
    for stream in streams:
        for record in read_warc(stream):
            if isinstance(record, Trouble):
                wrong.append(record.message)
            elif isinstance(record, FetchedRecord):
                try:
                    document = record.document(number + 1)
                except CleanError as error:
                    wrong.append(str(error))
                    continue
                number += 1
                yield document
    if wrong:
        raise CleanError(f"This is a WARC file; {len(wrong):,} of its records cannot be read. The first: {wrong[0]}.")


def parquet_documents(opened: Opened) -> Iterator[Document]:
    """The rows of a Parquet file that hold a page."""
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise CleanError(
            "This is a Parquet file. Reading it needs pyarrow: pip install 'newsclean[parquet]'."
        ) from error
    number = 0
    try:
        with parquet.ParquetFile(opened.stream) as table:
            for batch in table.iter_batches(batch_size=ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield record_document(row, number)
    except (OSError, ValueError) as error:
        if isinstance(error, CleanError):
            raise
        raise CleanError(f"This is a Parquet file cut short, or broken: {error}.") from error


def json_line_documents(opened: Opened) -> Iterator[Document]:
    """The lines of a file of JSON objects that hold a page."""
    number = 0
    for line in opened.lines():
        if line.is_blank:
            continue
        number += 1
        try:
            entry = json.loads(line.text)
        except (json.JSONDecodeError, RecursionError) as error:
            raise CleanError(
                f"Line {line.number} of this file is not JSON: the file is cut short, or broken."
            ) from error
        yield record_document(entry if isinstance(entry, dict) else {}, number, line.offset)


def is_page_record(entry: Any) -> bool:
    """Whether an object holds a page: its HTML or its text."""
    return isinstance(entry, dict) and bool(_first(entry, HTML_FIELDS) or _first(entry, TEXT_FIELDS))


def record_document(entry: dict[str, Any], number: int, offset: int = 0) -> Document:
    """The page of a record: its HTML, or else its text."""
    html, text = _first(entry, HTML_FIELDS), _first(entry, TEXT_FIELDS)
    if not html and not text:
        have = ", ".join(f"`{name}`" for name in entry) or "none"
        raise CleanError(f"Record {number} has no field `html` or `text`, but {have}.")
    url = _first(entry, URL_FIELDS)
    return Document(
        content=html or text,
        kind="html" if html else "auto",
        source="record",
        url=url if isinstance(url, str) else None,
        number=number,
        offset=offset,
    )


def _first(entry: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((entry[name] for name in names if isinstance(entry.get(name), str | bytes) and entry[name]), None)
