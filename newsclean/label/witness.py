"""A second opinion where the story is in doubt: what trafilatura takes for it.

Tried on pages of domains that the trees had not learned from, where a story's confidence is below ASK_BELOW: on 24 of
793 pages of 700 sites and 41 of 663 others its text is the better one more often than the worse, and brings .002 and
.004 of F1 over all pages. Not so where it only adds to what was found, unless that is a scrap; and where the trees are
surer, it is wrong more often than they are.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from threading import Lock

from newsclean.label.story import COPY, PROSE_SIZE
from newsclean.page import Block, Label, Page, Role, density
from newsclean.reasons import is_rule, removed

ASK_BELOW = 0.3
# Of a story that the witness alone has found, set by hand: there is nothing to reckon it from.
FOUND_CONFIDENCE = 0.4
TAKEN = Label(Role.STORY, "witness/trafilatura")
LEFT_OUT = removed("witness/trafilatura")
# A page that says when it was published, or by whom, has a story to tell.
STORY_CLAIMS = frozenset(("published", "author", "byline", "article_body"))
HEADLINES, SUBHEAD = frozenset(("headline", "seo_headline")), "h2"
SCRAP = 400  # characters: a story of fewer, as a European language would write it, may be a scrap of what is there
LEAST = 200  # less than so much in paragraphs is no story
PROSE = 0.3  # so much of what it says stands in paragraphs: the rest of a film's page is a menu
# It only adds where so much of what was found stands in its text, and less than so much of that in what was found.
WITHIN, BEYOND = 0.95, 0.9
HELD = 0.5  # of a block's text, for the block to be the witness's too
LARGEST = 2_000_000  # characters of a source: its time is no longer in proportion beyond
GRAM = 12  # characters in a row by which texts are compared
SIGNS = re.compile(r"[\W_]+")
_one_at_a_time = Lock()  # it keeps state between calls
logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # else what it logs of a page goes to standard error


def ask_witness(page: Page) -> None:
    """Ask trafilatura for the story where it is in doubt, and take it at its word unless that is of less worth."""
    story = [block for block in page.blocks if block.is_story]
    if page.source is None or len(page.source) > LARGEST or not _is_in_doubt(page, story):
        return
    lines = (" ".join(line.split()) for line in _extracted(page.source).splitlines())
    headlines = {_folded(c.value) for c in page.claims if c.field in HEADLINES and c.source != SUBHEAD}
    said = [line for line in lines if line and _folded(line) not in headlines]
    scale = density(page.language)
    if _is_story(said, scale) and not _only_adds(said, story, scale):
        _follow(page, story, said, headlines)
        page.confidence = page.confidence or FOUND_CONFIDENCE


def _is_in_doubt(page: Page, story: list[Block]) -> bool:
    """Whether a story is likely wrong, or none was found on a page that claims one."""
    if not story:
        return any(claim.field in STORY_CLAIMS for claim in page.claims)
    return page.confidence < ASK_BELOW


def _is_story(said: list[str], scale: float) -> bool:
    """Whether the witness's lines hold prose, and not much else."""
    prose = sum(len(line) for line in said if len(line) * scale >= PROSE_SIZE)
    return prose * scale >= LEAST and prose > PROSE * sum(map(len, said))


def _only_adds(said: list[str], story: list[Block], scale: float) -> bool:
    """Whether the witness holds all that was found, unless that is a scrap, and more beside."""
    if sum(len(block.text) for block in story) * scale < SCRAP:
        return False
    theirs, ours = _grams(said), _grams(block.text for block in story)
    shared = len(theirs & ours)
    return shared > WITHIN * len(ours) and shared < BEYOND * len(theirs)


def _extracted(source: str) -> str:
    """What trafilatura takes for the story; nothing where it fails, whatever it fails with."""
    from trafilatura import extract  # its import takes longer than a page

    with _one_at_a_time:
        try:
            return extract(source, include_comments=False) or ""
        except Exception:
            return ""


def _follow(page: Page, story: list[Block], said: list[str], headlines: set[str]) -> None:
    """Take for the story the blocks that the witness holds; its own paragraphs where these are few."""
    theirs = _grams(said)
    told = [block for block in page.blocks if block.label is not COPY]
    held = [b for b in told if _holds(theirs, b.text) and _folded(b.text) not in headlines]
    if len(_grams(block.text for block in held) & theirs) < HELD * len(theirs):
        held = [Block(line, position) for position, line in enumerate(said, len(page.blocks) + 1)]
        page.blocks += held
    # Rules have the last word, as everywhere, but where they have taken the whole of it, as captions in a photo story.
    held = [block for block in held if block.label is None or not is_rule(block.label.reason)] or held
    stays = set(map(id, _too_short_amid(story, set(map(id, held)))))
    for block in story:
        if id(block) not in stays:
            block.label = LEFT_OUT
    for block in held:
        block.label = TAKEN


def _too_short_amid(story: list[Block], held: set[int]) -> Iterator[Block]:
    """The story's blocks that are too short to be looked for, and stand between two that the witness holds."""
    short: list[Block] = []
    after_held = False
    for block in story:
        if len(_folded(block.text)) < GRAM:
            short.append(block)
            continue
        if after_held and id(block) in held:
            yield from short
        after_held, short = id(block) in held, []


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
