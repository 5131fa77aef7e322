"""HTML to a tree of elements, whatever its size, depth and number of attributes."""

from __future__ import annotations

import re

from lxml import etree

# What makes up most of a page's bytes, and costs as much to parse as all the rest. JSON-LD stays, for its claims.
UNSEEN = re.compile(
    r"<(?:(script|style)\b(?![^<>]*ld\+json)[^<>]*+>(?:[^<]++|<(?!/\1\b))*+(</\1[^<>]*+>)?+"
    r"|svg\b[^<>]*+(?<!/)>(?:[^<]++|<(?!/?svg\b))*+(</svg\s*+>)?+)",
    re.I,
)
LONG_TAG_SIZE = 20_000
WINDOW = LONG_TAG_SIZE // 2
LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]*+)[^<>]{{{LONG_TAG_SIZE},}}+>")
MOST_ATTRIBUTES = 1000
# Tags of elements that may nest without end: all but those that close themselves, or headings as well.
NESTING = tuple(
    re.compile(rf"</?(?!(?:{kept})\b)[a-zA-Z][^<>]*>")
    for kept in ("p|h[1-6]|a|br|html|head|body|title|meta|link|script|style", "p|br|title|meta|link|script|style")
)


def parse(source: str) -> etree._Element | None:
    """The tree of an HTML source, or None where it holds no element.

    libxml2 drops what lies deeper than 2,048 levels. A source that does is read again without the elements that nest,
    and where even headings do, without those.
    """
    source = _without_scripts(source)
    # Wherever a long tag begins, one of these windows lies within it.
    if any(source.find(">", at, at + WINDOW) < 0 for at in range(0, len(source), WINDOW)):
        source = LONG_TAG.sub(_without_attributes, source)
    for nesting in (None, *NESTING):
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        flat = source if nesting is None else nesting.sub("<br>", source)
        try:
            root = etree.fromstring(flat.encode("utf-8", "replace"), parser)
        except (etree.ParserError, etree.XMLSyntaxError):
            return None
        last = parser.error_log.last_error  # reading on stops at this error
        if last is None or last.type_name != "ERR_RESOURCE_LIMIT":
            break
    return root


def _without_scripts(source: str) -> str:
    """A source without its scripts, styles and drawings; comments stay, for a script that begins in one may seem to end
    beyond it."""
    first, *others = source.split("<!--")
    kept = [UNSEEN.sub(_if_open, first)]
    for other in others:
        comment, end, rest = other.partition("-->")
        kept += ("<!--", comment, end, UNSEEN.sub(_if_open, rest))
    return "".join(kept)


def _if_open(element: re.Match[str]) -> str:
    """An element without an end as it is: where it ends is the parser's to say. Nothing for another."""
    return "" if element[2] or element[3] else element[0]


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag of thousands of attributes without them: libxml2 takes quadratic time over those of one element."""
    return f"<{tag[1]}>" if tag[0].count("=") > MOST_ATTRIBUTES else tag[0]
