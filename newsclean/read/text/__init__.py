"""Pasted text to blocks: lines, joined where a hard wrap, a printed page or a scraper broke a paragraph.

In: text, plain or Markdown. Out: a `Page` whose blocks know their lines, gaps and indents.
"""

from __future__ import annotations

from newsclean.read.text.blocks import read_text
from newsclean.read.text.own_output import read_written
from newsclean.read.text.seams import Titles

__all__ = ["Titles", "read_text", "read_written"]
