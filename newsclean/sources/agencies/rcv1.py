"""Reuters Corpus, volumes 1 and 2: `<newsitem>` with a title, a headline, paragraphs, and codes (Lewis et al. 2004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsclean.sources.agencies.stories import document_of, text_story
from newsclean.sources.document import Document, Part
from newsclean.sources.opened import Opened
from newsclean.sources.xml_items import child, first, items, local, text_of

ROOT = re.compile(r"<newsitem\b[^>]*\bitemid=")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def recognises(opened: Opened) -> bool:
    """Whether a file is of this corpus."""
    return ROOT.search(opened.sample[:4096]) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The file's stories."""
    for item, number, warnings in items(opened, frozenset(("newsitem",))):
        facts = {e.get("element"): e.get("value") for e in item.iter() if local(e) == "dc"}
        text = child(item, "text")
        paragraphs = [text_of(p) for p in (text if text is not None else ()) if local(p) == "p"]
        removed = [
            Part(text_of(element), 1, name)
            for name in ("dateline", "copyright")
            if (element := child(item, name)) is not None and text_of(element)
        ]
        document = document_of(
            "rcv1",
            text_story(paragraphs) if paragraphs else text_of(text),
            "text",
            number,
            removed,
            headline=text_of(child(item, "headline")) or text_of(child(item, "title")),
            byline=text_of(first(item, "byline")),
            date=item.get("date") or facts.get("dc.date.published") or facts.get("dc.date.created"),
            publisher=facts.get("dc.publisher") or facts.get("dc.source"),
            language=item.get(LANGUAGE),
        )
        yield replace(document, warnings=warnings)
