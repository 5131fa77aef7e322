"""Safari's web archives: a property list, binary or XML, whose main resource is the page."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers.expat import ExpatError

from newsclean.errors import CleanError
from newsclean.sources.document import Document
from newsclean.sources.opened import Opened

BINARY = "bplist00"
MAIN = "WebMainResource"
LIST = re.compile(r"\s*<\?xml[^>]*>\s*(?:<!DOCTYPE plist[^>]*>\s*)?<plist\b", re.IGNORECASE)


def recognises(opened: Opened) -> bool:
    """Whether a file is a web archive, or another binary property list."""
    sample = opened.sample
    return sample.startswith(BINARY) or (LIST.match(sample) is not None and MAIN in sample)


def documents(opened: Opened) -> Iterator[Document]:
    """The archive's page; raises CleanError where it is cut short, or no web archive."""
    data = opened.as_bytes()
    try:
        archive: Any = plistlib.loads(data)
    except (
        ValueError,
        KeyError,
        IndexError,
        OverflowError,
        RecursionError,
        MemoryError,
        ExpatError,
        plistlib.InvalidFileException,
    ) as error:
        what = "a Safari web archive" if MAIN.encode() in data else "a binary property list"
        raise CleanError(f"This is {what} cut short, or broken: save the page again.") from error
    main = archive.get(MAIN) if isinstance(archive, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes) or not page.strip():
        raise CleanError("This is a property list, but no Safari web archive with a page in it.")
    address = main.get("WebResourceURL")
    kind = str(main.get("WebResourceMIMEType", "text/html"))
    if not kind.startswith("text/") and "html" not in kind:
        raise CleanError(f"This is a Safari web archive of {kind}, not of a page of HTML or text.")
    yield Document(
        content=_decoded(page, str(main.get("WebResourceTextEncodingName") or "")),
        kind="text" if kind == "text/plain" else "html",
        source="webarchive",
        url=address if isinstance(address, str) and address.startswith(("http://", "https://")) else None,
    )


def _decoded(page: bytes, charset: str) -> str | bytes:
    """The page as text, by the charset that Safari noted; as bytes where it does not fit."""
    try:
        return page.decode(charset) if charset else page
    except (LookupError, UnicodeDecodeError):
        return page
