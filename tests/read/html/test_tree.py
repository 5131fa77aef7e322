"""The tree of a page: scripts are cut out before it is parsed, and no text goes with them."""

from __future__ import annotations

import pytest

from newsclean.read.html.blocks import read_html
from newsclean.read.html.tree import _without_long_tags, parse
from tests.each import each

STORY = "<p>The ferry to Norhaven sailed again on Monday.</p>"
SAID = "The ferry to Norhaven sailed again on Monday."


def texts(source: str) -> list[str]:
    return [block.text for block in read_html(source, None).blocks]


@each(
    [
        f"<script>a()</script>{STORY}<script>b()</script>",
        f"<SCRIPT>a()</SCRIPT >{STORY}<style>p {{ color: red }}</style>",
        f"<!-- <script> -->{STORY}<script>b()</script>",
        f"<!-- <style> <svg> -->{STORY}<!-- </svg> </style> -->",
        f"<script>document.write('<script src=x><\\/script>')</script>{STORY}<script>b()</script>",
        f"<script><!--\na()\n//--></script>{STORY}<script>b()</script>",
        f"<script><!--\ndocument.write('<script>a()</script>')\n//--></script>{STORY}",
        f"<svg><!-- </svg> --></svg>{STORY}",
        f"<svg viewBox='0 0 1 1'/>{STORY}<svg><path/></svg>",
        f"<svg><g><svg><path/></svg></g></svg>{STORY}",
        f"<svg><style>g {{}}</style></svg>{STORY}",
        f"<p data-x='<script>'></p>{STORY}",
        f"{STORY}<script>a(",
        f"{STORY}<!-- <script> a() </script>",
    ],
)
def test_a_script_takes_no_text_along_and_leaves_none(source: str) -> None:
    assert texts(f"<html><body>{source}</body></html>") == [SAID]


def test_what_stands_behind_a_pages_end_is_read() -> None:
    source = f"<html><body>{STORY}</body></html><c-foot><html><footer><p>Contact us</p></footer></html></c-foot>"
    assert texts(source) == [SAID, "Contact us"]


def test_text_after_a_script_joins_the_text_before_it() -> None:
    assert texts("<p>It rained <script>a()</script>for <svg></svg>days.</p>") == ["It rained for days."]


def test_what_json_ld_claims_is_read() -> None:
    page = read_html('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rain"}</script>', None)
    assert [claim.value for claim in page.claimed("headline")] == ["Rain"]


@pytest.mark.parametrize("part", ["<script>", "<svg>", "<!--", "<script><svg>", "<style></script>", "<!-- <script> "])
def test_a_million_bytes_of_beginnings_without_ends_are_read_at_once(part: str) -> None:
    assert texts(STORY + part * (1_000_000 // len(part))) == [SAID]


@pytest.mark.parametrize("end", ["</script", "<!-- <script ></script>", "</style><style></script>"])
def test_a_million_bytes_of_scripts_that_one_end_cannot_end_are_read_at_once(end: str) -> None:
    assert texts(STORY + "<script>" * 125_000 + end) == [SAID]


@pytest.mark.parametrize("before", [0, 5_000, 10_000, 15_000, 19_999])
def test_a_tag_of_thousands_of_attributes_loses_them_wherever_it_begins(before: int) -> None:
    root = parse("<p>" + "x" * before + "</p><div " + "a=1 " * 5_100 + ">" + STORY + "</div>")
    assert root is not None
    assert [dict(element.attrib) for element in root.iter("div")] == [{}]


def test_a_long_tag_is_told_from_text_and_from_tags_beside_it() -> None:
    long = b"a=1 " * 5_100
    kept = b"<p>%b</p><p %b%b>" % (b"x" * 30_000, b"a=1 " * 900, b"y" * 30_000)
    whole = b"%b<div %b><b>%b<i %b>" % (kept, long, kept, long)
    assert _without_long_tags(whole) == b"%b<div><b>%b<i>" % (kept, kept)
    assert _without_long_tags(b"<div %b" % long) == b"<div %b" % long


@pytest.mark.parametrize("source", [b"a" * 3_000_000, b"<p " + b"a" * 3_000_000, b"<p a=1>" * 400_000])
def test_what_is_long_and_no_tag_of_many_attributes_is_looked_at_once(source: bytes) -> None:
    assert _without_long_tags(source) is source
