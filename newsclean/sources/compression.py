"""Compressed files by their ending, `.gz` and `.zst`."""

from __future__ import annotations

import gzip
import sys
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any, BinaryIO, cast

ENDINGS = (".gz", ".zst")

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
    ending = split_ending(name)[1]
    if ending == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw, mode="rb"))
    return cast(BinaryIO, zstd().ZstdFile(raw, "rb")) if ending == ".zst" else raw


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
