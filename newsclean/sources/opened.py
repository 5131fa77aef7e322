"""What was handed over, opened: its beginning can be looked at before anything reads it."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, cast

from newsclean.errors import CleanError
from newsclean.read import MAX_SIZE, refuse_size
from newsclean.sources.lines import WIDE, Line, byte_lines, text_lines

HEAD = 1 << 16  # bytes of a file's beginning that tell what it is


class Opened:
    """A file, bytes, a stream or a text. It is read once: `lines()`, `stream` or `whole()`."""

    def __init__(self, stream: BinaryIO, name: str = "", text: str | None = None) -> None:
        """Look at the beginning of a stream; `text` where a str was handed over."""
        self.name = name
        self.text = text
        self.head = b"" if text is not None else stream.read(HEAD)
        self._stream = stream

    @property
    def stream(self) -> BinaryIO:
        """The bytes from the beginning on."""
        if self._stream.seekable():
            self._stream.seek(0)
            return self._stream
        return cast(BinaryIO, io.BufferedReader(_Chained(self.head, self._stream)))

    @cached_property
    def sample(self) -> str:
        """The beginning as text, whatever its charset: its ASCII is right."""
        if self.text is not None:
            return self.text[:HEAD]
        if self.wide is not None:
            return self.head.decode(self.wide, "replace").removeprefix("\ufeff")
        return self.head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")

    @property
    def beginning(self) -> bytes:
        """The beginning in a charset whose ASCII is ASCII's."""
        return self.head if self.text is None and self.wide is None else self.sample.encode("utf-8", "replace")

    @cached_property
    def wide(self) -> str | None:
        """The charset of more than one byte a letter that its first bytes tell."""
        return next((name for bom, name in WIDE.items() if self.head.startswith(bom)), None)

    @property
    def charset(self) -> str | None:
        """UTF-8 where its beginning is; else None: it may say which it is."""
        try:
            codecs.getincrementaldecoder("utf-8")().decode(self.head)
        except UnicodeDecodeError:
            return None
        return "utf-8"

    def lines(self) -> Iterator[Line]:
        """Its lines, one at a time."""
        return text_lines(self.text) if self.text is not None else byte_lines(self.stream, self.head)

    def whole(self) -> str | bytes:
        """All of it; raises CleanError for more than one page may have."""
        if self.text is not None:
            return self.text
        data = self.stream.read(MAX_SIZE + 1)
        refuse_size(len(data))
        return data

    def as_bytes(self) -> bytes:
        """All of it as bytes."""
        whole = self.whole()
        return whole.encode("utf-8", "surrogatepass") if isinstance(whole, str) else whole


class _Chained(io.RawIOBase):
    """A stream that cannot be wound back, with its beginning put back before it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head, self.rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        size = len(buffer)
        if self.head:
            taken, self.head = self.head[:size], self.head[size:]
        else:
            taken = self.rest.read(size) or b""
        buffer[: len(taken)] = taken
        return len(taken)


def open_path(path: Path) -> BinaryIO:
    """A file, opened; raises CleanError where it is a folder."""
    if path.is_dir():
        raise CleanError(f"{str(path)!r} is a folder: pass its files one by one, or use newsclean batch.")
    return path.open("rb")
