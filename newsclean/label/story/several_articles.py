"""Pages and pastes that hold more than one story: which is the article, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote

from newsclean.article import ArticleWarning
from newsclean.label.rules import normalise
from newsclean.label.story.context import PROSE_SIZE, ending
from newsclean.page import Block, Form, Page
from newsclean.reasons import removed

# A story of its own has a headline and at least so many paragraphs.
PARAGRAPHS = 3
ANOTHER = removed("story/another")
# A byline, and a line that prints a day: a list of books has the one, only a story's head has both.
BYLINE = re.compile(
    r"(?:By|Von|Par|Por|Di|Door|Av|Af|Autor|Autorka|Автор|Text)[:\s]\s*(?:[^\W\d_a-z][\w.'’-]*[\s,]*){2,7}"
)
DAY = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./]\d\d(?!\d))")
DAY_SIZE = 60
HEADLINE_SIZE = 160
# So many words in common with a headline make an address its slug.
SLUG_WORDS = 3
# Between a headline and the story's first paragraph stand a byline, a date and a caption at most.
HEAD_LINES = 4


def keep_one_story(page: Page) -> None:
    """Where a source holds several stories, remove all but one, and warn: the one that the page's address or its own
    claims name, else the first."""
    starts = list(_starts(page))
    if len(starts) < 2:
        return
    page.warnings.append(ArticleWarning.SEVERAL_ARTICLES)
    chosen = _chosen(page, [normalise(page.blocks[start].text) for start in starts])
    first = starts[chosen] if chosen else 0
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
    heads = _marked_heads(page.blocks) if page.form is Form.HTML else _printed_heads(page.blocks)
    bounds = [*heads, len(page.blocks)]
    for start, end in pairwise(bounds):
        if sum(_is_paragraph(block) for block in page.blocks[start:end]) >= PARAGRAPHS:
            yield start


def _marked_heads(blocks: Sequence[Block]) -> list[int]:
    """Headings of the first level, each in an `<article>` of its own that stands in no other."""
    heads: list[int] = []
    seen: set[int] = set()
    for i, block in enumerate(blocks):
        if block.level != 1 or block.place is None:
            continue
        articles = [place for place in block.place.path() if place.tag == "article"]
        if len(articles) == 1 and id(articles[0]) not in seen:
            seen.add(id(articles[0]))
            heads.append(i)
    return heads


def _printed_heads(blocks: Sequence[Block]) -> list[int]:
    """The first line, and every line that a byline follows and then prose, once a story has been told."""
    heads = [0] if blocks else []
    told = 0
    for i, block in enumerate(blocks):
        told += _is_paragraph(block)
        if told >= PARAGRAPHS and BYLINE.match(block.text) and _is_headline(blocks[i - 1]):
            below = blocks[i + 1 : i + 1 + HEAD_LINES]
            if any(map(_is_paragraph, below)) and any(map(_prints_day, (block, *below))):
                heads.append(i - 1)
                told = 0
    return heads


def _is_headline(block: Block) -> bool:
    return len(block.text) <= HEADLINE_SIZE and block.text[-1].isalnum()


def _prints_day(block: Block) -> bool:
    return len(block.text) <= DAY_SIZE and DAY.search(block.text) is not None


def _is_paragraph(block: Block) -> bool:
    return len(block.text) >= PROSE_SIZE and ending(block.text) > 0 and block.is_story  # no long title of a teaser
