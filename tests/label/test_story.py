"""What stands in a list under a label goes with the label; blocks of one shape are of one kind."""

from __future__ import annotations

import pytest

from newsclean.label import NO_RULES
from newsclean.label.rules import rules_for
from newsclean.label.story import judge, match_rules
from newsclean.label.trees import parse_trees
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
