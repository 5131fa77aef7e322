"""The standfirst is the printed summary, whole, and never the body's first paragraph again."""

from __future__ import annotations

import pytest

from newsclean.article import Category
from newsclean.page import Claim, Form, Label, Page, Role
from newsclean.read.html.blocks import read_html
from tests.assemble.pages import STORY, article_of, html_page, text_page

SUMMARY = "Farmers danced as the reservoirs rose by two metres overnight, but the hosepipe ban stays for now."
HEADLINE = "<h1>Rain ends drought in the valley</h1>"


def described(text: str) -> str:
    return f'<meta name="description" content="{text}">'


@pytest.mark.parametrize(
    "above",
    [
        f'{HEADLINE}<p class="standfirst">{SUMMARY}</p>',
        f'{HEADLINE}<div class="article__subtitle">{SUMMARY}</div><p>By Ann Lee</p>',
        f"{HEADLINE}<h2>{SUMMARY}</h2><p>By Ann Lee</p><time>3 May 2024</time>",
        f'{HEADLINE}<p>By Ann Lee</p><p class="chapo">{SUMMARY}</p>',
    ],
)
def test_a_summary_under_the_headline_is_the_standfirst(above: str) -> None:
    article = article_of(html_page(above=above))
    assert article.standfirst == SUMMARY
    assert article.body == "\n\n".join(STORY)


def test_the_whole_printed_summary_beats_a_cut_description() -> None:
    page = html_page(above=f"{HEADLINE}<p>{SUMMARY}</p>", head=described(SUMMARY[:70] + "…"))
    assert article_of(page).standfirst == SUMMARY


def test_a_description_that_no_reader_sees_is_no_standfirst() -> None:
    page = html_page(head=described("Everything about the rain in the valley: maps, videos and the latest forecast."))
    assert article_of(page).standfirst is None


@pytest.mark.parametrize("claim", [STORY[0], STORY[0][:60] + "…"])
def test_the_body_s_first_paragraph_is_not_its_standfirst(claim: str) -> None:
    article = article_of(html_page(head=described(claim)))
    assert article.standfirst is None
    assert article.body == "\n\n".join(STORY)


def test_a_first_paragraph_set_apart_and_claimed_is_the_standfirst() -> None:
    page = html_page(head=described(STORY[0]), above=HEADLINE, story=(f"<b>{STORY[0]}</b>", *STORY[1:]))
    for block in page.blocks[1:]:
        block.label = page.blocks[-1].label
    article = article_of(page)
    assert article.standfirst == STORY[0]
    assert article.body == "\n\n".join(STORY[1:])


def test_a_first_paragraph_set_as_all_others_stays_the_body_s_though_claimed_and_above_a_date() -> None:
    page = html_page(
        head=described(STORY[0]), story=(STORY[0], "A photo of a farm", "Another of a lake", "3 May 2024", *STORY[1:])
    )
    for block in page.blocks:
        if block.text not in STORY:
            block.label = Label(Role.REMOVED, "names/timestamp", Category.TIMESTAMP)
    article = article_of(page)
    assert article.standfirst is None
    assert article.body == "\n\n".join(STORY)


def test_a_description_cut_from_the_story_s_first_paragraph_makes_no_standfirst_of_it() -> None:
    page = html_page(head=described(STORY[0][:60]), above=f"{HEADLINE}<div>{STORY[0]}</div>", story=STORY[1:])
    page.blocks[1].label = page.blocks[-1].label
    assert article_of(page).body == "\n\n".join(STORY)


def test_a_summary_set_as_the_story_but_above_the_byline_is_the_standfirst() -> None:
    page = html_page(head=described(SUMMARY), story=(SUMMARY, "By Ann Lee", *STORY))
    page.blocks[2].label = Label(Role.REMOVED, "names/about", Category.ABOUT)
    article = article_of(page)
    assert (article.standfirst, article.byline) == (SUMMARY, "By Ann Lee")


def test_the_headline_below_its_kicker_is_no_standfirst() -> None:
    title = "Rain ends drought in the valley"
    head = f'<meta property="og:title" content="{title}">'
    article = article_of(
        html_page(head=head, above=f"<h1>{title}</h1><h2>Weather: {title}</h2><time>3 May 2024</time>")
    )
    assert article.standfirst is None


def test_a_summary_in_several_points_is_taken_whole() -> None:
    points = ("Farmers danced in their fields all night.", "Reservoirs rose by two metres in a few hours.")
    items = "".join(f"<p>{point}</p>" for point in points)
    page = html_page(above=f'{HEADLINE}<div class="article-summary">{items}</div>')
    assert article_of(page).standfirst == " ".join(points)


@pytest.mark.parametrize(
    "line",
    [
        "<figcaption class=summary>A farmer dances. Photo: Bo Ek/Wave</figcaption>",
        "<p class=lead>By Ann Lee</p>",
        "<p class=subtitle>Share | Tweet | Print</p>",
        "<p>Menu</p>",
    ],
)
def test_captions_bylines_and_buttons_are_no_standfirst(line: str) -> None:
    assert article_of(html_page(above=HEADLINE + line)).standfirst is None


def test_the_headline_in_other_words_for_sharing_is_no_standfirst() -> None:
    head = '<meta property="og:title" content="Rain: the drought in the valley is over at last">'
    page = html_page(head=head, above=f"{HEADLINE}<h2>Rain: the drought in the valley is over at last</h2>")
    assert article_of(page).standfirst is None


def test_pasted_text_s_summary_stands_between_headline_and_byline() -> None:
    page = text_page(
        "Rain ends drought in the valley\n\nFarmers dance in their fields all night\n\nAnn Lee\n3 May 2024"
    )
    assert article_of(page).standfirst == "Farmers dance in their fields all night"


def test_pasted_text_s_caption_is_no_standfirst() -> None:
    page = text_page("Rain ends drought in the valley\n\nA farmer dances in his field. Photo: Bo Ek")
    assert article_of(page).standfirst is None


def test_a_story_that_stands_in_the_page_s_data_alone_takes_their_description() -> None:
    page = read_html(f"<html><head>{described(SUMMARY)}</head><body><p>Menu</p></body></html>", None)
    story = text_page("").blocks
    for block in story:
        assert block.label is not None
        block.label = type(block.label)(block.label.role, "claims/json-ld")
    article = article_of(Page(Form.HTML, [*page.blocks, *story], page.claims, language="en"))
    assert article.standfirst == SUMMARY


def test_a_paragraph_above_one_that_names_a_year_is_no_standfirst() -> None:
    story = (STORY[0], "“We know what the drought has cost us,” the mayor said.", "The last such rain fell in 1931.")
    article = article_of(text_page("Rain ends drought in the valley", story=story))
    assert article.standfirst is None
    assert article.body == "\n\n".join(story)


def test_front_matter_s_description_is_a_standfirst_unless_it_begins_the_story() -> None:
    page = text_page("Rain ends drought in the valley")
    page.claims = [Claim("standfirst", SUMMARY, "meta:description")]
    assert article_of(page).standfirst == SUMMARY
    page = text_page("Rain ends drought in the valley")
    page.claims = [Claim("standfirst", STORY[0][:90], "meta:description")]
    assert article_of(page).standfirst is None
