"""The read step: what a source shows, and what it says of itself.

In: bytes or text, HTML or pasted. Out: a `Page` of blocks and claims, with its language.
"""

from __future__ import annotations

from typing import Literal

from newsclean.errors import CleanError
from newsclean.page import Form, Page
from newsclean.read.escaped import unescape
from newsclean.read.html import read_html
from newsclean.read.language import detect_language, normalised
from newsclean.read.source import MAX_SIZE, decode, decoded, refuse_size, sniff
from newsclean.read.text import read_text, read_written

KINDS = ("auto", "html", "text")

__all__ = ["MAX_SIZE", "check_arguments", "decode", "read", "read_html", "read_text", "refuse_size", "settle", "sniff"]


def read(source: str | bytes, *, url: str | None, kind: Literal["auto", "html", "text"], language: str | None) -> Page:
    """Read HTML or pasted text into blocks and claims.

    Raises CleanError for a source that is no page, and for arguments that mean nothing.
    """
    check_arguments(url, kind, language)
    text, warnings, utf8 = decoded(source)
    form = Form(kind) if kind != "auto" else Form.TEXT if read_written(text) else sniff(text)
    page = read_html(text, url, utf8) if form is Form.HTML else read_text(text)
    unescape(page.blocks)
    page.source = text if form is Form.HTML else None
    page.warnings.extend(warnings)
    settle(page, url=url, language=language)
    return page


def settle(page: Page, *, url: str | None, language: str | None) -> None:
    """Give a page its address and its language, which is found out where none is given."""
    page.url = url
    page.language = check_arguments(url, "auto", language) or detect_language(page)


def check_arguments(url: str | None, kind: str, language: str | None) -> str | None:
    """The language asked for as a BCP 47 tag, once every argument is known to mean something."""
    if kind not in KINDS:
        raise CleanError(f"kind={kind!r} is not known: use 'auto', 'html' or 'text'.")
    if not isinstance(url, str | None):
        raise CleanError(f"The url is of type {type(url).__name__}, not str: pass the page's address, or None.")
    if language is None:
        return None
    tag = normalised(language) if isinstance(language, str) else None
    if tag is None:
        raise CleanError(f"language={language!r} is not a language's tag: use one such as 'en' or 'pt-BR', or None.")
    return tag
