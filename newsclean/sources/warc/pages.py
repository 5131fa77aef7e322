"""Which records of a WARC file hold a page, and what they hold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from newsclean.article import ArticleWarning
from newsclean.errors import CleanError
from newsclean.sources.document import Document
from newsclean.sources.signs import opens_html
from newsclean.sources.warc.codings import CodingError, decode_body
from newsclean.sources.warc.framing import Fields, Record, Trouble, parse_fields, records

# Records of other types tell of requests, of the crawl itself, or of a page that was fetched before.
_HOLD_PAGES = frozenset(("response", "resource", "conversion"))

_HTML = frozenset(("text/html", "application/xhtml+xml"))

_STATUS = re.compile(rb"HTTP/[\d.]+[ \t]+(\d{3})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.+-]+)", re.IGNORECASE)


@dataclass(slots=True)
class FetchedRecord:
    """A page that a crawler fetched, as it came; `document()` decodes it."""

    at: str  # where in the file its record begins
    url: str | None
    record_id: str | None
    fetched_at: dt.datetime | None
    body: bytes
    codings: list[str]  # in the order in which they were applied
    charset: str | None  # from the Content-Type header, which browsers trust before the page's own word
    is_text: bool  # plain text, as Common Crawl's WET files hold it
    cut: bool  # the record ends early

    def document(self, number: int = 1) -> Document:
        """Decode the page; raises CleanError where its codings cannot be undone."""
        try:
            body, short = decode_body(self.body, self.codings)
        except (CodingError, ImportError) as error:
            raise CleanError(str(error)) from error
        return Document(
            content=self._text(body),
            kind="text" if self.is_text else "html",
            source="warc",
            url=self.url,
            fetched_at=self.fetched_at,
            number=number,
            offset=int(self.at.partition("+")[0]),
            warnings=(ArticleWarning.TRUNCATED,) if self.cut or short else (),
        )

    def _text(self, body: bytes) -> str | bytes:
        try:
            return body.decode(self.charset) if self.charset else body
        except (LookupError, UnicodeDecodeError):
            return body


@dataclass(slots=True)
class PassedRecord:
    """A record that holds no page."""

    at: str
    reason: str  # the record's type, `status 404`, or the type of its content


def read_warc(raw: BinaryIO) -> Iterator[FetchedRecord | PassedRecord | Trouble]:
    """Read a WARC file, plain, gzip or zstd, to its end.

    Pages are HTML in responses of status 2xx and in resources, and the texts of conversions. What has no type is a page
    if it opens like HTML.
    """
    for record in records(raw, _refusal):
        if isinstance(record, Trouble):
            yield record
        elif record.refused:
            yield PassedRecord(record.at, record.refused)
        else:
            content = _content(record.fields, record.block)
            page = _fetched(record, content)
            if content.media or _opens_html(page):
                yield page
            else:
                yield PassedRecord(record.at, "no type and no HTML")


@dataclass(slots=True)
class _Content:
    """What a record holds, as the HTTP header in its block says, or its own header where it has none."""

    media: str  # such as text/html, or "" where nothing is said
    charset: str | None
    status: int | None = None  # of an HTTP response
    http: Fields = field(default_factory=dict)
    begins: int = 0  # where the body begins in the block


def _content(fields: Fields, block: bytes) -> _Content:
    """Read what is said of a block.

    >>> _content({}, b"HTTP/1.1 404 Not Found\\r\\nContent-Type: Text/HTML; charset=utf-8\\r\\n\\r\\n").media
    'text/html'
    """
    match = _STATUS.match(block)
    if match is None:
        own = fields.get("content-type", "")
        return _Content(*_media("" if own.lower().startswith("application/http") else own))
    end = _HEAD_END.search(block)
    begins = end.end() if end else len(block)
    http = parse_fields(block[:begins])
    return _Content(*_media(http.get("content-type", "")), int(match[1]), http, begins)


def _media(content_type: str) -> tuple[str, str | None]:
    charset = _CHARSET.search(content_type)
    return re.split("[;,]", content_type, maxsplit=1)[0].strip().lower(), charset and charset[1]


def _refusal(fields: Fields, start: bytes) -> str:
    """Why a record is passed over, by its header and the start of its block, or ""."""
    kind = fields.get("warc-type", "").lower()
    if kind not in _HOLD_PAGES:
        return kind or "no record type"
    content = _content(fields, start)
    if content.status is not None and not 200 <= content.status < 300:
        return f"status {content.status}"
    if kind == "conversion":
        return "" if content.media == "text/plain" else content.media or "no type"
    return "" if content.media in _HTML or not content.media else content.media


def _opens_html(page: FetchedRecord) -> bool:
    try:
        return opens_html(decode_body(page.body, page.codings)[0])
    except (CodingError, ImportError):
        return True  # loading it will say why


def _fetched(record: Record, content: _Content) -> FetchedRecord:
    fields, http = record.fields, content.http
    body = record.block[content.begins :]
    chunked = http.get("transfer-encoding", "")
    length = "" if chunked else http.get("content-length", "")
    return FetchedRecord(
        at=record.at,
        url=fields.get("warc-target-uri", "").strip("<>") or None,
        record_id=fields.get("warc-record-id"),
        fetched_at=_moment(fields.get("warc-date", "")),
        body=body,
        codings=f"{http.get('content-encoding', '')},{chunked}".split(","),
        charset=content.charset,
        is_text=fields.get("warc-type", "").lower() == "conversion",
        cut=record.cut or "warc-truncated" in fields or (length.isdecimal() and len(body) < int(length)),
    )


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
