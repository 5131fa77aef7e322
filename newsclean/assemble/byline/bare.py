"""Bylines that do not say they are: a name between headline and story, with a role, beside a date, or on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import BlockType, Category
from newsclean.assemble.byline.agencies import without_agencies
from newsclean.assemble.byline.lines import LONGEST_BARE, NOT_BYLINES, OTHER_STORIES, SENTENCE_ENDS, Line, Reader
from newsclean.assemble.byline.names import DIGIT
from newsclean.assemble.byline.people import YEAR, Named
from newsclean.assemble.dates import says_which, tells_date
from newsclean.assemble.head_lines import is_guessed, is_ruled
from newsclean.assemble.line_facts import DATE, is_dated
from newsclean.assemble.words import UNSPACED
from newsclean.page import Block, Role

# A menu's label says nothing of a line amid the headline, the date and the story; other labels do.
OTHER = OTHER_STORIES - {Category.NAVIGATION}
LONGEST_DATED = 90  # characters of a line that holds a date, a time and a name
MOST_NAMES = 4
RIGHT_BELOW = 2  # lines below the headline where markup, which tells no blank lines, sets a name
GROUP = 3  # lines below a name in its paragraph, one of which may date the story
BELOW_SUMMARY = 6  # blocks from the story's start
SEPARATORS = tuple(",|–—-·•(")
WORD = re.compile(r"[^\W\d_]+")
CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d{2}){1,2}(?!\d)")


def bare_lines(reader: Reader) -> Iterator[Line]:
    """The first of such lines that stand together, one of them where a byline does."""
    run: list[Line] = []
    proved = False
    for i in _between(reader):
        block = reader.head.blocks[i]
        named = _read(reader, i)
        if named is None or (run and i - run[-1].index > 1):
            if proved:
                break
            run.clear()
        if named is not None:
            run.append(Line(i, block, named))
            proved = proved or _has_evidence(reader, i, named)
    if proved:
        yield from run


def _between(reader: Reader) -> Iterator[int]:
    """The lines between headline and story that can be bylines; a summary may have passed for the story's start."""
    blocks, start = reader.head.blocks, reader.head.start
    for i in range(reader.zone.start, min(start + BELOW_SUMMARY, reader.head.end)):
        block = blocks[i]
        is_dated = reader.head.facts.dated[i]
        if id(block) in reader.headline or block.level or (i >= start and block.is_story and not _may_sign(reader, i)):
            continue
        if i < reader.headline_from and not is_dated and not any(map(_is_timestamp, blocks[i + 1 : i + 2])):
            continue
        if not reader.is_other(block, NOT_BYLINES if is_guessed(block) else OTHER):
            yield i


def _may_sign(reader: Reader, i: int) -> bool:
    """Whether a line among the story's first can be who wrote it and when: a paragraph with one day, none of several in
    a row as those of a timetable or a list of results are.
    """
    blocks = reader.head.blocks
    beside = (j for j in (i - 1, i + 1) if reader.head.start <= j < reader.head.end)
    return _has_day(blocks[i]) and not any(_has_day(blocks[j]) and not says_which(blocks[j].text) for j in beside)


def _has_day(block: Block) -> bool:
    """Whether a paragraph is short, and of one day, with or without its time; not of a time alone, nor of two days."""
    text = CLOCK.sub("", block.text)
    is_short = block.type is BlockType.PARAGRAPH and len(block.text) <= LONGEST_DATED
    return is_short and DATE.search(text) is not None and (len(YEAR.findall(text)) <= 1 or says_which(text))


def _read(reader: Reader, i: int) -> Named | None:
    """Who a line names, where it names nothing else."""
    block = reader.head.blocks[i]
    text = block.text
    facts = reader.head.facts
    if (
        len(text) > (LONGEST_DATED if facts.dated[i] else LONGEST_BARE)
        or text[-1] in SENTENCE_ENDS
        or text[0].islower()
    ):
        return None
    named = reader.read(block, trusted=False)
    if not named.people and block.is_story:
        return None
    if named.agencies and not named.people and not named.desks:
        return named if facts.dated[i] or not any(map(str.isalpha, without_agencies(text))) else None
    if not 1 <= len(named.people) <= MOST_NAMES or is_ruled(block):
        return None
    if facts.photo[i] and not (named.agencies and _heads_date(reader, i)):
        return None
    has_date = facts.dated[i] and i > reader.headline_from
    knows = reader.uses if has_date or _heads_date(reader, i) else reader.knows
    if any((" " not in name and not UNSPACED.match(name)) or knows(name) for name in named.people):
        return None
    return named if _is_all(reader, named, text) else None


def _is_all(reader: Reader, named: Named, text: str) -> bool:
    """Whether a line holds names, roles and dates alone."""
    if (
        text.startswith(named.people[0])
        and text[len(named.people[0]) :].lstrip()[:1] in SEPARATORS
        and _has_role(reader, text)
    ):
        return True
    words = reader.words
    if text.startswith(f"{named.people[0]} ") and text.rpartition(" ")[2].lower() in words.role:
        return True  # "Ann Lee Deputy Content Hub Director"
    known = words.role | words.rank | words.desk
    behind = _behind(named, text)
    text = without_agencies(text) if named.agencies else text
    for name in named.people:
        text = text.replace(name, " ")
    if is_dated(text):  # places, sections and counts may stand beside the day, but no words that run from a name to it
        before = WORD.findall(DIGIT.split(behind, maxsplit=1)[0])
        known |= words.perhaps_not | words.place
        return all(not word[0].islower() or word in known or tells_date(word) for word in before)
    rest = [word.lower() for word in WORD.findall(text)]
    return all(tells_date(word) or word in known for word in rest) or bool(words.joins.fullmatch(text))


def _has_evidence(reader: Reader, i: int, named: Named) -> bool:
    """Whether a line of names stands where a byline does: with a role, beside a date, or set off by its place."""
    blocks, text = reader.head.blocks, reader.head.blocks[i].text
    if _has_role(reader, text):
        return True
    if _heads_date(reader, i):
        return True
    near = range(reader.zone.start, min(reader.head.start + BELOW_SUMMARY, len(blocks)))
    if reader.head.facts.dated[i] or any(_is_date(reader, j) for j in (i - 1, i + 1) if j in near):
        return True
    if named.people and _tells_day(_behind(named, text)):
        return True
    label = blocks[i].label
    if label is not None and label.role is Role.STORY:
        return False  # as often a subhead in capitals: "What Comes Next"
    if blocks[i].place is not None:
        is_apart = 0 < i - reader.headline_at <= RIGHT_BELOW
    else:
        is_apart = blocks[i].gap > 0 and i + 1 < len(blocks) and blocks[i + 1].gap > 0
    return is_apart and bool(named.people) and not any(map(reader.page_uses, named.people))


def _behind(named: Named, text: str) -> str:
    """What follows the last name of a line."""
    return text[text.find(named.people[-1]) + len(named.people[-1]) :]


def _tells_day(behind: str) -> bool:
    """Whether what follows a name is a day without its year, glued to it or not: "Saturday, 4 March"."""
    return DIGIT.search(behind) is not None and any(map(tells_date, WORD.findall(behind)))


def _heads_date(reader: Reader, i: int) -> bool:
    """Whether a line of text below the headline opens a paragraph of a few short ones that dates the story: a name,
    what its bearer is or the section, and the day. Whoever the story is about does not stand so.
    """
    blocks = reader.head.blocks
    if blocks[i].place is not None or i <= reader.headline_from or not blocks[i].gap:
        return False
    for j in range(i + 1, min(i + 1 + GROUP, len(blocks))):
        if blocks[j].gap or len(blocks[j].text) > LONGEST_BARE:
            return False
        if _is_date(reader, j):
            return True
    return False


def _has_role(reader: Reader, text: str) -> bool:
    return not reader.words.role.isdisjoint(text.lower().replace(",", " ").split())


def _is_date(reader: Reader, i: int) -> bool:
    block = reader.head.blocks[i]
    return _is_timestamp(block) or (len(block.text) <= LONGEST_BARE and reader.head.facts.dated[i])


def _is_timestamp(block: Block) -> bool:
    return block.label is not None and block.label.category is Category.TIMESTAMP
