"""Where a page claims a story and none is found, trafilatura is asked for it, and what it does harms nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import trafilatura

from newsclean import clean
from newsclean.article import Category
from newsclean.assemble import assemble
from newsclean.label import label
from newsclean.label.story import mark_copies
from newsclean.label.witness import ask_witness
from newsclean.page import Label, Page, Role
from newsclean.read import read
from newsclean.reasons import removed, removed_by_rule
from tests.stories import STORIES, Story, page_of, paragraphs

DATED = '<meta property="article:published_time" content="2026-03-04">'


def without_story(story: Story, head: str = DATED) -> Page:
    """A page of which no block was taken for the story."""
    source = page_of(story, paragraphs(*story.paragraphs)).replace("<head>", f"<head>{head}")
    page = read(source, url=None, kind="html", language=None)
    for block in page.blocks:
        block.label = removed("story/outside")
    return page


def told(page: Page) -> list[str]:
    return [block.text for block in page.blocks if block.is_story]


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_the_story_is_taken_from_the_witness(story: Story) -> None:
    page = without_story(story)
    ask_witness(page)
    article = assemble(page, keep_removed=True)
    assert article.body.split("\n\n") == list(story.paragraphs)
    assert article.evidence["body"] == "trafilatura"
    assert "unsure_body" in article.warnings
    assert article.confidence < 0.5


def test_what_the_page_has_no_blocks_for_stands_in_the_witness_s_own_words() -> None:
    story = STORIES["en"]
    page = without_story(story)
    page.blocks.clear()
    ask_witness(page)
    assert told(page) == list(story.paragraphs)


def test_a_copy_of_what_the_witness_holds_stays_out() -> None:
    story = STORIES["en"]
    source = page_of(story, paragraphs(*story.paragraphs) * 2).replace("<head>", f"<head>{DATED}")
    page = read(source, url=None, kind="html", language=None)
    mark_copies(page, [False] * len(page.blocks))
    ask_witness(page)
    assert told(page) == list(story.paragraphs)


def test_what_a_rule_has_taken_out_stays_out() -> None:
    story = STORIES["en"]
    page = without_story(story)
    ruled = next(block for block in page.blocks if block.text == story.paragraphs[2])
    ruled.label = removed_by_rule("en/donation/appeal", Category.DONATION)
    ask_witness(page)
    assert told(page) == [text for text in story.paragraphs if text != ruled.text]


def test_where_rules_have_taken_all_that_the_witness_holds_it_is_heard() -> None:
    page = without_story(STORIES["en"])
    for block in page.blocks:
        block.label = removed_by_rule("en/donation/appeal", Category.DONATION)
    ask_witness(page)
    assert told(page) == list(STORIES["en"].paragraphs)


def test_a_story_that_the_witness_alone_has_found_is_warned_of() -> None:
    page = without_story(STORIES["en"])
    page.blocks.clear()
    label(page)
    article = assemble(page, keep_removed=True)
    assert article.confidence == 0.4
    assert "unsure_body" in article.warnings


def test_a_page_that_claims_no_story_is_not_asked_about() -> None:
    page = without_story(STORIES["en"], head="")
    page.claims = [claim for claim in page.claims if claim.field not in ("published", "author", "byline")]
    ask_witness(page)
    assert told(page) == []


def test_a_story_that_was_found_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "extract", _fails)
    story = STORIES["en"]
    article = clean(page_of(story, paragraphs(*story.paragraphs)).replace("<head>", f"<head>{DATED}"))
    assert article.body.split("\n\n") == list(story.paragraphs)
    assert "unsure_body" not in article.warnings


def test_the_witness_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(trafilatura, "extract", lambda source, **_: asked.append(source))
    page = without_story(STORIES["en"])
    page.blocks.clear()
    label(page, witness=False)
    assert not asked
    label(page)
    assert len(asked) == 1


@pytest.mark.parametrize("given", [None, "", "Menu\nHome\nNews\nSport", "A menu entry\n" * 60])
def test_a_witness_without_a_story_is_not_followed(monkeypatch: pytest.MonkeyPatch, given: str | None) -> None:
    monkeypatch.setattr(trafilatura, "extract", lambda _, **__: given)
    page = without_story(STORIES["en"])
    ask_witness(page)
    assert told(page) == []


@pytest.mark.parametrize("error", [ValueError, RecursionError, MemoryError, KeyError])
def test_a_witness_that_fails_costs_nothing(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def fails(*_: object, **__: object) -> str:
        raise error("no")

    monkeypatch.setattr(trafilatura, "extract", fails)
    page = without_story(STORIES["en"])
    ask_witness(page)
    assert told(page) == []


def test_threads_may_ask_at_once() -> None:
    pages = [without_story(story) for story in STORIES.values()]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask_witness, pages))
    assert all(set(story.paragraphs) <= set(told(page)) for story, page in zip(STORIES.values(), pages, strict=True))


def test_a_story_in_doubt_is_the_witness_s() -> None:
    story = STORIES["en"]
    page = without_story(story)
    other = page.blocks[0]
    other.label = Label(Role.STORY, "story")
    page.confidence = 0.2
    ask_witness(page)
    assert set(story.paragraphs) <= set(told(page))
    assert other.label.reason == "witness/trafilatura"
    assert other.label.role is Role.REMOVED


def test_a_witness_that_only_adds_to_what_was_found_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    story = STORIES["en"]
    page = without_story(story)
    found = [block for block in page.blocks if block.text in story.paragraphs]
    for block in found:
        block.label = Label(Role.STORY, "story")
    page.confidence = 0.2
    more = "\n".join((*story.paragraphs, *(text[::-1] for text in story.paragraphs)))
    monkeypatch.setattr(trafilatura, "extract", lambda _, **__: more)
    ask_witness(page)
    assert told(page) == list(story.paragraphs)


def _fails(*_: object, **__: object) -> str:
    raise AssertionError("trafilatura was asked")
