"""NewsML (IPTC): items with metadata, and the story inline, as XHTML, NITF or text; version G2, and 1 before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from newsclean.sources.agencies.nitf import nitf_document
from newsclean.sources.agencies.stories import document_of
from newsclean.sources.document import Document, Part
from newsclean.sources.opened import Opened
from newsclean.sources.xml_items import child, first, items, local, markup_of, raw_text, text_of

ROOT = re.compile(r"<(?:\w+:)?(?:newsItem|newsMessage|itemSet|NewsML)\b")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def recognises(opened: Opened) -> bool:
    """Whether a file is NewsML."""
    return opened.sample.lstrip("\ufeff \r\n\t").startswith("<") and ROOT.search(opened.sample[:4096]) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The file's items that hold a story; pictures and packages are none."""
    number = 0
    for item, _, warnings in items(opened, frozenset(("newsitem",))):
        if first(item, "inlinexml", "inlinedata") is not None:
            number += 1
            yield replace(_document(item, number), warnings=warnings)
        elif first(item, "datacontent") is not None:
            number += 1
            yield replace(_first_version(item, number), warnings=warnings)


def _document(item: etree._Element, number: int) -> Document:
    about, meta, rights = first(item, "contentmeta"), first(item, "itemmeta"), first(item, "rightsinfo")
    provider = child(meta, "provider")
    publisher = (
        text_of(child(about, "infosource", "provider") if _named(child(about, "infosource", "provider")) else None)
        or _name(provider)
        or _name(child(rights, "copyrightholder"))
    )
    by = "; ".join(filter(None, (text_of(e) for e in (about if about is not None else ()) if local(e) == "by")))
    creators = "; ".join(
        filter(None, (_name(e) for e in (about if about is not None else ()) if local(e) == "creator"))
    )
    subject = child(about, "genre")
    facts = {
        "headline": text_of(child(about, "headline")),
        "byline": by or creators,
        "date": text_of(child(about, "contentcreated"))
        or text_of(child(meta, "firstcreated", "embargoed", "versioncreated")),
        "modified": text_of(child(about, "contentmodified")) or text_of(child(meta, "versioncreated")),
        "publisher": publisher,
        "section": _name(subject) if subject is not None else None,
        "language": _tag(child(about, "language")) or item.get(LANGUAGE),
        "url": next(
            (
                e.get("href")
                for e in (meta if meta is not None else ())
                if local(e) == "link" and (e.get("rel") or "").endswith("canonical")
            ),
            None,
        ),
    }
    removed = _around(about, rights)
    inline = first(item, "inlinexml", "inlinedata")
    nitf = first(inline, "nitf")
    if nitf is not None:
        return nitf_document(nitf, number, "newsml", **facts)
    body = first(inline, "body")
    if body is None and inline is not None and not any(isinstance(inner.tag, str) for inner in inline):
        text = raw_text(inline)
        is_markup = "html" in (inline.get("contenttype") or "")
        return document_of("newsml", text, "html" if is_markup else "text", number, removed, **facts)
    home = body if body is not None else inline
    return document_of("newsml", markup_of(home) if home is not None else "", "html", number, removed, **facts)


def _first_version(item: etree._Element, number: int) -> Document:
    """A story of NewsML 1."""
    lines, manager = first(item, "newslines"), first(item, "newsmanagement")
    provider = first(item, "provider")
    party = first(provider, "party")
    facts = {
        "headline": text_of(child(lines, "headline")),
        "standfirst": text_of(child(lines, "subheadline")),
        "byline": text_of(child(lines, "byline")),
        "date": text_of(child(manager, "firstcreated")) or text_of(first(item, "dateid")),
        "modified": text_of(child(manager, "thisrevisioncreated")),
        "publisher": party.get("FormalName") if party is not None else None,
        "language": _formal(first(item, "language")),
    }
    places = {
        "dateline": "dateline",
        "creditline": "credit",
        "copyrightline": "copyright",
        "slugline": "classification",
    }
    removed = [Part(text, 1, place) for name, place in places.items() if (text := text_of(child(lines, name)))]
    content = first(item, "datacontent")
    nitf = first(content, "nitf")
    if nitf is not None:
        return nitf_document(nitf, number, "newsml", **facts)
    body = first(content, "body")
    home = body if body is not None else content
    if home is not None and not len(home):
        return document_of("newsml", raw_text(home), "text", number, removed, **facts)
    return document_of("newsml", markup_of(home) if home is not None else "", "html", number, removed, **facts)


def _formal(element: etree._Element | None) -> str | None:
    return element.get("FormalName") if element is not None else None


def _around(about: etree._Element | None, rights: etree._Element | None) -> list[Part]:
    """What stands beside a story in elements of its own."""
    return [
        Part(text, 1, place)
        for element, place in (
            (child(about, "dateline"), "dateline"),
            (child(about, "slugline"), "classification"),
            (child(about, "creditline"), "credit"),
            (child(rights, "copyrightnotice"), "copyright"),
        )
        if element is not None and (text := text_of(element))
    ]


def _named(element: etree._Element | None) -> bool:
    return element is not None and bool(_name(element))


def _name(element: etree._Element | None) -> str:
    """What a concept is called: its name in words, else the literal; a code is no name."""
    if element is None:
        return ""
    return text_of(child(element, "name")) or element.get("literal") or ""


def _tag(element: etree._Element | None) -> str | None:
    return element.get("tag") if element is not None else None
