"""Several stories give one, the entries of a live blog are one story, and one that is told twice is told once."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from newsclean import Article, ArticleWarning, clean
from tests.stories import ENGLISH, GERMAN, SPANISH, STORIES, Story, page_around, page_of, paragraphs, text_of

OTHERS = {
    "en": (
        "Ferry company buys its first electric boat",
        "By Bo Lindqvist",
        "A ferry company that carries post and sheep to the outer islands has bought its first electric boat, a catamaran "
        "of eighty tonnes that was delivered on Saturday.",
        "The boat was built in Norwick and can run for ninety minutes before it must be charged, while the crossing takes "
        "thirty-five when the sea is calm.",
        "The islands' council paid a quarter of the price, which must be repaid if fewer than eleven thousand people a "
        "year are carried over.",
    ),
    "de": (
        "Reederei kauft ihr erstes Elektroboot",
        "Von Bo Lindqvist",
        "Eine Reederei, die Post und Schafe zu den äußeren Inseln bringt, hat ihr erstes Elektroboot gekauft, einen "
        "Katamaran von achtzig Tonnen, der am Samstag geliefert wurde.",
        "Das Boot wurde in Norwick gebaut und fährt neunzig Minuten, bevor es geladen werden muss, während die Überfahrt "
        "bei ruhiger See fünfunddreißig dauert.",
        "Der Inselrat zahlte ein Viertel des Preises, das er zurückbekommt, wenn weniger als elftausend Menschen im Jahr "
        "übersetzen.",
    ),
    "es": (
        "La naviera compra su primer barco eléctrico",
        "Por Bo Lindqvist",
        "Una naviera que lleva correo y ovejas a las islas exteriores ha comprado su primer barco eléctrico, un catamarán "
        "de ochenta toneladas entregado el sábado.",
        "El barco se construyó en Norwick y navega noventa minutos antes de cargarse, mientras que la travesía dura "
        "treinta y cinco con buena mar.",
        "El consejo de las islas pagó una cuarta parte del precio, que se devolverá si viajan menos de once mil personas "
        "al año.",
    ),
}
LANGUAGES = {story.language: story for story in (ENGLISH, GERMAN, SPANISH)}
HOLDERS = {
    "div": "<div class=story>",
    "section": "<section class=item>",
    "article": "<article>",
    "hash": "<div class=c-1a>",
}


def told(story: Story, holder: str, heading: str, *, nested: bool = False) -> str:
    """A page of two stories, each in an element of its own, the second perhaps within the first."""
    opening, closing = HOLDERS[holder], f"</{HOLDERS[holder][1:].split()[0].rstrip('>')}>"
    one, two = (
        f"{opening}<{heading}>{title}</{heading}><p class=byline>{byline}</p><time datetime={story.day}>"
        f"{story.printed_day}</time>{paragraphs(*told)}"
        for title, byline, *told in ((story.headline, story.byline, *story.paragraphs), OTHERS[story.language])
    )
    pages = f"{one}<div class=next>{two}{closing}</div>{closing}" if nested else f"{one}{closing}{two}{closing}"
    return page_around(story, pages)


def assert_first(article: Article, story: Story) -> None:
    assert (article.headline, article.authors) == (story.headline, (story.author,))
    assert tuple(article.body.split("\n\n")) == story.paragraphs
    assert ArticleWarning.SEVERAL_ARTICLES in article.warnings


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("heading", ["h1", "h2"])
@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_of_several_stories_the_first_is_taken(story: Story, holder: str, heading: str, nested: bool) -> None:
    assert_first(clean(told(story, holder, heading, nested=nested)), story)


@pytest.mark.parametrize("heading", ["h1", "h2"])
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_the_address_names_the_one_to_take(story: Story, heading: str) -> None:
    title, byline, *body = OTHERS[story.language]
    slug = "-".join(title.lower().replace("'", " ").split())
    article = clean(told(story, "div", heading), url=f"https://mercury.example/{slug}")
    assert (article.headline, article.authors) == (title, (byline.partition(" ")[2],))
    assert article.body.split("\n\n") == body


@pytest.mark.parametrize("paragraph_count", [1, 2])
@pytest.mark.parametrize("heading", ["h1", "h2"])
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_a_second_story_may_be_short(story: Story, heading: str, paragraph_count: int) -> None:
    title, byline, *body = OTHERS[story.language]
    told = (
        f"<article><{heading}>{name}</{heading}><p class=byline>{writer}</p><time datetime={story.day}>"
        f"{story.printed_day}</time>{paragraphs(*texts)}</article>"
        for name, writer, texts in (
            (story.headline, story.byline, story.paragraphs),
            (title, byline, body[:paragraph_count]),
        )
    )
    assert_first(clean(page_around(story, "".join(told))), story)
    day = story.printed_day
    lines = [story.headline, story.byline, day, *story.paragraphs, title, byline, day, *body[:paragraph_count]]
    assert_first(clean("\n\n".join(lines), kind="text"), story)


PRINTED_HEADS = (
    ("Bo Lindqvist", "{day}"),
    ("{day}", "Bo Lindqvist"),
    ("Published", "on", "{day}", "By", "Bo Lindqvist"),
    ("Bo Lindqvist", "·", "{day}"),
)


@pytest.mark.parametrize("head", PRINTED_HEADS, ids=range(len(PRINTED_HEADS)))
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_a_story_begins_where_text_prints_a_title_a_name_and_a_day(story: Story, head: tuple[str, ...]) -> None:
    title, _, *body = OTHERS[story.language]
    above = [line.format(day=story.printed_day) for line in head]
    below = [story.more, "Facebook", "Twitter", f"© 2026 {story.site}"]
    lines = [story.headline, story.byline, story.printed_day, *story.paragraphs, *below, title, *above, *body]
    assert_first(clean("\n\n".join(lines), kind="text"), story)


AMID = {
    "a letter": ["{title}", "Bo Lindqvist", "12.3.2014"],
    "a picture": ["Ferries at the pier of the northern shore", "Photo: Arne Silvan", "{day}"],
    "a card": ["Read more", "{title}", "Bo Lindqvist", "{day}"],
    "a quotation": ["“Nobody in this room wants to explain that”", "Bo Lindqvist", "{day}"],
}


@pytest.mark.parametrize("head", AMID.values(), ids=AMID)
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_a_head_amid_a_story_begins_no_other(story: Story, head: list[str]) -> None:
    title, _, *body = OTHERS[story.language]
    amid = [line.format(title=title, day=story.printed_day) for line in head]
    lines = [story.headline, story.byline, story.printed_day, *story.paragraphs, *amid, *body]
    article = clean("\n\n".join(lines), kind="text")
    assert [text for text in (*story.paragraphs, *body) if text not in article.body] == []
    assert ArticleWarning.SEVERAL_ARTICLES not in article.warnings


def test_short_items_with_a_head_each_are_one_story() -> None:
    story, (title, _, *body) = STORIES["en"], OTHERS["en"]
    items = [line for n, text in enumerate(body) for line in (f"{title} {n}", "Bo Lindqvist", "12 March 2026", text)]
    article = clean("\n\n".join([story.headline, story.byline, *story.paragraphs, *items]), kind="text")
    assert "story/another" not in [removed.reason for removed in article.removed]


@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_a_list_of_events_with_days_is_no_head_of_a_story(story: Story) -> None:
    first, second, third, *rest = story.paragraphs
    title, _, *body = OTHERS[story.language]
    listed = [f"1. {title}", story.printed_day, f"2. {title}", story.printed_day, "Bo Lindqvist"]
    article = clean("\n\n".join([story.headline, first, second, third, *listed, *rest, *body]), kind="text")
    assert not article.warnings
    assert all(paragraph in article.body for paragraph in (*rest, *body))


@pytest.mark.parametrize("mark", ["# ", ""])
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_pasted_documents_are_several_stories(story: Story, mark: str) -> None:
    title, byline, *body = OTHERS[story.language]
    day = story.printed_day
    lines = [mark + story.headline, story.byline, day, *story.paragraphs, mark + title, byline, day, *body]
    assert_first(clean("\n\n".join(lines), kind="text"), story)


@pytest.mark.parametrize(
    "data",
    ["", '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "%s"}</script>'],
    ids=["plain", "json-ld"],
)
@pytest.mark.parametrize("heading", ["h1", "h2", "h3"])
@pytest.mark.parametrize("holder", ["article", "div"])
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_the_entries_of_a_live_blog_are_one_story(story: Story, holder: str, heading: str, data: str) -> None:
    title, _, *body = OTHERS[story.language]
    first = story.captions[0].rstrip(".")
    entries = "".join(
        f"<{holder} class=entry><div class=entry-header><span>{clock}</span><{heading}>{name}</{heading}></div>"
        f"{paragraphs(*told)}</{holder}>"
        for name, clock, told in ((first, "20:41", story.paragraphs[:3]), (title, "19:55", body))
    )
    head = data % story.headline if data else ""
    article = clean(page_around(story, f"<h1>{story.headline}</h1>{entries}", head=head))
    assert article.headline == story.headline
    assert article.body.split("\n\n") == [first, *story.paragraphs[:3], title, *body]
    assert not article.warnings


HIDING = (
    "hidden",
    'style="display:none"',
    "aria-hidden=true",
    "class=sr-only",
    "class=visible-xs",
    'class="print d-none"',
)


@pytest.mark.parametrize("attributes", HIDING)
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_second_copy_of_a_story_is_a_duplicate(story: Story, attributes: str) -> None:
    body = paragraphs(*story.paragraphs)
    for page in (f"{body}<div {attributes}>{body}</div>", f"<div {attributes}>{body}</div><div>{body}</div>"):
        article = clean(page_of(story, page))
        assert tuple(article.body.split("\n\n")) == story.paragraphs
        assert [r.text for r in article.removed if r.reason == "story/copy"] == list(story.paragraphs)


# Thai has no mark at a sentence's end, so that a text of repeated lines may pass for a wrapped one.
@pytest.mark.parametrize(
    "story", [story for story in STORIES.values() if story.language != "th"], ids=lambda s: s.language
)
def test_a_doubled_paste_is_one_story(story: Story) -> None:
    text = "\n\n".join([story.headline, story.byline, *story.paragraphs])
    article = clean(f"{text}\n\n{text}", kind="text")
    assert (article.headline, tuple(article.body.split("\n\n"))) == (story.headline, story.paragraphs)


def test_a_chorus_stays() -> None:
    story = STORIES["en"]
    chorus = "“Turn, wheel, and turn again, for the river has no master and the winter has no end,” they sang."
    held = [story.paragraphs[0], chorus, story.paragraphs[1], chorus, story.paragraphs[2]]
    assert clean(page_of(story, paragraphs(*held))).body.split("\n\n") == held
    assert "turn again" in clean(text_of(story, *held)).body


@pytest.mark.parametrize("entry", ["<li><b>{0}</b><div><p>{1}</p></div></li>", "<h4>{0}</h4><p>{1}</p>"])
@pytest.mark.parametrize("holder", ["aside", "aside><div class=c1><ul", "aside><section"])
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_other_news_in_an_aside_beside_the_story_s_element_is_none_of_it(story: Story, holder: str, entry: str) -> None:
    closing = "".join(f"</{tag.split()[0]}>" for tag in reversed(holder.split("><")))
    listed = "".join(
        entry.format(f"{hour}:40 - {title}", " ".join(body))
        for hour, (title, _, *body) in enumerate(OTHERS.values(), 12)
    )
    page = page_around(
        story, f"<article><h1>{story.headline}</h1>{paragraphs(*story.paragraphs)}</article><{holder}>{listed}{closing}"
    )
    assert tuple(clean(page).body.split("\n\n")) == story.paragraphs


@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_an_aside_within_the_story_is_its_box(story: Story) -> None:
    *body, last = story.paragraphs
    title, _, *told = OTHERS[story.language]
    box = f"<aside><h3>{title}</h3>{paragraphs(*told)}</aside>"
    article = clean(page_of(story, f"{paragraphs(*body)}{box}{paragraphs(last)}"))
    assert article.body.split("\n\n") == [*body, title, *told, last]


@pytest.mark.parametrize("inner", ["<h3>{0}</h3>{1}", "{1}", "<h3>{0}</h3><h4>{0}</h4>{1}"])
@pytest.mark.parametrize("story", LANGUAGES.values(), ids=LANGUAGES)
def test_a_box_beside_the_text_of_an_article_stays(story: Story, inner: str) -> None:
    title, _, *told = OTHERS[story.language]
    box = f"<aside class=facts>{inner.format(title, paragraphs(*told))}</aside>"
    main = f"<article><h1>{story.headline}</h1><div class=c1>{paragraphs(*story.paragraphs)}</div>{box}</article>"
    assert "story/apart" not in [removed.reason for removed in clean(page_around(story, main)).removed]


def test_a_letter_in_full_beside_the_story_s_element_stays() -> None:
    story, (title, _, *told) = STORIES["en"], OTHERS["en"]
    main = f"<main><h1>{story.headline}</h1><div class=c1>{paragraphs(*story.paragraphs)}</div>"
    page = page_around(story, f"{main}<aside><h3>{title}</h3>{paragraphs(*told)}</aside></main>")
    assert "story/apart" not in [removed.reason for removed in clean(page).removed]


def test_a_page_whose_story_is_in_an_aside_keeps_it() -> None:
    story = STORIES["en"]
    page = page_around(story, f"<main><h1>{story.headline}</h1><aside>{paragraphs(*story.paragraphs)}</aside></main>")
    assert tuple(clean(page).body.split("\n\n")) == story.paragraphs
