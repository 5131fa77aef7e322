"""What a page also offers for a field: other values only, each once, and few."""

from __future__ import annotations

import pytest

from newsclean import Candidate, clean
from newsclean.assemble.candidates import LONGEST, MOST

PAGE = """<html lang="en"><head>{meta}</head><body><article><h1>Rain ends drought</h1>
<p class="byline">By Ann Lee</p><time datetime="2026-03-04">4 March 2026</time>
<p>The first rain in a year fell on the upper valley on Tuesday, and farmers along the river danced in it.</p>
<p>It fell for nine hours without a pause, filled the wells of the villages and washed out two footbridges.</p>
</article></body></html>"""


def candidates(meta: str) -> list[Candidate]:
    return list(clean(PAGE.format(meta=meta), kind="html").candidates)


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("article:published_time", "2025-11-30T08:00:00Z", "date"),
        ("author", "Editorial Staff", "byline"),
        ("og:description", "Farmers danced until dusk.", "standfirst"),
    ],
)
def test_what_the_page_also_says_is_a_candidate(name: str, value: str, field: str) -> None:
    article = clean(PAGE.format(meta=meta(name, value)), kind="html")
    said = {str(getattr(article, field))} | {c.value for c in article.candidates if c.field == field}
    assert any(value[:10] in text for text in said)
    assert str(getattr(article, field)) not in {c.value for c in article.candidates if c.field == field}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("article:published_time", "2026-03-04T18:30:00+01:00"),
        ("author", "ANN LEE"),
        ("og:site_name", "https://facebook.example/paper"),
        ("article:published_time", "some day"),
    ],
)
def test_the_same_in_other_words_and_what_is_no_value_are_none(name: str, value: str) -> None:
    assert candidates(meta(name, value)) == []


def test_a_value_is_a_candidate_once_and_a_field_has_few() -> None:
    names = "".join(meta("article:section", f"Section {number % 9}") for number in range(20))
    sections = [candidate.value for candidate in candidates(names) if candidate.field == "section"]
    assert len(sections) == len(set(sections)) == MOST


def test_a_text_is_no_candidate() -> None:
    assert candidates(meta("og:description", "It rained. " * (LONGEST // 10))) == []


def test_fields_and_blocks_have_the_places_where_they_stood() -> None:
    article = clean(PAGE.format(meta=""), kind="html")
    assert article.positions == {"headline": 1, "byline": 2}
    assert [block.position for block in article.blocks] == [4, 5]
    assert [removal.position for removal in article.removed] == [3]
