"""What a page says of itself: JSON-LD, Open Graph and other meta, microdata, `<time>`, `rel=author`, class words.

One pass over the tree. A claim is what the page says, not what is true: the assemble step chooses.
"""

from __future__ import annotations

from lxml import etree

from newsclean.page import Claim
from newsclean.read import jsonld
from newsclean.read.feed import ITEMS, is_item, item_claims
from newsclean.read.markup import WRITER_PAGE, Markup
from newsclean.read.metadata import LONGEST, link_claims, meta_claims
from newsclean.read.tidy import plain

# Elements that claim something, or whose class may; others (lists, tables, images ...) are passed over, which saves
# half of the time.
TAGS = (
    "html",
    "title",
    "meta",
    "link",
    "script",
    "time",
    "h1",
    "h2",
    "a",
    "span",
    "div",
    "p",
    "address",
    "item",
    "entry",
)

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
        get = element.get
        tag = element.tag
        names = get("itemprop") or get("property")
        if tag == "meta":
            head += meta_claims(element)
            if names and get("itemprop"):
                markup.property_of(element, names)
        elif tag == "script":
            if "ld+json" in (get("type") or "") and element.text:
                scripts.append(element.text)
        elif tag == "link":
            head += link_claims(element)
        elif tag == "title":
            head += _title(element)
        elif tag == "html":
            head += _language(element)
        elif tag in ITEMS:
            head += item_claims(element) if is_item(element) else []
        else:
            _visible(element, tag, names, markup)
    return [*jsonld.claims(scripts), *head[:MOST], *markup.claims]


def _visible(element: etree._Element, tag: str, names: str | None, markup: Markup) -> None:
    if names:
        markup.property_of(element, names)
    if tag == "time":
        if not names:
            markup.time(element)
        return
    if tag in ("h1", "h2"):
        markup.heading(element)
        return
    classes = element.get("class")
    if tag == "a":
        if "author" in (element.get("rel") or ""):
            markup.writer(element, "rel=author")
            return
        if WRITER_PAGE.search(element.get("href") or ""):
            markup.writer(element, "href")
            return
    if classes and markup.is_writer_class(classes):
        markup.writer(element, "class")


def _title(element: etree._Element) -> list[Claim]:
    parent = element.getparent()
    if not element.text or len(element.text) > LONGEST or (parent is not None and parent.tag in NOT_HEADS):
        return []
    return [Claim("seo_headline", plain(element.text), "title")]


def _language(element: etree._Element) -> list[Claim]:
    language = (element.get("lang") or element.get("xml:lang") or "").strip()
    return [Claim("language", language, "html lang")] if language else []
