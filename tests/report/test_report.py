"""The report as a file: what it counts, what it lists, how large it is, and that it stands alone."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, Category
from newsclean.batch.jobs import Failure
from newsclean.report import Run, write_page, write_report
from newsclean.report.survey import MOST_LISTED, Survey, is_doubtful, site_of
from tests.report.pages import cleaned, made, removal

SMALL = 300_000  # bytes: FRAME and a little


def written(folder: Path, articles: list[Any], **options: Any) -> str:
    path = folder / "report.html"
    write_report(articles, path, **options)
    return path.read_text(encoding="utf-8")


def data(page: str, name: str) -> Any:
    """What the page holds for its script."""
    found = re.search(rf'<script type="text/plain" id="{name}">(.*?)</script>', page)
    assert found
    return json.loads(zlib.decompress(b64decode(found[1])))


def fulls(page: str) -> list[Any]:
    found = re.search(r'<script type="application/json" id="fulls">(.*?)</script>', page)
    assert found
    return [json.loads(zlib.decompress(b64decode(one))) for one in json.loads(found[1])]


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page, flags=re.S).split())


def test_everything_is_counted(tmp_path: Path) -> None:
    articles = cleaned()
    page = written(tmp_path, articles)
    removed = [removal for article in articles for removal in article.removed]
    counted = {name: (blocks, size) for name, _, blocks, size, *_ in data(page, "index")["reasons"]}
    assert sum(blocks for blocks, _ in counted.values()) == len(removed)
    assert sum(size for _, size in counted.values()) == sum(len(removal.text) for removal in removed)
    assert f"Blocks left out {len(removed):,}" in text_of(page)


def test_every_page_is_in_the_list_and_can_be_opened(tmp_path: Path) -> None:
    articles = cleaned()
    page = written(tmp_path, articles)
    pages = data(page, "index")["pages"]
    assert sorted(pages["source"]) == sorted(article.source for article in articles)
    views = fulls(page)
    assert [views[full]["source"] for full in pages["full"]] == pages["source"]


def test_a_rule_has_every_line_it_took_the_most_frequent_first(tmp_path: Path) -> None:
    page = written(tmp_path, [made(number) for number in range(5)])
    index, lines = data(page, "index"), data(page, "lines")
    numbers = {reason: number for number, (reason, *_) in enumerate(index["reasons"])}
    assert lines[numbers["en/share/share-on"]]["shown"] == [["Share on Facebook", 5]]
    assert lines[numbers["story/menu"]]["shown"] == [[f"Menu {number}", 1] for number in range(5)]


def test_where_there_is_no_room_for_all_lines_the_most_frequent_are_kept(tmp_path: Path) -> None:
    articles = []
    for rule in range(60):
        texts = [sha256(f"{rule} {line}".encode()).hexdigest() for line in range(40)]
        removed = [
            removal(text, 1, Category.OTHER, f"mine/other/{rule}") for n, text in enumerate(texts) for _ in range(n)
        ]
        articles.append(made(rule, removed=removed))
    page = written(tmp_path, articles, size=400_000)
    (shown,) = {len(line["shown"]) for line in data(page, "lines")}
    assert 1 < shown < 39
    assert f"Of a rule the {shown} most frequent lines are shown." in text_of(page)
    assert [count for _, count in data(page, "lines")[0]["shown"]] == list(range(39, 39 - shown, -1))


def test_lines_that_a_site_repeats_are_one_reason(tmp_path: Path) -> None:
    articles = [
        made(n, removed=(removal("Motto", 1, Category.OTHER, f"repeats/{n + 6}-of-{n + 9}"),)) for n in range(9)
    ]
    assert [row[:3] for row in data(written(tmp_path, articles), "index")["reasons"]] == [
        ["repeats/N-of-M", "other", 9]
    ]


def test_the_file_holds_no_address_and_loads_nothing(tmp_path: Path) -> None:
    page = written(tmp_path, cleaned())
    assert re.findall(r"https?://|url\(|@import|\bsrc=", page) == []


def test_the_policy_names_the_script_and_the_style_by_their_hashes(tmp_path: Path) -> None:
    page = written(tmp_path, [])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].replace("&#39;", "'").startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]


def test_a_report_of_nothing_says_so(tmp_path: Path) -> None:
    failures = [Failure("a.html", "CleanError", "the page is empty")]
    text = text_of(written(tmp_path, [], run=Run(failures, failed=3, seconds=61)))
    assert "There is no article in what was read." in text
    assert "Failed 3" in text
    assert "a.html the page is empty CleanError" in text
    assert "2 more are in the file of failures." in text
    assert "Time 1 min 1 s" in text


def test_the_same_articles_give_the_same_report(tmp_path: Path) -> None:
    articles = [made(number) for number in range(300)]
    assert written(tmp_path, articles, size=SMALL) == written(tmp_path, articles, size=SMALL)


@pytest.mark.parametrize("size", [400_000, 1_000_000])
def test_a_report_keeps_to_its_size_and_says_what_it_leaves_out(tmp_path: Path, size: int) -> None:
    story = " ".join(f"word{number * 7919 % 10_007}" for number in range(3_000))
    articles = [made(number, body=f"{number} {story}", blocks=()) for number in range(200)]
    doubtful = [made(number, confidence=0.3, body=f"{number} {story}", blocks=()) for number in range(200, 210)]
    page = written(tmp_path, [*articles, *doubtful], size=size)
    assert len(page.encode()) <= size
    opened = len(fulls(page))
    assert 10 < opened < 210
    assert f"All pages are in the list. {opened} can be opened, all the doubtful ones among them;" in text_of(page)


def test_where_there_is_no_room_for_all_doubtful_pages_the_least_sure_are_kept(tmp_path: Path) -> None:
    story = " ".join(f"word{number * 7919 % 10_007}" for number in range(3_000))
    articles = [made(n, confidence=n / 1000, body=f"{n} {story}", blocks=()) for n in range(500)]
    page = written(tmp_path, articles, size=400_000)
    opened = [view["confidence"] for view in fulls(page)]
    assert opened == sorted(opened)
    assert opened[0] == 0
    assert f"{len(opened)} of the 500 doubtful ones among them" in text_of(page)


def test_the_list_has_room_for_so_many_pages_all_doubtful_ones_first() -> None:
    survey = Survey(room=0)
    article = made(1)
    for number in range(MOST_LISTED + 500):
        survey.add(article.model_copy(update={"source": f"{number}", "confidence": 0.2 if number % 100 == 0 else 0.9}))
    rows = survey.listed()
    assert len(rows) == MOST_LISTED
    assert [is_doubtful(row) for row in rows] == [True] * 105 + [False] * (MOST_LISTED - 105)


def test_names_beyond_a_limit_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.report.survey.MOST_NAMES", 3)
    survey = Survey(room=1000)
    for number in range(10):
        survey.add(made(number, removed=(removal("x", 1, Category.OTHER, f"mine/other/{number}"),)))
    assert {name: tally.blocks for name, tally in survey.reasons.items()} == {
        "mine/other/0": 1,
        "mine/other/1": 1,
        "mine/other/2": 1,
        "(others)": 7,
    }
    assert sum(tally.pages for tally in survey.sites.values()) == 10


def test_the_site_of_an_article_is_its_host_or_its_folder() -> None:
    assert site_of(Article(url="https://[broken")) == ""
    assert site_of(made(1, url=None, source="crawl/courier/a.html")) == "courier"
    assert site_of(made(1, url="https://www.Courier.example/a")) == "courier.example"


class Headings(HTMLParser):
    found: list[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            self.found.append(dict(attrs)["id"] or "")


def test_the_view_of_one_page_has_one_part(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_page(cleaned()[0].article, path, title="a & b")
    page = path.read_text()
    parser = Headings()
    parser.found = []
    parser.feed(page)
    assert parser.found == ["part-page"]
    assert "<title>a &amp; b</title>" in page
    assert data(page, "single")["view"]["more"] == 0


def test_a_report_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_report([made(1)], tmp_path / "nowhere" / "report.html")
    assert list(tmp_path.iterdir()) == []
