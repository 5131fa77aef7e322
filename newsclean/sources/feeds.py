"""RSS (0.9 to 2.0) and Atom: a document an item, its markup escaped, in CDATA or as it is.

Sources: https://www.rssboard.org/rss-specification, RFC 4287. Read with lxml, not with feedparser: that takes the whole
feed into memory, rewrites the markup of items, and reads the zones CET, BST and JST as universal time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from newsclean.page import Form
from newsclean.read import sniff
from newsclean.sources.document import Document, Part
from newsclean.sources.opened import Opened
from newsclean.sources.xml_items import child, items, local, markup_of, raw_text, text_of

ROOT = re.compile(r"(?>\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*+<(?:\w+:)?(?:rss|feed|rdf)\b", re.I | re.DOTALL)
MEDIA = re.compile(r"\{[^}]*(?:mrss|itunes|podcast)", re.IGNORECASE)  # namespaces of what goes with an item
ITEMS = frozenset(("item", "entry"))
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Content systems end the summary that they cut from the story so.
CUT = re.compile(r"(?:\[?(?:…|\.\.\.|&hellip;|&#8230;)\]?)\s*(?:<[^>]*>\s*)*$")
SHORTEST_STORY = 400  # characters: a description as long stands for the story where there is nothing else


def recognises(opened: Opened) -> bool:
    """Whether a file is a feed."""
    return ROOT.match(opened.sample.lstrip("\ufeff")) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The items of a feed, in its order."""
    for item, number, warnings in items(opened, ITEMS):
        channel = _channel(item)
        site = text_of(child(channel, "title")) or None
        content, kind, summary = _story(item)
        yield Document(
            content=content,
            kind=kind,
            source="feed",
            parts=(Part(content, 1, kind=kind),) if content.strip() else (),
            url=_address(item),
            publisher=plain(site) if site else None,
            headline=plain(raw_text(title)) or None if (title := _own(item, "title")) is not None else None,
            standfirst=summary,
            byline=_writers(item),
            date=text_of(child(item, "pubdate", "published", "date", "issued", "created")) or _only_update(item),
            modified=text_of(child(item, "updated", "modified")) or None,
            section=_section(item),
            language=text_of(child(channel, "language")) or None,
            number=number,
            warnings=warnings,
        )


def _channel(item: etree._Element) -> etree._Element | None:
    """The channel around an item; in RSS 1.0 it stands beside."""
    parent = item.getparent()
    if parent is not None and local(parent) == "rdf":
        found = child(parent, "channel")
        return parent if found is None else found
    return parent


def _story(item: etree._Element) -> tuple[str, Literal["html", "text"], str | None]:
    """The item's story as markup or text, and its summary where there is one beside the story."""
    whole = _own(item, "encoded", "content", "body")
    brief = _own(item, "description", "summary", "subtitle")
    return story_of(_markup(whole) if whole is not None else "", _markup(brief) if brief is not None else "")


def story_of(story: str, summary: str) -> tuple[str, Literal["html", "text"], str | None]:
    """The story as markup or text, and its summary if that is none of its text, and not cut from it.

    >>> story_of("<p>It rained.</p>", "A wet day."), story_of("", "It rained.")
    (('<p>It rained.</p>', 'html', 'A wet day.'), ('It rained.', 'text', None))
    """
    if not story.strip():
        story, summary = summary, ""
    is_cut = CUT.search(summary.strip()) is not None
    plain_summary = plain(summary)
    repeats = plain_summary[:60] and plain_summary[:60] in plain(story)
    kind: Literal["html", "text"] = "html" if TAG.search(story) or sniff(story or " ") is Form.HTML else "text"
    return story, kind, plain_summary if plain_summary and not is_cut and not repeats else None


def _own(item: etree._Element, *names: str) -> etree._Element | None:
    """The first child of one of these names that tells of the item, not of a picture or a sound beside it."""
    for name in names:
        for found in item:
            if local(found) == name and not MEDIA.search(str(found.tag)):
                return found
    return None


def _markup(element: etree._Element) -> str:
    """What an item's element holds, as markup: XHTML as it stands, escaped markup without its escapes."""
    if len(element) and any(isinstance(inner.tag, str) for inner in element):
        return markup_of(element)
    text = raw_text(element)
    # Some systems escape twice: then no tag stands in what one parser has undone.
    return html.unescape(text) if not TAG.search(text) and TAG.search(html.unescape(text)) else text


def plain(markup: str) -> str:
    """The text of some markup, white space folded."""
    return " ".join(html.unescape(TAG.sub(" ", html.unescape(markup))).split())


def _address(item: etree._Element) -> str | None:
    links = [element for element in item if local(element) == "link"]
    for link in links:
        if link.get("rel", "alternate") == "alternate" and (link.get("href") or text_of(link)):
            return link.get("href") or text_of(link)
    guid = text_of(child(item, "guid", "id", "origlink"))
    return guid if guid.startswith(("http://", "https://")) else None


def _writers(item: etree._Element) -> str | None:
    """The writers of an item: `dc:creator`, or `author`, in which RSS holds an address and a name in brackets."""
    names = []
    for element in item:
        if local(element) == "creator":
            names.append(plain(raw_text(element)))
        elif local(element) == "author":
            inner = child(element, "name")
            names.append(plain(raw_text(element if inner is None else inner)))
    if not names and (channel := item.getparent()) is not None and local(channel) == "feed":
        names = [text_of(child(author, "name")) for author in channel if local(author) == "author"]
    bare = [re.sub(r"^\S+@\S+\s*\((.*)\)$", r"\1", name) for name in names]
    return "; ".join(dict.fromkeys(name for name in bare if name and "@" not in name)) or None


def _section(item: etree._Element) -> str | None:
    for element in item:
        if local(element) in ("category", "subject"):
            name = element.get("label") or text_of(element) or element.get("term") or ""
            if name:
                return plain(name)
    return None


def _only_update(item: etree._Element) -> str | None:
    """Atom requires no day of publication: then the last update is the only day there is."""
    return text_of(child(item, "updated", "modified")) or None
