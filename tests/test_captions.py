"""Captions: what markup says is one stands in no body, but where the captions are the story."""

from __future__ import annotations

import pytest

from newsclean import clean
from tests.stories import STORIES, Story, amid, page_of, paragraphs

FORMS = {
    "figure": "<figure><img src=i.jpg alt=''><figcaption>{}</figcaption></figure>",
    "hashed figure": '<figure class="css-1x9a"><div class="css-9z"><img src=i.jpg></div>'
    '<figcaption class="css-77"><span class="css-1">{}</span></figcaption></figure>',
    "named div": "<div class=image><img src=i.jpg><p>{}</p></div>",
    "hashed div": '<div class="css-18f"><img src=i.jpg><p class="css-1w"><span>{}</span><b>Bo Amsel</b></p></div>',
    "bare div": "<div><img src=i.jpg>{}</div>",
    "two divs": '<div class="x1"><picture><source srcset=a><img src=i.jpg></picture><div class=x2>{}</div></div>',
    "link": "<div class=z9><a href=/p.jpg><img src=i.jpg></a><span>{}</span></div>",
    "table": "<table><tr><td><img src=i.jpg></td></tr><tr><td>{}</td></tr></table>",
    "div below": "<img src=i.jpg><div>{}</div>",
    "div below another": "<div class=x1><img src=i.jpg></div><div class=y2>{}</div>",
    "line below": "<p><img src=i.jpg><br><i>{}</i></p>",
    "emphasis below": "<p><img src=i.jpg></p><p><em>{}</em></p>",
    "film": "<video controls src=f.mp4><p>No film here.</p></video><small>{}</small>",
    "film in a div": "<div class=x><video><source src=f.mp4></video></div><div class=y>{}</div>",
    "cite below": "<img src=i.jpg><cite>{}</cite>",
    "described": '<div class=pic></div><div class="photo__description">{}</div>',
    "player": "<iframe allowfullscreen src=/v/1></iframe><div class=z>{}</div>",
    "canvas": "<div><canvas></canvas><div>{}</div></div>",
    "span": "<img src=i.jpg><span>{}</span>",
    "smallest heading": "<img src=i.jpg><h6>{}</h6>",
    "loaded later": "<div class=lazy><noscript><img src=i.jpg></noscript></div><div class=z>{}</div>",
    "definition": "<dl><dt><img src=i.jpg></dt><dd>{}</dd></dl>",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_no_caption_stands_in_the_body(story: Story, form: str) -> None:
    for after in range(len(story.paragraphs)):
        article = clean(page_of(story, amid(story, FORMS[form].format(story.captions[0]), after)))
        assert tuple(article.body.split("\n\n")) == story.paragraphs, after


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_captions_that_are_the_story_stay(story: Story) -> None:
    """A slideshow has a line above its pictures at most."""
    slides = "".join(FORMS["figure"].format(text) for text in story.paragraphs)
    article = clean(page_of(story, slides))
    assert tuple(article.body.split("\n\n")) == story.paragraphs


def test_a_paragraph_with_a_picture_in_it_is_no_caption() -> None:
    story = STORIES["en"]
    held = [f'<p><img src="{n}.gif"> {text}</p>' for n, text in enumerate(story.paragraphs)]
    boxed = [f'<div><img src="{n}.jpg">{paragraphs(text, text[::-1])}</div>' for n, text in enumerate(story.paragraphs)]
    assert clean(page_of(story, "".join(held))).body.split("\n\n") == list(story.paragraphs)
    assert all(text in clean(page_of(story, "".join(boxed))).body for text in story.paragraphs)


@pytest.mark.parametrize(
    "above", ["<iframe src=/ad/1></iframe>", "<noscript><img src=/count width=1 height=1></noscript>", "<h6>Mill</h6>"]
)
def test_a_sentence_below_what_shows_no_picture_is_no_caption(above: str) -> None:
    story = STORIES["en"]
    article = clean(page_of(story, amid(story, f"{above}<div>{story.captions[0]}</div>", 2)))
    assert story.captions[0] in article.body


@pytest.mark.parametrize("form", ["<img src=i.jpg><div>{}</div>", "<p><img src=i.jpg></p><p><em>{}</em></p>"])
def test_what_somebody_says_below_a_picture_is_no_caption(form: str) -> None:
    story, said = STORIES["en"], "“I never saw the water come so fast,” the baker said."
    for after in range(len(story.paragraphs)):
        assert said in clean(page_of(story, amid(story, form.format(said), after))).body, after


def test_a_story_that_begins_unlike_its_other_paragraphs_below_a_picture_is_whole() -> None:
    story = STORIES["en"]
    for form in (
        "<img src=i.jpg><div>{}</div>",
        "<img src=i.jpg><p><em>{}</em></p>",
        "<img src=i.jpg><p class=a>{}</p>",
    ):
        article = clean(page_of(story, form.format(story.paragraphs[0]) + paragraphs(*story.paragraphs[1:])))
        assert story.paragraphs[0] in f"{article.standfirst}\n{article.body}", form


def test_short_titles_below_pictures_are_no_captions() -> None:
    story = STORIES["en"]
    titled = "".join(
        f"<p><img src={n}.jpg></p><p><em>Room number {n}</em></p><p>{text}</p>"
        for n, text in enumerate(story.paragraphs)
    )
    body = clean(page_of(story, titled)).body
    assert all(f"Room number {n}" in body for n in range(len(story.paragraphs)))


def test_the_items_of_an_illustrated_list_are_no_captions() -> None:
    story = STORIES["en"]
    titles = ("Walk over the pass", "Sail round the island", "Mend the weir", "Sing with the choir")
    items = "".join(
        f"<div class=item><img src=i.jpg><p>{title}, which takes {n} days.</p></div>"
        for n, title in enumerate(titles, 2)
    )
    body = clean(page_of(story, amid(story, items))).body
    assert all(title in body for title in titles)


def test_a_paragraph_set_as_the_story_s_others_is_no_caption_for_its_picture() -> None:
    story = STORIES["en"]
    for at in range(len(story.paragraphs)):
        body = "".join(f"<div>{'<img src=i.jpg>' * (n == at)}{text}</div>" for n, text in enumerate(story.paragraphs))
        assert clean(page_of(story, body)).body.split("\n\n") == list(story.paragraphs), at
