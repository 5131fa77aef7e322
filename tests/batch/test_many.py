from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsclean import Article, clean, documents
from newsclean.batch.jobs import Failure
from newsclean.batch.many import clean_many
from tests.each import each

STORY = "Rain ends drought\n\nThe first rain in a year fell on Tuesday, and farmers along the river danced in it.\n"


def test_pages_files_and_failures_come_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode(), mtime=0))
    missing = tmp_path / "gone.html"
    results = list(clean_many([STORY, STORY.encode(), tmp_path / "a.txt.gz", missing, b"\x00\x01\x02"], workers=2))
    assert results[0] == results[1] == clean(STORY)
    assert isinstance(results[2], Article)
    assert results[3] == Failure(str(missing), "FileNotFoundError", "No such file or directory")
    assert isinstance(results[4], Failure)
    assert (results[4].source, results[4].error) == ("5", "CleanError")


def test_sources_may_be_endless() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield STORY

    results = clean_many(endless(), workers=1)
    assert isinstance(next(results), Article)
    results.close()


def test_a_date_after_the_fetch_is_not_the_storys() -> None:
    page = '<meta property="article:published_time" content="2031-05-06T10:00:00Z"><h1>Rain</h1><p>Rain fell.</p>'
    fetched = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    assert clean(page, kind="html").date == dt.date(2031, 5, 6)
    assert clean(page, kind="html", fetched_at=fetched).date is None


@each(
    [
        ({"workers": -1}, ValueError, "1 or more"),
        ({"workers": 1.5}, TypeError, "number of processes"),
        ({"timeout": 0}, ValueError, "more than 0"),
        ({"timeout": float("nan")}, ValueError, "more than 0"),
        ({"timeout": "20"}, TypeError, "20.0"),
        ({"memory": "1G"}, TypeError, "1 << 30"),
        ({"memory": 1000}, ValueError, "needs 104857600 bytes"),
        ({"rules": "mine.toml"}, TypeError, "load_rules('mine.toml')"),
        ({"rules": []}, TypeError, "load_rules()"),
        ({"site_lines": ["Rain"]}, TypeError, "SiteLines.learn(pages)"),
        ({"sources": STORY}, TypeError, "[page]"),
        ({"sources": STORY.encode()}, TypeError, "[page]"),
        ({"sources": Path("a.html")}, TypeError, "[page]"),
        ({"sources": {"a.html": STORY}}, TypeError, "sources is of type dict"),
        ({"sources": None}, TypeError, "sources is of type NoneType"),
    ],
)
def test_arguments_that_mean_nothing_are_refused_at_once(
    arguments: dict[str, object], error: type[Exception], advice: str
) -> None:
    with pytest.raises(error) as caught:
        clean_many(**({"sources": [STORY]} | arguments))  # type: ignore[arg-type]
    assert advice in str(caught.value)
    assert str(caught.value).count(".") - str(caught.value).count("20.0") <= 2
    assert str(caught.value).endswith(".")


def test_a_bad_item_is_its_own_failure_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    url = "https://herald.example/rain"
    items = [None, (STORY,), (STORY, 5), 7, STORY, ("", url), (tmp_path / "a.txt", url), (tmp_path / "gone", url)]
    results = list(clean_many(items, workers=1))  # type: ignore[arg-type]
    failures = [result for result in results if isinstance(result, Failure)]
    assert [(failure.source, failure.error) for failure in failures] == [
        ("1", "TypeError"),
        ("2", "TypeError"),
        ("3", "TypeError"),
        ("4", "TypeError"),
        (url, "CleanError"),
        (url, "FileNotFoundError"),
    ]
    assert "NoneType" in failures[0].message
    assert "(page, url)" in failures[1].message
    assert isinstance(results[4], Article)
    assert isinstance(results[6], Article)
    assert results[6].url == url


def test_a_language_that_is_none_fails_each_item() -> None:
    results = list(clean_many([STORY, STORY], workers=1, language="klingonish"))
    assert [result.error for result in results if isinstance(result, Failure)] == ["CleanError", "CleanError"]


@pytest.mark.parametrize("make", [bytearray, memoryview])
def test_all_bytes_are_bytes(make: Callable[[bytes], bytearray | memoryview]) -> None:
    page = make(STORY.encode())
    assert clean(page) == clean(STORY.encode())
    assert list(clean_many([page, (page, None)], workers=1)) == [clean(STORY)] * 2


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        ({"rules": "mine.toml"}, "load_rules('mine.toml')"),
        ({"rules": []}, "load_rules()"),
        ({"site_lines": ["Rain"]}, "SiteLines.learn(pages)"),
        ({"fetched_at": "2026-01-02"}, "datetime"),
    ],
)
def test_clean_says_what_to_pass(arguments: dict[str, object], advice: str) -> None:
    with pytest.raises(TypeError) as caught:
        clean(STORY, **arguments)  # type: ignore[arg-type]
    assert advice in str(caught.value)


def test_a_file_of_many_documents_gives_a_result_for_each() -> None:
    folder = Path(__file__).parent.parent.parent / "fixtures" / "sources" / "nexis-uni"
    path = folder / "source.txt"
    whole = [result.headline for result in clean_many([path], workers=1) if isinstance(result, Article)]
    assert whole == [document.headline for document in documents(path)]
    assert [r.headline for r in clean_many(documents(path), workers=1) if isinstance(r, Article)] == whole
    assert len(whole) == 2
