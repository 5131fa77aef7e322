"""Whatever a page holds is text in a report: in a real browser, nothing of it runs, loads or becomes an element."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from newsclean import clean
from newsclean.batch.jobs import Failure
from newsclean.report import Run, write_page, write_report
from tests.report.browser import go, shows, tab
from tests.report.pages import ATTACKS, hostile, saved

# All that is asked of a page is asked at once, for to ask takes longer than to answer.
FOUND = """names => {
  const all = [...document.querySelectorAll('*')]
  return {
    hit: window.hit,
    counts: Object.fromEntries(names.map(n => [n, document.querySelectorAll(n).length])),
    handlers: all.flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on')),
    links: [...document.querySelectorAll('[href], [src]')].map(e => e.getAttribute('href') || e.src)
      .filter(link => !link.startsWith('#')),
  }
}"""
OWN = {"script": 4, "style": 1, "meta": 6, "iframe": 0, "img": 0, "object": 0, "link": 0, "form": 2, "base": 0}
HOSTILE_PAGE = """<html><head><title>{attack}</title><meta property="og:title" content="{quoted}"></head><body>
<article><h1>{quoted}</h1><p class="byline">By {quoted}</p>
<p>The first rain in a year fell on the upper valley on Tuesday, and farmers danced. {quoted}</p>
<p>It fell for nine hours without a pause and filled the wells of the four upper villages. {attack}</p></article>
<p onclick="window.hit = 11">Share on Facebook {quoted}</p><a href="javascript:window.hit=12">Sign in</a></body>"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "report.html"
    pages = [
        saved(clean(HOSTILE_PAGE.format(attack=attack, quoted=attack.replace("<", "&lt;")), kind="html"), attack)
        for attack in ATTACKS
    ]
    failures = [Failure(attack, attack, attack, attack) for attack in ATTACKS]
    write_report([*map(hostile, ATTACKS), *pages], path, title=ATTACKS[1], run=Run(failures, len(failures)))
    return path


def assert_unharmed(page: Page, own: dict[str, int]) -> None:
    """Nothing of the pages ran, and all elements are the report's own."""
    assert page.evaluate(FOUND, list(own)) == {"counts": own, "handlers": [], "hit": None, "links": []}


def test_nothing_of_a_hostile_page_runs(chromium: Browser, report: Path) -> None:
    with tab(chromium, report) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for place in ("overview", "pages", "rules", f"rule={quote(ATTACKS[0])}", "pages?words=%3Cimg%20src=x%3E"):
            go(page, report, place)
            assert_unharmed(page, OWN)
        go(page, report, "page=0")
        for number in range(2, 2 * len(ATTACKS) + 1):
            page.keyboard.press("j")
            shows(page, "#place", f"{number} of {2 * len(ATTACKS)} shown in full")
            assert_unharmed(page, OWN)
        assert {url.partition("?")[0] for url in asked} == {report.as_uri()}


def test_a_hostile_text_is_shown_as_it_is(chromium: Browser, report: Path) -> None:
    with tab(chromium, report, "pages?words=onerror") as page:
        page.locator("#list a.title", has_text=ATTACKS[2]).first.click()
        page.wait_for_selector("#story .headline")
        assert page.locator("#story .headline").inner_text() == ATTACKS[2]
        assert page.locator("#story pre").inner_text() == ATTACKS[2]
        page.locator(".why").first.focus()
        assert ATTACKS[2] in page.get_by_role("tooltip").inner_text()


def test_the_view_of_one_hostile_page_is_as_safe(chromium: Browser, tmp_path: Path) -> None:
    own = OWN | {"script": 2, "form": 0}
    with tab(chromium, report_of_one(tmp_path, ATTACKS[0])) as page:
        assert_unharmed(page, own)
        for attack in ATTACKS[1:]:
            go(page, report_of_one(tmp_path, attack), "")
            assert_unharmed(page, own)


def report_of_one(folder: Path, attack: str) -> Path:
    path = folder / "page.html"
    write_page(hostile(attack).article, path, title=attack)
    return path


def test_a_notebook_shows_hostile_text_as_it_is(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    shown = "".join(hostile(attack)._repr_html_() for attack in ATTACKS)
    path.write_text(f'<!doctype html><meta charset="utf-8"><main><section>{shown}</section></main>', encoding="utf-8")
    with tab(chromium, path) as page:
        own = {"script": 0, "style": 0, "iframe": 0, "img": 0, "svg": 0, "section": 1}
        found = page.evaluate(FOUND, list(own))
        assert (found["hit"], found["counts"]) == (None, own)


@pytest.mark.parametrize(
    "act",
    [
        "const s = document.createElement('script'); s.textContent = 'window.hit = 1'; document.body.append(s)",
        "document.body.setAttribute('onclick', 'window.hit = 1'); document.body.click()",
        "document.body.innerHTML = '<img src=x>'",
    ],
    ids=["script", "handler", "markup"],
)
def test_the_policy_stops_what_would_run(chromium: Browser, report: Path, act: str) -> None:
    with tab(chromium, report) as page:
        page.evaluate(f"try {{ {act} }} catch {{ }}")
        assert page.evaluate("window.hit") is None
        assert page.locator("img").count() == 0


def test_nothing_can_be_sent(chromium: Browser, report: Path) -> None:
    with tab(chromium, report) as page:
        sent = "fetch('https://paper.example/').then(() => 'sent', () => 'stopped')"
        assert page.evaluate(sent) == "stopped"
