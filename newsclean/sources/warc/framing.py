"""The records of a WARC file, one after another, and what is wrong with those that are not whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from newsclean.sources.warc.sections import RECORD, BrokenDataError, Sections

Fields = dict[str, str]

# Common Crawl's longest header has 3 KB; what is longer than this is none.
_LONGEST_HEADER = 1 << 20

# How much of a block says whether it is wanted: HTTP headers with long cookies and policies have up to 30 KB.
_START = 1 << 16

_LONGEST_LENGTH = 18  # digits: an exabyte

# A page may have 256 MB.
_LARGEST_BLOCK = 256 << 20


@dataclass(slots=True)
class Record:
    """One record."""

    at: str  # where it begins: bytes in the file, and after a plus bytes in what is compressed together
    fields: Fields  # its header's, by names in small letters
    block: bytes  # what follows the header; empty where it was refused
    refused: str = ""  # why its block was not read
    cut: bool = False  # the file ends amid the block


@dataclass(slots=True)
class Trouble:
    """What of a file could not be read."""

    at: str
    message: str
    url: str | None = None
    of_file: bool = False  # the file itself ends early


Refusal = Callable[[Fields, bytes], str]


def records(raw: BinaryIO, refusal: Refusal) -> Iterator[Record | Trouble]:
    """The records of a file. `refusal` says of a header and the block's start why a block is not wanted, or "".

    A record that is not as it says costs itself alone.
    """
    sections = Sections(raw)
    told = False
    while sections.enter():
        at = str(sections.start)
        try:
            while (items := _record(sections, refusal)) is not None:
                for item in items:
                    told = isinstance(item, Trouble) and item.of_file
                    yield item
        except BrokenDataError as error:
            yield Trouble(at, f"the record's compressed data is broken: {error}")
            sections.recover()
    if sections.cut and not told:
        yield Trouble(
            sections.position,
            f"the file is cut short: the compressed data at {sections.start} has no end",
            of_file=True,
        )


def _record(sections: Sections, refusal: Refusal) -> list[Record | Trouble] | None:
    """The next record of a section, with what is wrong with it; None at the section's end."""
    sections.skip_blank()
    at = sections.position
    if not (start := sections.peek(len(RECORD))):
        return None
    if start != RECORD:
        is_cut = RECORD.startswith(start)
        sections.find_record()
        if is_cut:
            return [Trouble(at, "the file is cut short amid a record's header", of_file=True)]
        return [Trouble(at, "what stands here is no WARC record")]
    header = _read_header(sections)
    if header is None:
        if sections.find_record():
            return [Trouble(at, "the record's header has no end")]
        return [Trouble(at, "the file is cut short amid a record's header", of_file=True)]
    fields = parse_fields(header)
    url = fields.get("warc-target-uri", "").strip("<>") or None
    length = fields.get("content-length", "")
    if not length.isdecimal() or len(length) > _LONGEST_LENGTH:
        sections.find_record()
        return [Trouble(at, "the record's header says no length", url)]
    try:
        return _read_block(sections, Record(at, fields, b""), int(length), url, refusal)
    except BrokenDataError as error:
        sections.recover()
        return [Trouble(at, f"the record's compressed data is broken: {error}", url)]


def _read_block(
    sections: Sections, record: Record, length: int, url: str | None, refusal: Refusal
) -> list[Record | Trouble]:
    begin = sections.inner
    record.refused = refusal(record.fields, sections.peek(min(length, _START)))
    if not record.refused and length > _LARGEST_BLOCK:
        sections.skip(length)
        return [Trouble(record.at, f"the record has {length >> 20} MB; a page may have {_LARGEST_BLOCK >> 20}", url)]
    if record.refused:
        have = sections.skip(length)
    else:
        record.block = sections.read(length)
        have = len(record.block)
    if have == length and _is_end(sections):
        return [record]
    sections.rewind(begin)
    if sections.find_record() or have == length:
        return [Trouble(record.at, f"the record's length is not the {length:,} bytes that its header says", url)]
    record.cut = True
    what = "record" if sections.has_next else "file"
    message = f"the {what} is cut short: of the record at {record.at}, {have:,} of {length:,} bytes are there"
    return [*([] if record.refused else [record]), Trouble(record.at, message, url, of_file=True)]


def _is_end(sections: Sections) -> bool:
    """Whether what follows is the end of a block: the blank line that the standard asks for, or what comes after it."""
    return sections.peek(4).startswith((b"\r\n\r\n", b"\n\n")) or sections.peek_past_blank(len(RECORD)) in (b"", RECORD)


def _read_header(sections: Sections) -> bytes | None:
    """A header up to its blank line, which is read too; None if it has no end."""
    size = 4096
    while True:
        data = sections.peek(size)
        ends = [at + len(end) for end in (b"\r\n\r\n", b"\n\n") if (at := data.find(end)) >= 0]
        if ends:
            return sections.read(min(ends))
        if len(data) < size or size >= _LONGEST_HEADER:
            return None
        size *= 4


def parse_fields(header: bytes) -> Fields:
    r"""The named fields of a WARC or HTTP header, by names in small letters; those of one name are joined by commas.

    >>> parse_fields(b"WARC/1.0\r\nWARC-Type: response\r\nX: a\r\n  b\r\n\r\n")
    {'warc-type': 'response', 'x': 'a b'}
    """
    fields: Fields = {}
    name = ""
    for line in header.decode("utf-8", "replace").split("\n")[1:]:
        if line[:1] in (" ", "\t") and name:
            fields[name] += f" {line.strip()}"
        elif ":" in line:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields[name] = f"{fields[name]}, {value.strip()}" if name in fields else value.strip()
    return fields
