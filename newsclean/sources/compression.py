"""Compressed files by their ending, `.gz` and `.zst`."""

from __future__ import annotations

import gzip
import io
import sys
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any, BinaryIO, cast

ENDINGS = (".gz", ".zst")

_MAGIC = {b"\x1f\x8b\x08": ".gz", b"\x28\xb5\x2f\xfd": ".zst"}

# 6 is gzip's own default. Articles shrink to about a fifth with it.
_GZIP_LEVEL = 6


def split_ending(name: str) -> tuple[str, str]:
    """A file name without its compression's ending, and that ending, lower case, or "".

    >>> split_ending("story.html.GZ")
    ('story.html', '.gz')
    """
    ending = PurePath(name).suffix.lower()
    return (name[: -len(ending)], ending) if ending in ENDINGS else (name, "")


def read_file(path: Path) -> bytes:
    """What a file holds, decompressed if its ending says so.

    Raises `OSError`; broken data raises also `EOFError`, `zlib.error` or `ZstdError`.
    """
    with path.open("rb") as raw:
        return plain(raw, path.name).read()


def plain(raw: BinaryIO, name: str) -> BinaryIO:
    """A file opened for reading, seen decompressed if the ending of its name says so."""
    ending = name if name in ENDINGS else split_ending(name)[1]
    if ending == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw, mode="rb"))
    return cast(BinaryIO, zstd().ZstdFile(raw, "rb")) if ending == ".zst" else raw


def plain_stream(raw: BinaryIO) -> BinaryIO:
    """A stream that cannot be sought in, such as standard input, seen decompressed if it begins as gzip or zstd."""
    start = raw.peek(4) if isinstance(raw, io.BufferedReader) else b""
    return plain(raw, next((ending for magic, ending in _MAGIC.items() if start.startswith(magic)), ""))


def decompressed(data: bytes, name: str = "") -> bytes:
    """Data as it was before it was compressed, if it begins as gzip or zstd does; the name's ending is no proof.

    Broken data, and a name that promises what is not there, raise `OSError`, `EOFError`, `zlib.error` or `ZstdError`.

    >>> decompressed(compress(b"rain", ".gz")), decompressed(b"rain")
    (b'rain', b'rain')
    """
    ending = next((ending for magic, ending in _MAGIC.items() if data.startswith(magic)), split_ending(name)[1])
    return plain(io.BytesIO(data), ending).read() if ending else data


def compress(data: bytes, ending: str) -> bytes:
    """Data as one gzip member or zstd frame; members and frames may follow one another in a file.

    No time stamp goes in, so that the same data gives the same bytes.

    >>> compress(b"rain", ".gz") == compress(b"rain", ".gz")
    True
    """
    if ending == ".gz":
        return gzip.compress(data, _GZIP_LEVEL, mtime=0)
    return cast(bytes, zstd().compress(data)) if ending == ".zst" else data


def zstd() -> Any:
    """The standard library has zstd from Python 3.14 on; its backport has the same interface. Few runs need it."""
    return import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
