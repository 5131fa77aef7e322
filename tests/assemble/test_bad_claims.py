"""What pages claim wrongly costs nothing but itself: each of these goes through `clean()`, from markup to article."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from newsclean import Article, clean
from tests.assemble.pages import STORY
from tests.each import each

TITLE = "Rain ends drought in the valley"
GOOD = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "author": {"@type": "Person", "name": "Ann Lee"},
    "datePublished": "2024-05-17T10:30:00+02:00",
    "dateModified": "2024-05-19T08:00:00+02:00",
    "publisher": {"@type": "Organization", "name": "The Wave"},
}


def page(data: object = GOOD, *, head: str = "", above: str = f"<h1>{TITLE}</h1>") -> Article:
    """An article of a page with this JSON-LD."""
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return clean(
        f"<html lang=en><head>{script}{head}</head><body>{above}<article>{paragraphs}</article></body></html>",
        url="https://www.wave.example/news/rain",
    )


def facts(article: Article) -> dict[str, object]:
    return {
        "headline": article.headline,
        "authors": article.authors,
        "date": article.date,
        "modified_at": article.modified_at,
        "publisher": article.publisher,
        "body": article.body,
    }


SOUND = facts(page())


def test_a_sound_page_gives_every_field() -> None:
    assert SOUND["headline"] == TITLE
    assert SOUND["authors"] == ("Ann Lee",)
    assert SOUND["date"] == dt.date(2024, 5, 17)
    assert SOUND["body"] == "\n\n".join(STORY)


@each(
    [
        ("Ann Lee", ("Ann Lee",)),
        ({"name": "Ann Lee"}, ("Ann Lee",)),
        ([[["Ann Lee"]], [{"name": ["Bo Ek"]}]], ("Ann Lee", "Bo Ek")),
        (42, ()),
        (None, ()),
        (True, ()),
        ({}, ()),
        ([], ()),
        ("https://www.wave.example/author/ann-lee", ()),
        ({"@type": "Person", "url": "https://www.wave.example/author/ann-lee"}, ()),
        ("ann.lee@wave.example", ()),
        ("Share", ()),
        ("Hours Ago", ()),
        ("{{author}}", ()),
        ("undefined", ()),
        ("Senior Political Editor", ()),
        ("By Ann Lee, Senior Political Editor", ("Ann Lee",)),
        ("Ann Lee Published 3 May 2024", ("Ann Lee",)),
        ("<a href='/a'>Ann Lee</a>", ("Ann Lee",)),
        ("Ann&nbsp;O&#39;Lee", ("Ann O'Lee",)),
    ],
)
def test_an_author_of_any_shape_names_people_or_nobody(author: object, names: tuple[str, ...]) -> None:
    found = facts(page({**GOOD, "author": author}))
    assert found == {**SOUND, "authors": names}


def test_ten_thousand_authors_cost_no_other_field() -> None:
    found = facts(page({**GOOD, "author": [{"name": f"Ann Lee{'abcdefghij'[n % 10] * 2}"} for n in range(10_000)]}))
    assert {**found, "authors": ()} == {**SOUND, "authors": ()}


@pytest.mark.parametrize(
    "stamp",
    [
        *("0000-00-00", "0000-00-00T00:00:00Z", "1970-01-01T00:00:00Z", "2024-13-45", "2024-05", "9999-12-31"),
        *("2024-05-17T99:99:99", "Invalid date", "now", "{{date}}", "", "x" * 10_000, "0"),
        *(0, 99, -1, 1e300, True, None, [], {}),
    ],
)
def test_a_date_that_is_none_costs_no_other_field(stamp: object) -> None:
    found = facts(page({**GOOD, "datePublished": stamp}))
    expected = dt.date(2024, 5, 17) if stamp == "2024-05-17T99:99:99" else None
    assert found == {**SOUND, "date": expected}


def test_an_integer_of_seconds_is_a_date() -> None:
    assert page({**GOOD, "datePublished": 1715934600}).date == dt.date(2024, 5, 17)


def test_a_date_of_next_year_is_not_the_storys() -> None:
    article = page({**GOOD, "datePublished": "2025-05-17"}, above=f"<h1>{TITLE}</h1><p>Published 17 May 2024</p>")
    assert article.date == dt.date(2024, 5, 17)


@each(["rain " * 250_000, "", " ", "\x00", "<b></b>", "|", "The Wave", "wave.example", "…"])
def test_a_headline_that_is_none_leaves_the_printed_one(title: str) -> None:
    head = f'<meta property="og:title" content="{title}"><title>{title}</title>'
    assert facts(page({**GOOD, "headline": title}, head=head)) == SOUND


def test_meta_given_twice_is_outvoted_by_what_the_page_prints() -> None:
    head = '<meta property="og:title" content="Home"><meta property="og:title" content="Sun ends rain in the hills">'
    assert page({}, head=head).headline == TITLE


def test_of_dates_given_twice_the_printed_one_is_taken() -> None:
    head = "".join(f'<meta property="article:published_time" content="2024-05-{day}">' for day in (19, 17))
    assert page({}, head=head, above=f"<h1>{TITLE}</h1><p>17 May 2024</p>").date == dt.date(2024, 5, 17)


def test_the_storys_heading_is_told_from_others() -> None:
    above = f"<h1>The Wave</h1><h1>{TITLE}</h1><h1>Subscribe</h1>"
    assert page({}, above=above).headline == TITLE


def test_markup_inside_meta_is_text() -> None:
    head = '<meta property="og:title" content="&lt;b&gt;Rain&lt;/b&gt; ends drought in the valley &amp;amp; hills">'
    assert page({}, head=head, above="").headline == "Rain ends drought in the valley & hills"


def test_a_default_author_and_a_site_wide_description_give_way_to_the_page() -> None:
    head = (
        '<meta name=author content="Wave Admin"><meta name=description content="The Wave brings news of the valley.">'
    )
    summary = "Farmers dance in their fields as the reservoirs fill for the first time since the spring of last year."
    above = f"<h1>{TITLE}</h1><p class=standfirst>{summary}</p><p>By Bo Ek</p>"
    article = page({**GOOD, "author": "Wave Admin"}, head=head, above=above)
    assert article.authors == ("Bo Ek",)
    assert article.standfirst == summary


def test_a_site_wide_description_alone_is_no_standfirst() -> None:
    assert page(head='<meta name=description content="The Wave brings news of the valley.">').standfirst is None


def test_the_day_of_an_update_or_a_crawl_is_not_the_storys() -> None:
    data = {key: value for key, value in GOOD.items() if key != "datePublished"}
    assert page(data).date is None
    source = f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in STORY)
    assert clean(source, fetched_at=dt.datetime(2024, 6, 1, tzinfo=dt.UTC)).date is None


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Rain ends drought in the valley | News | The Wave", TITLE),
        ("The Wave - Rain ends drought in the valley", TITLE),
        ("Rain - at last - ends drought | The Wave", "Rain - at last - ends drought"),
        ("Opinion: Rain ends drought in the valley", "Opinion: Rain ends drought in the valley"),
    ],
)
def test_a_title_loses_the_sites_name_and_nothing_of_its_own(title: str, headline: str) -> None:
    data = {"@type": "NewsArticle", "headline": title, "articleSection": "News", "publisher": {"name": "The Wave"}}
    assert page(data, head=f"<title>{title}</title>", above="").headline == headline


def test_a_publisher_is_spelled_as_it_spells_itself() -> None:
    data = {**GOOD, "author": {"@type": "Organization", "name": "Srw"}, "publisher": {"name": "SRW"}}
    assert page(data).authors == ("SRW",)


@pytest.mark.parametrize("field", ["headline", "author", "datePublished", "publisher", "image", "articleBody", "url"])
@pytest.mark.parametrize("value", [[], {}, 1e308, [[[]]], {"@id": "#self"}, "\ud800", [None, {"name": None}]])
def test_one_broken_claim_costs_no_other_field_and_raises_nothing(field: str, value: object) -> None:
    found, broken = (
        facts(page({**GOOD, field: value})),
        {"author": "authors", "datePublished": "date"}.get(field, field),
    )
    assert {**found, broken: None} == {**SOUND, broken: None}
