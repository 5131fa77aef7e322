"""A second opinion where the trees find no story: what trafilatura takes for one.

Asked on the pages of 700 sites that the trees had not learned from, it had the story on five of seven such pages and
spoilt none. Its word on pages where the trees are merely unsure gains as much as it loses: added to their scores, and
taken for what to leave out where it holds nothing but what they found.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from threading import Lock

from newsclean.fields import UNSURE
from newsclean.label.story import PROSE_SIZE
from newsclean.page import Block, Label, Page, Role, density

TAKEN = Label(Role.STORY, "witness/trafilatura")
# A page that says when it was published, or by whom, has a story to tell.
STORY_CLAIMS = frozenset(("published", "author", "byline", "article_body"))
SCRAP = 400  # a story of fewer characters, as a European language would write it, that is in doubt, may be a scrap
LEAST = 200  # less than so much in paragraphs is no story
TWICE = 1.5  # so many times as much as the scrap
PROSE = 0.3  # so much of what it says stands in paragraphs: the rest of a film's page is a menu
HELD = 0.5  # of a block's text, for the block to be the witness's too
LARGEST = 2_000_000  # characters of a source: its time is no longer in proportion beyond
GRAM = 12  # characters in a row by which texts are compared
SIGNS = re.compile(r"[\W_]+")
_one_at_a_time = Lock()  # it keeps state between calls
logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # else what it logs of a page goes to standard error


def ask_witness(page: Page) -> None:
    """Ask trafilatura for the story, where a page that claims to have one shows none, or a scrap that is in doubt."""
    if page.source is None or not _is_in_doubt(page) or len(page.source) > LARGEST:
        return
    lines = (" ".join(line.split()) for line in _extracted(page.source).splitlines())
    headlines = {_folded(c.value) for c in page.claims if c.field in ("headline", "seo_headline")}
    said = [line for line in lines if line and _folded(line) not in headlines]
    scale = density(page.language)
    prose = sum(len(line) for line in said if len(line) * scale >= PROSE_SIZE)
    found = sum(len(block.text) for block in page.blocks if block.is_story)
    if prose * scale >= LEAST and prose > max(TWICE * found, PROSE * sum(map(len, said))):
        _take(page, said, headlines)


def _is_in_doubt(page: Page) -> bool:
    """Whether a page claims a story, and none was found, or a scrap that is more likely wrong than right."""
    if not any(claim.field in STORY_CLAIMS for claim in page.claims):
        return False
    found = sum(len(block.text) for block in page.blocks if block.is_story) * density(page.language)
    return not found or (found < SCRAP and page.confidence < UNSURE)


def _extracted(source: str) -> str:
    """What trafilatura takes for the story; nothing where it fails, whatever it fails with."""
    from trafilatura import extract  # its import takes longer than a page

    with _one_at_a_time:
        try:
            return extract(source, include_comments=False) or ""
        except Exception:
            return ""


def _take(page: Page, said: list[str], headlines: set[str]) -> None:
    """Take for the story the blocks that the witness holds; its own paragraphs where these are few."""
    theirs = _grams(said)
    held = [b for b in page.blocks if _holds(theirs, b.text) and _folded(b.text) not in headlines]
    if len(_grams(block.text for block in held) & theirs) < HELD * len(theirs):
        held = [Block(line, position) for position, line in enumerate(said, len(page.blocks) + 1)]
        page.blocks += held
    for block in held:
        block.label = TAKEN


def _holds(theirs: set[str], text: str) -> bool:
    """Whether most of a text stands in the witness's; a text too short to tell does not."""
    own = _grams([text])
    return len(own & theirs) > HELD * len(own)


def _folded(text: str) -> str:
    return SIGNS.sub("", text.casefold())


def _grams(texts: Iterable[str]) -> set[str]:
    """All runs of GRAM characters within each text, signs and spaces left out."""
    folded = map(_folded, texts)
    return {text[i : i + GRAM] for text in folded for i in range(len(text) - GRAM + 1)}
