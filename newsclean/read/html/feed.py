"""What the first item of an RSS or Atom feed claims, as an HTML parser leaves it.

Sources: https://www.rssboard.org/rss-specification, RFC 4287.
"""

from __future__ import annotations

from lxml import etree

from newsclean.page import Claim
from newsclean.read.html.plain import plain

ITEMS = frozenset(("item", "entry"))
CHANNELS = frozenset(("channel", "feed", "rdf:rdf"))
FIELDS = {
    "title": "headline",
    "dc:creator": "author",
    "author": "author",
    "pubdate": "published",
    "published": "published",
    "dc:date": "published",
    "updated": "modified",
    "category": "section",
    "description": "standfirst",
    "summary": "standfirst",
    "link": "url",
}
LONGEST = 5_000  # characters; a longer description is the story itself


def item_claims(item: etree._Element) -> list[Claim]:
    """The claims of a feed's item; of its channel, the site's name."""
    found = []
    channel = item.getparent()
    for child in channel if channel is not None else ():
        if child.tag == "title" and child.text:
            found.append(Claim("site_name", plain(child.text), "feed"))
            break
    for child in item:
        field = FIELDS.get(str(child.tag))
        # HTML knows <link> as an element without content, so its address follows it.
        value = child.get("href") or child.tail if child.tag == "link" else "".join(map(str, child.itertext()))
        if field is not None and value and len(value) <= LONGEST and plain(value):
            found.append(Claim(field, plain(value), "feed"))
    return found


def is_item(element: etree._Element) -> bool:
    """Whether an element is a feed's first item."""
    parent = element.getparent()
    if parent is None or parent.tag not in CHANNELS:
        return False
    return all(before.tag not in ITEMS for before in element.itersiblings(preceding=True))
