"""Articles that newsclean wrote itself, cleaned again: they stay as they are."""

from __future__ import annotations

from newsclean.label.rules import RuleSet, Zone
from newsclean.label.story import judge, load_trees
from newsclean.page import Page, Role


def keep_written(page: Page, rules: RuleSet) -> bool:
    """Whether a page is an article that newsclean wrote; then its blocks are the article's.

    Rules have the last word: a text with a line that one of them takes, wherever on a page it stands, is no clean one,
    whatever it looks like. Rules for a page's head or tail alone have had theirs when the page was whole.
    """
    written = page.written
    if written is None:
        return False
    if _knows(rules, [block.text for block in written.blocks if block.is_story]):
        page.written = None
        return False
    page.blocks = written.blocks
    labels = [block.label for block in page.blocks]
    judge(page, [label is None or label.role is not Role.STORY for label in labels], load_trees(page.form))
    for block, label in zip(page.blocks, labels, strict=True):
        block.label = label  # the trees give their scores alone
    return True


def _knows(rules: RuleSet, body: list[str]) -> bool:
    """Whether rules take one of these lines, wherever on a page it may stand."""
    found = rules.match_all(body, [Zone.BODY] * len(body))
    taken = [text for text, rule in zip(body, found, strict=True) if rule is not None]
    return any(all(rules.match(text, zone) for zone in (Zone.HEAD, Zone.TAIL)) for text in taken)
