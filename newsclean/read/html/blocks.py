"""HTML to blocks: one parse, one walk over the texts of the tree.

A block is a run of text between two block-level boundaries, as a browser lays it out: the text of a `<p>`, of a bare
`<div>`, of what stands between two `<br>`. Every text a reader can see is in exactly one block.
"""

from __future__ import annotations

from lxml import etree

from newsclean.page import Block, Form, Page
from newsclean.read.html.claims import read_claims, seen_claims
from newsclean.read.html.payload import payload_claims
from newsclean.read.html.ruby import take_readings
from newsclean.read.html.shadow import open_shadow_roots
from newsclean.read.html.tree import parse
from newsclean.read.html.walk import Walk
from newsclean.reasons import removed

# What no reader sees as text: it makes no block.
INVISIBLE = frozenset(
    "script style noscript template head svg iframe object embed applet canvas audio map datalist noframes "
    "textarea select area param source track link meta title base".split()
)

UNSEEN_SIZES = frozenset(("0", "1"))  # of an image that counts readers


def read_html(source: str, url: str | None, utf8: bytes | None = None) -> Page:
    """Read HTML into a page; `utf8` is the source encoded so, where that is at hand.

    >>> page = read_html("<h1>Rain</h1><div>It fell.<br>It <b>stopped</b>.</div>", None)
    >>> [(b.text, b.type.value, b.strong_chars) for b in page.blocks]
    [('Rain', 'subhead', 0), ('It fell.', 'paragraph', 0), ('It stopped.', 'paragraph', 7)]
    """
    root = parse(source if utf8 is None else utf8)
    if root is None:
        return Page(form=Form.HTML, blocks=[], url=url)
    readings = take_readings(root)  # a headline is claimed without them as well
    claims = read_claims(root)
    walk = read_blocks(root)
    claims += seen_claims(walk.writers, walk.timed)
    claims += payload_claims(source)
    aside = [Block(", ".join(readings), len(walk.blocks) + 1, label=removed("read/ruby"))] if readings else []
    return Page(form=Form.HTML, blocks=walk.blocks, claims=claims, url=url, aside=aside)


def read_blocks(root: etree._Element) -> Walk:
    """Walk over the texts of a tree; what no reader sees is taken out of it."""
    open_shadow_roots(root)
    for element in root.iter("video", "canvas", "iframe", "noscript"):
        if _shows_picture(element):  # what stands in it is for browsers that show none; a caption may stand below it
            element.tag = "picture"
            element[:] = []
            element.text = None
    etree.strip_elements(root, *INVISIBLE, with_tail=False)
    walk = Walk()
    walk.over(root)
    return walk


def _shows_picture(element: etree._Element) -> bool:
    """Whether a reader sees a picture or a film where an element stands: most frames hold advertisements, and what is
    for browsers without scripts may be a picture that a script loads later, or one that counts readers."""
    if element.tag == "iframe":
        return element.get("allowfullscreen") is not None
    image = element.find(".//img") if element.tag == "noscript" else element
    return image is not None and image.get("height") not in UNSEEN_SIZES
