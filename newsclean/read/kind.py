"""Tells markup from pasted text."""

from __future__ import annotations

from newsclean.page import Form


def sniff(source: str) -> Form:
    """HTML or text."""
    return Form.HTML if "</p>" in source or "</html>" in source.lower() else Form.TEXT
