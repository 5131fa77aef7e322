"""The read step: bytes or text to a `Page`."""

from __future__ import annotations

from typing import Literal

from newsclean.page import Form, Page
from newsclean.read.encoding import decode
from newsclean.read.html import read_html
from newsclean.read.kind import sniff
from newsclean.read.language import detect_language
from newsclean.read.text import read_text


def read(source: str | bytes, *, url: str | None, kind: Literal["auto", "html", "text"], language: str | None) -> Page:
    """Read HTML or pasted text into blocks and claims."""
    text, warnings = decode(source)
    form = sniff(text) if kind == "auto" else Form(kind)
    page = read_html(text, url) if form is Form.HTML else read_text(text)
    page.url = url
    page.warnings.extend(warnings)
    page.language = language or detect_language(page)
    return page
