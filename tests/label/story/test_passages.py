"""Passages of the story, and which of them stand apart from it."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.article import Category
from newsclean.label.story.passages import APART, PASSAGE_FEATURES, drop_passages, passage_rows
from newsclean.label.story.scorer import Scorer
from newsclean.page import Block, Form, Label, Page, Role

STORY = Label(Role.STORY, "story")
SHARE = Label(Role.REMOVED, "en/share/share-on", Category.SHARE)
PROSE = "The council voted by eleven to nine on Wednesday, after four hours of debate, to close the bridge."


def page_of(kinds: str) -> tuple[Page, list[bool]]:
    """A page of blocks: S of the story, s a short one of it, x left out by a rule, - left out by the trees."""
    blocks = [
        Block(PROSE if kind == "S" else "Rain fell.", number, label=STORY, score=2.0)
        if kind in "Ss"
        else Block("Share on", number, label=SHARE if kind == "x" else None, score=-2.0)
        for number, kind in enumerate(kinds, 1)
    ]
    return Page(Form.TEXT, blocks, language="en"), [kind == "x" for kind in kinds]


def constant(score: float) -> Scorer:
    """Trees that say the same of every passage."""
    return Scorer(score, [])


def test_a_row_has_a_number_for_each_feature() -> None:
    page, marked = page_of("S-xSS--S")
    for _, row in passage_rows(page, marked):
        assert len(row) == len(PASSAGE_FEATURES)


def test_rows_are_of_all_passages_but_the_longest() -> None:
    page, marked = page_of("s-SSS-xSS-s")
    assert [tuple(passage) for passage, _ in passage_rows(page, marked)] == [(7, 9), (10, 11), (0, 1)]


def test_what_stands_between_a_passage_and_the_story_is_counted() -> None:
    page, marked = page_of("SSS-x-S-xS")
    (_, near), (_, far) = passage_rows(page, marked)
    named = [dict(zip(PASSAGE_FEATURES, row, strict=True)) for row in (near, far)]
    assert [(row["gap_blocks"], row["way_blocks"], row["order"]) for row in named] == [(3, 3, 1), (2, 6, 2)]
    assert [(row["gap_share"], row["way_share"], row["gap_related"]) for row in named] == [(1, 1, 0), (1, 2, 0)]
    assert named[0]["size_beside"] == pytest.approx(1 / 3)


def test_a_passage_that_stands_apart_goes_whole_and_the_story_stays() -> None:
    page, marked = page_of("SSSSxSS")
    drop_passages(page, marked, constant(-1.0))
    assert [block.label is APART for block in page.blocks] == [False] * 5 + [True] * 2
    page, marked = page_of("SSSSxSS")
    drop_passages(page, marked, constant(1.0))
    assert not any(block.label is APART for block in page.blocks)


@given(st.text("Ssx-", max_size=40))
def test_of_any_page_one_passage_stays_and_rows_are_finite(kinds: str) -> None:
    page, marked = page_of(kinds)
    rows = passage_rows(page, marked)
    assert all(isfinite(number) for _, row in rows for number in row)
    longest = max((len(part.replace("s", "")) for part in kinds.replace("x", "-").split("-")), default=0)
    drop_passages(page, marked, constant(-1.0))
    kept = [block for block in page.blocks if block.is_story]
    assert sum(block.text == PROSE for block in kept) == longest
    assert bool(kept) == any(kind in "Ss" for kind in kinds)
