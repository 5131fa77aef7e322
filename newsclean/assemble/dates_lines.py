"""The dates that a page prints around its headline, and whether each is of an update."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from newsclean.article import Category
from newsclean.assemble.dates_habits import settled
from newsclean.assemble.dates_parse import Habits, Printed, printed
from newsclean.assemble.dates_words import words
from newsclean.assemble.head import Head
from newsclean.assemble.lines import is_guessed
from newsclean.page import Block, Form, Page

# How far from the headline and from the story's first block a story's own date stands, in blocks. On the web corpus 9
# in 10 stand within 4 below the headline; the others come after share bars, pictures and captions.
_ABOVE, _BELOW = 8, 12
_BEFORE, _INTO = 24, 8
_BEHIND = 15  # how far past the story's end, where a cue must say what the date is
_LONGEST = 160  # characters of a line that prints a date
_MOST_BESIDE = 60  # characters of it besides the date, where no cue stands before it: names, places, reading times
_MOST_SMALL_WORDS = 2  # before a date: "by" and "and" of a byline
_MOST_BESIDE_SHORT = 40  # the same for a line that is labelled as a caption or as the story's
_WEEKDAY = 12  # characters before a date that opens a line: "Wednesday, "
_LONGEST_CUE = 30  # characters of a block that says what the next one's date is of: "Published", "Last updated:"
_OTHERS = frozenset((Category.RELATED, Category.COMMENTS, Category.LEGAL, Category.COOKIES))
_GLUED = re.compile("(?<=[a-z])(?=[A-Z])")  # "Ann LeeUpdated": elements without white space between
_DIGIT = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A date printed near the headline."""

    found: Printed
    block: Block
    source: str
    modified: bool  # of an update
    cued: bool  # a word says what it is of
    behind: bool  # it stands behind the story


def source_of(page: Page) -> str:
    """What the evidence calls a printed date."""
    return "line" if page.form is Form.TEXT else "visible"


def printed_near_head(
    page: Page, head: Head, title: Sequence[Block], habits: Habits, known: Collection[dt.date | None]
) -> list[Line]:
    """The dates printed near the headline, the most likely first."""
    source = source_of(page)
    lines: list[Line] = []
    for above, block, in_story, behind in _near_head(head, title):
        if len(block.text) > _LONGEST or not _DIGIT.search(block.text):
            continue
        dates = [date for one in printed(block.text, habits) if (date := settled(one, habits, known))]
        beside = len(block.text) - sum(date.end - date.start for date in dates)
        category = block.label.category if block.label else None
        if dates and not _is_others(block) and (category is not Category.CAPTION or beside <= _MOST_BESIDE_SHORT):
            is_cue = above is not None and len(above.text) <= _LONGEST_CUE and not _DIGIT.search(above.text)
            cue = above.text if above is not None and is_cue else ""
            for date, modified, cued in _told_apart(block, dates, f"{cue} "):
                alone = beside <= (_MOST_BESIDE_SHORT if in_story else _MOST_BESIDE)
                alone = alone and not (in_story and date.start > _WEEKDAY)
                if cued or (alone and not behind):
                    lines.append(Line(date, block, source, modified, cued, behind))
    # A word that says "published" outdoes nearness, and so does a time of day, which teasers seldom print.
    return sorted(lines, key=lambda line: (line.modified, line.behind, not line.cued, line.found.time is None))


def _is_others(block: Block) -> bool:
    """Whether a line is known to be about something else; that it looks like another story's title is a guess."""
    category = block.label.category if block.label is not None else None
    return category in _OTHERS and not (category is Category.RELATED and is_guessed(block))


def _near_head(head: Head, title: Sequence[Block]) -> Iterator[tuple[Block | None, Block, bool, bool]]:
    """The blocks that may print the story's dates: the one above, itself, whether it is the story's or behind it.

    Below the headline, before the story, among its first blocks, above the headline, behind the story.
    """
    blocks, start, end = head.blocks, head.start, head.end
    at = blocks.index(title[-1]) if title else _heading(blocks, start)
    size = len(blocks)
    near = (
        *range(at + 1, min(at + _BELOW, max(start, at + _INTO), size)),
        *range(start - 1, max(at, start - _BEFORE), -1),
        *range(start, min(start + _INTO, end)),
        *range(min(at, size - 1), max(-1, at - _ABOVE - 1), -1),
        *range(end, min(end + _BEHIND, size)),
    )
    for n in dict.fromkeys(near):
        block = blocks[n]
        in_story = block.is_story
        yield blocks[n - 1] if n else None, block, in_story, n >= end


def _heading(blocks: list[Block], start: int) -> int:
    """Where a headline that is not known may stand: the nearest heading above the story, else a little above it."""
    back = (n for n in range(min(start, len(blocks) - 1), -1, -1) if blocks[n].level == 1)
    return next(back, max(0, start - _BEFORE))


def _told_apart(block: Block, dates: list[Printed], above: str) -> Iterator[tuple[Printed, bool, bool]]:
    """The dates of a line, whether each is of an update, and whether a word says so; those of other things are left."""
    known = words()
    at = 0
    tells_update = len(dates) > 1 and _last(known.modified, block.text.lower()) > 0
    for n, date in enumerate(dates):
        beside = block.text[at : date.start]
        said = above + beside if n == 0 else beside
        at = date.end
        modified, published, other = (
            _last(cue, said.lower()) for cue in (known.modified, known.published, known.other)
        )
        cued = max(modified, published) >= 0
        if other > max(modified, published) or (not cued and _is_prose(beside)):
            continue
        # Of two dates without a word, the later one is the update: "June 29, 2020November 12, 2021".
        # Where a word names the update, the other is the publication's: "June 29, 2020. Updated November 12, 2021".
        yield date, modified > published or (n > 0 and not cued and date.day >= dates[0].day), cued or tells_update


def _is_prose(said: str) -> bool:
    """Whether what stands before a date runs into it as a caption does: "the bridge as seen at night (5.5.2024"."""
    return said.rstrip().endswith("(") or sum(word[0].islower() for word in said.split()) > _MOST_SMALL_WORDS


def _last(cue: re.Pattern[str], text: str) -> int:
    """Where the last cue in a text begins, or -1."""
    return max((match.start() for match in cue.finditer(text)), default=-1)
