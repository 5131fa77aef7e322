"""HTML to blocks: one parse, one walk."""

from __future__ import annotations

from lxml import etree

from newsclean.page import Block, Form, Page
from newsclean.read.claims import read_claims


def read_html(source: str, url: str | None) -> Page:
    """Read HTML."""
    root = etree.fromstring(source.encode(), etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    blocks = []
    for element in root.iter("p", "h1", "h2", "h3", "li"):
        text = " ".join("".join(element.itertext()).split())
        if text:
            blocks.append(Block(text=text, position=len(blocks) + 1))
    return Page(form=Form.HTML, blocks=blocks, claims=read_claims(root), url=url)
