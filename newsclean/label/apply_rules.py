"""Which blocks rules know: by their text, as a label before a link, or as a link in a list below a label."""

from __future__ import annotations

from itertools import islice

import regex

from newsclean.article import Category
from newsclean.label.rules import Rule, RuleSet, Zone
from newsclean.label.story import PROSE_LINKS, PROSE_SIZE
from newsclean.page import Block
from newsclean.reasons import removed, removed_by_rule

READ = (Category.CAPTION, Category.MEDIA, Category.NAVIGATION, Category.OTHER)  # what reading alone may know
READ_LABELS = {category: removed(f"read/{category}") for category in READ}
BESIDE_LABELS = {category: removed(f"beside/{category}") for category in Category}
RELATED, TIMESTAMP = Category.RELATED, Category.TIMESTAMP
LISTED = BESIDE_LABELS[RELATED]
LINKED = removed(f"read/{RELATED}")
MENU_LINKS = 0.6
LABEL_SIZE = 30  # "Lesen Sie dazu auch" and the like
# The last so many blocks of prose are the tail, where appeals, bios and credits stand that look like prose themselves.
TAIL = 5
# Buttons in one line, which only a style sheet parts: "Listen5 min readSavePrint". Rules know so many of its pieces at
# least, and half of them.
SEAM = regex.compile(r"(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Ll})(?=\d)")
GLUED_SIZE, GLUED_PIECES = 300, 3


def without_sheets(blocks: list[Block]) -> list[Block]:
    """The blocks but for what print sets at the edges of its sheets, which is labelled: nothing stands apart by it."""
    left = []
    for block in blocks:
        if block.known is Category.NAVIGATION:
            block.label = READ_LABELS[Category.NAVIGATION]
        else:
            left.append(block)
    return left


def match_rules(blocks: list[Block], rules: RuleSet) -> list[bool]:
    """Label the blocks that a rule matches; for each block, whether one did."""
    head, tail = _zones(blocks)
    zones = ([Zone.HEAD] * (head + 1) + [Zone.BODY] * (tail - head - 1) + [Zone.TAIL] * len(blocks))[: len(blocks)]
    found = rules.match_all([block.text for block in blocks], zones)
    above = None
    for block, below, zone, matched in zip(blocks, [*blocks[1:], *blocks[-1:]], zones, found, strict=True):
        if block.known is not None and block.known is not RELATED:
            block.label = READ_LABELS[block.known]
            above = block
            continue
        rule = matched or (_match_labelled_link(block, rules, zone) if block.link_chars else None)
        is_day = rule is not None and rule.category is TIMESTAMP and block.level and zone is not Zone.HEAD
        if is_day and _is_prose(below):
            rule = None  # a chronicle's day, with what happened on it below
        if rule is not None:
            block.label = removed_by_rule(rule.id, rule.category)
        elif above is not None and _is_listed(block, above):
            block.label = LISTED
        above = block
    return [block.label is not None for block in blocks]


def drop_linked(blocks: list[Block]) -> None:
    """Take out of the story what reading knows to be another's. Until then it counts among what stands around it, for
    trees know the look of links.
    """
    for block in blocks:
        if block.known is RELATED and block.is_story:
            block.label = LINKED


def drop_glued(blocks: list[Block], rules: RuleSet) -> None:
    """Take bars of buttons out of the story that an element holds without a space between them."""
    for block in blocks:
        if block.is_story and block.place is not None and len(block.text) <= GLUED_SIZE:
            pieces = SEAM.split(block.text)
            found = _known(pieces, rules) if len(pieces) >= GLUED_PIECES else []
            if len(found) >= GLUED_PIECES and len(found) * 2 >= len(pieces):
                block.label = removed_by_rule(found[0].id, found[0].category)


def _known(lines: list[str], rules: RuleSet) -> list[Rule]:
    """The rules that these lines match, wherever on a page each stands."""
    matches = [rules.match_all(lines, [zone] * len(lines)) for zone in Zone]
    found = [next((rule for rule in of_line if rule is not None), None) for of_line in zip(*matches, strict=True)]
    return [rule for rule in found if rule is not None]


def _match_labelled_link(block: Block, rules: RuleSet, zone: Zone) -> Rule | None:
    """The rule for a label before a link, such as "Read also" in bold and a title: print would set a colon there."""
    label_size = len(block.text) - block.link_chars
    if not 0 < label_size <= LABEL_SIZE or label_size >= block.link_chars:
        return None
    label, title = block.text[:label_size].rstrip(), block.text[label_size:].lstrip()
    return rules.match(f"{label}: {title}", zone) if label and label[-1].isalpha() else None


def _is_listed(block: Block, above: Block) -> bool:
    """Whether a block is a link in a list of other stories that a rule knows by the label above it.

    Of more than 500 such links in the corpora not one in fifty is the story's.
    """
    if not is_in_list(above) or block.place is None or above.place is None:
        return False
    if block.link_chars <= MENU_LINKS * len(block.text):
        return False
    return not set(islice(block.place.path(), 1, 4)).isdisjoint(islice(above.place.path(), 1, 3))


def _zones(blocks: list[Block]) -> tuple[int, int]:
    """The last block of the head, and the first of the tail."""
    prose = [i for i, block in enumerate(blocks) if _is_prose(block)]
    return (prose[0], prose[-TAIL:][0]) if prose else (len(blocks), len(blocks))


def _is_prose(block: Block) -> bool:
    """Whether a block is as long as a paragraph, and no heading and no link: where a long headline stands, no story has
    begun."""
    return not block.level and len(block.text) >= PROSE_SIZE and block.link_chars < PROSE_LINKS * len(block.text)


def is_in_list(block: Block) -> bool:
    """Whether a block is the title of a list of other stories, which a rule knows, or one of these."""
    label = block.label
    if label is None or label.category is not RELATED:
        return False
    return label is LISTED or (len(block.text) <= LABEL_SIZE and "/related/" in label.reason)
