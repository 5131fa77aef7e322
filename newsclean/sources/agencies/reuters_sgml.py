"""Reuters-21578: SGML in which each `<REUTERS>` is a story, its paragraphs indented (Lewis 1997).

It is no XML: characters of control stand in it as references, elements end where the next begins. A pattern an element
reads it; no library does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from newsclean.article import ArticleWarning
from newsclean.sources.agencies.stories import document_of, text_story
from newsclean.sources.document import Document, Part
from newsclean.sources.lines import Line
from newsclean.sources.opened import Opened

START = re.compile(r"<REUTERS\b", re.IGNORECASE)
END = re.compile(r"</REUTERS>", re.IGNORECASE)
CONTROL = re.compile(r"&#(?:[0-8]|1[1-9]|2\d|3[01]|127);|[\x00-\x08\x0b\x0c\x0e-\x1f]")
TAG = re.compile(r"<[^>]*>")
# "    The ministry said" opens a paragraph; a line that goes on is not indented.
INDENT = re.compile(r"\n(?=[ \t]{2,}\S)")
SIGNED = re.compile(r"\s*reuters?\s*$", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_]+")


def recognises(opened: Opened) -> bool:
    """Whether a file is of this collection."""
    return opened.sample.lstrip("\ufeff \r\n\t").startswith("<") and START.search(opened.sample[:4096]) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The file's stories."""
    number = 0
    chunk: list[Line] = []
    for line in opened.lines():
        if START.search(line.text) and chunk:
            chunk = []
        if chunk or START.search(line.text):
            chunk.append(line)
        if chunk and END.search(line.text):
            number += 1
            yield _document(chunk, number)
            chunk = []
    if len(chunk) > 1:
        yield replace(_document(chunk, number + 1), warnings=(ArticleWarning.TRUNCATED,))


def _document(chunk: list[Line], number: int) -> Document:
    source = CONTROL.sub("", "\n".join(line.text for line in chunk))
    body = _element(source, "BODY")
    if body is None:  # a story that nobody has parted, or a headline alone
        body = _element(source, "TEXT") or ""
        for name in ("TITLE", "DATELINE", "AUTHOR"):
            body = re.sub(rf"<{name}>.*?</{name}>", "", body, flags=re.DOTALL | re.IGNORECASE)
    paragraphs = [" ".join(_plain(p).split()) for p in INDENT.split(body)]
    removed = []
    if paragraphs and SIGNED.fullmatch(paragraphs[-1]):
        removed.append(Part(paragraphs.pop(), chunk[-1].number, "credit"))
    elif paragraphs and (signed := re.search(r"(?<=[.\"'])\s+Reuters?\s*$", paragraphs[-1], re.IGNORECASE)):
        removed.append(Part(signed[0].strip(), chunk[-1].number, "credit"))
        paragraphs[-1] = paragraphs[-1][: signed.start()]
    dateline = " ".join(_plain(_element(source, "DATELINE") or "").split())
    if dateline:
        removed.append(Part(dateline, chunk[0].number, "dateline"))
    return document_of(
        "reuters-21578",
        text_story(paragraphs),
        "text",
        number,
        removed,
        headline=" ".join(_plain(_element(source, "TITLE") or "").split()),
        byline=" ".join(_plain(_element(source, "AUTHOR") or "").split()),
        date=" ".join((_element(source, "DATE") or "").split()),
        publisher="Reuters",
    )


def _element(source: str, name: str) -> str | None:
    """What stands in the first element of a name, up to its end, or to the file's."""
    found = re.search(rf"<{name}\b[^>]*>(.*?)(?:</{name}>|</REUTERS>|\Z)", source, re.DOTALL | re.IGNORECASE)
    return found[1] if found else None


def _plain(text: str) -> str:
    return html.unescape(TAG.sub(" ", text))
