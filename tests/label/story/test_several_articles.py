"""Pages and pastes of more than one story."""

from __future__ import annotations

import newsclean
from newsclean import ArticleWarning

FIRST = [
    "The council of Harbour Falls voted on Tuesday to close the old bridge to lorries, after four hours of debate.",
    "Engineers had warned in spring that the piers would not stand another winter of ice and heavy loads upstream.",
    "The detour leads through Lower Amsel and adds nineteen kilometres to every run of the quarry, its owner said.",
    "A new bridge is to be built by 2031; who will pay for it is open, the mayor told reporters after the vote.",
]
SECOND = [
    "Orchard farmers in the Tarn valley expect the smallest harvest of apples in thirty years after a late frost.",
    "Temperatures fell to minus six degrees in the second week of May, when most of the trees were in full bloom.",
    "The growers' union asks the ministry for bridging loans, and for insurance that covers frost at a fair price.",
    "Prices in shops are not expected to rise before October, since cold stores are still full, traders reported.",
]


def two_articles() -> str:
    def article(headline: str, paragraphs: list[str]) -> str:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        return f"<article><h1>{headline}</h1><div class='body'>{body}</div></article>"

    stories = article("Old bridge closed", FIRST) + article("Frost ruins the apple crop", SECOND)
    return f"<html><body>{stories}</body></html>"


def test_of_two_articles_on_a_page_the_first_is_taken() -> None:
    article = newsclean.clean(two_articles())
    assert article.body.split("\n\n") == FIRST
    assert ArticleWarning.SEVERAL_ARTICLES in article.warnings
    assert {removal.text for removal in article.removed} >= set(SECOND)


def test_of_two_articles_the_one_that_the_address_spells_is_taken() -> None:
    article = newsclean.clean(two_articles(), url="https://courier.example/frost-ruins-the-apple-crop")
    assert article.body.split("\n\n") == SECOND


def test_of_two_articles_in_one_paste_the_first_is_taken() -> None:
    heads = (
        ["Old bridge closed", "By Maud Ferris", "4 March 2026"],
        ["Frost ruins crop", "By Jon Amsel", "5 March 2026"],
    )
    article = newsclean.clean("\n\n".join([*heads[0], *FIRST, *heads[1], *SECOND]))
    assert article.authors == ("Maud Ferris",)
    assert article.body.split("\n\n") == FIRST
    assert ArticleWarning.SEVERAL_ARTICLES in article.warnings


def test_a_list_of_books_is_one_article() -> None:
    books = ["The Frozen Orchard", "By Jon Amsel", SECOND[0], "The Last Bridge", "By Maud Ferris", SECOND[1]]
    article = newsclean.clean("\n\n".join(["Ten books for the winter", *FIRST, *books]))
    assert ArticleWarning.SEVERAL_ARTICLES not in article.warnings
    assert SECOND[1] in article.body


def test_long_titles_above_a_story_are_no_article() -> None:
    titles = [
        f"{place} council asks for a second opinion on the old bridge: what readers on both banks should know"
        for place in ("Amsel", "Tarn", "Lower Amsel", "Harbour Falls")
    ]
    menu = [line for title in titles for line in ("Valley / 5 h ago", title)]
    head = ["Frost ruins the apple crop in the Tarn valley", "By Jon Amsel", "5 March 2026"]
    article = newsclean.clean("\n\n".join([*menu, *head, *SECOND]))
    assert ArticleWarning.SEVERAL_ARTICLES not in article.warnings
    assert all(paragraph in article.body for paragraph in SECOND)
    assert article.headline == head[0]


def test_headings_of_the_first_level_within_one_article_do_not_part_it() -> None:
    middle = "".join(f"<p>{paragraph}</p>" for paragraph in FIRST) + "<h1>What comes next</h1>"
    page = f"<article><h1>Old bridge closed</h1>{middle}{''.join(f'<p>{p}</p>' for p in SECOND)}</article>"
    article = newsclean.clean(page)
    assert FIRST[0] in article.body
    assert SECOND[3] in article.body


def test_a_table_of_years_below_a_subhead_is_no_head_of_another_story() -> None:
    years = "<table><tr><td>2019</td><td>Ida Brekke</td></tr><tr><td>2023</td><td>Jon Amsel</td></tr></table>"
    first, second = ("".join(f"<p>{paragraph}</p>" for paragraph in story) for story in (FIRST, SECOND))
    page = f"<h2>Old bridge closed</h2><p>4 March 2026</p>{first}<h2>Mayors and bridges</h2>{years}{second}"
    article = newsclean.clean(f"<main>{page}</main>")
    assert ArticleWarning.SEVERAL_ARTICLES not in article.warnings
    assert SECOND[3] in article.body
