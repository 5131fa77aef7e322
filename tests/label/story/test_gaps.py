"""Gaps of the story, and which of them are the story's after all."""

from __future__ import annotations

from math import isfinite

from hypothesis import given
from hypothesis import strategies as st

from newsclean.article import Category
from newsclean.label.story.gaps import GAP_FEATURES, IN_GAP, OUTSIDE, REACH, fill_gaps, gap_rows
from newsclean.label.story.scorer import Scorer
from newsclean.label.story.trees import parse_trees
from newsclean.page import Block, Form, Label, Page, Role

LABELS = {
    "S": Label(Role.STORY, "story"),
    "x": Label(Role.REMOVED, "en/share/share-on", Category.SHARE),
    "-": OUTSIDE,
    "a": Label(Role.REMOVED, "story/apart", Category.OTHER),
}


def page_of(kinds: str) -> tuple[Page, list[bool]]:
    """A page of blocks: S of the story, x left out by a rule, - by the trees, a in a passage that stands apart."""
    blocks = [
        Block(
            "The council voted." if kind == "S" else "Two lines:",
            n,
            label=LABELS[kind],
            score=2.0 if kind == "S" else -1,
        )
        for n, kind in enumerate(kinds, 1)
    ]
    return Page(Form.TEXT, blocks, language="en"), [kind == "x" for kind in kinds]


def constant(score: float) -> Scorer:
    """One tree that says the same of every gap."""
    leaf = {"base": 0.0, "boundary": 0.0, "stages": [{"trees": [score], "settled": 0.0}]}
    return parse_trees({"base": 0.0, "boundary": 0.0, "stages": [], "names": {}, "gaps": leaf}).gaps


def spans(kinds: str) -> list[tuple[int, int]]:
    page, marked = page_of(kinds)
    return [(gap.start, gap.end) for gap, _ in gap_rows(page, marked)]


def test_a_row_has_a_number_for_each_feature() -> None:
    page, marked = page_of("-SS-x--SSSa-")
    rows = [dict(zip(GAP_FEATURES, row, strict=True)) for _, row in gap_rows(page, marked)]
    assert [(row["above_distance"], row["below_distance"]) for row in rows] == [(99, 0), (0, 3), (2, 0), (1, 99)]
    assert [(row["above_blocks"], row["below_blocks"]) for row in rows] == [(0, 2), (2, 3), (2, 3), (3, 0)]
    assert [(row["above_marked"], row["below_marked"]) for row in rows] == [(0, 0), (0, 1), (1, 0), (0, 0)]
    assert [(row["above_category"] > 0, row["below_category"] > 0) for row in rows] == [
        (False, False),
        (False, True),
        (True, False),
        (True, False),
    ]
    assert {(row["colon"], row["repeated"]) for row in rows} == {(1, 1)}


def test_what_a_rule_knows_or_stands_apart_is_in_no_gap() -> None:
    assert spans("S-x--aS") == [(1, 2), (3, 5)]
    assert spans("--xx--") == []  # no story, no gap


def test_a_gap_far_from_the_story_is_not_asked_about() -> None:
    assert spans("S" + "x" * REACH + "-") == [(REACH + 1, REACH + 2)]
    assert spans("S" + "x" * (REACH + 1) + "-") == []


def test_gaps_that_are_the_storys_are_taken_in_whole() -> None:
    page, marked = page_of("S--xS-aS")
    fill_gaps(page, marked, constant(1.0))
    assert [block.label is IN_GAP for block in page.blocks] == [False, True, True, False, False, True, False, False]


def test_without_trees_or_by_their_no_every_gap_stays_out() -> None:
    for trees in (constant(-1.0), Scorer(1.0, [])):
        page, marked = page_of("S--xS-S")
        fill_gaps(page, marked, trees)
        assert not any(block.label is IN_GAP for block in page.blocks)


@given(st.text("Sx-a", max_size=60))
def test_of_any_page_only_blocks_that_looks_left_out_are_taken_in(kinds: str) -> None:
    page, marked = page_of(kinds)
    assert all(isfinite(number) for _, row in gap_rows(page, marked) for number in row)
    fill_gaps(page, marked, constant(1.0))
    for kind, block in zip(kinds, page.blocks, strict=True):
        assert block.label in ((OUTSIDE, IN_GAP) if kind == "-" else (LABELS[kind],))
