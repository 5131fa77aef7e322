"""MIME: pages saved as MHTML (RFC 2557) and mail such as newsletters (RFC 5322).

The standard library's `email` reads them. Nothing of a message is unpacked but the one part that is its page.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import CloseBoundaryNotFoundDefect
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from newsclean.article import ArticleWarning
from newsclean.errors import CleanError
from newsclean.sources.document import Document, Kind
from newsclean.sources.opened import HEAD, Opened
from newsclean.sources.saved.pages import as_markup
from newsclean.sources.saved.styles import hidden_names

# The header of a message: lines `Name: value`, those that go on indented.
# Nothing is tried twice (`*+`): each line could be matched in several ways, and a thousand lines in all their products.
HEADER = re.compile(r"(?:From [^\n]*+\n)?(?:[A-Za-z][A-Za-z0-9-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2,}+")
# What no page that begins with a line `Name: value` has.
TELLING = re.compile(
    r"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|Snapshot-Content-Location|X-Mailer|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
HTTP = re.compile(r"HTTP/[\d.]+ \d", re.IGNORECASE)
SAVED = re.compile(
    r"^Snapshot-Content-Location:|^From:\s*[\"<]?Saved by|type=[\"']?text/html|multipart/related", re.I | re.M
)
NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
MOST_PARTS = 5_000  # of one message: a saved page has a part for each picture and style, some hundreds
DEEPEST = 30  # parts within parts: mail that was forwarded ten times has twenty


def recognises(opened: Opened) -> bool:
    """Whether a file begins as a message does."""
    header = HEADER.match(opened.sample.lstrip("\r\n"))
    return header is not None and TELLING.search(header[0]) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The page of a message; raises CleanError where it has none."""
    yield document_of(opened.as_bytes(), from_text=opened.text is not None)


def document_of(data: bytes, *, from_text: bool) -> Document:
    """The page of a message, of which `from_text` says that it was a str before; raises CleanError as above."""
    data = data.lstrip(b"\r\n")
    header = HEADER.match(data[:HEAD].decode("latin-1").replace("\r\n", "\n"))
    saved = header is not None and SAVED.search(header[0]) is not None
    name = "a saved page (MHTML)" if saved else "a mail"
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        parts = list(_parts(message))
    except RecursionError as error:
        raise CleanError(f"This is {name} with more than {DEEPEST} parts within each other: it is not read.") from error
    part = _page(message, parts)
    if part is None:
        cut = " cut short, or one" if message.is_multipart() or message.get_boundary() else ""
        raise CleanError(f"This is {name}{cut} without a part of HTML or text: nothing in it can be read.")
    content, kind = _content(part, from_text=from_text)
    if not content.strip():
        raise CleanError(f"This is {name} cut short: its page is empty.")
    if saved:
        document = _saved_page(message, part, content)
        styles = (_payload(part).decode("utf-8", "replace") for part in parts if part.get_content_type() == "text/css")
        document = replace(document, frame=hidden_names(styles, as_markup(document.content)))
    else:
        document = _mail(message, content, kind)
    is_cut = any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)
    return replace(document, warnings=(ArticleWarning.TRUNCATED,)) if is_cut else document


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message, in order, within stated limits."""
    stack = [(message, 0)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > MOST_PARTS or depth > DEEPEST:
            raise CleanError(
                f"This is a message of more than {MOST_PARTS:,} parts, or {DEEPEST} within each other: it is not read."
            )
        yield part
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list):
            stack += [(child, depth + 1) for child in reversed(inner) if isinstance(child, Message)]


def _page(message: Message, parts: list[Message]) -> Message | None:
    """The part that is the page: the one that the message names first, else its first HTML, else its first text."""
    start = str(message.get_param("start") or "")
    readable = [part for part in parts if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    named = [part for part in readable if start and str(part.get("Content-ID", "")).strip() == start.strip()]
    pages = [part for part in readable if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    texts = [part for part in readable if part.get_content_type() == "text/plain"]
    first = [part for part in named if part in pages]
    # Some systems send an empty HTML part beside the text.
    full = [part for part in pages if part.get_payload(decode=True)]
    return next(iter([*first, *full, *texts, *pages]), None)


def _content(part: Message, *, from_text: bool) -> tuple[str | bytes, Kind]:
    """A part's page. It stays bytes where no charset is given, or a wrong one: the page may say which it is."""
    data = _payload(part)
    kind: Kind = "text" if part.get_content_type() == "text/plain" else "html"
    encoded = str(part.get("Content-Transfer-Encoding", "")).strip().lower() in ("quoted-printable", "base64")
    charset = part.get_content_charset() or ("utf-8" if from_text and not encoded else None)
    if charset is not None:
        try:
            return data.decode(charset), kind
        except (LookupError, UnicodeDecodeError):
            pass
    return data, kind


def _payload(part: Message) -> bytes:
    """What a part holds, decoded; base64 that is cut short as far as it goes, for `email` leaves such as it is."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        text = NOT_BASE64.sub("", str(part.get_payload()))
        text = text[:-1] if len(text) % 4 == 1 else text
        return base64.b64decode(text + "=" * (-len(text) % 4))
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _saved_page(message: Message, part: Message, content: str | bytes) -> Document:
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    # Chromium writes the shadow roots of a page as templates; a browser reads those by the standard's attribute.
    if isinstance(content, str):
        content = content.replace("<template shadowmode=", "<template shadowrootmode=")
    else:
        content = content.replace(b"<template shadowmode=", b"<template shadowrootmode=")
    return Document(
        content=content,
        kind="html",
        source="mhtml",
        url=address.strip() if re.match(r"https?://", address.strip()) else None,
        fetched_at=_moment(message),
    )


def _mail(message: Message, content: str | bytes, kind: Kind) -> Document:
    name, _ = parseaddr(_text(message.get("From")))
    subject = " ".join(_text(message.get("Subject")).split())
    if kind == "text" and subject and isinstance(content, str):
        content = f"{subject}\n\n{content}"  # as a reader sees it, above the text
    return Document(
        content=content,
        kind=kind,
        source="mail",
        publisher=name.strip() or None,
        headline=subject or None,
        fetched_at=_moment(message),
    )


def _text(value: object) -> str:
    """A header's text; a broken one as it stands."""
    try:
        return str(make_header(decode_header(str(value)))) if value is not None else ""
    except (LookupError, ValueError):
        return str(value)


def _moment(message: Message) -> dt.datetime | None:
    """When a message was sent, or a page saved."""
    try:
        moment = parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
