"""A file of gzip members or zstd frames as a stream that knows where each record may begin, and whether it is whole."""

from __future__ import annotations

import zlib
from typing import Any, BinaryIO, Protocol

from newsclean.sources.compression import zstd

RECORD = b"WARC/"  # what every record begins with

_GZIP, _ZSTD, _DICTIONARY = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"

# Compressed bytes taken at a time. Gzip makes 1,032 times as much of them at most.
_PIECE = 16_384
_WINDOW = 1 << 20


class BrokenDataError(ValueError):
    """Compressed data that is none."""


class _Inflater(Protocol):
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes, /) -> bytes: ...


class Sections:
    """The decompressed data of a file, a section at a time.

    A section is what is compressed together: crawlers compress each record by itself, so that one can be found, and
    lost, alone. A file that is not compressed is one section. `enter()` goes to the next; within one, `read` and its
    like come to an end.
    """

    def __init__(self, raw: BinaryIO) -> None:
        """A file open for reading that can be sought in."""
        self._raw = raw
        self._magic = _magic_of(raw.read(4))
        self._dictionary = self._read_dictionary() if self._magic == _DICTIONARY else None
        if self._magic == _DICTIONARY:
            self._magic = _ZSTD
        else:
            raw.seek(0)
        self._next: int | None = raw.tell()  # where the next section begins
        self._waiting = b""  # compressed bytes read and not used yet
        self._inflater: _Inflater | None = None  # None in a file that is not compressed
        self._data = bytearray()  # decompressed and not read yet
        self._ended = True  # whether the section has no more data
        self.start = 0  # where in the file the section begins
        self.inner = 0  # how much of the section has been read
        self.cut = False  # whether the file ends amid compressed data

    @property
    def position(self) -> str:
        """Where what is read next begins: bytes in the file, and after a plus those in a longer section."""
        if not self._magic:
            return str(self.start + self.inner)
        return f"{self.start}+{self.inner}" if self.inner else str(self.start)

    @property
    def has_next(self) -> bool:
        """Whether another section follows; known once this one has been read to its end."""
        return self._next is not None

    def enter(self) -> bool:
        """Go to the next section. False at the file's end."""
        if self._next is None:
            return False
        self._open(self._next)
        return True

    def peek(self, size: int) -> bytes:
        """Up to so many bytes, which stay to be read."""
        while len(self._data) < size and not self._ended:
            self._more()
        return bytes(self._data[:size])

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer at the section's end."""
        data = self.peek(size)
        del self._data[: len(data)]
        self.inner += len(data)
        return data

    def skip(self, size: int) -> int:
        """Pass over so many bytes; gives how many there were."""
        left = size
        while left and (passed := len(self.read(min(left, _WINDOW)))):
            left -= passed
        return size - left

    def skip_blank(self) -> None:
        """Pass over line ends, and zeros that fill a file up."""
        while (data := self.peek(_PIECE)) and (blank := len(data) - len(data.lstrip(b"\r\n\0"))):
            self.skip(blank)

    def peek_past_blank(self, size: int) -> bytes:
        """Up to so many bytes after line ends."""
        self.skip_blank()
        return self.peek(size)

    def rewind(self, inner: int) -> None:
        """Go back in the section."""
        self._open(self.start)
        self.skip(inner)

    def find_record(self) -> bool:
        """Go to the next line that begins a record. False if the section has none; then all of it was read."""
        marker = b"\n" + RECORD
        while data := self.peek(_WINDOW):
            at = data.find(marker)
            if at >= 0:
                self.skip(at + 1)
                return True
            self.skip(max(1, len(data) - len(marker) + 1) if len(data) > len(marker) else len(data))
        return False

    def recover(self) -> None:
        """After broken data: find the next section that can be read."""
        self._next, self._ended = None, True
        self._data.clear()
        at = self.start + 1
        while self._magic:
            self._raw.seek(at)
            window = self._raw.read(_WINDOW)
            found = window.find(self._magic)
            if found >= 0:
                at += found
                if self._begins_record(at):
                    self._next = at
                    return
                at += 1
            elif len(window) < _WINDOW:
                return
            else:
                at += len(window) - len(self._magic)

    def _begins_record(self, at: int) -> bool:
        self._raw.seek(at)
        try:
            data: bytes = self._new_inflater().decompress(self._raw.read(_PIECE))
        except (zlib.error, zstd().ZstdError):
            return False
        return data.startswith(RECORD)

    def _open(self, start: int) -> None:
        self._raw.seek(start)
        self.start, self.inner, self._next = start, 0, None
        self._waiting = b""
        self._data.clear()
        self._ended = False
        self._inflater = self._new_inflater() if self._magic else None

    def _new_inflater(self) -> Any:
        return zlib.decompressobj(31) if self._magic == _GZIP else zstd().ZstdDecompressor(self._dictionary)

    def _more(self) -> None:
        """Decompress another piece."""
        piece = self._waiting or self._raw.read(_PIECE)
        self._waiting = b""
        if not piece:
            self.cut = self.cut or self._inflater is not None
            self._ended = True
        elif self._inflater is None:
            self._data += piece
        else:
            self._inflate(piece)

    def _inflate(self, piece: bytes) -> None:
        assert self._inflater is not None
        try:
            self._data += self._inflater.decompress(piece)
        except (zlib.error, zstd().ZstdError) as error:
            raise BrokenDataError(str(error)) from error
        if self._inflater.eof:
            self._end_member(self._inflater.unused_data)

    def _end_member(self, rest: bytes) -> None:
        """A member is over. If the next begins no record, the section goes on in it, as some tools cut a file."""
        rest = rest.lstrip(b"\0")  # what fills the last block of a tape or a disk
        while not rest and (rest := self._raw.read(_PIECE)):
            rest = rest.lstrip(b"\0")
        if not rest:
            self._ended = True
            return
        after = self._raw.tell()
        start = after - len(rest)
        if not rest.startswith(self._magic) or self._begins_record(start):
            self._ended, self._next = True, start
            return
        self._raw.seek(after)
        self._inflater, self._waiting = self._new_inflater(), rest

    def _read_dictionary(self) -> Any:
        """The dictionary that a zstd WARC may begin with, in a frame that other readers skip (IIPC's WARC-zstd 1.0)."""
        size = int.from_bytes(self._raw.read(4), "little")
        data = self._raw.read(size)
        return zstd().ZstdDict(zstd().decompress(data) if data.startswith(_ZSTD) else data)


def _magic_of(start: bytes) -> bytes:
    return next((magic for magic in (_GZIP, _ZSTD, _DICTIONARY) if start.startswith(magic)), b"")
