"""How far an article can be trusted: its confidence and its warnings."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.article import UNSURE, ArticleWarning, Category
from newsclean.assemble.brief import reports
from newsclean.page import Block, Form, Page, Place, density
from newsclean.reasons import removed

# So few characters, on a page that says as much beside them, claims no story and prints neither who wrote it nor when,
# are a notice: of an error, a film. They are counted as a European language would write them.
NOTICE_SIZE = 250
NOTICE_SHARE = 0.6
# A page that says when it was published, or by whom, has a story to tell, however short.
STORY_CLAIMS = frozenset(("published", "author", "byline", "article_body"))
TOO_LITTLE = removed("story/too-little")
# A story that stops before so many characters, beside a prompt to subscribe, is the start of one.
STUB_SIZE = 2000
# How far after the story's end the prompt may stand, and the rules, of any language, for a prompt that ends a story.
STUB_REACH = 4
STUB_RULES = frozenset(
    (
        "wall",
        "paywall",
        "to-continue-reading",
        "subscribe-to-read",
        "limit-reached",
        "content-reserved",
        "unlock-button",
        "read-on-offer",
    )
)
# So many teasers or more, each in an element of its own, are a list of stories.
TEASERS = 6
TITLE_SIZE = 25
NO_STORY_CONFIDENCE = 0.1
WITNESS = "trafilatura"
# Reasons of the story's blocks that name what held the body.
HELD_BY = "claims/", "witness/"


def drop_notice(page: Page, story: list[Block], headline: str, *, is_signed: bool) -> list[Block]:
    """The story, or nothing where it is the one line of an error page, a form or a video's page; that is labelled so.

    `is_signed` says whether the page names the story's day or its writer.
    """
    if is_signed or not _is_notice(page, story) or is_brief(page, " ".join(b.text for b in story), headline):
        return story
    for block in story:
        block.label = TOO_LITTLE
    return []


def _is_notice(page: Page, story: Sequence[Block]) -> bool:
    said = sum(len(block.text) for block in story)
    if page.form is Form.TEXT or said * density(page.language) >= NOTICE_SIZE:
        return False
    whole = sum(len(block.text) for block in page.blocks)
    return said < whole * NOTICE_SHARE and not any(claim.field in STORY_CLAIMS for claim in page.claims)


def is_brief(page: Page, text: str, headline: str) -> bool:
    """Whether the few sentences that a page prints are all of its story, and not of one of many that it lists."""
    return reports(text, headline) and not _is_index(page.blocks)


def body_source(story: Sequence[Block]) -> str:
    """What held the body's text: `blocks` of the source, the claim that holds it, such as `json-ld`, or `trafilatura`,
    which was asked where the story was in doubt."""
    reasons = (label.reason for block in story if (label := block.label) is not None)
    return next((reason.partition("/")[2] for reason in reasons if reason.startswith(HELD_BY)), "blocks")


def warn(page: Page, story: Sequence[Block], free_access: bool | None) -> list[ArticleWarning]:
    """What a user should know of the body."""
    warnings = list(page.warnings)
    if not story:
        warnings.append(ArticleWarning.INDEX_PAGE if _is_index(page.blocks) else ArticleWarning.NO_STORY)
        return warnings
    if body_source(story) not in ("blocks", WITNESS):
        warnings.append(ArticleWarning.BODY_FROM_CLAIMS)
    if _is_teasers(story):
        warnings.append(ArticleWarning.INDEX_PAGE)
    is_stub = ArticleWarning.PAYWALL_STUB in warnings
    if (
        not is_stub
        and sum(len(block.text) for block in story) < STUB_SIZE
        and (free_access is False or _meets_prompt(page.blocks, story[-1]))
    ):
        warnings.append(ArticleWarning.PAYWALL_STUB)
    return warnings


def confidence(page: Page, story: Sequence[Block], warnings: Sequence[ArticleWarning]) -> float:
    """How likely the body is right: of pages at .9, nine in ten have nine tenths of their story and little else."""
    if not story:
        return 0.0
    is_index = ArticleWarning.INDEX_PAGE in warnings
    return round(min(page.confidence, NO_STORY_CONFIDENCE) if is_index else page.confidence, 3)


def warn_unsure(likely: float, warnings: list[ArticleWarning]) -> None:
    """Say so where a body that was found is more likely wrong than right."""
    if 0 < likely < UNSURE:
        warnings.append(ArticleWarning.UNSURE_BODY)


def _is_index(blocks: Sequence[Block]) -> bool:
    """Whether many lines as long as headlines stand in links, or were removed as a menu or as other stories'."""
    listed = {Category.NAVIGATION, Category.RELATED}
    titles = [b for b in blocks if len(b.text) >= TITLE_SIZE and b.label is not None]
    return sum(b.link_chars > len(b.text) / 2 or b.label.category in listed for b in titles if b.label) >= TEASERS


def _is_teasers(story: Sequence[Block]) -> bool:
    """Whether the blocks stand in many `<article>`s, hardly two in one."""
    homes: dict[Place, Place | None] = {}  # what stands in one element stands in one `<article>`
    places = [block.place for block in story if block.place is not None]
    for place in places:
        above = place if place.tag == "article" else place.parent
        if above is not None and above not in homes:
            homes[above] = next((p for p in above.path() if p.tag == "article"), None)
    articles = {home for home in homes.values() if home is not None}
    return len(articles) >= TEASERS and len(places) < 2 * len(articles)


def _meets_prompt(blocks: list[Block], last: Block) -> bool:
    """Whether a rule found a prompt to log in or subscribe right after the story's last block."""
    below = blocks.index(last) + 1
    after = (block.label for block in blocks[below : below + STUB_REACH])
    return any(label is not None and label.reason.rpartition("/")[2] in STUB_RULES for label in after)
