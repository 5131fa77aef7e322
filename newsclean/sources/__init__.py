"""What a file holds: one page, or many documents; and what its container vouches for.

In: a path, bytes or a stream. Out: `Document`s, one at a time, each ready for `clean()`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.sources.cleaning import clean
    from newsclean.sources.document import Document
    from newsclean.sources.files import documents

__all__ = ["Document", "clean", "documents"]

# Imported when first used: who only needs a small module of this package loads no parser.
_HOMES = {"Document": "document", "clean": "cleaning", "documents": "files"}


def __getattr__(name: str) -> object:
    """Import a name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
