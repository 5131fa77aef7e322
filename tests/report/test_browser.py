"""A report in a real browser: what a reader finds, with the pointer, by keyboard, on a phone, in other scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from newsclean import SavedArticle, load_rules
from newsclean.report import write_page, write_report
from tests.report.browser import go, move, shows, tab, tab_without_script
from tests.report.pages import cleaned, made

PLACES = ("overview", "pages", "page=0", "rules", "rule=en/share/share-on")
PHONE = 360
# Of all that axe has to tell, only the violations are made and handed over: the rest takes as long again.
VIOLATIONS = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"
MANY = 250


@cache
def pages() -> list[SavedArticle]:
    return cleaned()


@cache
def articles() -> list[SavedArticle]:
    return [*pages(), *map(made, range(MANY))]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(articles(), path, title="crawl.jsonl")
    return path


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of two pages, for what takes long on many."""
    path = tmp_path_factory.mktemp("short") / "report.html"
    write_report(pages()[:2], path, title="crawl.jsonl")
    return path


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("single") / "page.html"
    write_page(pages()[0].article, path, title="news-classic.html")
    return path


def titles(page: Page) -> list[str]:
    return page.locator("#list .title").all_text_contents()


def expect_found(page: Page, text: str) -> None:
    shows(page, "#found", text)


def choose(page: Page, name: str, value: str) -> None:
    field = page.locator(f"#filters [name={name}]")
    if field.evaluate("e => e.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


@contextmanager
def reservoir(chromium: Browser, short: Path) -> Iterator[Page]:
    """The page about the reservoir, without the way to it through the list, which takes as long again."""
    with tab(chromium, short, "page=0") as page:
        page.wait_for_selector("#story .headline")
        yield page


def test_the_overview_counts_what_was_read(chromium: Browser, report: Path) -> None:
    with tab(chromium, report) as page:
        tiles = page.locator(".tiles div").all_inner_texts()
        assert f"Pages\n{MANY + 7}" in tiles
        assert page.locator("svg.plot").count() == 2
        assert page.locator("#part-overview").inner_text().count("All pages are in the list.") == 1


def test_the_overview_is_there_without_the_script(chromium: Browser, report: Path) -> None:
    with tab_without_script(chromium, report) as page:
        assert page.locator("#part-overview h2").count() >= 6
        assert page.locator("noscript").count() == 1


def test_the_doubtful_pages_come_first(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages") as page:
        expect_found(page, f"{MANY + 7} pages, the doubtful ones first.")
        assert "Local news" in titles(page)[:3]
        choose(page, "words", "rain number")
        assert len(titles(page)) == 100


FILTERS: list[tuple[str, str, Callable[[SavedArticle], bool]]] = [
    ("words", "number 249", lambda article: (article.headline or "").endswith("number 249 ends drought")),
    ("site", "paper3.example", lambda article: "//paper3.example/" in (article.url or "")),
    ("site", "paper", lambda article: "//paper" in (article.url or "")),
    ("language", "ar", lambda article: article.language == "ar"),
    ("warning", "index_page", lambda article: "index_page" in article.warnings),
    ("category", "newsletter", lambda article: any(r.category == "newsletter" for r in article.removed)),
    ("rule", "en/share/share-on", lambda article: any(r.reason.startswith("en/share/") for r in article.removed)),
    ("from", "0.94", lambda article: article.confidence >= 0.94),
    ("to", "0.1", lambda article: article.confidence < 0.1),
]


def test_a_filter_leaves_the_pages_that_are_so(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages") as page:
        for name, value, is_so in FILTERS:
            choose(page, name, value)
            expect_found(page, f"{sum(map(is_so, articles()))} of {MANY + 7} pages.")
            assert f"{name}=" in page.url
            page.locator("#filters button[type=reset]").click()
            expect_found(page, f"{MANY + 7} pages, the doubtful ones first.")


def test_filters_stand_in_the_address(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages?site=paper3.example&from=0.9") as page:
        expect_found(page, f"8 of {MANY + 7} pages.")
        page.locator("#list a.title").first.click()
        page.locator("#back").click()
        expect_found(page, f"8 of {MANY + 7} pages.")


def test_rows_are_sorted_by_their_head(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages?words=rain+number") as page:
        for head, column, order in (("Date", 2, "2026-03-01"), ("Confidence", 4, "0.75"), ("Characters", 6, "10")):
            page.get_by_role("button", name=head).click()
            assert page.locator(f"#list tbody tr:first-child td:nth-child({column})").inner_text() == order
        assert page.locator("#list th[aria-sort=descending]").inner_text() == "Characters"


def test_the_list_shows_a_hundred_rows_at_a_time(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages") as page:
        assert page.locator("#rows-before").is_disabled()
        page.locator("#rows-after").click()
        page.locator("#rows-after").click()
        assert page.locator("#rows").inner_text() == f"201 to {MANY + 7}"
        assert page.locator("#rows-after").is_disabled()


def test_a_page_shows_its_blocks_in_the_order_of_the_source(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages") as page:
        choose(page, "words", "reservoir")
        page.locator("#list a.title").first.click()
        page.wait_for_selector("#story .headline")
        page.locator("#open-all").click()
        blocks = page.locator("#story :is(.headline, .standfirst, .byline, .paragraph, del)").all_inner_texts()
        order = ["Skip to main content", "Reservoir at Penmarrow", "By Imogen Treloar", "Share on Facebook"]
        order += ["The reservoir at Penmarrow", "Read more", "One of them, Jory Pellow"]
        places = [next(at for at, text in enumerate(blocks) if text.startswith(start)) for start in order]
        assert places == sorted(places)


def test_what_went_is_marked_without_colour_too(chromium: Browser, short: Path) -> None:
    with reservoir(chromium, short) as page:
        gone = page.locator(".gone", has_text="Share on Facebook").first
        assert gone.locator("del").evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
        assert gone.locator(".unseen").text_content() == "Left out as share: "
        assert gone.locator(".why").inner_text() == "en/share/share-on"


def test_the_article_alone_is_a_switch(chromium: Browser, short: Path) -> None:
    with reservoir(chromium, short) as page:
        assert page.locator(".gone").first.is_visible()
        page.get_by_label("Article alone").check()
        assert not page.locator(".gone").first.is_visible()
        assert page.locator("#story .headline").is_visible()


def test_each_field_says_where_it_came_from_and_what_else_there_was(chromium: Browser, short: Path) -> None:
    with reservoir(chromium, short) as page:
        date = page.locator("#fields .field", has=page.get_by_text("Date", exact=True))
        assert "2026-02-17 from json-ld" in date.inner_text()
        date.locator("summary").click()
        assert "17 February 2026, 6:30am" in date.inner_text()


def test_hover_and_focus_say_why(chromium: Browser, short: Path) -> None:
    with reservoir(chromium, short) as page:
        note = page.get_by_role("tooltip")
        why = page.locator(".why", has_text="en/share/share-on").first
        why.hover()
        assert "A button that posts the story to a network." in note.inner_text()
        note.hover()
        assert note.is_visible()
        page.keyboard.press("Escape")
        assert not note.is_visible()
        why.focus()
        assert note.is_visible()
        assert why.get_attribute("aria-describedby") == note.get_attribute("id")


def test_keys_lead_from_page_to_page_and_back(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages?words=rain+number") as page:
        page.locator("#list a.title").nth(1).click()
        page.wait_for_selector("#story .headline")
        for key, place in (("j", "3 of"), ("j", "4 of"), ("k", "3 of")):
            page.keyboard.press(key)
            expect(page.locator("#place")).to_contain_text(re.compile(f"^{place}"))
        page.keyboard.press("a")
        assert page.get_by_label("Article alone").is_checked()
        page.keyboard.press("u")
        page.wait_for_selector("#list")
        expect_found(page, f"250 of {MANY + 7} pages.")


def test_single_keys_can_be_switched_off(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "page=0") as page:
        page.locator(".foot summary").click()
        page.get_by_label("Single keys do this").uncheck()
        page.keyboard.press("j")
        assert page.url.endswith("#page=0")


def test_an_address_that_leads_nowhere_is_told(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "rule=%E0%A4%A") as page:
        assert page.locator("#rule-body").inner_text() == "Nothing was left out for this reason."
        page.goto(f"{report.as_uri()}#page=99999")
        expect(page.get_by_role("alert")).to_have_text("This report does not hold that page in full.")
        page.goto(f"{report.as_uri()}#pages")
        expect(page.get_by_role("alert")).not_to_be_visible()


def test_a_rule_shows_all_its_lines_and_how_to_switch_it_off(chromium: Browser, report: Path, tmp_path: Path) -> None:
    with tab(chromium, report, "rules") as page:
        page.locator("#rule-words").fill("share-on")
        page.locator("#rule-list a", has_text="en/share/share-on").click()
        page.locator("#rule-body tbody tr").first.wait_for()
        rows = page.locator("#rule-body tbody tr").all_inner_texts()
        assert rows[0].split("\t")[1] == "Share on Facebook"
        assert int(rows[0].split("\t")[0]) > MANY
        rule_file = tmp_path / "mine.toml"
        rule_file.write_text(page.locator(".copy code").inner_text())
        assert load_rules(rule_file).disable == ("en/share/share-on",)
        page.locator(".copy button").click()
        expect(page.locator(".copy [role=status]")).not_to_be_empty()
        page.get_by_role("link", name="The pages").click()
        expect_found(page, f"251 of {MANY + 7} pages.")


def test_a_reason_that_is_no_shipped_rule_offers_no_switch(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "rule=story/menu") as page:
        assert page.locator(".copy").count() == 0
        assert "short like an item of a menu" in page.locator("#rule-body").inner_text()


def test_right_to_left_text_runs_so(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages?language=ar") as page:
        assert page.locator("#list a.title").evaluate("e => getComputedStyle(e).direction") == "rtl"
        page.locator("#list a.title").click()
        page.wait_for_selector("#story .headline")
        assert page.locator("#story").get_attribute("lang") == "ar"
        for part in ("#story .headline", "#story .paragraph >> nth=0", "#story del >> nth=0"):
            assert page.locator(part).evaluate("e => getComputedStyle(e).direction") == "rtl"
        box = page.locator("#story .paragraph").first.bounding_box()
        gone = page.locator("#story .gone").first.evaluate("e => getComputedStyle(e).borderRightWidth")
        assert box is not None
        assert gone == "3px"


def places(page: Page, single: Path) -> Iterator[str]:
    """Show each place of the report that is open, then the view of a single page."""
    for place in PLACES:
        move(page, place)
        yield place
    go(page, single, "")
    yield "the single page"


def test_nothing_is_wider_than_a_phone(chromium: Browser, report: Path, single: Path) -> None:
    with tab(chromium, report, width=PHONE) as page:
        for place in places(page, single):
            assert (place, page.evaluate("document.documentElement.scrollWidth")) == (place, PHONE)


def violations(page: Page) -> list[Any]:
    """What axe finds on a page. Its half a megabyte of script is handed over once a file."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    found: list[Any] = page.evaluate(VIOLATIONS)
    return found


@pytest.mark.parametrize(("width", "dark"), [(1200, False), (PHONE, True)], ids=["light", "dark-phone"])
def test_axe_finds_nothing(chromium: Browser, short: Path, single: Path, width: int, dark: bool) -> None:
    with tab(chromium, short, width=width, dark=dark) as page:
        for place in places(page, single):
            assert [(place, v["id"], [n["html"] for n in v["nodes"]]) for v in violations(page)] == []


def test_axe_would_find_something(chromium: Browser, short: Path) -> None:
    with tab(chromium, short) as page:
        page.evaluate("document.querySelector('.muted').style.color = '#ccc'")
        assert "color-contrast" in {v["id"] for v in violations(page)}


def test_one_page_has_a_view_of_its_own(chromium: Browser, single: Path) -> None:
    with tab(chromium, single) as page:
        assert page.title() == "news-classic.html"
        assert page.locator("#story .headline").inner_text().startswith("Reservoir at Penmarrow")
        page.locator(".why", has_text="en/share/share-on").first.focus()
        assert "A button that posts" in page.get_by_role("tooltip").inner_text()
        assert page.locator("nav, #list").count() == 0
