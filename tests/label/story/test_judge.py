"""A list under a label goes with it; blocks of one shape are of one kind; a clean copy stays whole."""

from __future__ import annotations

import pytest

from newsclean.label import NO_RULES
from newsclean.label.apply_rules import match_rules
from newsclean.label.rules.load import rules_for
from newsclean.label.story.judge import judge
from newsclean.label.story.trees import parse_trees
from newsclean.read import read

LIST = '<div><h4>Related articles</h4><ul><li><a href="/1">Parish votes to raise the levee</a></li>{}</ul></div>'
SECOND = '<li><a href="/2">Ferry fares to rise in May</a></li>'


def reasons(source: str) -> dict[str, str]:
    page = read(f"<html><body>{source}</body></html>", url=None, kind="html", language="en")
    match_rules(page.blocks, rules_for("en", NO_RULES))
    return {block.text: block.label.reason for block in page.blocks if block.label is not None}


def test_links_below_a_label_go_with_it() -> None:
    found = reasons(LIST.format(SECOND))
    assert found["Parish votes to raise the levee"] == found["Ferry fares to rise in May"] == "beside/related"


@pytest.mark.parametrize(
    "source",
    [
        "<p>Related articles</p><p>The levee broke on Tuesday.</p>",
        '<div><p>Related articles</p></div><section><div><p><a href="/1">The levee broke</a></p></div></section>',
        '<div><p>The levee</p><p><a href="/1">The levee broke</a></p></div>',
    ],
)
def test_what_is_no_link_or_stands_elsewhere_stays(source: str) -> None:
    assert not any(text.startswith("The levee") for text in reasons(source))


LONG = "The levee held through the night, though the river rose by a metre before dawn."
# A judge that knows nothing but size: what is long is the story's, and it is not sure of the rest.
BY_SIZE = parse_trees({
    "base": 0, "boundary": 0, "names": {}, "stages": [{"trees": [["size", 60, -0.5, 3.0]], "settled": 0}]
})  # fmt: skip


def story(source: str) -> list[str]:
    page = read(f"<html><body>{source}</body></html>", url=None, kind="html", language="en")
    judge(page, [False] * len(page.blocks), BY_SIZE)
    return [block.text for block in page.blocks if block.is_story]


def test_a_block_in_doubt_goes_with_those_of_its_shape() -> None:
    assert story(f"<div><p>{LONG}</p><p>It held.</p><p>{LONG}</p></div>") == [LONG, "It held.", LONG]
    assert story(f"<div><p>{LONG}</p><i>Print</i><p>{LONG}</p></div>") == [LONG, LONG]


def test_what_stands_in_one_element_is_not_alike_for_that() -> None:
    assert story(f"<div>{LONG}<br>{LONG}<br>Print this page</div>") == [LONG, LONG]


def test_a_long_block_does_not_go_with_a_list_of_its_shape() -> None:
    menu = "".join(f"<p>Town {n}</p>" for n in range(20))
    assert story(f"<div>{menu}<p>{LONG}</p></div>") == [LONG]


PROSE = f"{LONG} Gauges upstream show how near it was."
COPY = ["The levee holds", PROSE, "Gauges", "Amsel 12", "Tarn 9", PROSE, "Amsel 14", *[PROSE] * 60]


def told(lines: list[str], marks: int = 0, language: str = "en") -> list[str]:
    """The story's lines of a text whose last `marks` lines a rule has matched."""
    page = read("\n\n".join(lines), url=None, kind="text", language=language)
    judge(page, [i >= len(lines) - marks for i in range(len(lines))], BY_SIZE)
    return [block.text for block in page.blocks if block.label is not None]


def test_a_text_that_has_been_cleaned_before_keeps_its_lists_and_tables() -> None:
    assert told(COPY) == COPY[1:]
    assert told([*COPY, "Share"], marks=1) == COPY[1:]


def test_lists_of_a_text_with_a_page_s_furniture_are_judged() -> None:
    prose = [line for line in COPY if line == PROSE]
    assert told([*COPY, "Share", "Print", "Sign in"], marks=3) == prose
    assert told(["Home", "News", *COPY]) == prose


def test_where_no_rule_speaks_a_text_s_language_that_none_matches_says_nothing() -> None:
    assert told(COPY, language="mt") == [line for line in COPY if line == PROSE]


UNSURE = parse_trees(
    {"base": -1, "boundary": 0, "names": {}, "stages": [{"trees": [["size", 60, -3, 0]], "settled": 0}]}
)


def test_of_a_text_without_a_sure_story_its_paragraphs_in_doubt_stay() -> None:
    lines = ["Home", "Sign in", "Menu", "News", f"{LONG} It fell by noon.", f"{LONG[:-1]} and fell by noon again"]
    page = read("\n\n".join(lines), url=None, kind="text", language="en")
    judge(page, [False, True, *[False] * 4], UNSURE)
    assert [block.text for block in page.blocks if block.is_story] == [lines[4]]
