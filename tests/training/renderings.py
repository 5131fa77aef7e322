"""A page's text as programs give it that lay nothing out: browsers' copies, scrapers' text nodes, Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from newsclean.read.html.blocks import INVISIBLE
from newsclean.read.html.layout import BLOCK_LEVEL, HEADINGS
from newsclean.read.html.tree import parse

SPACE = re.compile(r"\s+")
SIGNS = {"li": "* ", "blockquote": "> "} | {tag: "#" * level + " " for tag, level in HEADINGS.items()}


def visible(html: str) -> etree._Element | None:
    """A page's tree without what no reader sees."""
    root = parse(html)
    if root is not None:
        etree.strip_elements(root, *INVISIBLE, with_tail=False)
    return root


def text_nodes(html: str) -> str:
    """Each text node on a line of its own, as `get_text("\\n")` and its like give it."""
    root = visible(html)
    pieces = [] if root is None else [" ".join(str(text).split()) for text in root.itertext()]
    return "\n".join(filter(None, pieces))


def block_lines(html: str) -> str:
    """Each block on a line of its own with no blank line between, as a browser's `innerText` mostly gives it."""
    return _rendered(html, "\n", _no_signs)


def markdown(html: str) -> str:
    """Headings, lists and links with Markdown's signs, blocks apart by blank lines, as crawlers store pages."""
    return _rendered(html, "\n\n", _signs)


def _no_signs(_: Any) -> tuple[str, str]:
    return "", ""


def _signs(element: Any) -> tuple[str, str]:
    tag = element.tag
    if tag == "a" and element.get("href") and "".join(element.itertext()).strip():
        return "[", f"]({element.get('href').strip()})"
    if tag in ("b", "strong") and "".join(element.itertext()).strip():
        return "**", "**"
    return SIGNS.get(tag, ""), ""


def _rendered(html: str, between: str, signs: Callable[[Any], tuple[str, str]]) -> str:
    root = visible(html)
    blocks = "".join(_pieces(root, signs)).split("\0") if root is not None else []
    lines = (SPACE.sub(" ", block).strip() for block in blocks)
    return between.join(line for line in lines if line.strip("#*> "))


def _pieces(root: Any, signs: Callable[[Any], tuple[str, str]]) -> Iterator[str]:
    """The texts of a tree, with a NUL at each end of a block."""
    closing: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        end = "\0" if element.tag in BLOCK_LEVEL or element.tag == "br" else ""
        if event == "start":
            before, after = signs(element)
            closing.append(after)
            yield end + before + (element.text or "")
        else:
            yield closing.pop() + end + (element.tail or "")
