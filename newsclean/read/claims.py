"""What a page says of itself: JSON-LD, Open Graph, meta, microdata, `<time>`, `rel=author`."""

from __future__ import annotations

from lxml import etree

from newsclean.page import Claim


def read_claims(root: etree._Element) -> list[Claim]:
    """Collect a page's claims."""
    return [Claim("headline", e.text, "title") for e in root.iter("title") if e.text]
