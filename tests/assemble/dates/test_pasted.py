"""Days that pasted text prints: in a line that goes on with sections, and not those of posts that a story quotes."""

from __future__ import annotations

import pytest

from newsclean import clean
from tests.assemble.pages import STORY, article_of, html_page, text_page

TITLE = "Rain ends drought in the valley"
SECTIONS = "Politics, Health, Weather, The Valley, Farming, Water and Soil, Our Neighbours, Letters, Sports, Markets, "


@pytest.mark.parametrize(
    "line",
    [
        f"Posted on May 3, 2024May 5, 2024 in {SECTIONS * 2}",
        f"Published: 3 May 2024 | {SECTIONS * 2}",
        f"Veröffentlicht am 3. Mai 2024 in {SECTIONS * 2}",
        f"Publié le 3 mai 2024 dans {SECTIONS * 2}",
    ],
)
def test_a_line_that_goes_on_with_sections(line: str) -> None:
    assert str(article_of(text_page(f"{TITLE}\n\n{line}")).date) == "2024-05-03"


@pytest.mark.parametrize(
    "quoted", ["— Bo Ek (@boek) May 1, 2024", "— Wetteramt (@amt) 1. Mai 2024", "Bo Ek (@boek) 1 May 2024"]
)
@pytest.mark.parametrize("claim", ['<meta property="article:published_time" content="2024-05-03T10:00:00Z">', ""])
def test_the_day_of_a_post_that_the_story_quotes_is_its_own(quoted: str, claim: str) -> None:
    told = (STORY[0], f"“It rains.” {quoted}", quoted, *STORY[1:])
    article = article_of(html_page(head=claim, story=told, url=None))
    assert str(article.date) == ("2024-05-03" if claim else "None")


@pytest.mark.parametrize("sentence", ["公告指出，2024年5月1日起二十四个村庄停水。", "雨は2024年5月1日に谷に降った。"])
def test_a_short_dated_sentence_of_a_story_stays(sentence: str) -> None:
    article = clean("\n\n".join(["大雨结束山谷旱情", *STORY[:1], sentence, *STORY[1:]]), kind="text")
    assert sentence in article.body
