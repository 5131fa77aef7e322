"""HTML to blocks and claims: one parse, one walk.

In: a page's HTML as text, and its address. Out: a `Page` whose blocks know their places, with what the page claims.
"""

from __future__ import annotations

from newsclean.read.html.blocks import read_html
from newsclean.read.html.jsonld import claims as linked_claims
from newsclean.read.html.markup import names_writer
from newsclean.read.html.metadata import meta_claims
from newsclean.read.html.plain import plain

__all__ = ["linked_claims", "meta_claims", "names_writer", "plain", "read_html"]
