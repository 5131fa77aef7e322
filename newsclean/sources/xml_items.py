"""XML read as a stream: one element of a kind at a time, freed when it has been read.

Nothing outside is fetched and no entity of the file's own is expanded, so that neither an external entity nor a bomb of
entities has any effect. The named characters of HTML, which feeds use without declaring them, are known.
"""

from __future__ import annotations

import html
import html.entities
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from newsclean.article import ArticleWarning
from newsclean.errors import CleanError
from newsclean.sources.lines import WIDE
from newsclean.sources.opened import Opened

NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
LONGEST_NAME = 40  # bytes of such a name and more
KEPT = frozenset(("amp", "lt", "gt", "quot", "apos"))  # XML's own
# What the parser says where a file ends too early.
CUT = frozenset(
    "ERR_TAG_NOT_FINISHED ERR_DOCUMENT_END ERR_CDATA_NOT_FINISHED ERR_GT_REQUIRED ERR_LTSLASH_REQUIRED "
    "ERR_NAME_REQUIRED ERR_SPACE_REQUIRED ERR_ATTRIBUTE_NOT_FINISHED".split()
)


def items(opened: Opened, names: frozenset[str]) -> Iterator[tuple[etree._Element, int, tuple[ArticleWarning, ...]]]:
    """Each element of these local names, its number, and a warning where the file ends amid it; an element within
    another of these is part of it.
    """
    stream = io.BytesIO(opened.as_bytes()) if opened.text is not None else opened.stream
    source: Any = stream if opened.head.startswith(tuple(WIDE)) else _Named(stream)
    context = etree.iterparse(
        source,
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8" if opened.text is not None else None,
    )
    number = depth = 0
    try:
        for event, element in context:
            if local(element) not in names:
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                number += 1
                last = context.error_log.last_error
                cut = last is not None and last.type_name in CUT
                yield element, number, (ArticleWarning.TRUNCATED,) if cut else ()
                _free(element, names)
    except etree.XMLSyntaxError as error:
        raise CleanError(f"This XML breaks off: {error.msg}.") from error


class _Named:
    """A stream of XML in which HTML's named characters are numbers, which need no declaration."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.kept = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes; a reference that they end in waits for its end."""
        data = self.stream.read(size)
        whole = self.kept + data
        at = whole.rfind(b"&", max(0, len(whole) - LONGEST_NAME)) if data else -1
        at = at if at >= 0 and b";" not in whole[at:] else len(whole)
        self.kept = whole[at:]
        found = NAMED.sub(_numbered, whole[:at])
        return found if found or not data else self.read(size)


def _numbered(match: re.Match[bytes]) -> bytes:
    name = match[1].decode("ascii")
    text = html.entities.html5.get(f"{name};")
    if name in KEPT or text is None:
        return match[0]
    return b"".join(b"&#%d;" % ord(character) for character in text)


def _free(element: etree._Element, names: frozenset[str]) -> None:
    """Empty an element that has been read, and take out the one before it, which was empty already."""
    element.clear()
    before, parent = element.getprevious(), element.getparent()
    if parent is not None and before is not None and local(before) in names:
        parent.remove(before)


def local(element: Any) -> str:
    """An element's name without its namespace, in lower case; "" for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_of(element: etree._Element | None) -> str:
    """The text of an element, entities that stood in it as characters, white space folded."""
    if element is None:
        return ""
    return " ".join(raw_text(element).split())


def spaced(element: etree._Element | None) -> str:
    """The same, the texts of elements within parted by spaces: a name and a title that no space parts."""
    return " ".join(" ".join(map(str, element.itertext())).split()) if element is not None else ""


def raw_text(element: etree._Element) -> str:
    """The same, white space as it stands."""
    pieces = []
    for node in element.iter():
        if node.tag is etree.Entity:
            pieces.append(html.unescape(node.text or ""))
        elif isinstance(node.tag, str) and node.text:
            pieces.append(node.text)
        if node is not element and node.tail:
            pieces.append(node.tail)
    return "".join(pieces)


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of one of these local names; the earlier name goes before."""
    if element is None:
        return None
    for name in names:
        for found in element:
            if local(found) == name:
                return found
    return None


def first(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first element below of one of these local names; the earlier name goes before."""
    if element is None:
        return None
    for name in names:
        for found in element.iter():
            if found is not element and local(found) == name:
                return found
    return None


def _attributes(element: Any) -> Iterator[tuple[str, str]]:
    yield from element.attrib.items()


def markup_of(element: etree._Element) -> str:
    """What stands in an element as HTML, without namespaces."""
    pieces = [html.escape(element.text or "", quote=False)]
    for inner in element:
        if not isinstance(inner.tag, str):
            pieces.append((inner.text or "") if inner.tag is etree.Entity else "")
            pieces.append(html.escape(inner.tail or "", quote=False))
            continue
        name = local(inner)
        attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in _attributes(inner) if "}" not in key)
        pieces.append(f"<{name}{attributes}>{markup_of(inner)}</{name}>")
        pieces.append(html.escape(inner.tail or "", quote=False))
    return "".join(pieces)
