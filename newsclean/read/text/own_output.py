"""Text and Markdown as newsclean writes them, read back to the same fields.

A text is taken for newsclean's own if what is read from it, written again, is the same text. A page that somebody
pasted is not: it would have to hold one paragraph a line, one blank line between any two of them, and two below its
head.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

from newsclean.fields import ArticleFields, BlockType, BodyBlock
from newsclean.page import Block, Label, Role, Written
from newsclean.render import BELOW_HEAD, CODE_INDENT, PART, UNKNOWN, markdown, text

# A headline, perhaps a standfirst and a signature, each a line, and two blank lines. The longest line of both corpora's
# articles there has 1,500 characters. Markup, which may stand on lines so far apart, begins otherwise.
HEAD = re.compile(r"(?!<)(?:\S[^\n]{0,3000}(?:\n\n|\r\n\r\n)){1,3}(?:\n|\r\n)(?=[^\r\n])")
SIGNATURE = re.compile(
    rf"(?:(?P<byline>.+){PART})?(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{UNKNOWN})(?P<authors>(?:{PART}.+)?)"
)
HEADING = re.compile(r"(#{1,6}) (.+)")
FENCE = re.compile(r"`{3,}")
RULE_ROW = re.compile(r"\|(?: --- \|)+")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
STORY = Label(Role.STORY, "story/copied")

_Numbered = tuple[int, BodyBlock]  # the 1-based line on which a block begins, and the block


def read_written(source: str) -> Written | None:
    """The article that a text is newsclean's writing of, or None.

    >>> read_written("Rain\\n\\nBy Ann Lee · 2026-03-04\\n\\n\\nIt rained.\\n").fields.byline
    'By Ann Lee'
    >>> read_written("Rain\\n\\nBy Ann Lee · 2026-03-04\\n\\nIt rained.\\n")
    """
    if HEAD.match(source) is None:
        return None
    source = source.replace("\r\n", "\n").rstrip("\n") + "\n"
    is_marked = source.startswith("# ")
    head, _, body = source[:-1].partition(BELOW_HEAD)
    lines = head.split("\n\n")
    spelt = _unmarked(lines) if is_marked else lines
    if spelt is None or not all(spelt):
        return None
    first = head.count("\n") + BELOW_HEAD.count("\n") + 1
    try:
        numbered = [] if body == UNKNOWN else list((_marked if is_marked else _plain)(body.split("\n"), first))
        fields = _fields(spelt, [block for _, block in numbered])
    except ValueError:  # no block's shape, or no day that a calendar has
        return None
    return Written(fields, _page_blocks(fields, spelt, numbered)) if _again(is_marked)(fields) == source else None


def _again(is_marked: bool) -> Callable[[ArticleFields], str]:
    return markdown if is_marked else text


def _unmarked(lines: list[str]) -> list[str] | None:
    """The lines of a head without their Markdown."""
    spelt: list[str] = []
    for line, (start, end) in zip(lines, (("# ", ""), ("**", "**"), ("*", "*")), strict=False):
        if not spelt or line.startswith("**"):
            pass
        elif line.startswith("*"):
            start = end = "*"
        else:
            return None
        spelt.append(_shown(line.removeprefix(start).removesuffix(end)))
    return spelt


def _shown(line: str) -> str:
    return ESCAPED.sub(r"\1", line)


def _fields(head: list[str], blocks: list[BodyBlock]) -> ArticleFields:
    headline, *below = head
    signature = _signature(below[-1]) if below else {}
    below = below[:-1] if signature else below
    if len(below) > 1:
        raise ValueError("two standfirsts")
    return ArticleFields(
        headline=None if headline == UNKNOWN else headline,
        standfirst=below[0] if below else None,
        body="\n\n".join(block.text for block in blocks),
        blocks=tuple(blocks),
        **signature,
    )


def _signature(line: str) -> dict[str, Any]:
    """The byline, the day and the authors that a line holds; empty where it is no signature."""
    found = SIGNATURE.fullmatch(line)
    if found is None:
        return {}
    date = None if found["day"] == UNKNOWN else dt.date.fromisoformat(found["day"])
    authors = tuple(found["authors"].split(PART)[1:])
    return {"byline": found["byline"], "date": date, "authors": authors}


def _plain(lines: list[str], first: int) -> Iterator[_Numbered]:
    """The blocks of the text form: code by its indent, rows by their tabs."""
    for start, piece in _pieces(lines):
        if piece[0].startswith(CODE_INDENT):
            yield first + start, BodyBlock(type=BlockType.CODE, text="\n".join(map(_outdented, piece)))
            continue
        line = piece[0]
        if len(piece) > 1 or line != line.strip() or "  " in line:
            raise ValueError("no paragraph of one line")
        row = "\t" in line
        yield first + start, BodyBlock(type=BlockType.TABLE_ROW if row else BlockType.PARAGRAPH, text=line)


def _outdented(line: str) -> str:
    if not line.startswith(CODE_INDENT):
        raise ValueError("code and text in one paragraph")
    return line.removeprefix(CODE_INDENT)


def _pieces(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines from one blank line to the next, with the index of the first."""
    start = 0
    for end in (*(n for n, line in enumerate(lines) if not line), len(lines)):
        if start == end:
            raise ValueError("two blank lines")
        yield start, lines[start:end]
        start = end + 1


def _marked(lines: list[str], first: int) -> Iterator[_Numbered]:
    """The blocks of the Markdown form, which nest in nothing."""
    n = 0
    while n < len(lines):
        line, start = lines[n], first + n
        n += 1
        if FENCE.fullmatch(line):
            end = lines.index(line, n)  # raises ValueError as well
            yield start, BodyBlock(type=BlockType.CODE, text="\n".join(lines[n:end]))
            n = end + 1
        elif line and not RULE_ROW.fullmatch(line):
            yield start, _marked_block(line)


def _marked_block(line: str) -> BodyBlock:
    if heading := HEADING.fullmatch(line):
        return BodyBlock(type=BlockType.SUBHEAD, text=_shown(heading[2]), level=len(heading[1]))
    for sign, kind in (("> ", BlockType.QUOTE), ("- ", BlockType.LIST_ITEM)):
        if line.startswith(sign):
            return BodyBlock(type=kind, text=_shown(line.removeprefix(sign)))
    if line.startswith("| ") and line.endswith(" |"):
        return BodyBlock(type=BlockType.TABLE_ROW, text="\t".join(map(_shown, line[2:-2].split(" | "))))
    return BodyBlock(type=BlockType.PARAGRAPH, text=_shown(line))


def _page_blocks(fields: ArticleFields, head: list[str], numbered: list[_Numbered]) -> list[Block]:
    """The article's blocks as the read step makes them, with labels."""
    roles = {fields.headline: Role.HEADLINE, fields.standfirst: Role.STANDFIRST}
    blocks = [
        Block(line, 2 * n + 1, label=Label(role := roles.get(line, Role.BYLINE), f"{role}/copied"))
        for n, line in enumerate(head)
        if line != UNKNOWN
    ]
    for position, block in numbered:
        size = block.text.count("\n") + 1
        blocks.append(Block(block.text, position, block.type, block.level or 0, size, gap=1, label=STORY))
    return blocks
