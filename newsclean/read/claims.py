"""What a page says of itself: JSON-LD, Open Graph and other meta, microdata, `<time>`, `rel=author`, class words.

One pass over the tree. A claim is what the page says, not what is true: the assemble step chooses.
"""

from __future__ import annotations

from lxml import etree

from newsclean.page import Claim
from newsclean.read import jsonld
from newsclean.read.feed import ITEMS, is_item, item_claims
from newsclean.read.markup import WRITER_PAGE, Markup, WriterClasses
from newsclean.read.metadata import LONGEST, link_claims, meta_claims
from newsclean.read.tidy import plain

# Elements that claim something, or whose class may; others (lists, tables, images ...) are passed over, which saves
# half of the time.
CLASSED = frozenset(("div", "span", "p", "address", "a"))
HEADINGS = frozenset(("h1", "h2"))
VISIBLE = CLASSED | HEADINGS | {"time"}
TAGS = ("html", "title", "meta", "link", "script", *VISIBLE, *ITEMS)
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
    markup, writers = Markup(), WriterClasses()
    for element in root.iter(*TAGS):
        tag, get = element.tag, element.get
        if tag in VISIBLE:
            names = get("itemprop") or get("property")
            if names:
                markup.property_of(element, names)
            if tag in CLASSED:
                # Nine elements of ten: what speaks of a writer is asked here, for each call costs as much again.
                if tag == "a" and "author" in (get("rel") or ""):
                    markup.writer(element, "rel=author")
                elif tag == "a" and WRITER_PAGE.search((get("href") or "").lower()):
                    markup.writer(element, "href")
                elif writers[get("class")]:
                    markup.writer(element, "class")
            elif tag in HEADINGS:
                markup.heading(element)
            elif not names:
                markup.time(element)
        elif tag == "script":
            if "ld+json" in (element.get("type") or "") and element.text:
                scripts.append(element.text)
        else:
            head += _of_head(element, tag)
            if tag == "meta" and (names := element.get("itemprop")):
                markup.property_of(element, names)
    return [*jsonld.claims(scripts), *head[:MOST], *markup.claims]


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
