"""HTML to a tree of elements, whatever its size, depth and number of attributes."""

from __future__ import annotations

import re

from lxml import etree

from newsclean.read.html.lean import without_unasked, without_unseen

CDATA = b"<![CDATA["
LONG_TAG_SIZE = 20_000
WINDOW = LONG_TAG_SIZE // 2
LONG_TAG = re.compile(rb"<([a-zA-Z][\w:-]*+)[^<>]{%d,}+>" % LONG_TAG_SIZE)
MOST_ATTRIBUTES = 1000
# Tags of elements that may nest without end: all but those that close themselves, or headings as well.
NESTING = tuple(
    re.compile(rb"</?(?!(?:%s)\b)[a-zA-Z][^<>]*>" % kept)
    for kept in (b"p|h[1-6]|a|br|html|head|body|title|meta|link|script|style", b"p|br|title|meta|link|script|style")
)


def parse(source: str | bytes) -> etree._Element | None:
    """The tree of an HTML source, text or UTF-8, or None where it holds no element.

    libxml2 drops what lies deeper than 2,048 levels. A source that does is read again without the elements that nest,
    and where even headings do, without those.
    """
    markup = without_unseen(source.encode("utf-8", "replace") if isinstance(source, str) else source)
    if CDATA in markup:  # a feed's, with a story in it; HTML would lose its first tag
        markup = markup.replace(CDATA, b"").replace(b"]]>", b"")
    markup = without_unasked(_without_long_tags(markup))
    for nesting in (None, *NESTING):
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        flat = markup if nesting is None else nesting.sub(b"<br>", markup)
        try:
            root = etree.fromstring(flat, parser)
        except (etree.ParserError, etree.XMLSyntaxError):
            return None
        last = parser.error_log.last_error  # reading on stops at this error
        if last is None or last.type_name != "ERR_RESOURCE_LIMIT":
            break
    for element in () if root is None else root.itersiblings():  # what stands behind the end of a broken page
        root.append(element)
    return root


def _without_long_tags(source: bytes) -> bytes:
    """A source whose tags of thousands of attributes have none. Wherever a long tag stands, it fills one of these
    windows."""
    kept: list[bytes] = []
    done, opened, tried, seen = 0, -1, -1, 0
    for at in range(0, len(source), WINDOW):
        opened, seen = max(opened, source.rfind(b"<", seen, at + 1)), at + 1
        if opened == tried or source.find(b">", at, at + WINDOW) >= 0 or source.find(b"<", at + 1, at + WINDOW) >= 0:
            continue
        tried = opened
        tag = LONG_TAG.match(source, opened)
        if tag is not None:
            kept += (source[done:opened], _without_attributes(tag))
            done = tag.end()
    return b"".join((*kept, source[done:])) if kept else source


def _without_attributes(tag: re.Match[bytes]) -> bytes:
    """A tag of thousands of attributes without them: libxml2 takes quadratic time over those of one element."""
    return b"<%s>" % tag[1] if tag[0].count(b"=") > MOST_ATTRIBUTES else tag[0]
