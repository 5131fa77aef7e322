"""Readers' comments below a counted title are no part of a short story; what stands below a counter above it is."""

from __future__ import annotations

import pytest

from newsclean import clean
from tests.stories import LONG, Story

TITLES = {"en": "3 comments:", "de": "3 Kommentare:", "es": "3 comentarios:"}
COMMENTS = {
    "en": ("I worked at that mill in 1974 and the roof dripped even then. Well done to all of them.",),
    "de": ("Ich habe 1974 in der Mühle gearbeitet, und das Dach hat schon damals getropft. Gut gemacht.",),
    "es": ("Yo trabajé en ese molino en 1974 y el tejado ya goteaba entonces. Enhorabuena a todas.",),
}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_comments_below_their_title_are_none_of_the_story(story: Story, between: str) -> None:
    below = between.join((TITLES[story.language], "Anna:", *COMMENTS[story.language]))
    for count in (2, 3, 4):
        article = clean("\n\n".join((story.headline, story.byline, *story.paragraphs[:count], below)))
        assert tuple(article.body.split("\n\n")) == story.paragraphs[:count]


@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_story_below_a_counter_stays(story: Story) -> None:
    article = clean("\n\n".join((story.headline, story.byline, TITLES[story.language], *story.paragraphs)))
    assert tuple(article.body.split("\n\n")) == story.paragraphs
