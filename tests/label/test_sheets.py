"""Sheets' edges amid a story: what a page is labelled without them is what it is with them."""

from __future__ import annotations

from newsclean import clean

BAR = ["Log in", "Watch live", "Tips", "Subscribe now", "Weather", "Sport"]
STORY = [
    "The people of Tarn voted on Sunday evening to keep the last ferry that links their harbour with the mainland.",
    "The mayor called the result a clear instruction and promised a new engine within a year for the old boat.",
    "It will cost four million.",
    "Nobody in the upper town had hoped for a bridge, said the keeper of the inn beside the pier on Monday morning.",
    "The winter was hard on the boat, which lay in dock for eleven weeks while farmers paid fishermen for a passage.",
    "The first boat with the new engine is due to sail in May, the council said. Until then all stays as it is.",
]


def test_edges_of_sheets_between_paragraphs_do_not_set_these_apart() -> None:
    lines: list[str] = []
    for number, paragraph in enumerate(STORY, 1):
        lines += ["3/14/25, 9:05 AM", "Ferry stays - The Post", *BAR, paragraph, "https://post.example/x"]
        lines.append(f"{number}/{len(STORY)}")
    assert clean("\n\n".join(lines)).body == "\n\n".join(STORY)


def test_a_story_that_only_a_page_s_own_data_hold_is_added() -> None:
    body = "\\n".join(STORY)
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    assert clean(f"<html><head>{data}</head><body><p>Log in</p></body></html>").body == "\n\n".join(STORY)
    data = f'{{"@type": "NewsArticle", "headline": "Ferry stays", "articleBody": "{body}"}}'
    edges = "3/14/25, 9:05 AM\n\nhttps://post.example/x\n\n1/1"
    assert clean(f"{data}\n\nLog in\n\n{edges}", kind="text").body == "\n\n".join(STORY)
