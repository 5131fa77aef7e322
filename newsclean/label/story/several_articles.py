"""Pages and pastes that hold more than one story: which is the article, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote

from newsclean.article import ArticleWarning, BlockType, Category
from newsclean.label.rules import normalise
from newsclean.label.story.context import PROSE_LINKS, PROSE_SIZE, ending
from newsclean.page import Block, Claim, Page, Place, density
from newsclean.read.html import names_writer
from newsclean.reasons import removed

# A story of its own has a headline and at least so many paragraphs; one alone below it may be shorter, in an
# `<article>` or with a head that text prints: several short ones are a live blog's entries, or teasers.
PARAGRAPHS = 3
ANOTHER = removed("story/another")
# A byline, and a line that prints a day: a list of books has the one, only a story's head has both.
BYLINE = re.compile(
    r"(?:By|Von|Par|Por|Di|Door|Av|Af|Autor|Autorka|Автор|Text)[:\s]\s*(?:[^\W\d_a-z][\w.'’-]*[\s,]*){2,7}"
)
DAY = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./]\d\d(?!\d))")
DAY_SIZE = 60
# A day in full: a year alone, or in a sentence, is no head's.
MONTH = r"[^\W\d_]{3,12}\.?"
FULL_DAY = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.|º)?,? (?:de )?{MONTH},? (?:de )?|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? "
    r"|\d{1,2}[./-]\d{1,2}[./-])(?:19|20)\d\d(?!\d)|(?:19|20)\d\d[-/.]\d\d[-/.]\d\d(?!\d)"
)
HEADING_TAGS = ("h1", "h2")  # whose claims are the headings themselves
MOST_LEVEL = 2  # a heading further down is a subhead
HEADLINE_SIZE = 160
# So many words in common with a headline make an address its slug.
SLUG_WORDS = 3
# Between a headline and the story's first paragraph stand a byline, a date and a caption at most.
HEAD_LINES = 4
# Of a head that text prints right above a story's first paragraph: so many lines below its title at most, a name and a
# day of so many characters, and labels between them ("on", "By").
MOST_PRINTED, PRINTED_SIZE, LABEL_SIZE = 7, 40, 12
NAME_WORDS = range(2, 5)
TITLE_WORDS, UNTITLED = 4, tuple('.:;,…”"»“')
OWN_HEAD = 12  # lines above the first paragraph that are its own head
BELOW = 3  # lines above its title that are none of the story before it
PICTURED = frozenset((Category.CAPTION, Category.CREDIT))
ITEM = re.compile(r"\d{1,3}[.)]\s")


def keep_one_story(page: Page) -> None:
    """Where a source holds several stories, remove all but one, and warn: the one that the page's address or its own
    claims name, else the first."""
    starts = list(_starts(page))
    if len(starts) < 2:
        return
    page.warnings.append(ArticleWarning.SEVERAL_ARTICLES)
    chosen = _chosen(page, [normalise(page.blocks[start].text) for start in starts])
    first = starts[chosen] if chosen else 0
    if chosen:  # titles are the page's, and those of its first story as often
        page.claims.insert(0, Claim("headline", page.blocks[first].text, "chosen"))
    end = starts[chosen + 1] if chosen + 1 < len(starts) else len(page.blocks)
    for i, block in enumerate(page.blocks):
        if not first <= i < end and block.is_story:
            block.label = ANOTHER


def _chosen(page: Page, headlines: list[str]) -> int:
    """Which headline the page's address spells, or the page claims for its own; else the first."""
    spelt = set(normalise(unquote(page.url or "")).split())
    shared = [len(spelt.intersection(headline.split())) for headline in headlines]
    if max(shared) >= SLUG_WORDS:
        return shared.index(max(shared))
    claimed = {normalise(claim.value) for claim in page.claims if claim.field in ("headline", "seo_headline")}
    return next((n for n, headline in enumerate(headlines) if headline in claimed), 0)


def _starts(page: Page) -> Iterator[int]:
    """The indices of the blocks that are the headlines of stories."""
    blocks, size = page.blocks, PROSE_SIZE / density(page.language)
    told = [block.is_story and len(block.text) >= size and ending(block.text) > 0 for block in blocks]  # no teaser
    heads = _marked_heads(page, told) if any(block.level for block in blocks) else _printed_heads(blocks, told)
    sizes = {start: sum(told[start:end]) for start, end in pairwise([*heads, len(blocks)])}
    long = [start for start, size in sizes.items() if size >= PARAGRAPHS]
    short = [start for start, size in sizes.items() if 0 < size < PARAGRAPHS and _may_be_short(blocks[start])]
    # A short one above the first is a teaser, or that story's summary.
    yield from sorted(long + short) if len(short) == 1 and long and long[0] < short[0] else long


def _may_be_short(heading: Block) -> bool:
    return heading.place is None or _article_of(heading) is not None


def _marked_heads(page: Page, told: Sequence[bool]) -> list[int]:
    """Headings, each of the first level in an `<article>` of its own, or with a byline or a day of its own below.

    Below a heading of the first level, and in a live blog, those of the second are parts of one story; so are articles
    below one that the page claims for its headline.
    """
    blocks = page.blocks
    if any(page.claimed("live_blog")):
        return []
    signed = [i for i, block in enumerate(blocks) if 1 <= block.level <= MOST_LEVEL and _is_signed(blocks, i, told)]
    own: dict[Place, int] = {}
    for i, block in enumerate(blocks):
        article = _article_of(block) if block.level == 1 else None
        if article is not None:
            own.setdefault(article, i)
    parts = sorted(own.values())
    titles = [i for i, block in enumerate(blocks) if block.level == 1 and not _is_link(block)]
    if titles:  # what is below one is of its story
        signed = [i for i in signed if blocks[i].level == 1 or i < titles[0]]
    if parts and any(i < parts[0] and _article_of(blocks[i]) is None and _is_claimed(page, blocks[i]) for i in titles):
        parts = []
    return sorted({*signed, *parts})


def _is_link(block: Block) -> bool:
    return block.link_chars > PROSE_LINKS * len(block.text)  # a logo


def _article_of(block: Block) -> Place | None:
    path = block.place.path() if block.place is not None else ()
    return next((place for place in path if place.tag == "article"), None)


def _is_claimed(page: Page, heading: Block) -> bool:
    """Whether a heading says what the page claims for its headline."""
    said = normalise(heading.text)
    return bool(said) and any(
        said in normalise(claim.value)
        for claim in page.claims
        if claim.field in ("headline", "seo_headline") and claim.source not in HEADING_TAGS
    )


def _is_signed(blocks: Sequence[Block], i: int, told: Sequence[bool]) -> bool:
    """Whether a byline or a day stands between a heading and the first paragraph below it."""
    for j in range(i + 1, min(i + 1 + HEAD_LINES, len(blocks))):
        block = blocks[j]
        if told[j] or block.level:
            return False
        if BYLINE.match(block.text) or _prints_day(block) or (block.place and names_writer(block.place.names)):
            return True
    return False


def _printed_heads(blocks: Sequence[Block], paragraphs: Sequence[bool]) -> list[int]:
    """The first line, and every line that begins another head, once a story has been told: a byline and then prose
    follow it, or a name and a day right above a paragraph."""
    heads = [0] if blocks else []
    titled = _titled(blocks, paragraphs)
    told = 0
    for i, block in enumerate(blocks):
        told += paragraphs[i]
        if i in titled:
            heads.append(i)
            told = 0
        elif told >= PARAGRAPHS and BYLINE.match(block.text) and _is_headline(blocks[i - 1]):
            below = blocks[i + 1 : i + 1 + HEAD_LINES]
            if any(paragraphs[i + 1 : i + 1 + HEAD_LINES]) and any(map(_prints_day, (block, *below))):
                heads.append(i - 1)
                told = 0
    return heads


def _titled(blocks: Sequence[Block], paragraphs: Sequence[bool]) -> set[int]:
    """The titles of heads that end right above a paragraph, of which the first stands below a story; a print says that
    story's own title on each sheet."""
    found: set[int] = set()
    told = 0
    own: list[str] = []
    for i, is_paragraph in enumerate(paragraphs):
        if is_paragraph and (found or told >= PARAGRAPHS) and blocks[i].place is None:
            title = _title_above(blocks, i, 0 if found else BELOW)
            if title is not None and normalise(blocks[title].text) not in own:
                found.add(title)
        if is_paragraph and not told:
            own = [normalise(block.text) for block in blocks[max(i - OWN_HEAD, 0) : i]]
        told += is_paragraph
    return found


def _title_above(blocks: Sequence[Block], i: int, below: int) -> int | None:
    """The title of a head right above a paragraph: a name and a day stand between them, and hardly a word beside.

    Above the first such title stands what is `below` a story: so many lines that are none of it. Amid a story a card of
    another one has such a head as well, and so have letters, notices and pictures.
    """
    is_dated = is_named = False
    for j in range(i - 1, max(i - 2 - MOST_PRINTED, -1), -1):
        block = blocks[j]
        text, category = block.text, block.label.category if block.label is not None else None
        if category in PICTURED:
            return None
        if len(text) <= PRINTED_SIZE and FULL_DAY.search(text):
            is_dated = True
        elif not is_named and _is_name(text):
            is_named = True
        elif len(text) > LABEL_SIZE and category is not Category.TIMESTAMP:
            is_below = j >= below and not any(above.is_story for above in blocks[j - below : j])
            return j if is_dated and is_named and is_below and _is_title(text) else None
    return None


def _is_title(text: str) -> bool:
    is_line = len(text) <= HEADLINE_SIZE and not ITEM.match(text)
    return is_line and len(text.split()) >= TITLE_WORDS and text[-1] not in UNTITLED


def _is_name(text: str) -> bool:
    words = text.split() if len(text) <= PRINTED_SIZE else ()
    return len(words) in NAME_WORDS and all(w[0].isupper() and (w[-1].islower() or w[-1] == ".") for w in words)


def _is_headline(block: Block) -> bool:
    return len(block.text) <= HEADLINE_SIZE and block.text[-1].isalnum()


def _prints_day(block: Block) -> bool:
    """Whether a short line has a day; in a table's rows it is none of a head's."""
    is_short = len(block.text) <= DAY_SIZE and block.type is not BlockType.TABLE_ROW
    return is_short and DAY.search(block.text) is not None
