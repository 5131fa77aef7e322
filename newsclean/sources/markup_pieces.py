"""A large HTML file in pieces, most of them a document each, told by its bytes: no parser has seen it yet."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

CHUNK = 1 << 16
# Where a document begins in the HTML of press databases.
OPENING = re.compile(
    rb"<article\b|<!-- Hide XML section from browser\s*<DOC |<div[^>]{0,40} id=[\"']?article-|"
    rb"<table[^>]{0,40}>\s{0,9}(?:<tbody>\s{0,9})?<tr>\s{0,9}<td[^>]{0,40}>\s{0,9}<span class=[\"']?DocPublicationName",
    re.IGNORECASE,
)
LONGEST_OPENING = 256  # bytes of one, which two chunks may share
# What a document has once.
ONCE = re.compile(rb"DocPublicationName|<DOCFULL>|Headline[\"']>", re.IGNORECASE)
# Where a piece ends that grows beyond so many bytes: at a table, which opens a document in old files, or else anywhere.
TABLE, TABLE_SIZE = re.compile(rb"<table\b", re.IGNORECASE), 1 << 20
ELEMENT, LARGEST = re.compile(rb"<(?=[a-z])", re.IGNORECASE), 1 << 24
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a file."""

    raw: bytes
    offset: int  # where in the file it begins, in bytes
    tags: int  # how many tags stand before it
    is_document: bool = False  # whether it is one document, from its beginning to that of the next


def pieces(stream: BinaryIO) -> Iterator[Piece]:
    """The pieces of a file. The last is no document for certain: the file may be cut short."""
    held: Piece | None = None
    for raw in _parted(stream):
        if held is not None:
            yield replace(held, is_document=_is_document(held.raw))
        held = _behind(held, raw)
    if held is not None:
        yield held


def _behind(piece: Piece | None, raw: bytes) -> Piece:
    if piece is None:
        return Piece(raw, 0, 0)
    return Piece(raw, piece.offset + len(piece.raw), piece.tags + piece.raw.count(b"<"))


def _is_document(raw: bytes) -> bool:
    return OPENING.match(raw) is not None and len(ONCE.findall(raw)) == 1


def _parted(stream: BinaryIO) -> Iterator[bytes]:
    held = bytearray()
    while chunk := stream.read(CHUNK):
        seen = max(1, len(held) - LONGEST_OPENING)
        held += chunk
        start = 0
        while (found := _border(held, start, seen)) is not None:
            yield bytes(held[start:found])
            start = found
        del held[:start]
    if held:
        yield bytes(held)


def _border(held: bytearray, start: int, seen: int) -> int | None:
    """Where the piece that begins at `start` ends; in what has been `seen` before nothing opens a document."""
    found = OPENING.search(held, max(start + 1, seen))
    if found is None and len(held) - start > TABLE_SIZE:
        found = TABLE.search(held, max(start + TABLE_SIZE, seen))
    if found is None and len(held) - start > LARGEST:
        found = ELEMENT.search(held, start + LARGEST)
    return found.start() if found is not None else None


def claimed_charset(start: bytes) -> str:
    """The charset that a file's beginning claims; else what browsers take it for."""
    claim = CHARSET.search(start)
    name = claim[1].decode("ascii") if claim else "windows-1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "windows-1252"
    return name
