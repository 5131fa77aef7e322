"""WARC files for tests to be made of."""

from __future__ import annotations

import gzip

PAGE = "<html><p>Rain ends drought in Oslø</p></html>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"


def warc_record(
    number: int,
    http: bytes | None,
    body: bytes,
    kind: str = "response",
    media: str = "application/http",
    more: str = "",
) -> bytes:
    """One record; without `http` its block is the body alone."""
    block = body if http is None else http + b"\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: https://herald.example/{number}\r\n{more}"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def chunked(body: bytes, size: int = 7) -> bytes:
    """A body in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def packed(records: list[bytes]) -> bytes:
    """Records each compressed by itself, as crawlers do it."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)
