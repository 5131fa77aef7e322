"""Formats of news agencies and corpora, in which each thing has an element of its own.

In: an `Opened` file. Out: a `Document` an item.
"""

from __future__ import annotations

from newsclean.sources.agencies import newsml, ninjs, nitf, rcv1, reuters_sgml

__all__ = ["newsml", "ninjs", "nitf", "rcv1", "reuters_sgml"]
