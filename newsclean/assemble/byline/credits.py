"""Agencies named in a dateline, "MOSCOW (Reuters) -", or in a closing credit, "With reporting by dpa and AFP"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.article import Category
from newsclean.assemble.byline.agencies import find_agencies, names_agency, printed_once, without_agencies
from newsclean.assemble.byline.lines import is_title
from newsclean.assemble.story_bounds import Head
from newsclean.page import Block

DATELINE_BLOCKS = 4  # headline, standfirst and byline may pass for the story's
DATELINE = 90  # characters from a story's start: "PORT-AU-PRINCE, Haiti, 3 May 2024 (Reuters/AFP) -"
IN_BRACKETS = re.compile(r"[(（【\[]([^()（）【】\[\]]{2,50})[)）】\]]")
# "PARIS, 3 mai – AFP –", "МОСКВА, 3 мая — РИА Новости."
AFTER_DASH = re.compile(r"^[^.!?。]{2,50}?\s[–—-]{1,2}\s*([^–—.,:]{2,30}?)\s*(?:[–—-]{1,2}\s|\.\s|,\s|:\s)")
AT_START = re.compile(r"^([^–—:,]{2,30}?)\s*(?:[–—-]{1,2}\s|:\s)")
UNSPACED_START = re.compile("^[（(【]?(新华社|新華社|中新社|中央社|共同社|连线|路透社|法新社|美联社)")
LAST = 3  # blocks of the story among which its credit may stand
BEFORE, INTO = 20, 6  # blocks before and after the story's start, a summary's perhaps, among which one stands
BEHIND = 4  # blocks below the story in which its credit stands
SHORTEST, LONGEST = 3, 160  # characters of a credit; "AA" is as often a button for larger letters
INITIALS = 8  # letters beside the agencies in a credit that does not say it is one: "ino/dpa"
CREDIT = re.compile(
    r"^\W*(?:with (?:additional )?(?:reporting|files|material|information|reports)|additional reporting|reporting by|"
    r"agencies|quelle|quellen|mit material|mit informationen|mit agenturen|avec|source|sources|con información|"
    r"con informaciones|fuente|fuentes|fonte|fonti|com informações|com agências|bron|källa|källor|kilde|kilder|lähde|"
    r"źródło|zdroj|источник|джерело|kaynak|forrás|sursa|πηγή|来源|來源|出典|출처|المصدر|sumber)\b",
    re.I,
)
PICTURE = re.compile(r"\b(?:foto|photo|bild|image|picture|video|getty|fotos|photos|fotograf)\b|©|写真|摄影", re.I)


def credited_agencies(head: Head, beside: Iterable[str]) -> tuple[str, ...]:
    """The agencies that a story credits, each as it is first printed; `beside` are those beside its headline.

    >>> from newsclean.assemble.story_bounds import head_of
    >>> from newsclean.page import Form, Label, Page, Role
    >>> block = Block("KYIV (Reuters) - It rained.", 1, label=Label(Role.STORY, "story"))
    >>> credited_agencies(head_of(Page(Form.TEXT, [block])), [])
    ('Reuters',)
    """
    return printed_once([*beside, *_dateline(head), *_closing(head)])


def agencies_beside(head: Head, headline: Sequence[Block]) -> Iterator[str]:
    """The agencies of lines between headline and story that name little else: where a byline stands."""
    if headline:
        blocks = head.blocks
        first = blocks.index(headline[-1]) + 1
        for i in range(max(first, head.start - BEFORE), min(head.start + INTO, len(blocks))):
            is_theirs = i >= head.end and _is_other_story(blocks[i - 1])
            if not blocks[i].is_story and len(blocks[i].text) >= SHORTEST and not is_theirs and _is_credit(blocks[i]):
                yield from find_agencies(blocks[i].text)


def _dateline(head: Head) -> Iterator[str]:
    for block in head.told[:DATELINE_BLOCKS]:
        start = block.text[:DATELINE]
        if not names_agency(start):
            continue
        for match in IN_BRACKETS.finditer(start):
            if not without_agencies(match[1]).strip(" ,/-&+=＝"):
                yield from find_agencies(match[1])
            elif match[0][0] == "【":
                yield from find_agencies(match[1])
        for pattern in (AFTER_DASH, AT_START, UNSPACED_START):
            found = pattern.match(start)
            if found and not without_agencies(found[1]).strip(" ,/-&+="):
                yield from find_agencies(found[1])


def _closing(head: Head) -> Iterator[str]:
    blocks = head.blocks
    for i in range(max(head.start, head.end - LAST), min(head.end + BEHIND, len(blocks))):
        if _is_credit(blocks[i]) and not (i >= head.end and _is_other_story(blocks[i - 1])):
            yield from find_agencies(blocks[i].text)


def _is_other_story(block: Block) -> bool:
    """Whether a block is another story's title: the agency below it is that one's."""
    return is_title(block) or (block.label is not None and block.label.category is Category.RELATED)


def _is_credit(block: Block) -> bool:
    text, label = block.text, block.label
    if len(text) > LONGEST or not names_agency(text):
        return False
    if not CREDIT.match(text):
        if label is not None and label.category is Category.CAPTION:
            return False
        rest = without_agencies(text)
        if len(rest) == len(text) or sum(map(str.isalpha, rest)) > INITIALS:
            return False
    return PICTURE.search(text) is None
