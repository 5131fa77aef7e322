"""Where a wrapped text's right margin is, and whether there is one at all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from newsclean.article import BlockType, Category
from newsclean.page import Block, add_up
from newsclean.read.text.hyphens import UNSPACED
from newsclean.read.text.rulers import COLUMNS, TYPES, WIDE, WIDE_COLUMNS, Ruler

# Shares were measured on the news corpus' paragraphs, wrapped at 60 to 100 columns and by a proportional font's widths.
# Columns. People wrap at 60 to 100; a print reaches 130, and 170 where a browser shrinks a wide page to the paper.
# Lines shorter than 45 are as often a list's. A text with more lines beyond 180 than forced breaks is not wrapped; or
# beyond 140, where no capital tells what begins anew.
NARROWEST, WIDEST, WIDEST_CASELESS = 45, 180, 140
RAGGED = 0.8  # of the margin: where a proportional font's lines end at the earliest
FORCED = 0.88  # of the margin: what a line and the next word that did not fit reach together; 1 but for odd fonts
FEWEST = 2  # forced breaks that show a margin
# In scripts without capitals, lists of titles must be told from wrapped lines by what else they lack.
NARROWEST_CASELESS = 50
SENTENCE_ENDS = 0.1  # lines that end a sentence, of the number of forced breaks
# Where a blank line stands above each line, as between paragraphs: so many breaks are forced, a third of all, and one
# line in so many is full and ends a sentence at most.
FEWEST_SPACED, MOST_ENDS = 4, 3
# Of all lines, how many must be forced breaks. Small letters begin few lines that go on with nothing; in scripts
# without capitals every line looks like one that goes on, and titles cut to one length look like wrapped lines. Print
# is wrapped in any case, and a page's lists may be much longer than its story.
LEAST_SHARE, LEAST_SHARE_CASELESS, LEAST_SHARE_PRINTED = 0.005, 0.05, 0.01
AGREE = 0.5  # share of sure continuations that must be forced breaks; wrapped news has .95 and more
# The same in scripts without capitals, of lines as close as those of a paragraph: titles that stand farther apart only
# look as if they went on. On text browsers' renderings of 195 pages .65 brings nine stories closer and one less so.
AGREE_CLOSE = 0.65
# Where no spaces part words, lines that must tell a sentence's end, of the number of forced breaks; in prose most do.
TELLING = 0.15
GO_ON = 0.2  # share of full lines that must surely go on; wrapped news has .63, German, with its capitals, down to .28
NEAR = 60  # blocks; a line farther than this from any forced break is not in the wrapped part
TOO_LONG = 1.1  # of the margin: a line beyond it was not wrapped
ODD_BREAKS = 0.05  # share of forced breaks that are left out of account as accidents
INDENTED = 0.03  # share of forced breaks after an indented line where first lines are indented; news has .035 and more
# Of the margin, allowed beyond the raggedness seen; and that for lines at whose end a sentence ends. Of those in
# printed news that reach between the two, all 93 end a paragraph.
SLACK, CLOSE_SLACK = 0.03, 0.01

LAST_CASED = "\u058f"  # up to here: Latin, Greek, Cyrillic, Armenian
CLOSERS = "\"'”’»›“)]}」』）】*_"
TERMINALS = frozenset(".!?…:。！？：؟۔।॥։።")
# By how much type must fit better than columns, which fit as well as type does where little is known. Of printed news
# that fits better in type, it fits .03 better on the median; text that never was print comes to .01.
CLEARLY = 0.02
# An initial, a title: a point that ends no sentence.
ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Sra?|Nr|bzw|ca)\.$")
FOOTNOTE = 16  # characters in which a footnote's number stands, with the end of the sentence before it
# A shorter word before the point may be an abbreviation, "Art.5".
FOOTNOTED = re.compile(r"[^\W\d_]{4}[.!?…。！？][\"'”’»“)]{0,2}\[?\d{1,3}\]?$")
# A sentence's end within a line, with the letter behind it; not behind a number, which German and Czech make ordinals
# so, nor behind an abbreviation.
INNER_END = re.compile(r"[^\W\d_]{3}[.!?…][\"'”’»“)]?\s+[\"'“„«‘‹(¿¡–—-]{0,2}\s?(?P<letter>\w)|[。！？।][」』”]?(?!$)")
OPENERS = "\"'“„«‹‘‚([{¿¡「『（【*_"
# Lines of which each begins anew: fields of a letter's head ("Subject: "), items where `-` and numbers are text.
LISTED = re.compile(r"(?P<field>[^\W\d_][\w-]{1,24}: )|(?P<item>(?:[-–—]|\d{1,3}[.)]) )")
# An address with what stands close to it, as programs that wrap see it: a word that is longer than the line.
UNBROKEN = re.compile(r"\S{0,2000}(?:://|\]\(|data:|www\.|\[/)\S+")
LINES = (BlockType.PARAGRAPH, BlockType.QUOTE, BlockType.LIST_ITEM)


@dataclass(slots=True, frozen=True)
class Margin:
    """The right margin of a stretch of text, in columns."""

    width: float  # where its longest lines end
    least: float  # a forced break's line reaches this together with the next word
    full: float  # and this where a sentence ends with the line
    gap: int  # blank lines between two lines of a paragraph: 0, or 1 in text that is double-spaced
    base: int  # columns before a line that is not a paragraph's first
    cuts: bool  # whether paragraphs also go on behind what print sets between them
    drifts: bool  # whether they also go on after more blank lines than `gap`
    ends: float  # the logarithm of how many sentences end a paragraph for one that does not, by lines that end early
    indented: bool  # whether first lines are indented more than `base`


@dataclass(slots=True)
class Layout:
    """How a text is set: where each line ends, and the margin at each forced break, by block in order."""

    ruler: Ruler
    edges: list[float]
    rows: list[int]
    margins: list[Margin]

    @property
    def tightness(self) -> float:
        """How close to their margin lines end that the next word forced to: 1 or more where all is measured exactly."""
        return add_up(margin.least / margin.width for margin in self.margins) / len(self.margins)

    def margin(self, row: int) -> Margin | None:
        """The margin of the forced break nearest to a row."""
        after = bisect_left(self.rows, row)
        near = self.rows[max(after - 1, 0) : after + 1]
        closest = min(reversed(near), key=lambda other: abs(other - row))
        return self.margins[bisect_left(self.rows, closest)] if abs(closest - row) <= NEAR else None

    def letters(self, text: str, width: float) -> int:
        """How many of a text's letters fit into a width."""
        return bisect_right(range(len(text)), width, key=lambda size: self.ruler.width(text[:size])) - 1


class _Break(NamedTuple):
    """A line that surely goes on."""

    row: int  # the index of the line after it
    edge: float
    need: float  # columns to the end of the next word


def is_caseless(letter: str) -> bool:
    """Whether a letter is of a script without capitals (Georgian's are not used to begin sentences)."""
    return letter > LAST_CASED and letter.isalpha() and (letter.lower() == letter.upper() or "ა" <= letter <= "ჿ")


def starts_small(text: str) -> bool:
    """Whether a text begins with a small letter, after an opening quotation mark or bracket if there is one."""
    if text[0].isalnum():
        return text[0].islower()
    inner = text.lstrip(OPENERS)
    return inner[:1].islower()


def is_open(text: str) -> bool:
    """Whether a line ends without a mark that ends sentences; a footnote's number may stand behind it.

    >>> is_open("said."), is_open("said.1"), is_open("said.[12]"), is_open("he said"), is_open("Version 2.1")
    (False, False, False, True, True)
    """
    last = text[-1]
    if (last.isdigit() or last == "]") and FOOTNOTED.search(text, max(0, len(text) - FOOTNOTE)) is not None:
        return False
    if last.isalnum() or last == ",":
        return True
    return text.rstrip(CLOSERS)[-1:] not in TERMINALS or (text[-1] == "." and ABBREVIATED.search(text) is not None)


def find_layout(blocks: Sequence[Block]) -> Layout | None:
    """The layout of a text that is wrapped, all or in part; None for one that is not.

    Lines that don't end where whole columns would have them to are measured in type as well, and in that if it fits
    clearly better.
    """
    small = [i for i, b in enumerate(blocks) if (c := b.text[0]).islower() or (c > LAST_CASED and is_caseless(c))]
    if len(small) < FEWEST:
        return None
    caseless = 2 * sum(is_caseless(blocks[row].text[0]) for row in small) > len(small)
    printed = any(block.known is Category.NAVIGATION for block in blocks)
    share = LEAST_SHARE if not caseless else LEAST_SHARE_PRINTED if printed else LEAST_SHARE_CASELESS
    fewest = max(FEWEST, int(share * len(blocks)))
    ruler = WIDE_COLUMNS if any(WIDE.match(blocks[row].text) for row in small) else COLUMNS
    layout = _measured(blocks, small, ruler, fewest, caseless)
    if layout is None or layout.tightness >= 1 or ruler is WIDE_COLUMNS:
        return layout
    typed = [t for face in TYPES if (t := _measured(blocks, small, face, fewest, caseless)) is not None]
    closest = max(typed, key=lambda t: t.tightness, default=layout)
    return closest if closest.tightness > layout.tightness + CLEARLY else layout


def _measured(blocks: Sequence[Block], small: list[int], ruler: Ruler, fewest: int, caseless: bool) -> Layout | None:
    """The layout that a ruler shows."""
    left = _sure_breaks(blocks, small, ruler, _widest(caseless))
    if len(left) < fewest:
        return None
    edges = [ruler.edge(block) for block in blocks]
    found: list[tuple[int, Margin]] = []
    while len(left) >= fewest:
        widest = _commonest_edge(sorted(b.edge for b in left))
        here = [b for b in left if b.edge <= widest and b.need >= FORCED * widest]
        for gap, _ in Counter(blocks[b.row].gap for b in here).most_common():
            forced = [b for b in here if blocks[b.row].gap == gap]
            if len(forced) >= fewest and _is_wrapped(blocks, edges, forced, left, widest, caseless):
                margin = _margin(blocks, edges, ruler, here, forced, widest)
                found += [(b.row, margin) for b in forced]
                left = [b for b in left if not forced[0].row <= b.row <= forced[-1].row]
                break
        left = [b for b in left if not RAGGED * widest <= b.edge <= widest]
    found.sort(key=lambda pair: pair[0])
    return Layout(ruler, edges, [row for row, _ in found], [margin for _, margin in found]) if found else None


def _widest(caseless: bool) -> int:
    return WIDEST_CASELESS if caseless else WIDEST


def _sure_breaks(blocks: Sequence[Block], small: list[int], ruler: Ruler, widest: int) -> list[_Break]:
    breaks = []
    widest = 2 * widest if ruler is WIDE_COLUMNS else widest  # programs count letters, and screens columns
    for row in small:
        below, above = blocks[row], blocks[row - 1]
        if not row or below.type not in LINES[:2] or above.type not in LINES or below.known or above.known:
            continue
        end = ruler.edge(above)
        if NARROWEST <= end <= widest and is_open(above.text):
            breaks.append(_Break(row, end, end + ruler.first_word(below.text)))
    return breaks


def _commonest_edge(edges: list[float]) -> float:
    """The edge with most others in the ragged zone before it; of two that are equal the wider."""
    return max(
        set(edges),
        key=lambda end: (
            bisect_right(edges, end) - bisect_left(edges, RAGGED * end),
            end,
        ),
    )


def _is_wrapped(
    blocks: Sequence[Block],
    edges: list[float],
    forced: list[_Break],
    sure: list[_Break],
    width: float,
    caseless: bool,
) -> bool:
    """Whether the stretch from the first forced break to the last reads like wrapped text and not like a list."""
    start, end = forced[0].row - 1, forced[-1].row
    within = [b for b in sure if start < b.row <= end]
    if len(forced) < AGREE * len(within):
        within = [b for b in within if blocks[b.row].gap == blocks[end].gap]
        if not caseless or len(forced) < AGREE_CLOSE * len(within):
            return False
    if caseless and UNSPACED.match(blocks[start].text):
        told = sum(_tells_end(block.text) for block in blocks[start : end + 1])
        if WIDE.match(blocks[start].text) and told < TELLING * len(forced):  # Thai sets no sign behind a sentence
            return False
    elif caseless:
        ends = sum(not is_open(block.text) for block in blocks[start : end + 1])
        if width < NARROWEST_CASELESS or ends < SENTENCE_ENDS * len(forced):
            return False
    if caseless and blocks[end].gap and not _is_spaced(blocks[start : end + 1], edges[start : end + 1], forced, width):
        return False
    least, limit = RAGGED * width, TOO_LONG * width
    full = sum(least <= size <= limit and is_long(blocks[i], least) for i, size in enumerate(edges[start:end], start))
    long = sum(size > limit and is_long(blocks[i], limit) for i, size in enumerate(edges[start:end], start))
    longest = max(_widest(caseless), limit)
    long += sum(size > longest and is_long(block, longest) for size, block in zip(edges, blocks, strict=True))
    return len(forced) >= GO_ON * full and long <= len(forced)


def _tells_end(line: str) -> bool:
    """Whether a sentence ends with a line or within it: titles and menus have no such lines."""
    return not is_open(line) or INNER_END.search(line) is not None


def _is_spaced(lines: Sequence[Block], edges: Sequence[float], forced: list[_Break], width: float) -> bool:
    """Whether lines with a blank line above each are of wrapped paragraphs, and not a paragraph each; a paragraph's
    short last line speaks for a wrap."""
    ends = sum(edge >= RAGGED * width and not is_open(line.text) for line, edge in zip(lines, edges, strict=True))
    return len(forced) >= max(FEWEST_SPACED, len(lines) / 3) and ends * MOST_ENDS <= len(lines)


def is_long(block: Block, limit: float) -> bool:
    """Whether a line is longer than some columns by its words, and not by an address, which no program breaks."""
    return block.known is None and len(UNBROKEN.sub("", block.text)) > limit


def _margin(
    blocks: Sequence[Block],
    edges: list[float],
    ruler: Ruler,
    here: list[_Break],
    forced: list[_Break],
    width: float,
) -> Margin:
    rows = [b.row for b in forced]
    gap = blocks[rows[0]].gap
    base = Counter(blocks[row].indent for row in rows).most_common(1)[0][0]
    needs = sorted(b.need for b in forced)
    odd = needs[int(ODD_BREAKS * len(needs))]
    # Not from first lines: nobody can tell how wide a tab before them was.
    exact = max((b.edge for b in forced if blocks[b.row - 1].indent <= base), default=width)
    exactly = ruler not in TYPES and odd > exact
    least = exact + 1 if exactly else odd - SLACK * width
    full = least if exactly else odd - CLOSE_SLACK * width
    firsts = sum(blocks[row - 1].indent > blocks[row].indent == base for row in rows)
    sentence_ends = [
        (edges[row - 1], ruler.first_word(blocks[row].text))
        for row in range(rows[0], rows[-1] + 1)
        if blocks[row].known is None is blocks[row - 1].known
        and edges[row - 1] <= TOO_LONG * width
        and blocks[row].gap == gap
        and blocks[row].indent <= base
        and not is_open(blocks[row - 1].text)
        and not starts_small(blocks[row].text)
        and not (blocks[row].marker or LISTED.match(blocks[row].text))
    ]
    drifts = sum(b.need >= least and blocks[b.row].gap > gap for b in here) >= FEWEST
    return Margin(
        width,
        least,
        full,
        gap,
        base,
        cuts=drifts or any(block.known is Category.NAVIGATION for block in blocks[rows[0] : rows[-1]]),
        drifts=drifts,
        ends=_prior(sentence_ends, _inner_ends(blocks[rows[0] - 1 : rows[-1] + 1]), full),
        indented=firsts >= INDENTED * len(rows),
    )


def _inner_ends(blocks: Sequence[Block]) -> int:
    """How many sentences end within lines."""
    found = (end["letter"] for block in blocks if block.known is None for end in INNER_END.finditer(block.text))
    return sum(letter is None or not letter.islower() for letter in found)


def _prior(sentence_ends: list[tuple[float, float]], inner: int, full: float) -> float:
    """The logarithm of how many sentences end their paragraph for one that does not.

    Each end at a line's end is given as its edge and the columns of the next word; `inner` is the count of sentences
    that end within lines.
    """
    early = sum(end + word < full for end, word in sentence_ends)
    return log((early + 1) / (inner + 1))
