"""Bylines that do not say they are: a name between headline and story, with a role, beside a date, or on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Category
from newsclean.assemble.agencies import without_agencies
from newsclean.assemble.byline_lines import LONGEST_BARE, OTHER_STORIES, Line, Reader
from newsclean.assemble.lines import DATE, RULE_PARTS, names_photo
from newsclean.assemble.people import Named
from newsclean.assemble.words import UNSPACED
from newsclean.page import Block, Role

# A menu's label says nothing of a line amid the headline, the date and the story; other labels do.
OTHER = OTHER_STORIES - {Category.NAVIGATION}
LONGEST_DATED = 90  # characters of a line that holds a date, a time and a name
MOST_NAMES = 4
SEPARATORS = tuple(",|–—-·•(")
WORD = re.compile(r"[^\W\d_]+")


def bare_lines(reader: Reader) -> Iterator[Line]:
    """The first such line, and those right below it that are like it."""
    last: int | None = None
    for i in range(reader.headline_at, reader.head.start):
        block = reader.head.blocks[i]
        if id(block) in reader.headline or block.level or reader.is_other(block, OTHER):
            continue
        if last is not None and i - last > 1:
            return
        named = _read(reader, i)
        if named is not None and (last is not None or _has_evidence(reader, i, named)):
            last = i
            yield Line(i, block, named)


def _read(reader: Reader, i: int) -> Named | None:
    """Who a line names, where it names nothing else."""
    block = reader.head.blocks[i]
    text = block.text
    if len(text) > (LONGEST_DATED if DATE.search(text) else LONGEST_BARE) or text[-1] in ".?!:" or text[0].islower():
        return None
    named = reader.read(block, trusted=False)
    if named.agencies and not named.people and not named.desks:
        return named if DATE.search(text) or not any(map(str.isalpha, without_agencies(text))) else None
    ruled = block.label is not None and block.label.reason.count("/") == RULE_PARTS
    if not 1 <= len(named.people) <= MOST_NAMES or ruled or names_photo(text):
        return None
    if any((" " not in name and not UNSPACED.match(name)) or reader.knows(name) for name in named.people):
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
    for name in named.people:
        text = text.replace(name, " ")
    words = reader.words
    if DATE.search(text):
        return True
    rest = [word.lower() for word in WORD.findall(text)]
    return all(any(word in table for table in (words.role, words.rank, words.desk)) for word in rest) or bool(
        words.joins.fullmatch(text)
    )


def _has_evidence(reader: Reader, i: int, named: Named) -> bool:
    """Whether a line of names stands where a byline does: with a role, beside a date, or set off by blank lines."""
    blocks, text = reader.head.blocks, reader.head.blocks[i].text
    if _has_role(reader, text):
        return True
    beside = (blocks[j] for j in (i - 1, i, i + 1) if reader.headline_at < j < reader.head.start)
    if any(map(_is_date, beside)):
        return True
    label = blocks[i].label
    if label is not None and label.role is Role.STORY:
        return False  # as often a subhead in capitals: "What Comes Next"
    is_apart = blocks[i].gap > 0 and i + 1 < len(blocks) and blocks[i + 1].gap > 0
    return is_apart and bool(named.people) and not any(map(reader.page_uses, named.people))


def _has_role(reader: Reader, text: str) -> bool:
    return not reader.words.role.isdisjoint(text.lower().replace(",", " ").split())


def _is_date(block: Block) -> bool:
    if block.label is not None and block.label.category is Category.TIMESTAMP:
        return True
    return len(block.text) <= LONGEST_BARE and DATE.search(block.text) is not None
