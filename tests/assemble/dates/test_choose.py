"""A story's dates are right, sourced, never swapped, and None where the page does not settle them."""

from __future__ import annotations

import datetime as dt

import pytest

from newsclean.article import Category
from newsclean.assemble.dates.choose import Dates, choose_dates
from newsclean.assemble.story_bounds import head_of
from newsclean.page import Block, Claim, Form, Label, Page, Role
from tests.assemble.pages import article_of, html_page, text_page
from tests.each import each

STORY = "The rain fell on the valley for the first time in a year, and the farmers danced in their fields."


def page_of(
    *claims: tuple[str, str, str],
    above: tuple[str, ...] = (),
    below: tuple[str, ...] = (),
    behind: tuple[str, ...] = (),
    language: str | None = "en-US",
    url: str | None = None,
    form: Form = Form.HTML,
) -> Page:
    """A page with a headline, three paragraphs, and lines above, below and behind."""
    lines = [(text, Role.REMOVED) for text in above]
    lines += [("Rain ends drought in the valley", Role.HEADLINE)]
    lines += [(text, Role.REMOVED) for text in below]
    lines += [(STORY, Role.STORY)] * 3
    lines += [(text, Role.REMOVED) for text in behind]
    blocks = []
    for position, (text, role) in enumerate(lines, 1):
        label = Label(role, "test", Category.OTHER if role is Role.REMOVED else None)
        blocks.append(Block(text=text, position=position, label=label))
    return Page(form, blocks, [Claim(*claim) for claim in claims], url, language)


def dates_of(page: Page) -> Dates:
    return choose_dates(page, head_of(page), [b for b in page.blocks if b.label and b.label.role is Role.HEADLINE])


def day(dates: Dates) -> str | None:
    return dates.date.isoformat() if dates.date else None


def moment(value: dt.datetime | None) -> str | None:
    return value.isoformat() if value else None


PUBLISHED = ("published", "2024-05-17T10:30:00+02:00", "json-ld")
MODIFIED = ("modified", "2024-05-19T08:00:00+02:00", "json-ld")


def test_claims_give_day_moment_and_update_with_their_sources() -> None:
    dates = dates_of(page_of(PUBLISHED, MODIFIED))
    assert day(dates) == "2024-05-17"
    assert moment(dates.published_at) == "2024-05-17T10:30:00+02:00"
    assert moment(dates.modified_at) == "2024-05-19T08:00:00+02:00"
    assert dates.evidence == {"date": "json-ld", "published_at": "json-ld", "modified_at": "json-ld"}


def test_a_printed_line_gives_day_time_and_zone() -> None:
    dates = dates_of(page_of(below=("Ann Lee", "Tuesday 21 November 2017 08:52 GMT"), form=Form.TEXT))
    assert day(dates) == "2017-11-21"
    assert moment(dates.published_at) == "2017-11-21T08:52:00+00:00"
    assert dates.evidence == {"date": "line", "published_at": "line"}
    assert [block.text for block in dates.blocks] == ["Tuesday 21 November 2017 08:52 GMT"]


def test_an_update_never_becomes_the_publication() -> None:
    dates = dates_of(page_of(below=("Published 17 May 2024 10:30", "Updated 19 May 2024 08:00")))
    assert (day(dates), moment(dates.published_at)) == ("2024-05-17", "2024-05-17T10:30:00")
    assert moment(dates.modified_at) == "2024-05-19T08:00:00"
    swapped = dates_of(page_of(below=("Updated 19 May 2024 08:00", "Published 17 May 2024 10:30")))
    assert (swapped.date, swapped.published_at, swapped.modified_at) == (
        dates.date,
        dates.published_at,
        dates.modified_at,
    )


@each(
    [
        ("de", "Veröffentlicht am 17.05.2024, aktualisiert am 19.05.2024, 08:00 Uhr"),
        ("de", "17. Mai 2024, Stand: 19.05.2024 08:00"),
        ("fr", "Publié le 17 mai 2024, mis à jour le 19 mai 2024 à 08h00"),
        ("es", "17 de mayo de 2024 | Actualizado el 19/05/2024 a las 08:00"),
        ("it", "Pubblicato il 17 maggio 2024, aggiornato il 19 maggio 2024 alle 08:00"),
        ("pt", "17/05/2024 - Atualizado em 19/05/2024 às 08h00"),
        ("nl", "Gepubliceerd op 17 mei 2024, bijgewerkt op 19 mei 2024 08:00"),
        ("pl", "Opublikowano 17 maja 2024, aktualizacja 19 maja 2024 08:00"),
        ("ru", "17 мая 2024, обновлено 19 мая 2024 08:00"),
        ("tr", "Yayınlanma: 17.05.2024 - Güncelleme: 19.05.2024 08:00"),
        ("ja", "公開 2024年5月17日 更新 2024年5月19日 08:00"),
        ("zh", "发布时间：2024-05-17 更新时间：2024-05-19 08:00"),
        ("ko", "입력 2024.05.17 수정 2024.05.19 08:00"),
        ("sv", "Publicerad 17 maj 2024, uppdaterad 19 maj 2024 08:00"),
        ("en-US", "May 17, 2024May 19, 2024 08:00"),
    ],
)
def test_words_of_many_languages_part_updates_from_publication(language: str, line: str) -> None:
    dates = dates_of(page_of(below=(line,), language=language))
    assert day(dates) == "2024-05-17"
    assert moment(dates.modified_at) == "2024-05-19T08:00:00"


def test_behind_the_story_the_date_beside_an_update_is_the_publications() -> None:
    dates = dates_of(page_of(behind=("3 December 2025. Updated: 7 December 2025",)))
    assert dates.date == dt.date(2025, 12, 3)


def test_the_only_date_printed_may_be_an_updates_but_then_no_moment_of_publication_is_given() -> None:
    dates = dates_of(page_of(below=("Stand: 17.05.2024 10:30 Uhr",), language="de"))
    assert (day(dates), dates.published_at) == ("2024-05-17", None)
    assert moment(dates.modified_at) == "2024-05-17T10:30:00"


def test_a_claimed_update_alone_dates_nothing_but_itself() -> None:
    dates = dates_of(page_of(MODIFIED))
    assert (dates.date, dates.published_at) == (None, None)
    assert moment(dates.modified_at) == "2024-05-19T08:00:00+02:00"


def test_a_cue_may_stand_on_the_line_above() -> None:
    dates = dates_of(page_of(below=("Last updated:", "19 May 2024", "Published", "17 May 2024")))
    assert day(dates) == "2024-05-17"


def test_the_page_wins_over_a_claim_that_is_later_than_what_it_prints() -> None:
    dates = dates_of(page_of(("published", "2025-06-12", "json-ld"), below=("November 2, 2022",)))
    assert (day(dates), dates.evidence["date"]) == ("2022-11-02", "visible")


def test_an_unmarked_later_day_does_not_displace_a_claim() -> None:
    assert day(dates_of(page_of(PUBLISHED, below=("May 19, 2024",)))) == "2024-05-17"


def test_the_printed_day_is_the_day_and_the_claim_in_universal_time_the_moment() -> None:
    late = ("published", "2024-05-18T02:41:00Z", "article:published_time")
    dates = dates_of(page_of(late, below=("May 17, 2024",)))
    assert day(dates) == "2024-05-17"
    assert moment(dates.published_at) == "2024-05-18T02:41:00+00:00"


def test_midnight_is_a_day_and_no_moment() -> None:
    dates = dates_of(page_of(("published", "2024-05-17T00:00:00+02:00", "json-ld")))
    assert (day(dates), dates.published_at) == ("2024-05-17", None)


def test_a_zone_that_another_claim_gives_is_added() -> None:
    naive, aware = ("published", "2024-05-17 10:30:00", "json-ld"), ("published", "2024-05-17T08:30:00Z", "meta:date")
    assert moment(dates_of(page_of(naive, aware)).published_at) == "2024-05-17T08:30:00+00:00"
    assert moment(dates_of(page_of(naive)).published_at) == "2024-05-17T10:30:00"


@each(
    [
        "0000-00-00",
        "0",
        "1970-01-01T00:00:00Z",
        "9999-12-31",
        "Invalid date",
        "null",
        "",
        "1e9",
        "-1",
        "2024",
        "x" * 10**6,
    ],
)
def test_junk_claims_are_passed_over(value: str) -> None:
    assert dates_of(page_of(("published", value, "json-ld"))).date is None
    weak = ("published", "2024-05-17", "meta:date")
    assert day(dates_of(page_of(("published", value, "json-ld"), weak))) == "2024-05-17"


@pytest.mark.parametrize("value", ["1715934600", "1715934600000", "Fri, 17 May 2024 08:30:00 GMT"])
def test_seconds_and_mail_stamps_are_moments(value: str) -> None:
    assert moment(dates_of(page_of(("published", value, "meta:date"))).published_at) == "2024-05-17T08:30:00+00:00"


def test_nothing_is_older_than_the_web_unless_the_page_is_an_archive() -> None:
    old = ("published", "1969-07-21", "json-ld")
    assert dates_of(page_of(old)).date is None
    assert day(dates_of(page_of(old, url="https://paper.example/archive/moon"))) == "1969-07-21"


def test_the_address_is_a_witness_of_the_day_alone() -> None:
    assert day(dates_of(page_of(url="https://paper.example/2024/05/17/rain"))) == "2024-05-17"
    assert dates_of(page_of(url="https://paper.example/2024/05/rain")).date is None


@each(
    [
        ("en-US", None, "05/03/2024", "2024-05-03"),
        ("en-GB", None, "05/03/2024", "2024-03-05"),
        ("en", "https://paper.example.au/rain", "05/03/2024", "2024-03-05"),
        ("en", None, "05/03/2024", None),
        ("en", None, "25/03/2024", "2024-03-25"),
        ("fr", None, "05/03/2024", "2024-03-05"),
        ("en", "https://paper.example/2024/05/03/rain", "05/03/2024", "2024-05-03"),
    ],
)
def test_the_order_of_day_and_month_is_the_pages_or_none(
    language: str, url: str | None, line: str, want: str | None
) -> None:
    assert day(dates_of(page_of(below=(line,), language=language, url=url))) == want


@pytest.mark.parametrize(
    "line",
    [
        "2 hours ago",
        "Yesterday",
        "The bridge over the river as seen at night (6.12.2010)",
        "Soldiers on the road to the north, 24 April 2023",
        "Available until 6 May 2024",
        "The festival opens on 5 June 2024 and goes on for a week in all the towns of the valley.",
    ],
)
def test_lines_that_date_something_else_do_not_date_the_story(line: str) -> None:
    assert dates_of(page_of(below=(line,))).date is None


def test_dates_of_teasers_behind_the_story_are_left() -> None:
    assert dates_of(page_of(behind=("Sun returns", "19 May 2024", "Wind is due", "20 May 2024"))).date is None
    assert day(dates_of(page_of(behind=("Published: 17 May 2024", "Sun returns", "19 May 2024")))) == "2024-05-17"


def test_a_line_above_the_headline_counts_where_none_is_below() -> None:
    assert day(dates_of(page_of(above=("29 November 2024",)))) == "2024-11-29"


def test_a_word_behind_the_story_outdoes_a_bare_date_above_the_headline_which_may_be_todays() -> None:
    dates = dates_of(page_of(above=("May 20, 2024",), behind=("Published May 17, 2024",)))
    assert day(dates) == "2024-05-17"


def test_the_story_itself_does_not_date_itself() -> None:
    page = page_of()
    page.blocks[1].text = "On 3 May 2024 the rain fell on the valley for the first time in a year."
    assert dates_of(page).date is None


def test_a_page_without_anything_has_no_dates() -> None:
    assert dates_of(Page(Form.TEXT, [])) == Dates()


def test_nothing_lies_in_the_future_of_the_pages_own_newest_date() -> None:
    far = ("published", "2042-05-17", "json-ld")
    dates = dates_of(page_of(far, MODIFIED))
    assert (dates.date, moment(dates.modified_at)) == (None, "2024-05-19T08:00:00+02:00")
    assert day(dates_of(page_of(far, ("published", "2024-05-17", "meta:date"), MODIFIED))) == "2024-05-17"
    ahead = ("published", "2024-05-21T06:00:00+02:00", "json-ld")
    assert day(dates_of(page_of(ahead, MODIFIED))) == "2024-05-21"


def test_a_dated_line_below_the_headline_counts_though_it_looks_like_another_storys_title() -> None:
    page = page_of(below=("Published 3 May 2024 • Last updated 1 hour ago • 4 minute read",), form=Form.TEXT)
    page.blocks[1].label = Label(Role.REMOVED, "story/title", Category.RELATED)
    assert day(dates_of(page)) == "2024-05-03"


def test_a_line_that_a_rule_knows_for_another_storys_does_not_count() -> None:
    page = page_of(below=("Published 3 May 2024",), form=Form.TEXT)
    page.blocks[1].label = Label(Role.REMOVED, "en/related/read-more", Category.RELATED)
    assert day(dates_of(page)) is None


def test_a_date_in_a_list_of_data_below_the_story_is_its_own_where_the_list_says_so() -> None:
    assert day(dates_of(page_of(behind=("Datum 03.05.2024", "Autor Ann Lee"), language="de"))) == "2024-05-03"


AGO = [
    "2 hours ago", "Published 2 hrs ago", "vor 2 Stunden", "Il y a 2 heures", "Hace 2 horas", "2 ore fa", "há 2 horas",
    "2 uur geleden", "2 timer siden", "för 2 timmar sedan", "2 tuntia sitten", "2 godziny temu", "před 2 hodinami",
    "2 órája", "acum 2 ore", "2 часа назад", "2 години тому", "πριν 2 ώρες", "2 saat önce", "منذ 2 ساعات",
    "לפני 2 שעות", "2 jam lalu", "2 giờ trước", "2小时前", "2時間前", "2시간 전",
]  # fmt: skip
FETCHED = ("fetched", "2024-05-17T10:30:00+02:00", "crawl")


@each(AGO)
def test_how_long_ago_is_counted_from_when_the_page_was_fetched(line: str) -> None:
    dates = dates_of(page_of(FETCHED, below=(line,)))
    assert moment(dates.published_at) == "2024-05-17T08:30:00+02:00"
    assert dates.blocks


@pytest.mark.parametrize("line", ["an hour ago", "vor einer Stunde", "il y a une heure", "60 min ago | 3 min read"])
def test_one_hour_ago_in_words(line: str) -> None:
    assert moment(dates_of(page_of(FETCHED, below=(line,))).published_at) == "2024-05-17T09:30:00+02:00"


def test_days_ago_settle_a_day_and_no_moment() -> None:
    dates = dates_of(page_of(FETCHED, below=("3 days ago",)))
    assert (day(dates), dates.published_at) == ("2024-05-14", None)


@pytest.mark.parametrize(
    "line",
    ["Updated 2 hours ago", "For 3 times", "Vor 20 Tagen begann der Prozess", "2 hours ago it rained", "99 days ago"],
)
def test_what_is_no_time_of_publication_is_not_counted(line: str) -> None:
    assert dates_of(page_of(FETCHED, below=(line,))).date is None


def test_how_long_ago_means_nothing_where_the_page_gives_no_moment() -> None:
    assert dates_of(page_of(below=("2 hours ago",))).date is None


def test_hours_before_an_update_settle_the_day_where_it_is_the_same() -> None:
    updated = ("modified", "2024-05-17T10:30:00", "json-ld")
    assert day(dates_of(page_of(updated, below=("2 hours ago",)))) == "2024-05-17"
    assert dates_of(page_of(updated, below=("2 hours ago",))).published_at is None
    assert dates_of(page_of(updated, below=("11 hours ago",))).date is None


def test_a_claim_outdoes_how_long_ago_a_line_says() -> None:
    assert day(dates_of(page_of(PUBLISHED, ("fetched", "2024-05-20T08:00:00", "crawl"), below=("2 hours ago",)))) == (
        "2024-05-17"
    )


@pytest.mark.parametrize(
    "line",
    [
        "By Ann LeeMay 17, 2024No Comments",
        "Ann LeeMay 17, 2024Updated:May 19, 2024",
        "May 17, 20246:01 PM ET",
        "Ann Lee • May 17, 20245 min read",
        "May 17, 2024May 19, 2024",
        "UpdatedMay 19, 2024 PublishedMay 17, 2024",
    ],
)
def test_elements_without_white_space_between_are_read_apart(line: str) -> None:
    assert day(dates_of(page_of(below=(line,)))) == "2024-05-17"


def test_a_time_set_against_the_year_is_the_time() -> None:
    dates = dates_of(page_of(below=("May 17, 20246:01 PM ET",)))
    assert moment(dates.published_at) == "2024-05-17T18:01:00-04:00"


def test_of_two_dates_without_a_word_the_earlier_is_the_publication_in_either_order() -> None:
    dates = dates_of(page_of(below=("May 19, 2024 May 17, 2024 by Ann Lee",)))
    assert day(dates) == "2024-05-17"


def test_what_stands_behind_the_date_may_be_long() -> None:
    line = "by Ann Lee | May 17, 2024 | All About Rain and Gauges, Learn About Rain, Reservoirs | 0 comments"
    assert day(dates_of(page_of(below=(line,)))) == "2024-05-17"


def test_a_count_of_comments_beside_the_date_makes_it_no_readers() -> None:
    page = page_of(below=("May 17, 2024 | 33 Comments",), behind=("May 18, 2024 at 3:53 pm",))
    for block in (page.blocks[1], page.blocks[-1]):
        block.label = Label(Role.REMOVED, "names/comments", Category.COMMENTS)
    assert day(dates_of(page)) == "2024-05-17"


@pytest.mark.parametrize("line", ["May 17, 2024", "17 May 2024", "May 17, 2024 By The Wave Team"])
def test_the_one_date_behind_the_story_is_its_own(line: str) -> None:
    assert day(dates_of(page_of(behind=("Share", line, "Tags: rain")))) == "2024-05-17"


@pytest.mark.parametrize(
    "lines",
    [
        ("May 17, 2024", "A tale of two wells", "May 3, 2024"),
        ("Bo Ek May 17, 2024 6:23 pm",),
        ("Open Today, May 17, 2024",),
        ("10. Rain 8.4.13 Release",),
        ("8.4.13",),
        (*["Other things"] * 16, "May 17, 2024"),
    ],
)
def test_other_stories_and_comments_and_hours_behind_the_story_do_not_date_it(lines: tuple[str, ...]) -> None:
    assert day(dates_of(page_of(behind=lines))) is None


def test_a_word_for_the_publication_reaches_farther_behind_the_story_than_one_for_an_update() -> None:
    far = ("About the writer",) * 28
    assert day(dates_of(page_of(behind=(*far, "Publish date", "May 17, 2024")))) == "2024-05-17"
    assert dates_of(page_of(behind=(*far, "Site last updated: May 17, 2024"))) == Dates()


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("06.18.2024", "en", "2024-06-18"),
        ("06.07.2024", "en-US", "2024-06-07"),
        ("06.07.2024", "en-GB", "2024-07-06"),
        ("06.07.2024", "en", "2024-07-06"),
        ("06.07.2024", "de", "2024-07-06"),
        ("-Aktualisiert am 28.04.2023-19:20", "de", "2023-04-28"),
    ],
)
def test_dates_with_dots_put_the_month_first_where_the_page_does(line: str, language: str, expected: str) -> None:
    page = page_of(below=(line,), language=language)
    page.claims.append(Claim("language", language, "html lang"))
    assert day(dates_of(page)) == expected


@pytest.mark.parametrize(
    ("other", "language", "expected"),
    [
        ("A tale of two wells 3/17/2024", "en", "2024-05-03"),
        ("A tale of two wells 17/3/2024", "en", "2024-03-05"),
        ("A tale of two wells 3/17/2024", "en-GB", "2024-05-03"),
        ("A tale of two wells 17/3/2024", "en-US", "2024-03-05"),
    ],
)
def test_the_pages_other_dates_tell_the_order_of_day_and_month(other: str, language: str, expected: str) -> None:
    page = page_of(below=("Ann Lee 5/3/2024",), behind=("A tale of one well", other), language=language)
    page.claims.append(Claim("language", language, "html lang"))
    page.blocks[-1].label = Label(Role.REMOVED, "names/related", Category.RELATED)
    assert day(dates_of(page)) == expected


def test_a_day_that_the_page_also_names_tells_which_number_is_the_month() -> None:
    page = page_of(below=("02-12-2024",), behind=("A tale of two wells", "Rain ends December 2, 2024"), language="en")
    page.blocks[-1].label = Label(Role.REMOVED, "names/related", Category.RELATED)
    assert day(dates_of(page)) == "2024-12-02"
    page.blocks[-1].text = "A tale of February 12, 2024 and December 2, 2024"
    assert day(dates_of(page)) is None


def test_where_the_pages_other_dates_differ_they_settle_no_order() -> None:
    page = page_of(below=("Ann Lee 5/3/2024",), behind=("A tale of two wells 3/17/2024", "17/3/2024"), language="en")
    page.blocks[-1].label = page.blocks[-2].label = Label(Role.REMOVED, "names/related", Category.RELATED)
    assert day(dates_of(page)) is None


def test_when_a_page_was_created_is_believed_after_when_it_was_published() -> None:
    created, published = ("published", "2024-05-02", "meta:created-date"), ("published", "2024-05-17", "meta:pubdate")
    assert day(dates_of(page_of(created, published))) == "2024-05-17"
    assert day(dates_of(page_of(created))) == "2024-05-02"


def test_of_several_metas_the_earliest_is_believed_for_systems_write_when_they_last_sent_a_page_out() -> None:
    sent = ("published", "2026-03-09T08:45:32Z", "meta:published-time")
    published = ("published", "2024-05-17", "meta:date")
    assert day(dates_of(page_of(sent, published))) == "2024-05-17"


def test_a_date_beside_a_headline_that_is_printed_twice_may_stand_above_the_second() -> None:
    page = page_of(above=("17th May 2024", "Rain ends drought in the valley", *["Read on"] * 10))
    page.blocks[1].label = Label(Role.HEADLINE, "test")
    assert day(dates_of(page)) == "2024-05-17"


def test_a_byline_with_a_date_that_passed_for_the_storys_first_line_counts() -> None:
    page = page_of(below=("By Dr. Ann Lee, Rain Desk - May 17, 2024",))
    page.blocks[1].label = Label(Role.STORY, "story")
    short = Block("Rain came late this year", 0, label=Label(Role.STORY, "story"))
    page.blocks.insert(1, short)
    assert day(dates_of(page)) == "2024-05-17"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted on the 17/5/2024 at 19:00 by @annlee", "2024-05-17"),
        ("The report was published on 17 May 2024.", None),
    ],
)
def test_the_line_that_dates_a_story_may_pass_for_its_last_paragraph(line: str, expected: str | None) -> None:
    page = page_of(language="en-GB")
    story = page.blocks[1:]
    page.blocks += [*story, *story, Block(line, 99, label=Label(Role.STORY, "story"))]
    assert day(dates_of(page)) == expected


@pytest.mark.parametrize(
    ("above", "behind", "expected"),
    [
        (("2/18/26, 7:04 AM",), (), None),
        (("Home", "18.02.26, 07:04"), ("https://wave.example/rain", "1/2", "18.02.26, 07:04"), None),
        (("2/18/26, 7:04 AM Rain ends drought - The Wave",), (), None),
        (("2/18/26, 7:04 AM", "Published 3 May 2024"), ("2/18/26, 7:04 AM",), "2024-05-03"),
        (("Home", "2/18/26, 7:04 AM"), (), "2026-02-18"),
    ],
)
def test_the_day_on_which_a_browser_printed_a_page_is_not_its_story_s(
    above: tuple[str, ...], behind: tuple[str, ...], expected: str | None
) -> None:
    date = dates_of(page_of(above=above, behind=behind, form=Form.TEXT)).date
    assert (date and date.isoformat()) == expected


@pytest.mark.parametrize("line", ["令和七年三月四日", "令和7年3月4日（火）", "R7.3.4", "2025（令和7）年3月4日"])
def test_a_day_that_is_printed_without_two_digits_in_a_row_is_seen(line: str) -> None:
    article = article_of(html_page(above=f"<h1>Rain ends drought</h1><p>{line}</p>", url=None, language="ja"))
    assert article.date == dt.date(2025, 3, 4)
    text = article_of(text_page(f"Rain ends drought\n{line}\n", language="ja"))
    assert text.date == dt.date(2025, 3, 4)


@pytest.mark.parametrize("label", ["Updated ", "<span>Last updated:</span> ", "<!-- at --><b>Aktualisiert</b> "])
@pytest.mark.parametrize("printed", ["6 May", "10:30", "2 h"])
def test_the_words_before_a_moment_say_of_what_it_is(label: str, printed: str) -> None:
    times = f'{label}<time datetime="2024-05-06T10:30:00Z">{printed}</time> '
    times += 'Published <time datetime="2024-05-04T08:00:00Z">4 May</time>'
    article = article_of(html_page(above=f"<h1>Rain ends drought</h1><div>{times}</div>", url=None))
    assert article.date == dt.date(2024, 5, 4)
    assert article.modified_at is not None
    assert article.modified_at.date() == dt.date(2024, 5, 6)


def test_a_comment_before_a_moment_says_nothing() -> None:
    times = '<div><!-- updated --><time datetime="2024-05-04T08:00:00Z">4 May</time></div>'
    assert article_of(html_page(above=f"<h1>Rain ends drought</h1>{times}", url=None)).date == dt.date(2024, 5, 4)
