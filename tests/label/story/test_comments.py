"""Readers' comments below a counted title are no part of a short story; what stands below a counter above it is."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.article import Category
from newsclean.label.story.comments import drop_comments
from newsclean.page import STORY, Block, Form, Label, Page, Role
from tests.stories import LONG, Story

TITLES = {"en": "3 comments:", "de": "3 Kommentare:", "es": "3 comentarios:"}
COUNTERS = {
    "en": ("27 Comments", "Comments (6)", "[ 234 comments ]"),
    "de": ("27 Kommentare", "Kommentare (6)"),
    "es": ("27 comentarios", "Comentarios (6)"),
}
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


@pytest.mark.parametrize("chrome", ["", "Latest\n\nTopics"])
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_comments_below_a_counter_without_a_colon_are_none_of_the_story(story: Story, chrome: str) -> None:
    for counter in COUNTERS[story.language]:
        comments = [line for text in COMMENTS[story.language] * 3 for line in ("weaver_72", "12.3.2026, 14:02", text)]
        below = [line for line in (chrome, counter, *comments) if line]
        article = clean("\n\n".join((story.headline, story.byline, *story.paragraphs, *below)))
        assert tuple(article.body.split("\n\n")) == story.paragraphs


@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_story_below_a_teaser_and_its_counter_stays(story: Story) -> None:
    teaser, counter = story.teasers[0], COUNTERS[story.language][0]
    lead, *rest = story.paragraphs
    for lines in ([teaser, counter, lead, *rest], [lead, counter, *rest]):
        assert clean("\n\n".join((story.headline, story.byline, *lines))).body.endswith("\n\n".join(rest))


SHARE = {"en": "Share this article", "de": "Artikel teilen", "es": "Compartir en Facebook"}


@pytest.mark.parametrize("bar", ["{0}\n\n{1}", "{1}\n\n{0}", "{1}\nE-Mail\n{0}"])
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_bar_of_buttons_with_a_counter_ends_no_story(story: Story, bar: str) -> None:
    for counter in COUNTERS[story.language]:
        amid = bar.format(counter, SHARE[story.language])
        article = clean("\n\n".join((story.headline, *story.paragraphs[:3], amid, *story.paragraphs[3:])))
        assert "beside/comments" not in [removed.reason for removed in article.removed]


ASKING = {
    "en": "Have your say on the 2026 budget in the comments below.",
    "de": "Diskutieren Sie mit: Was halten Sie von den 6 Millionen für die Mühle?",
    "es": "Deje su comentario: ¿son 6 millones demasiado para un molino?",
}


@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_story_goes_on_below_what_asks_for_comments(story: Story) -> None:
    first, rest = story.paragraphs[:3], story.paragraphs[3:]
    for line in (ASKING[story.language], *COUNTERS[story.language]):
        body = clean("\n\n".join((story.headline, story.byline, *first, line, *rest))).body
        assert body.endswith("\n\n".join(rest)), line


@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_entries_with_a_counter_each_stay(story: Story) -> None:
    counters = [f"{n} {COUNTERS[story.language][0].split()[1]}" for n in range(2, 9)]
    entries = [line for n, text in enumerate(story.paragraphs[3:]) for line in (f"{9 + n}:40", text, counters[n])]
    body = clean("\n\n".join((story.headline, story.byline, *story.paragraphs[:3], counters[-1], *entries))).body
    assert [text for text in story.paragraphs if text in body] == list(story.paragraphs)


@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_key_points_above_a_counter_are_not_the_story(story: Story) -> None:
    points = [f"- {text}" for text in story.paragraphs[:3]]
    lines = (
        story.headline,
        *points,
        story.byline,
        story.printed_day,
        COUNTERS[story.language][0],
        *story.paragraphs[3:],
    )
    assert clean("\n\n".join(lines)).body.endswith("\n\n".join(story.paragraphs[3:]))


PROSE = "The council voted on Monday to keep the old ferry, which has carried post across the sound for ninety years."
TOLD = (PROSE, PROSE, PROSE)
SIGNED = ("2 days ago", PROSE, "3 days ago", PROSE)
ROLES = {"27 Comments": Category.COMMENTS, "Reply": Category.COMMENTS, "E-Mail": Category.SHARE}


def kept(*lines: str, title: str = "27 Comments") -> int:
    """How many paragraphs stay of a text whose prose was taken for the story."""
    blocks = [Block(text, n) for n, text in enumerate(lines, 1)]
    for block in blocks:
        category = Category.COMMENTS if block.text == title else ROLES.get(block.text, Category.OTHER)
        block.label = Label(STORY, "story") if block.text == PROSE else Label(Role.REMOVED, "any", category)
    page = Page(Form.TEXT, blocks, language="en")
    drop_comments(page)
    return sum(block.is_story for block in blocks)


@pytest.mark.parametrize("below", [SIGNED, (PROSE, "Reply", PROSE, "Reply")])
def test_a_counter_above_comments_is_their_title(below: tuple[str, ...]) -> None:
    assert kept(*TOLD, "27 Comments", *below) == 3
    assert kept(*TOLD, *["Latest"] * 58, "27 Comments", *below) == 3


@pytest.mark.parametrize(
    "above",
    [
        (*TOLD, *["Latest"] * 60, "27 Comments"),
        (PROSE, "Latest", PROSE, PROSE, "27 Comments"),
        (*TOLD, "E-Mail", "27 Comments"),
        (*TOLD, "27 Comments", "Latest", "E-Mail"),
        (*TOLD, "Comments"),
        (*TOLD, "27"),
    ],
    ids=["far", "no story", "a bar", "the bar below", "no number", "a number"],
)
def test_another_counter_is_none(above: tuple[str, ...]) -> None:
    assert kept(*above, *SIGNED) == 5


def test_a_sentence_with_a_number_is_none() -> None:
    asks = "Are 27 ferries too many?"
    assert kept(*TOLD, asks, *SIGNED, title=asks) == 5


def test_a_counter_above_entries_with_counters_is_none() -> None:
    assert kept(*TOLD, "27 Comments", "9:40", PROSE, "27 Comments", "9:50", PROSE, "27 Comments") == 5
