"""What a file holds: one page, or many documents; and what its container vouches for.

In: a path, bytes or a stream. Out: `Document`s, one at a time, each ready for `clean()`.
"""

from __future__ import annotations

from newsclean.sources.cleaning import clean
from newsclean.sources.document import Document
from newsclean.sources.documents import documents

__all__ = ["Document", "clean", "documents"]
