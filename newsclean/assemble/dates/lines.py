"""The dates that a page prints around its headline, and whether each is of an update."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.article import BlockType, Category
from newsclean.assemble.dates.habits import LONGEST_LINE, Known, settled
from newsclean.assemble.dates.parse import MAY_DATE, Habits, Printed, printed
from newsclean.assemble.dates.words import says_which, words
from newsclean.assemble.head_lines import PRINTED, is_guessed
from newsclean.assemble.story_bounds import Head
from newsclean.assemble.words import UNSPACED
from newsclean.page import Block, Form, Page

# How far from the headline and from the story's first block a story's own date stands, in blocks. On the web corpus 9
# in 10 stand within 4 below the headline; the others come after share bars, pictures and captions.
_ABOVE, _BELOW = 8, 12
_BEFORE, _INTO = 24, 8
# How far past the story's end: a date on its own; one that a word says is an update's; one that is said to be the
# publication's, below a box on the writer or a list of tags (14, 15 and 28 blocks at most on half of the web corpus).
_BEHIND, _UPDATE_BEHIND, _FAR_BEHIND = 15, 20, 40
_ENDING = 2  # the story's last blocks, among which the line that dates it may pass for a paragraph
_MOST_BEFORE = 80  # characters of it before the date, where no cue says what it is: names, titles, places
_MOST_SMALL_WORDS = 2  # before a date: "by" and "and" of a byline
_MOST_BESIDE = 40  # characters besides the date of a caption, a line labelled as the story's, or one behind it
_LONGEST_ROW, _PROSE = 80, 100  # characters of a list's line at most, and of a paragraph at least
_NAMED = re.compile(r"date|time|publi|posted|meta|byline", re.IGNORECASE)
_MOST_SUMMARY = 2  # paragraphs of a summary above the line that dates the story
_WEEKDAY = 12  # characters before a date that opens a line: "Wednesday, "
_COLONS, _ENDS = frozenset(":："), ".!?…:。！？："
_POINT = 3  # characters behind a date that ends a line: "2024 г.", "2024."
_OPENING = re.compile(r"(?:\w+, )?")  # the same behind the story, where "Open today, " says something else
_LONGEST_CUED = 400  # characters of a line that opens with such a word: "Posted on May 3, 2024 in Health, News, …"
_SHORTEST_DATE = 8  # characters: behind the story "8.4.13" is as often a version
_LONGEST_CUE = 30  # characters of a block that says what the next one's date is of: "Published", "Last updated:"
_OTHERS = frozenset((Category.COMMENTS, Category.LEGAL, Category.COOKIES))
# Where elements end without white space between: "Ann LeeUpdated", "May 3, 20246:01 PM", "May 3, 20245 min read".
_GLUED = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?=[A-Z])|"
    r"(?<=\b(?:19|20)\d\d)(?=[A-Z][a-z]|\d{1,2}(?::\d\d|\s?(?:[Mm]in|[Cc]omment|[Vv]iew|[AaPp]\.?[Mm]\b)))"
)
# Who posted what is quoted, and when: "— Ann Lee (@annlee) May 3, 2024".
_QUOTED = re.compile(r"\(@\w+\)")
_SENTENCE_ENDS = ("。", "！", "？")  # in scripts in which a sentence is as short as a line that dates a story
_DIGIT = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A date printed near the headline, or behind the story."""

    found: Printed
    block: Block
    source: str
    modified: bool  # of an update
    cued: bool  # a word says what it is of
    behind: bool  # it stands behind the story
    above: bool = False  # it stands above the headline

    @property
    def place(self) -> int:
        """How likely its place is: a date above the headline that no word explains is as often today's."""
        return 2 if self.above and not self.cued else int(self.behind)

    @property
    def is_sure(self) -> bool:
        """Whether its place or a word says that it is this story's."""
        return self.cued or not self.behind


class _Spot(NamedTuple):
    """A block that may print a date of the story, and where it stands."""

    block: Block
    above: Block | None
    is_above: bool  # the headline's end
    is_between: bool  # headline and story
    is_last: bool  # among the story's last blocks
    past: int  # how many blocks behind the story's end, below 0 before it
    may_date: bool  # of one among the story's: it can say when the whole was published, and is no part of it


def source_of(page: Page) -> str:
    """What the evidence calls a printed date."""
    return "line" if page.form is Form.TEXT else "visible"


def printed_near_head(page: Page, head: Head, title: Sequence[Block], habits: Habits, known: Known) -> list[Line]:
    """The dates printed near the headline, the most likely first."""
    source = source_of(page)
    lines = [line for spot in _near_head(head, title) for line in _lines_of(spot, habits, known, source)]
    # A word that says "published" outdoes nearness, and so does a time of day, which teasers seldom print.
    return sorted(lines, key=lambda line: (line.modified, line.place, not line.cued, line.found.time is None))


def _lines_of(spot: _Spot, habits: Habits, known: Known, source: str) -> Iterator[Line]:
    """The dates of one block, without those of other things."""
    block, is_behind = spot.block, spot.past >= 0
    if _is_others(block, spot.is_between) or (block.is_story and block.text.endswith(_SENTENCE_ENDS)):
        return
    text = _GLUED.sub(" ", block.text)
    if spot.past >= _UPDATE_BEHIND and words().published.search(f"{_cue_of(spot.above)} {text}".lower()) is None:
        return
    dates = [date for one in printed(text, habits) if (date := settled(one, habits, known))]
    is_short = len(text) - sum(date.end - date.start for date in dates) <= _MOST_BESIDE
    if not is_short and block.label is not None and block.label.category is Category.CAPTION:
        return
    for date, modified, cued in _told_apart(text, dates, spot.above):
        if spot.is_last:
            fits = cued and _opens_with_cue(text)
        elif cued:
            fits = spot.past < _UPDATE_BEHIND or not modified
        elif is_behind:
            fits = is_short and _OPENING.fullmatch(text, 0, date.start) is not None and spot.past < _BEHIND
            fits = fits and date.end - date.start >= _SHORTEST_DATE
        elif block.is_story and not spot.is_between:
            fits = spot.may_date and is_short and (len(dates) == 1 or says_which(text))
            fits = fits and (_opens_line(text, date) or _is_signature(text, date))
        else:
            fits = spot.may_date and dates[0].start <= _MOST_BEFORE
        if fits:
            yield Line(date, block, source, modified, cued, is_behind or spot.is_last, spot.is_above)


def _opens_line(text: str, date: Printed) -> bool:
    """Whether a line begins with a date, or with a weekday before it; neither "Opening: 3 May" nor "3 May was dry."."""
    is_sentence = len(text) - date.end > _POINT and text[-1] in _ENDS
    return date.start < _WEEKDAY and not is_sentence and not _is_labelled(text, date)


def _is_signature(text: str, date: Printed) -> bool:
    """Whether a short line is a name with the day, and no sentence: "By Ann Lee Mar 5, 2025 | 6 comments"."""
    is_name = date.start <= _MOST_BESIDE and text[0].isupper() and text[-1] not in _ENDS
    return is_name and not _is_labelled(text, date)


def _is_labelled(text: str, date: Printed) -> bool:
    """Whether a colon stands between a date and what it is of: an event, where no word says otherwise."""
    return not _COLONS.isdisjoint(text[: date.start])


def _opens_with_cue(text: str) -> bool:
    known, text = words(), text.lower()
    return known.published.match(text) is not None or known.modified.match(text) is not None


def _is_others(block: Block, is_between: bool) -> bool:
    """Whether a line is known to be about something else; that it looks like another story's title is a guess.

    Between headline and story stand no reader's comments: there a count of them stands beside the date.
    """
    category = block.label.category if block.label is not None else None
    if category is Category.RELATED:
        return not is_guessed(block)
    return (category in _OTHERS and not is_between) or _QUOTED.search(block.text) is not None


def _near_head(head: Head, title: Sequence[Block]) -> Iterator[_Spot]:
    """The blocks that may print the story's dates.

    Below the headline, before the story, among its first blocks, above the headline, behind the story, its last.
    """
    blocks, start, end = head.blocks, head.start, head.end
    at = blocks.index(title[-1]) if title else _heading(blocks, start)
    top = max(blocks.index(title[0]), at - _BEFORE) if title else at  # a headline may be printed twice
    size = len(blocks)
    near = (
        *range(at + 1, min(at + _BELOW, max(start, at + _INTO), size)),
        *range(start - 1, max(at, start - _BEFORE), -1),
        *range(start, min(start + _INTO, end)),
        *range(min(at, size - 1), max(-1, top - _ABOVE - 1), -1),
        *range(end, min(end + _FAR_BEHIND, size)),
        *(last := range(max(start + _INTO, end - _ENDING), end)),
    )
    for n in dict.fromkeys(near):
        block = blocks[n]
        if _is_line(block) and MAY_DATE.search(block.text) and not _is_printers(blocks, n):
            above = blocks[n - 1] if n else None
            yield _Spot(block, above, n <= at, at < n < start, n in last, n - end, _may_date(head, n))


def _may_date(head: Head, n: int) -> bool:
    """Whether a block can say when the story was published that begins above it: a paragraph below a summary or at the
    end, and none of several in a row with days of their own. A subhead, a table's row or a list's item is about an
    event, unless its element is named for a date.
    """
    block = head.blocks[n]
    if not head.start <= n < head.end:
        return True
    is_named = block.place is not None and _NAMED.search(block.place.names) is not None
    if not block.is_story:
        return is_named or block.type is not BlockType.SUBHEAD
    beside = (head.blocks[j] for j in (n - 1, n + 1) if head.start <= j < head.end and head.facts.dated[j])
    if any(len(other.text) <= _LONGEST_ROW and not says_which(other.text) for other in beside):
        return False
    if is_named or (block.type is BlockType.PARAGRAPH and n >= head.end - _ENDING):
        return True
    above = head.blocks[head.start : n]
    shortest = _PROSE / 2 if UNSPACED.search(block.text) else _PROSE
    is_below_summary = sum(len(b.text) >= shortest for b in above if b.is_story) <= _MOST_SUMMARY
    return block.type is BlockType.PARAGRAPH and is_below_summary


def _is_line(block: Block) -> bool:
    """Whether a block is as short as a line that dates a story, or opens as one and goes on with a list of sections."""
    size = len(block.text)
    return size <= LONGEST_LINE or (size <= _LONGEST_CUED and not block.is_story and _opens_with_cue(block.text))


def _is_printers(blocks: list[Block], n: int) -> bool:
    """Whether a line of text begins with the moment at which a browser printed the page: it opens the text, or returns
    at the head of each sheet.
    """
    found = PRINTED.match(blocks[n].text) if blocks[n].place is None else None
    return found is not None and (n == 0 or sum(block.text.startswith(found[0]) for block in blocks) > 1)


def _heading(blocks: list[Block], start: int) -> int:
    """Where a headline that is not known may stand: the nearest heading above the story, else a little above it."""
    back = (n for n in range(min(start, len(blocks) - 1), -1, -1) if blocks[n].level == 1)
    return next(back, max(0, start - _BEFORE))


def _told_apart(text: str, dates: list[Printed], above: Block | None) -> Iterator[tuple[Printed, bool, bool]]:
    """The dates of a line, whether each is of an update, and whether a word says so; those of other things are left."""
    known = words()
    at = 0
    tells_update = len(dates) > 1 and _last(known.modified, text.lower()) > 0
    first = min((date.day for date in dates), default=None)
    for n, date in enumerate(dates):
        beside = text[at : date.start]
        said = beside if n else f"{_cue_of(above)} {beside}"
        at = date.end
        modified, published, other = (
            _last(cue, said.lower()) for cue in (known.modified, known.published, known.other)
        )
        cued = max(modified, published) >= 0
        if other > max(modified, published) or (not cued and _is_prose(beside)):
            continue
        # Of two dates without a word, the later one is the update: "June 29, 2020November 12, 2021".
        # Where a word names the update, the other is the publication's: "June 29, 2020. Updated November 12, 2021".
        is_later = date.day != first or (n > 0 and date.day == dates[0].day)
        yield date, modified > published or (not cued and is_later), cued or tells_update


def _cue_of(above: Block | None) -> str:
    """What the block above says of a date, where it can be a label."""
    if above is None or len(above.text) > _LONGEST_CUE or _DIGIT.search(above.text):
        return ""
    return above.text


def _is_prose(said: str) -> bool:
    """Whether what stands before a date runs into it as a caption does: "the bridge as seen at night (5.5.2024"."""
    return said.rstrip().endswith("(") or sum(word[0].islower() for word in said.split()) > _MOST_SMALL_WORDS


def _last(cue: re.Pattern[str], text: str) -> int:
    """Where the last cue in a text begins, or -1."""
    return max((match.start() for match in cue.finditer(text)), default=-1)
