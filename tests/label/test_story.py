"""Rules on a page's blocks: what stands in a list under a label goes with the label."""

from __future__ import annotations

import pytest

from newsclean.label import NO_RULES
from newsclean.label.rules import rules_for
from newsclean.label.story import match_rules
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
