"""A press database's form of export, and how a file in it becomes documents, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from newsclean.sources.document import Document, Part, unread
from newsclean.sources.lines import Line
from newsclean.sources.markup_lines import markup_lines
from newsclean.sources.markup_pieces import Piece
from newsclean.sources.press.pieces import each_removed


@dataclass(frozen=True, slots=True)
class Form:
    """One form of export."""

    recognises: Callable[[Sequence[Line]], bool]  # whether the first lines of a file are such an export's
    # A document's lines at a time, and whether they are one: no cover, nor what stands behind the last.
    chunks: Callable[[Iterable[Line]], Iterator[tuple[list[Line], bool]]]
    document: Callable[[list[Line], int, list[Part]], Document]  # reads a chunk; its number and its cover's parts


@dataclass(slots=True)
class Chunk:
    """A document's lines, those around it, and what reads them. Calling it does."""

    form: Form
    lines: list[Line]
    number: int = 1
    cover: list[Line] = field(default_factory=list)
    behind: list[Line] = field(default_factory=list)

    @property
    def told(self) -> str:
        """The document's text."""
        return "\n".join(line.text for line in self.lines)

    @property
    def offset(self) -> int:
        """Where the document begins in its file."""
        return self.lines[0].offset

    def __call__(self) -> Document:
        """Read the document."""
        document = self.form.document(self.lines, self.number, each_removed(self.cover, "cover"))
        behind = each_removed(self.behind, "cover")
        return replace(document, parts=(*document.parts, *behind)) if behind else document

    def __reduce__(self) -> tuple[Callable[..., Chunk], tuple[Any, ...]]:
        """Send it to another process: as columns, for a thousand texts go ten times as fast as a hundred lines."""
        return _unpacked, (self.form, self.number, *map(_columns, (self.lines, self.cover, self.behind)))


def _columns(lines: Iterable[Line]) -> tuple[tuple[Any, ...], ...]:
    return tuple(zip(*lines, strict=True))


def _unpacked(form: Form, number: int, *columns: tuple[tuple[Any, ...], ...]) -> Chunk:
    lines, cover, behind = ([Line(*fields) for fields in zip(*one, strict=True)] for one in columns)
    return Chunk(form, lines, number, cover, behind)


@dataclass(slots=True)
class Unparsed:
    """A document's HTML, the lines around it, and what reads them. Calling it does."""

    form: Form
    piece: Piece
    charset: str
    number: int = 1
    cover: list[Line] = field(default_factory=list)
    behind: list[Line] = field(default_factory=list)

    @property
    def told(self) -> bytes:
        """The document's HTML."""
        return self.piece.raw

    @property
    def offset(self) -> int:
        """Where the document begins in its file."""
        return self.piece.offset

    def __call__(self) -> Document:
        """Read the document."""
        lines = list(markup_lines([self.piece], self.charset))
        chunks = list(self.form.chunks(lines))
        found = next((chunk for chunk, is_document in chunks if is_document), lines)
        before = [line for line in lines if line.number < found[0].number]
        behind = [line for line in lines if line.number > found[-1].number]
        chunk = Chunk(self.form, found, self.number, [*self.cover, *before], [*behind, *self.behind])
        return replace(chunk(), offset=self.offset)


def documents_in_lines(form: Form, lines: Iterable[Line]) -> Iterator[Document]:
    """The documents of an export's lines, in order."""
    yield from _gathered(_chunks(form, lines))


def documents_in_markup(form: Form, pieces: Iterable[Piece], charset: str) -> Iterator[Document]:
    """The documents of an export's HTML, in order; what is a document for certain is parsed when it is asked for."""
    yield from _gathered(_unparsed(form, pieces, charset))


def _chunks(form: Form, lines: Iterable[Line]) -> Iterator[Chunk | list[Line]]:
    for chunk, is_document in form.chunks(lines):
        yield Chunk(form, chunk) if is_document else chunk


def _unparsed(form: Form, pieces: Iterable[Piece], charset: str) -> Iterator[Unparsed | Chunk | list[Line]]:
    for is_document, run in groupby(pieces, key=lambda piece: piece.is_document):
        if is_document:
            yield from (Unparsed(form, piece, charset) for piece in run)
        else:
            yield from _chunks(form, markup_lines(run, charset))


def _gathered(chunks: Iterable[Unparsed | Chunk | list[Line]]) -> Iterator[Document]:
    """The documents of a file: a cover goes with the document that follows, what stands behind a document goes with
    it. One document is held back meanwhile.
    """
    cover: list[Line] = []
    held: Unparsed | Chunk | None = None
    number = 0
    for chunk in chunks:
        if not isinstance(chunk, list):
            if held is not None:
                yield unread(held)
            number += 1
            held = chunk
            held.number, held.cover, cover = number, cover, []
        elif held is None:
            cover += chunk
        else:
            held.behind += chunk
    if held is not None:
        yield unread(held)
