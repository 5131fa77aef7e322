"""JSON-LD amid text: some tools print a page's scripts too, and what these claim of the story they still claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecoder

from newsclean.article import BlockType, Category
from newsclean.page import Block, Claim
from newsclean.read.html import linked_claims

OPENING = re.compile(r'\{\s{0,100}"@(?:context|graph|type)"')
# Markdown writers set a backslash before signs of theirs. JSON knows none before a bracket or a line.
ESCAPED = re.compile(r"\\([\\\[\]_*`~#+=>.-])")
IS_ESCAPED = re.compile(r"\\[\[\]_*`]")
DECODER = JSONDecoder(strict=False)  # takes raw line ends within strings
MOST = 20  # objects that are tried; a page has some few, and each that is open to the end costs the whole text
LONGEST = 500_000  # characters of a line


def linked_data(source: str) -> tuple[list[Claim], list[range]]:
    r"""What the JSON-LD that a text holds claims, and which lines, counted from 1, hold nothing but it.

    >>> told, lines = linked_data('{\n"@type": "Article",\n"headline": "Rain", "keywords": ["sun"]\n}\nSkip to content')
    >>> [(claim.field, claim.value, claim.source) for claim in told], lines
    ([('headline', 'Rain', 'json-ld'), ('tag', 'sun', 'json-ld')], [range(1, 5)])
    """
    if '"@type"' not in source:
        return [], []
    found = list(_scripts(source))
    return linked_claims(script for script, _ in found), [lines for _, lines in found if lines]


def _scripts(source: str) -> Iterator[tuple[str, range]]:
    """What looks like an object of JSON-LD: to its end, or else its line without Markdown's backslashes."""
    at = 0
    for _ in range(MOST):
        opening = OPENING.search(source, at)
        if opening is None:
            return
        start = opening.start()
        try:
            at = DECODER.raw_decode(source, start)[1]
            yield source[start:at], _lines(source, start, at)
        except (ValueError, RecursionError):
            at = _line_end(source, start)
            line = source[start : min(at, start + LONGEST)]
            yield ESCAPED.sub(r"\1", line) if IS_ESCAPED.search(line) else line, range(0)


def _lines(source: str, start: int, end: int) -> range:
    """The lines that a part of a text fills; none where it is a part of one line."""
    before, behind = (
        source[source.rfind("\n", 0, start) + 1 : start].strip(),
        source[end : _line_end(source, end)].strip(),
    )
    if source.find("\n", start, end) < 0 and (before or behind):
        return range(0)
    first, last = (len(f"{source[:at]}.".splitlines()) for at in (start, end))
    return range(first + bool(before), last + (not behind))


def _line_end(source: str, at: int) -> int:
    end = source.find("\n", at)
    return len(source) if end < 0 else end


def hold_data(blocks: list[Block], data: list[range]) -> list[Block]:
    """The blocks of a text with the lines of each object of linked data as one, known to be none of the story's."""
    if not data:
        return blocks
    held: list[Block] = []
    for block in blocks:
        lines = next((lines for lines in data if block.position in lines), None)
        if lines is None:
            held.append(block)
        elif held and held[-1].position in lines:
            held[-1].text += f"\n{block.text}"
            held[-1].lines += block.lines
        else:
            block.type, block.level, block.marker, block.known = BlockType.CODE, 0, "", Category.OTHER
            held.append(block)
    return held
