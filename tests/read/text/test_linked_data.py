"""JSON-LD that a tool printed amid a page's text."""

from __future__ import annotations

import json
import time

from newsclean import clean
from newsclean.read.text.linked_data import linked_data

STORY = "\n\n".join(
    (
        "The people of Tarn voted on Sunday evening to keep the last ferry that links their harbour with the mainland.",
        "The mayor called the result a clear instruction and promised a new engine within a year for the old boat.",
        "The first boat with the new engine is due to sail in May, the council said. Until then all stays as it is.",
    )
)
DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour town keeps its ferry",
    "description": 'The vote was "clear", said the [mayor] of Tarn_Sund',
    "author": [{"@type": "Person", "name": "Maud Ferris"}],
    "datePublished": "2026-03-04T10:00:00Z",
}


def escaped(text: str) -> str:
    """As Turndown writes a script that it takes for text."""
    for sign in "\\[]_*`":
        text = text.replace(sign, f"\\{sign}")
    return text


def test_data_that_a_markdown_writer_escaped_claims_what_it_claims_in_its_page() -> None:
    line = f"Harbour town keeps its ferry - The Courier{escaped(json.dumps(DATA))} (function(){{var a=1;}})();"
    article = clean(f"{line}\n\n*   [Home](/)\n*   [Sport](/sport)\n\n{STORY}\n")
    assert article.headline == "Harbour town keeps its ferry"
    assert article.authors == ("Maud Ferris",)
    assert article.date is not None
    assert article.date.isoformat() == "2026-03-04"
    assert article.body == STORY


def test_data_over_many_lines_claims_what_it_claims_in_its_page() -> None:
    article = clean(f"Home\nSport\n\n{json.dumps(DATA, indent=2)}\n\n{STORY}\n")
    assert article.headline == "Harbour town keeps its ferry"
    assert article.authors == ("Maud Ferris",)
    assert article.body == STORY


def test_other_objects_and_broken_ones_claim_nothing() -> None:
    assert linked_data('{"@type": "NewsArticle", "headline": "Rain') == ([], [])
    assert linked_data('He wrote {"type": "NewsArticle", "headline": "Rain"} on the wall.') == ([], [])


def test_a_line_that_holds_something_beside_the_data_is_a_line_of_its_own() -> None:
    data = json.dumps(DATA, indent=1)
    count = data.count("\n")
    assert linked_data(f"Menu {data}\nRain")[1] == [range(2, count + 2)]
    assert linked_data(f"\nMenu\n{data} Rain")[1] == [range(3, count + 3)]
    assert linked_data(f"Menu\n{data}")[1] == [range(2, count + 3)]


def test_many_open_objects_take_no_longer_in_proportion() -> None:
    start = time.perf_counter()
    linked_data('{"@type": [' + '{"@type": ["a", ' * 200_000)
    assert time.perf_counter() - start < 2
