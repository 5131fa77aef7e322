"""XML read as a stream: one element of a kind at a time, freed when it has been read.

Nothing outside is fetched and no entity of the file's own is expanded, so that neither an external entity nor a bomb of
entities has any effect. The named characters of HTML, which feeds use without declaring them, are known.
"""

from __future__ import annotations

import html
import io
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsclean.errors import CleanError
from newsclean.sources.opened import Opened

XHTML = "http://www.w3.org/1999/xhtml"


def items(opened: Opened, names: frozenset[str]) -> Iterator[tuple[etree._Element, int]]:
    """Each element of these local names, whole, and its number; an element within another of these is part of it."""
    source: Any = io.BytesIO(opened.as_bytes()) if opened.text is not None else opened.stream
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
                yield element, number
                _free(element, names)
    except etree.XMLSyntaxError as error:
        raise CleanError(f"This XML breaks off: {error.msg}.") from error


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
