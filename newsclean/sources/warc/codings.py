"""What a body was coded with on its way, undone: RFC 9110 section 8.4 (content codings), RFC 9112 section 7.1 (chunks).

Archives are not always as their headers say: a body may have been stored decoded, its chunks joined, or sent with a
coding's name that means nothing. Browsers take such a body as it stands, and so does this.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any

from newsclean.sources.compression import zstd

# Coded bytes decoded at a time, so that of broken data all is had up to there.
_PIECE = 4096

# A page may have 256 MB; a little that makes more than this is no page.
_LARGEST = 256 << 20

_GZIP = b"\x1f\x8b\x08"


class CodingError(ValueError):
    """A body is not coded as was said, or too large."""


def decode_body(body: bytes, codings: list[str]) -> tuple[bytes, bool]:
    """A body decoded, and whether it ends early. `codings` are in the order in which they were applied.

    Raises `CodingError` for a body that would be larger than a page may be, and `ImportError` where a coding needs a
    library that is not there.

    >>> decode_body(b"4\\r\\nrain\\r\\n0\\r\\n\\r\\n", ["chunked"])
    (b'rain', False)
    >>> decode_body(b"rain", ["gzip"])
    (b'rain', False)
    """
    short = False
    for coding in reversed(codings):
        decode = _DECODERS.get(coding.strip().lower())
        if decode is None:
            continue
        decoded = decode(body)
        if decoded is not None:
            body, cut = decoded
            short = short or cut
    if body.startswith(_GZIP) and (decoded := _gunzip(body)):  # no page begins so: it was coded and nothing says it
        body, short = decoded[0], short or decoded[1]
    return body, short


def _joined(body: bytes) -> tuple[bytes, bool] | None:
    """The chunks of a body joined, or None if it has none."""
    response = HTTPResponse(_Socket(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body))  # type: ignore[arg-type]
    try:
        response.begin()
        return response.read(), False
    except IncompleteRead as error:
        inner = error.__cause__
        data = error.partial + (inner.partial if isinstance(inner, IncompleteRead) else b"")
        return (data, True) if data else None
    except (HTTPException, ValueError):
        return None


class _Socket:
    """What `HTTPResponse` reads from."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> io.BytesIO:  # noqa: ARG002
        return io.BytesIO(self._data)


def _inflated(body: bytes, start: Callable[[], Any]) -> tuple[bytes, bool] | None:
    """A body decompressed by what `start` gives, and whether it ends early; None if it is nothing of the kind."""
    parts: list[bytes] = []
    size = 0
    inflater = start()
    rest = body
    while rest:
        piece, rest = rest[:_PIECE], rest[_PIECE:]
        try:
            parts.append(inflater.decompress(piece))
        except (zlib.error, zstd().ZstdError):
            return (b"".join(parts), True) if size else None
        size += len(parts[-1])
        if size > _LARGEST:
            raise CodingError(f"its body has more than {_LARGEST >> 20} MB when it is decompressed")
        if inflater.eof:
            rest = inflater.unused_data + rest
            if not rest.startswith(_GZIP):  # what follows the end is not the body's
                return b"".join(parts), False
            inflater = start()
    return (b"".join(parts), True) if size else None


def _gunzip(body: bytes) -> tuple[bytes, bool] | None:
    return _inflated(body, lambda: zlib.decompressobj(31)) if body.startswith(_GZIP) else None


def _deflated(body: bytes) -> tuple[bytes, bool] | None:
    """With zlib's wrapper, as the standard says, or without it, as many servers send it."""
    return _inflated(body, zlib.decompressobj) or _inflated(body, lambda: zlib.decompressobj(-15))


def _unzstd(body: bytes) -> tuple[bytes, bool] | None:
    return _inflated(body, lambda: zstd().ZstdDecompressor())


def _unbrotli(body: bytes) -> tuple[bytes, bool] | None:
    try:
        import brotli
    except ImportError as error:
        raise ImportError("pages coded with Brotli need its library: pip install 'newsclean[warc]'") from error
    inflater = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    for at in range(0, len(body), _PIECE):
        try:
            parts.append(inflater.process(body[at : at + _PIECE]))
        except brotli.error:
            return (b"".join(parts), True) if size else None
        size += len(parts[-1])
        if size > _LARGEST:
            raise CodingError(f"its body has more than {_LARGEST >> 20} MB when it is decompressed")
    return (b"".join(parts), not inflater.is_finished()) if size else None


_DECODERS: dict[str, Callable[[bytes], tuple[bytes, bool] | None]] = {
    "chunked": _joined,
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflated,
    "br": _unbrotli,
    "zstd": _unzstd,
}
