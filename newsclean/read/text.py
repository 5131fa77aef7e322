"""Pasted text to blocks."""

from __future__ import annotations

from newsclean.page import Block, Form, Page


def read_text(source: str) -> Page:
    """Read pasted text."""
    blocks = []
    gap = 0
    for number, line in enumerate(source.splitlines(), 1):
        text = " ".join(line.split())
        if not text:
            gap += 1
            continue
        blocks.append(Block(text=text, position=number, gap=gap, indent=len(line) - len(line.lstrip())))
        gap = 0
    return Page(form=Form.TEXT, blocks=blocks)
