"""Columns of pages to columns of articles: the same rows as the batch's, whatever hands the pages over."""

from __future__ import annotations

import datetime as dt
import pickle
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsclean import CleanError, SiteLines, clean, load_rules
from newsclean.batch.parquet import read_parquet
from newsclean.engines import arrow, pages
from newsclean.engines.arrow import ARTICLE_SCHEMA, FAILURE_SCHEMA, Cleaner, clean_batch
from newsclean.read.source import MAX_SIZE, refuse
from tests.each import each
from tests.engines.pages import as_batch, batch_rows, page, rows, table, write_pages

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="engines run on Linux and macOS"),
    pytest.mark.usefixtures("forked"),
]


@cache
def five() -> pa.Table:
    """Five pages. Making a table loads pandas, which only one worker needs."""
    return table(0, 5)


@cache
def of_pages() -> pa.Table:
    return clean_batch(five())


def column(values: list[Any], kind: pa.DataType) -> pa.Array:
    return pa.array(values, kind) if not pa.types.is_dictionary(kind) else pa.array(values).cast(kind)


def test_rows_are_byte_for_byte_those_of_the_batch(tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "pages", 2, 20)
    ours = batch_rows(folder, tmp_path)
    assert ours.num_rows == 40
    assert as_batch(clean_batch(table(0, 40)), ours.column_names) == as_batch(ours, ours.column_names)


def test_the_columns_are_those_of_the_page_of_the_article_and_of_its_failure() -> None:
    assert of_pages().column_names == ["id", "input_url", *ARTICLE_SCHEMA.names, *FAILURE_SCHEMA.names]
    assert of_pages().schema == Cleaner().schema(five().schema)


def test_articles_are_those_that_clean_gives() -> None:
    for row in of_pages().to_pylist():
        article = clean(page(row["id"]), url=row["input_url"], kind="html")
        assert (row["headline"], row["body"], row["published_at"]) == (
            *(article.headline, article.body),
            article.published_at and article.published_at.astimezone(dt.UTC),
        )
        assert [(r["reason"], r["text"]) for r in row["removed"]] == [(r.reason, r.text) for r in article.removed]


def test_what_was_cleaned_can_be_written_and_read_back(tmp_path: Path) -> None:
    pa.parquet.write_table(of_pages().drop_columns(FAILURE_SCHEMA.names), tmp_path / "out.parquet")
    assert [record["headline"] for record in read_parquet(tmp_path / "out.parquet")] == of_pages()[
        "headline"
    ].to_pylist()


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.binary_view(),
        pa.dictionary(pa.int32(), pa.string()),
        pa.dictionary(pa.int8(), pa.large_string()),
    ],
    ids=str,
)
def test_pages_may_be_text_or_bytes_of_any_kind(kind: pa.DataType) -> None:
    pages = pa.table({"id": five()["id"], "url": five()["url"], "html": column(five()["html"].to_pylist(), kind)})
    assert clean_batch(pages).equals(of_pages())


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str)
def test_addresses_may_be_text_of_any_kind(kind: pa.DataType) -> None:
    pages = pa.table({"id": five()["id"], "url": column(five()["url"].to_pylist(), kind), "html": five()["html"]})
    assert clean_batch(pages)["url"].equals(of_pages()["url"])


def test_columns_may_be_in_chunks_of_their_own() -> None:
    parts = pa.concat_tables([table(0, 1), table(1, 1), table(1, 5)])
    mixed = pa.table({"id": five()["id"], "url": parts["url"], "html": parts["html"]})
    assert clean_batch(mixed).combine_chunks().equals(of_pages().combine_chunks())
    assert clean_batch(five().to_batches()[0]).equals(of_pages().combine_chunks().to_batches()[0])


def test_a_slice_gives_its_own_rows() -> None:
    assert clean_batch(five().to_batches()[0].slice(2, 2)).equals(
        of_pages().combine_chunks().to_batches()[0].slice(2, 2)
    )


def test_no_rows_give_no_rows() -> None:
    assert clean_batch(table(0, 0)) == of_pages().slice(0, 0)
    assert clean_batch(five().to_batches()[0].slice(0, 0)).num_rows == 0


def test_a_column_of_nulls_fails_row_by_row() -> None:
    found = clean_batch(pa.table({"url": pa.nulls(3), "html": pa.nulls(3)}))
    assert found["error"].to_pylist() == ["the row holds no text in `html`"] * 3
    assert found["error_kind"].to_pylist() == ["InputError"] * 3


def test_pages_that_fail_are_rows_amid_the_others() -> None:
    bad = [None, "", " ", b"%PDF-1.4", page(4).encode(), bytes(range(8)), page(6).encode()]
    found = clean_batch(
        pa.table({"html": pa.array([b if isinstance(b, bytes | None) else b.encode() for b in bad])}), url=None
    )
    assert found["error_kind"].to_pylist() == [
        "InputError",
        "InputError",
        *["CleanError"] * 2,
        None,
        "CleanError",
        None,
    ]
    assert found["headline"].to_pylist()[4::2] == [of_pages()["headline"][4].as_py(), clean(page(6)).headline]
    assert found["removed"].to_pylist()[:4] == [None] * 4


def test_a_string_that_is_no_utf_8_is_read_as_bytes() -> None:
    text = page(0).replace("Tarn", "Tärn").encode("cp1252")
    column = pa.Array.from_buffers(pa.string(), 1, pa.array([text], pa.binary()).buffers())
    assert clean_batch(pa.table({"html": column}), url=None)["headline"].to_pylist() == [
        "Weir 0 of the Lower Tärn is opened again"
    ]


def test_a_page_larger_than_any_that_is_read_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not sent to the process beside, which knows of no lower limits and would read it."""
    assert pages._LARGE <= MAX_SIZE
    monkeypatch.setattr(pages, "_LARGE", 1_000_000)  # for the real ones a page of 300 MB is made and copied
    monkeypatch.setattr(refuse, "MAX_SIZE", 2_000_000)
    sources = [page(1), "x" * 3_000_000, page(2)]
    found = clean_batch(pa.table({"html": pa.array(sources, pa.large_string())}), url=None)
    assert found["error_kind"].to_pylist() == [None, "CleanError", None]
    assert "3,000,000" in found["error"][1].as_py()


def test_other_columns_are_carried_along_as_they_are() -> None:
    more = (
        five()
        .append_column("tags", pa.array([[n] for n in range(5)]))
        .append_column(pa.field("Date", pa.int8(), metadata={"a": "b"}), pa.array([None, 1, 2, 3, 4], pa.int8()))
    )
    found = clean_batch(more)
    assert found["input_Date"].equals(more["Date"])
    assert found.schema.field("input_Date").metadata == {b"a": b"b"}
    assert found["tags"].type == pa.list_(pa.string())
    assert found["input_tags"].equals(more["tags"])


def test_text_is_read_as_text() -> None:
    text = "Rain ends drought\n\nThe first rain in a year fell on Tuesday, and the whole valley came out to see it."
    found = clean_batch(pa.table({"text": [text, page(3)], "url": [None, None]}), text="text")
    assert found["headline"].to_pylist() == ["Rain ends drought", clean(page(3)).headline]


def test_when_a_page_was_fetched_bounds_its_day() -> None:
    html = "<h1>Rain ends drought</h1><p>3 hours ago</p><p>The first rain in a year fell on the whole valley.</p>"
    times = [dt.datetime(2026, 3, 5, 12), None]
    for kind in (pa.timestamp("us"), pa.timestamp("ns", "UTC"), pa.timestamp("s")):
        pages = pa.table({"html": [html, html], "at": pa.array(times, kind)})
        found = clean_batch(pages, url=None, fetched_at="at")
        assert found["date"].to_pylist() == [dt.date(2026, 3, 5), None]
        assert found["at"].equals(pages["at"])


def test_options_are_those_of_clean(tmp_path: Path) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text(
        '[[rule]]\nid = "high"\ncategory = "other"\nwhy = "A test."\nstarts_with = ["The keeper of weir"]\n'
        'removes = ["The keeper of weir 3 has left."]\nkeeps = ["A keeper of weirs has left."]\n'
    )
    found = clean_batch(five(), rules=load_rules(rules), language="de", keep_removed=False)
    assert not any("The keeper" in body for body in found["body"].to_pylist())
    assert set(found["language"].to_pylist()) == {"de"}
    assert found["removed"].to_pylist() == [[]] * 5


def test_lines_of_sites_leave_the_stories_of_their_own_site() -> None:
    house = "The Courant is set by hand"
    lines = SiteLines.learn(page(n) for n in range(12))
    of_one = clean_batch(five(), site_lines={"courier1.example": lines})["body"].to_pylist()
    assert [house in body for body in of_one] == [True, False, True, False, True]
    assert not any(house in body for body in clean_batch(five(), site_lines=lines)["body"].to_pylist())


def test_a_cleaner_can_be_sent_to_another_process() -> None:
    cleaner = pickle.loads(pickle.dumps(Cleaner(language="en")))
    assert cleaner(five()) == clean_batch(five(), language="en")


def senseless() -> Iterator[tuple[dict[str, Any], pa.Table, type[Exception], str]]:
    yield ({}, five().drop_columns("html"), ValueError, "There is no column `html`, but `id`, `url`: name")
    yield ({}, five().drop_columns("url"), ValueError, "pass url=None")
    yield ({"text": "story"}, five(), ValueError, "no column `story`")
    yield ({"html": "html", "text": "html"}, five(), ValueError, "both given")
    yield ({"html": "id"}, five(), TypeError, "`id` is of type int64: it must hold text or bytes")
    yield ({"url": "id"}, five(), TypeError, "it must hold text")
    yield ({"fetched_at": "url"}, five(), TypeError, "it must hold timestamps")
    yield ({}, five().append_column("html", five()["id"]), ValueError, "There are 2 columns `html`")
    yield ({}, five().append_column("input_url", five()["id"]), ValueError, "two columns `input_url`")
    yield ({"timeout": 0}, five(), ValueError, "timeout=0 is no time")
    yield ({"memory": 5}, five(), ValueError, "too little")
    yield ({"language": "not a language"}, five(), CleanError, "language")
    yield ({"rules": "mine.toml"}, five(), TypeError, "load_rules")
    yield ({"site_lines": 5}, five(), TypeError, "SiteLines.learn")
    yield ({"site_lines": {"a": 5}}, five(), TypeError, "SiteLines.learn")


@each(senseless())
def test_what_means_nothing_is_refused_in_one_sentence(
    options: dict[str, Any], pages: pa.Table, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=r"^[^\n]*$") as raised:
        Cleaner(**options).schema(pages.schema)
    assert says in str(raised.value)


def test_a_worker_does_not_load_what_cleans() -> None:
    script = "import sys, newsclean.engines.arrow; print('lxml' in sys.modules, 'newsclean.read' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "False False\n"


def test_a_large_batch_keeps_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_ROWS_AT_A_TIME", 100)
    headlines = [f"Rain fills well {n} of the valley" for n in range(240)]
    sources = [row | {"html": f"<html lang=en><h1>{headlines[row['id']]}</h1>"} for row in rows(0, 240)]
    found = clean_batch(pa.Table.from_pylist(sources))
    assert found["id"].to_pylist() == list(range(240))
    assert found["headline"].to_pylist() == headlines
    assert (found.num_rows, found["id"].null_count) == (240, 0)
