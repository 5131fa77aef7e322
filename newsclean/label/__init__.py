"""The label step: decides what each block is, and why.

In: a `Page` as read. Out: the same, each of its blocks with a `Label` of the story's, or removed with category and
reason.
"""

from __future__ import annotations

from newsclean.label.apply_rules import drop_glued, drop_linked, match_rules, without_sheets
from newsclean.label.boxes import mark_boxes
from newsclean.label.categories import categorise
from newsclean.label.own_output import keep_written
from newsclean.label.rules import RuleSet, UserRules, rules_for
from newsclean.label.sitelines import SiteLines
from newsclean.label.story import (
    drop_credited,
    drop_scrambled,
    drop_wholes,
    judge,
    judge_wholes,
    keep_one_story,
    load_trees,
    mark_captions,
    mark_copies,
    story_confidence,
    story_from_claims,
    take_told,
)
from newsclean.label.witness import ask_witness
from newsclean.page import Page, density

NO_RULES = UserRules()
NO_LINES = SiteLines()


def mark(page: Page, rules: RuleSet) -> list[bool]:
    """Label the blocks that a rule knows, and those in one box with such; for each block, whether it is one."""
    marked = match_rules(page.blocks, rules)
    mark_boxes(page.blocks, marked, density(page.language))
    return marked


def label(page: Page, rules: UserRules = NO_RULES, site_lines: SiteLines = NO_LINES, *, witness: bool = True) -> None:
    """Label every block of a page, and say how likely the labels are right.

    `witness` says whether trafilatura may be asked where a page of HTML has no story to be found, or one much in doubt.
    """
    _label_blocks(page, rules, site_lines)
    page.confidence = story_confidence(page.form, page.blocks)
    if witness:
        ask_witness(page)


def _label_blocks(page: Page, rules: UserRules, site_lines: SiteLines) -> None:
    """Label every block of a page: by rules, as the story's, as its site's, or by what stands around it.

    Where the page's container says what the story is, all is that no rule knows.
    """
    known = rules_for(page.language, rules)
    if keep_written(page, known):
        site_lines.mark(page.blocks)
        return
    blocks, page.blocks = page.blocks, without_sheets(page.blocks)
    count = len(page.blocks)
    _judge_blocks(page, known, site_lines)
    page.blocks = [*blocks, *page.blocks[count:]]  # where a page's own data hold the story, its blocks are added


def _judge_blocks(page: Page, known: RuleSet, site_lines: SiteLines) -> None:
    marked = mark(page, known)
    judged = take_told if page.told else judge
    if not page.told:
        mark_copies(page, marked)
    trees = load_trees(page.form)
    unnamed, places = judged(page, marked, trees)
    categorise(page, unnamed, places)
    mark_captions(page)
    drop_linked(page.blocks)
    site_lines.mark(page.blocks)
    if not page.told:
        drop_wholes(page)
        drop_scrambled(page)
        keep_one_story(page)
        judge_wholes(page, marked, trees)
    drop_credited(page)
    drop_glued(page.blocks, known)
    if not page.told and not any(block.is_story for block in page.blocks):
        story_from_claims(page)
