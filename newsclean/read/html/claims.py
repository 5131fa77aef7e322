"""What a page says of itself: JSON-LD, Open Graph and other meta, microdata, `<time>`, `rel=author`, class words.

Elements are asked by their tags and attributes, and, of a writer, as the walk over the texts meets them. A claim is
what the page says, not what is true: the assemble step chooses.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from newsclean.page import Claim
from newsclean.read.html import jsonld
from newsclean.read.html.feed import ITEMS, is_item, item_claims
from newsclean.read.html.markup import Markup
from newsclean.read.html.metadata import LONGEST, link_claims, meta_claims
from newsclean.read.html.plain import plain
from newsclean.read.html.walk import with_properties

TAGS = ("html", "title", "meta", "link", "script", "h1", "h2", "time", *ITEMS)
# Elements whose properties are the page's; lists and headings further down hold those of other stories.
PROPERTY_TAGS = frozenset(("meta", "div", "span", "p", "address", "a", "h1", "h2", "time"))
NOT_HEADS = frozenset(("svg", "symbol", "g", "channel", "feed", "image", *ITEMS))  # whose titles are not the page's
MOST = 1_000  # claims of the head; the pages of both corpora have below 150


def read_claims(root: etree._Element) -> list[Claim]:
    """The claims of a page: JSON-LD's first, then the head's, then those of visible elements in document order.

    Never raises, and one broken claim costs no other.

    >>> page = etree.fromstring("<title>Rain</title><h1>It rained</h1>", etree.HTMLParser())
    >>> [(c.field, c.value, c.source) for c in read_claims(page)]
    [('seo_headline', 'Rain', 'title'), ('headline', 'It rained', 'h1')]
    """
    scripts: list[str] = []
    head: list[Claim] = []
    markup = Markup()
    for element in root.iter(*TAGS):
        tag = element.tag
        if tag == "script":
            if "ld+json" in (element.get("type") or "") and element.text:
                scripts.append(element.text)
        elif tag == "time":
            markup.time(element)
        elif tag in ("h1", "h2"):
            markup.heading(element)
        else:
            head += _of_head(element, tag)
    for element in with_properties(root):
        if element.tag in PROPERTY_TAGS:
            markup.property_of(element, element.get("itemprop") or element.get("property") or "")
    return [*jsonld.claims(scripts), *head[:MOST], *markup.claims]


def seen_claims(writers: Iterable[etree._Element], timed: Iterable[etree._Element]) -> list[Claim]:
    """The claims of visible elements that may name a writer, or a time for machines, in document order."""
    markup = Markup()
    for element in writers:
        markup.writer(element)
    for element in timed:
        markup.stamp(element)
    return markup.claims


def _of_head(element: etree._Element, tag: str) -> list[Claim]:
    if tag == "meta":
        return meta_claims(element)
    if tag == "link":
        return link_claims(element)
    if tag == "title":
        return _title(element)
    if tag == "html":
        return _language(element)
    return item_claims(element) if is_item(element) else []


def _title(element: etree._Element) -> list[Claim]:
    parent = element.getparent()
    if not element.text or len(element.text) > LONGEST or (parent is not None and parent.tag in NOT_HEADS):
        return []
    return [Claim("seo_headline", plain(element.text), "title")]


def _language(element: etree._Element) -> list[Claim]:
    language = (element.get("lang") or element.get("xml:lang") or "").strip()
    return [Claim("language", language, "html lang")] if language else []
