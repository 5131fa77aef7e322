"""How far an article can be trusted: its confidence and its warnings."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.article import ArticleWarning, Category
from newsclean.label.trees import probability
from newsclean.page import Block, Form, Label, Page, Role

# So few characters, on a page that says as much beside them and claims no story, are a notice: of an error, a film.
NOTICE_SIZE = 250
NOTICE_SHARE = 0.6
# A page that says when it was published, or by whom, has a story to tell, however short.
STORY_CLAIMS = frozenset(("published", "author", "byline", "article_body", "visible_date"))
TOO_LITTLE = Label(Role.REMOVED, "story/too-little", Category.OTHER)
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
    )
)
# So many teasers or more, each in an element of its own, are a list of stories.
TEASERS = 6
TITLE_SIZE = 25
NO_STORY_CONFIDENCE = 0.1


def drop_notice(page: Page) -> None:
    """Take the one line of an error page, a form or a video's page out of the body: it is no story."""
    story = _story(page.blocks)
    said = sum(len(block.text) for block in story)
    whole = sum(len(block.text) for block in page.blocks)
    told = any(claim.field in STORY_CLAIMS for claim in page.claims)
    if page.form is Form.HTML and said < NOTICE_SIZE and said < whole * NOTICE_SHARE and not told:
        for block in story:
            block.label = TOO_LITTLE


def body_source(page: Page) -> str:
    """Where the body's text stood: `blocks` of the source, or the claim that holds it, such as `json-ld`."""
    sources = (label.reason for block in _story(page.blocks) if (label := block.label) is not None)
    return next((reason.removeprefix("claims/") for reason in sources if reason.startswith("claims/")), "blocks")


def warn(page: Page, free_access: bool | None) -> list[ArticleWarning]:
    """What a user should know of the body."""
    warnings = list(page.warnings)
    story = _story(page.blocks)
    if not story:
        warnings.append(ArticleWarning.INDEX_PAGE if _is_index(page.blocks) else ArticleWarning.NO_STORY)
        return warnings
    if body_source(page) != "blocks":
        warnings.append(ArticleWarning.BODY_FROM_CLAIMS)
    if _is_teasers(story):
        warnings.append(ArticleWarning.INDEX_PAGE)
    if sum(len(block.text) for block in story) < STUB_SIZE and (free_access is False or _meets_prompt(page.blocks)):
        warnings.append(ArticleWarning.PAYWALL_STUB)
    return warnings


def confidence(page: Page, warnings: Sequence[ArticleWarning]) -> float:
    """How surely the blocks were told apart, on average over the characters of those that had to be judged."""
    if not _story(page.blocks):
        return 0.0
    judged = [(len(block.text), probability(block.score)) for block in page.blocks if block.score]
    total = sum(size for size, _ in judged)
    sure = sum(size * abs(2 * p - 1) for size, p in judged) / total if total else 0.5
    return round(min(sure, NO_STORY_CONFIDENCE) if ArticleWarning.INDEX_PAGE in warnings else sure, 3)


def _story(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.is_story]


def _is_index(blocks: Sequence[Block]) -> bool:
    """Whether many lines as long as headlines stand in links, or were removed as a menu or as other stories'."""
    listed = {Category.NAVIGATION, Category.RELATED}
    titles = [b for b in blocks if len(b.text) >= TITLE_SIZE and b.label is not None]
    return sum(b.link_chars > len(b.text) / 2 or b.label.category in listed for b in titles if b.label) >= TEASERS


def _is_teasers(story: Sequence[Block]) -> bool:
    """Whether the blocks stand in many `<article>`s, hardly two in one."""
    homes = [next((id(p) for p in b.place.path() if p.tag == "article"), None) for b in story if b.place is not None]
    articles = {home for home in homes if home is not None}
    return len(articles) >= TEASERS and len(homes) < 2 * len(articles)


def _meets_prompt(blocks: Sequence[Block]) -> bool:
    """Whether a rule found a prompt to log in or subscribe right after the story's last block."""
    last = max(i for i, block in enumerate(blocks) if block.is_story)
    after = (block.label for block in blocks[last + 1 : last + 1 + STUB_REACH])
    return any(label is not None and label.reason.rpartition("/")[2] in STUB_RULES for label in after)
