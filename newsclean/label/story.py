"""Which blocks are the story's: rules first, then what the trees have learned of blocks amid their neighbours."""

from __future__ import annotations

from newsclean.label.features import PROSE_LINKS, PROSE_SIZE, feature_rows
from newsclean.label.places import Places
from newsclean.label.rules import RuleSet, Zone
from newsclean.label.trees import Trees
from newsclean.page import Block, Label, Page, Role

STORY = Label(Role.STORY, "story")
# The last so many blocks of prose are the tail, where appeals, bios and credits stand that look like prose themselves.
TAIL = 5


def match_rules(blocks: list[Block], rules: RuleSet) -> list[bool]:
    """Label the blocks that a rule matches; for each block, whether one did."""
    head, tail = _zones(blocks)
    marked = []
    for i, block in enumerate(blocks):
        zone = Zone.HEAD if i <= head else Zone.TAIL if i >= tail else Zone.BODY
        rule = rules.match(block.text, zone)
        if rule is not None:
            block.label = Label(Role.REMOVED, rule.id, rule.category)
        marked.append(rule is not None)
    return marked


def _zones(blocks: list[Block]) -> tuple[int, int]:
    """The last block of the head, and the first of the tail."""
    prose = [i for i, b in enumerate(blocks) if len(b.text) >= PROSE_SIZE and b.link_chars < PROSE_LINKS * len(b.text)]
    return (prose[0], prose[-TAIL:][0]) if prose else (len(blocks), len(blocks))


def judge(page: Page, marked: list[bool], trees: Trees) -> tuple[list[int], Places]:
    """Label the story's blocks, and give every block its score; the indices of those left, and the blocks' places."""
    unnamed = []
    rows, places = feature_rows(page, marked, trees.odds)
    for i, (block, row) in enumerate(zip(page.blocks, rows, strict=True)):
        if row is not None:
            block.score = trees.score(row)
        if marked[i]:
            continue
        if row is not None and block.score > 0:
            block.label = STORY
        else:
            unnamed.append(i)
    return unnamed, places


def story_from_claims(page: Page) -> None:
    """Where no block is the story's but the page's own data hold it: add it as blocks."""
    for claim in page.claimed("article_body"):
        for paragraph in filter(None, (" ".join(line.split()) for line in claim.value.splitlines())):
            page.blocks.append(
                Block(paragraph, len(page.blocks) + 1, label=Label(Role.STORY, f"claims/{claim.source}"))
            )
        return
