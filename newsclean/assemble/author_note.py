"""The note on the author below a story: "Lucía Berlanga es redactora de Provincia desde 2015."

No rule can know it in every language, but the page says who its author is. A line below the story that begins with that
name tells of the author where the story itself never names them: an obituary, a portrait or a report on somebody names
its subject throughout, and a column that ends with its author's name has said "I" before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.article import BlockType
from newsclean.assemble.words import UNSPACED
from newsclean.page import Block, density
from newsclean.reasons import removed

NOTE = removed("byline/about")
FEWEST = 3  # paragraphs of a story that is told before a note
SHORTEST, LONGEST = 12, 400  # characters of a note beside the name
SIGNATURE = 20  # characters: a line of so many beside the name signs the story, unless it ends as a sentence
FAMILY = 2  # characters of a name in scripts that part no words, by which a story names somebody again
ENDS = frozenset(".!?…。！？۔।")
QUOTES = frozenset('"“”„«»‹›「」『』')
WORD = re.compile(r"[^\W\d_]{3,}")


def drop_notes(story: list[Block], authors: Sequence[str], headline: str, language: str | None) -> list[Block]:
    """The story without the notes on its authors with which it ends; their blocks are labelled."""
    names = [_printed(name) for name in authors if " " in name or UNSPACED.match(name)]
    if not names or len(story) <= FEWEST:
        return story
    scale, end = density(language), len(story)
    while end > FEWEST and len(story) - end <= len(names) and _subject(story[end - 1], names, scale):
        end -= 1
    if end == len(story):
        return story
    above = (block.text for block in story[:end] if not _signs(block.text, names))
    told = "\n".join(map(_printed, (headline, *above)))
    notes = [block for block in story[end:] if not _tells_of(told, _subject(block, names, scale))]
    for block in notes:
        block.label = NOTE
    return [block for block in story if block not in notes]


def _subject(block: Block, names: Sequence[str], scale: float) -> str:
    """Which of the names a line begins with that may be a note on its bearer; none where it quotes somebody."""
    text = _printed(block.text)
    name = next((name for name in names if text.casefold().startswith(name.casefold())), "")
    behind = text[len(name) :]
    if not name or block.level or block.type is not BlockType.PARAGRAPH or not QUOTES.isdisjoint(behind):
        return ""
    if not SHORTEST <= len(behind) * scale <= LONGEST or (behind[0].isalnum() and not UNSPACED.match(name)):
        return ""
    return name


def _printed(text: str) -> str:
    """A text without its spaces, in scripts that part no words: the parts of a name are set apart in bylines."""
    return "".join(text.split()) if UNSPACED.match(text) else text


def _signs(text: str, names: Sequence[str]) -> bool:
    named = next((name for name in names if name in _printed(text)), "")
    return bool(named) and len(text) <= len(named) + SIGNATURE and text[-1] not in ENDS


def _tells_of(told: str, name: str) -> bool:
    """Whether a story names somebody, by the whole name or the family's."""
    if not name or name in told:
        return True
    if UNSPACED.match(name):
        return name[:FAMILY] in told
    words = WORD.findall(name)[1:]
    return any(re.search(rf"\b{word}\b", told) for word in words)
