"""NITF, of agencies and of the annotated corpus of a New York paper (IPTC, News Industry Text Format 3.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from newsclean.sources.agencies.stories import document_of
from newsclean.sources.document import Document, Part
from newsclean.sources.opened import Opened
from newsclean.sources.xml_items import first, items, local, markup_of, spaced, text_of

ROOT = re.compile(r"<(?:\w+:)?nitf\b", re.IGNORECASE)
# What stands in a story's element and is no story's text.
ASIDE = {"media": "caption", "tagline": "credit", "note": "classification", "fn": "classification"}
FULL_TEXT = "full_text"  # the corpus repeats the first paragraphs in a block of their own


def recognises(opened: Opened) -> bool:
    """Whether a file is NITF."""
    return opened.sample.lstrip("\ufeff \r\n\t").startswith("<") and ROOT.search(opened.sample[:4096]) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The file's stories."""
    for item, number, warnings in items(opened, frozenset(("nitf",))):
        yield replace(nitf_document(item, number), warnings=warnings)


def nitf_document(item: etree._Element, number: int, source: str = "nitf", **facts: str | None) -> Document:
    """The story of a `<nitf>` element; `facts` are what stands around it."""
    head, body = first(item, "head"), first(item, "body")
    body_head, content = first(body, "body.head"), first(body, "body.content")
    story, removed = story_of(content if content is not None else body) if body is not None else ("", [])
    end = first(body, "body.end")
    if end is not None and text_of(end):
        removed.append(Part(text_of(end), 1, "credit"))
    headline = first(body_head, "hl1", "hedline")
    printed = first(head, "pubdata")
    issued = first(head, "date.issue", "date.release")
    told = first(body_head, "story.date")
    names = {
        meta.get("name"): meta.get("content")
        for meta in (head.iter() if head is not None else ())
        if local(meta) == "meta"
    }
    own = {
        "headline": text_of(headline) or text_of(first(head, "title")),
        "standfirst": text_of(first(body_head, "hl2", "abstract"))
        if source == "nitf"
        else text_of(first(body_head, "hl2")),
        "byline": _byline(body_head),
        "date": _day(printed) or (issued.get("norm") if issued is not None else "") or _norm(told),
        "publisher": (printed.get("name") if printed is not None else None)
        or text_of(first(body_head, "distributor", "org")),
        "section": (printed.get("position.section") if printed is not None else None) or names.get("online_sections"),
        "page": (printed.get("position.sequence") if printed is not None else None) or names.get("print_page_number"),
        "url": printed.get("ex-ref") if printed is not None else None,
        "language": item.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }
    if own["standfirst"] and own["standfirst"] in text_of(content):
        own["standfirst"] = ""
    dateline = spaced(first(body_head, "dateline"))
    if dateline:
        removed.append(Part(dateline, 1, "dateline"))
    return document_of(source, story, "html", number, removed, **{**own, **{k: v for k, v in facts.items() if v}})


def story_of(content: etree._Element) -> tuple[str, list[Part]]:
    """A story's markup, and what stands in it as captions and notes."""
    blocks = [b for b in content.iter() if local(b) == "block" and b.get("class") == FULL_TEXT]
    home = blocks[0] if blocks else content
    removed = []
    for aside in [e for e in home.iter() if local(e) in ASIDE]:
        if text_of(aside):
            removed.append(Part(text_of(aside), 1, ASIDE[local(aside)]))
        parent = aside.getparent()
        if parent is not None:
            _take_out(aside, parent)
    story = markup_of(home).replace("<hl2>", "<h2>").replace("</hl2>", "</h2>")
    return story, removed


def _take_out(element: etree._Element, parent: etree._Element) -> None:
    """Remove an element, and keep the text behind it."""
    tail, before = element.tail or "", element.getprevious()
    if tail.strip():
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)


def _byline(head: etree._Element | None) -> str:
    """The byline; of several, the printed one."""
    lines = [e for e in (head.iter() if head is not None else ()) if local(e) == "byline"]
    printed = [e for e in lines if e.get("class") == "print_byline"] or lines
    return "; ".join(dict.fromkeys(filter(None, map(spaced, printed[:3]))))


def _day(printed: etree._Element | None) -> str | None:
    return printed.get("date.publication") if printed is not None else None


def _norm(element: etree._Element | None) -> str:
    return (element.get("norm") or text_of(element)) if element is not None else ""
