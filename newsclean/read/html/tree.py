"""HTML to a tree of elements, whatever its size, depth and number of attributes."""

from __future__ import annotations

import re

from lxml import etree

# What makes up most of a page's bytes, and costs as much to parse as all the rest. JSON-LD stays, for its claims.
# Comments stay as well: a script that begins in one may seem to end beyond it.
UNSEEN = re.compile(r"<(?:(!--)|(script|style)\b(?![^<>]*ld\+json)[^<>]*+>|(svg)\b[^<>]*+(?<!/)>)", re.I)
# What ends each; not where the tag is cut short, and a drawing not where a comment or another drawing stands in it.
ENDS = {
    "script": re.compile(r"</script\b([^<>]*+>)?", re.I),
    "style": re.compile(r"</style\b([^<>]*+>)?", re.I),
    "svg": re.compile(r"<(?:svg\b|!--|/svg\b(\s*+>)?)", re.I),
}
CDATA = "<![CDATA["
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
    if CDATA in source:  # a feed's, with a story in it; HTML would lose its first tag
        source = source.replace(CDATA, "").replace("]]>", "")
    source = _without_long_tags(source)
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
    for element in () if root is None else root.itersiblings():  # what stands behind the end of a broken page
        root.append(element)
    return root


def _without_long_tags(source: str) -> str:
    """A source whose tags of thousands of attributes have none. Wherever a long tag stands, it fills one of these
    windows."""
    kept: list[str] = []
    done, opened, tried, seen = 0, -1, -1, 0
    for at in range(0, len(source), WINDOW):
        opened, seen = max(opened, source.rfind("<", seen, at + 1)), at + 1
        if opened == tried or source.find(">", at, at + WINDOW) >= 0 or source.find("<", at + 1, at + WINDOW) >= 0:
            continue
        tried = opened
        tag = LONG_TAG.match(source, opened)
        if tag is not None:
            kept += (source[done:opened], _without_attributes(tag))
            done = tag.end()
    return "".join((*kept, source[done:])) if kept else source


def _without_scripts(source: str) -> str:
    """A source without its scripts, styles and drawings. One without an end stays as it is: where it ends is the
    parser's to say."""
    kept = []
    ends = dict(ENDS)
    done = 0
    found = UNSEEN.search(source)
    while found is not None:
        at = found.end()
        if found[1]:
            at = source.find("-->", at)
            if at < 0:
                break
        elif (name := (found[2] or found[3]).lower()) in ends:
            last = ends[name].search(source, at)
            if last is None:
                del ends[name]  # nor has another one an end
            elif last[1] and not _nests(source, at, last.start()):
                kept.append(source[done : found.start()])
                done = at = last.end()
        found = UNSEEN.search(source, at)
    kept.append(source[done:])
    return "".join(kept)


def _nests(source: str, start: int, end: int) -> bool:
    """Whether a script writes a script within a comment: what seems to be its end is then the other's (HTML Standard,
    script data double escaped state)."""
    return -1 < source.find("<!--", start, end) < source.rfind("<script", start, end)


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag of thousands of attributes without them: libxml2 takes quadratic time over those of one element."""
    return f"<{tag[1]}>" if tag[0].count("=") > MOST_ATTRIBUTES else tag[0]
