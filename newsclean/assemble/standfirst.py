"""The standfirst: the summary printed under the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from newsclean.article import Category
from newsclean.assemble.head_lines import is_ruled, lead_words
from newsclean.assemble.keys import key_of
from newsclean.assemble.line_facts import words_in
from newsclean.assemble.story_bounds import Head
from newsclean.assemble.words import UNSPACED, Words
from newsclean.page import Block, Form, Page

# Words of class names that say so, in the languages of the news corpus; `lead` but not `leader`, `leading`.
NAMES = re.compile(
    r"stand-?first|sub-?title|sub-?head|\bdek\b|[-_]dek\b|[a-z]dek-|\bdeck\b|\blead\b|[-_]lead\b|\blead-|lede|summary|"
    r"\bintro|[-_]intro|introtext|chapo|chapeau|excerpt|ingress|entradilla|sapo\b|vorspann|preface|einleitung|strapline|"
    r"subline|perex|manchet|sommario|occhiello|copete|bajada|spot\b|zajawka|teaser[-_]*text"
)
MOST_KNOWN = 4096  # names of elements that are remembered: a site's pages have the same
LEVELS = 3  # names of the element and of two above it; higher up they speak of more than one block
SHORTEST, LONGEST = 20, 1_500  # characters
SAME = 40  # letters by which a cut claim and a block must agree
CUT = ("…", "...", "[…]", "[...]", "[&hellip;]")
SENTENCE_END = tuple('.?!。？！।…"”»’')
FEED = "feed"
TITLES = frozenset(("h1", "title", "og:title", "twitter:title"))
AFTER = 8  # blocks below a summary among which the byline stands
BETWEEN = 12  # blocks between two prints of the headline
MOST_LINES = 60  # below the headline; where there is no story, the whole page stands there
NUMBER = re.compile(r"\d+")  # paragraphs that are numbered in their names are of one shape
INLINE = frozenset(("a", "b", "em", "font", "i", "span", "strong", "u"))
INTO = 2  # how many of the story's blocks may be its standfirst
SUMMARY = 60  # characters: what is shorter and right under a headline is as often a caption
FEWEST_WORDS = 5  # "What we are reading" is a section
# What speaks for a block; measured on the news corpus' even half.
CLAIMED, NAMED, BOLD, SUBHEAD, SET_APART, BEFORE_BYLINE, BELOW_HEADLINE = 3.0, 2.0, 2.0, 1.5, 1.0, 1.5, 1.0
LEAST = 2.0
# Labels of lines that are no summary, however they look. Labels by class names are not among them: a site's header
# holds the standfirst as well as the menu.
OTHER = frozenset((Category.CAPTION, Category.CREDIT, Category.TIMESTAMP, Category.COOKIES, Category.ADVERTISEMENT))


@dataclass(slots=True)
class Standfirst:
    """The choice: its text and source, and the blocks that print it."""

    text: str
    source: str
    blocks: list[Block]


def choose_standfirst(page: Page, head: Head, headline: list[Block], words: Words) -> Standfirst | None:
    """Choose a page's standfirst: one that is printed, for a description no reader sees is written for search engines.

    Where the story itself stands in the page's data alone, what they call its description is taken; a feed's
    description is what its readers see, and so is that of a text's front matter.
    """
    if not head.blocks:
        return None
    claims = [(c.source, c.value, key_of(c.value)) for c in page.claimed("standfirst")]
    first = _below(head, headline)
    titles = {
        key_of(c.value) for c in page.claims if c.source in TITLES or (c.field, c.source) == ("headline", "json-ld")
    }.union(key_of(block.text) for block in headline)
    titled = tuple(title for title in titles if len(title) >= SHORTEST)  # below a kicker
    keys = [key for _, _, key in claims]
    within = range(first, min(head.start + INTO, len(head.blocks), first + MOST_LINES))
    weights = {
        i: _weight(head, i, first, keys, words)
        for i in within
        if head.key(i) not in titles and not head.key(i).endswith(titled)
    }
    best = max(weights, key=lambda i: weights[i], default=None)
    if best is not None and weights[best] >= LEAST:
        blocks = _with_siblings(head, best)
        said = key_of(" ".join(b.text for b in blocks))
        source = next((source for source, _, key in claims if key == said), "line")
        return Standfirst(" ".join(b.text for b in blocks), source, blocks)
    story = head.blocks[head.start].label if head.start < len(head.blocks) else None
    if page.form is Form.HTML and (story is None or not story.reason.startswith("claims/")):
        claims = [claim for claim in claims if claim[0] == FEED]
    return _claimed(head, claims) if claims else None


def _below(head: Head, headline: list[Block]) -> int:
    """The first block below the headline; where the page does not print it, the story's first."""
    printed = {id(block) for block in headline}
    above = [i for i in head.above if i < head.start]
    at = [i for i in above if id(head.blocks[i]) in printed]
    if not at:
        at = [i for i in above if head.blocks[i].level == 1][-1:] or [i for i in above if head.blocks[i].level == 2][
            -1:
        ]
    if not at:
        return head.start
    return next(i for i in at if at[-1] - i <= BETWEEN) + 1


def _weight(head: Head, i: int, first: int, claims: list[str], words: Words) -> float:
    block = head.blocks[i]
    text, place = block.text, block.place
    if not SHORTEST <= len(text) <= LONGEST or (place is not None and place.hidden):
        return 0.0
    in_story = i >= head.start
    if any(b.is_story and not b.level and len(b.text) >= SHORTEST for b in head.blocks[first:i]):
        return 0.0  # the story has begun
    apart = in_story and (_set_apart(head, i) or (i == head.start and _stands_before_byline(head)))
    full = not in_story or apart
    claimed = _is_claimed(head.key(i), claims)
    if claimed and block.label is not None and block.label.category in OTHER and head.facts.photo[i]:
        return 0.0  # a picture's caption, which the page's data take for a description
    if not claimed and not _reads_as_summary(head, i, words):
        return 0.0
    is_followed = i <= head.start and _byline_follows(head, i)
    if _is_entry_title(head, i) or (not is_followed and _is_of_one_kind(head, i)):
        return 0.0
    weight = SET_APART if apart or claimed else 0.0
    if claimed and (not in_story or (apart and head.key(i) in claims)):
        weight = CLAIMED  # a description that a program cut from the story's first paragraph says little
    if place is not None and any(_is_summary(p.names) for p in islice(place.path(), LEVELS)):
        weight += NAMED if full else SET_APART
    if apart and i == head.start and _is_bold(block):
        weight += BOLD
    if block.level in (2, 3) and i == first:
        weight += SUBHEAD
    if i - first < 2 and is_followed:
        weight += BEFORE_BYLINE if place is not None and in_story else LEAST
    # Where no element sets it apart, nor a byline, a sentence right above the story is the story's first.
    parted = place is not None or i + 1 < head.start
    if i == first and not in_story and parted and len(text) >= SUMMARY and text.endswith(SENTENCE_END):
        weight += BELOW_HEADLINE if place is not None else LEAST
    return weight


@lru_cache(maxsize=MOST_KNOWN)
def _is_summary(names: str) -> bool:
    return NAMES.search(names.lower()) is not None


def _reads_as_summary(head: Head, i: int, words: Words) -> bool:
    """Whether a line that no claim speaks for can be a summary: no date, no byline, no caption, no list of links."""
    block, facts = head.blocks[i], head.facts
    text = block.text
    if (block.label is not None and block.label.category in OTHER) or is_ruled(block):
        return False
    if len(text.split()) < FEWEST_WORDS and not UNSPACED.search(text):
        return False
    if "|" in text or block.link_chars * 2 > len(text) or facts.announces[i] or facts.photo[i]:
        return False
    return not (len(text) < SUMMARY and (facts.dated[i] or not words.role.isdisjoint(text.lower().split())))


def _is_bold(block: Block) -> bool:
    return block.strong_chars * 10 > len(block.text) * 9


def _is_claimed(said: str, claims: list[str]) -> bool:
    """Whether a claim says the same, or begins to."""
    return any(
        said == key or (len(key) >= SAME and said.startswith(key)) or (len(said) >= SAME and said in key)
        for key in claims
    )


def _is_of_one_kind(head: Head, i: int) -> bool:
    """Whether a paragraph of the story stands in an element like the block's, below elements that are alike, set as
    bold as it: then it is one of them.
    """
    block = head.blocks[i]
    if block.place is None:
        return False
    lineage, bold = block.place.lineage, _is_bold(block)
    return any(
        b.place is not None and b.place.lineage is lineage and _is_bold(b) == bold
        for j, b in zip(head.at, head.story, strict=True)
        if j > i
    )


def _is_entry_title(head: Head, i: int) -> bool:
    """Whether the story has a subhead set like a heading of its own further below: it is the first of its parts'."""
    block = head.blocks[i]
    if not block.level or not block.is_story:
        return False
    shape = _shape(block)
    return any(b.level == block.level and _shape(b) == shape for j, b in zip(head.at, head.story, strict=True) if j > i)


def _set_apart(head: Head, i: int) -> bool:
    """Whether a block of the story is set otherwise than the paragraphs that follow it."""
    block = head.blocks[i]
    after = [b for b in head.blocks[i + 1 : i + 12] if b.is_story and b.level == 0]
    if block.place is None or not after:
        return False
    if _is_bold(block):
        return not any(map(_is_bold, after[:2]))
    shapes = {_shape(b) for b in after if b.place is not None}
    return _shape(block) not in shapes


def _shape(block: Block) -> tuple[str, str, str]:
    """Tag and names of the element that lays a block out, and its parent's names."""
    place = block.place
    while place is not None and place.tag in INLINE:
        place = place.parent
    parent = place.parent if place is not None else None
    names = [NUMBER.sub("", p.names) if p is not None else "" for p in (place, parent)]
    return place.tag if place is not None else "", names[0], names[1]


def _byline_follows(head: Head, i: int) -> bool:
    """Whether a byline or a date stands below, in the next line or the one after."""
    blocks, facts = head.blocks, head.facts
    below = [j for j in range(i + 1, min(i + 3, len(blocks))) if len(blocks[j].text) < SUMMARY]
    return any(facts.announces[j] or (facts.dated[j] and not blocks[j].is_story) for j in below)


def _stands_before_byline(head: Head) -> bool:
    """Whether other lines than the story's follow its first block, a byline or a date among them."""
    blocks = head.blocks
    below = range(head.start + 1, min(head.start + 1 + AFTER, len(blocks)))
    return any(
        head.facts.announces[j] or ((label := blocks[j].label) is not None and label.category is Category.TIMESTAMP)
        for j in takewhile(lambda j: not blocks[j].is_story, below)
    )


def _with_siblings(head: Head, best: int) -> list[Block]:
    """A summary in several blocks: those beside it in the same element, where its class or a claim takes them in."""
    block = head.blocks[best]
    blocks = [block]
    parent = block.place.parent if block.place is not None else None
    if parent is None or not _is_summary(parent.names):
        return blocks
    for step in (-1, 1):
        i = best + step
        while 0 <= i < len(head.blocks) and (beside := head.blocks[i]).place is not None:
            if beside.place.parent is not parent or len(beside.text) < SHORTEST or beside.level:
                break
            blocks.insert(0, beside) if step < 0 else blocks.append(beside)
            i += step
    return blocks


def _claimed(head: Head, claims: list[tuple[str, str, str]]) -> Standfirst | None:
    """A claim that no block prints: whole, about this story, and no part of it."""
    story = key_of(" ".join(b.text for b in head.told))
    lead = lead_words(head)
    for source, text, key in claims:
        if len(text) < SHORTEST or len(text) > LONGEST or text.endswith(CUT) or key in story:
            continue
        if not lead.isdisjoint(words_in(text)):
            return Standfirst(text, source, [])
    return None
