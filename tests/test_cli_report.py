"""The commands that write reports: what they read, what they refuse, and how they end."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsclean.cli.app import app

STORY = """<article><h1>Rain ends drought in valley {n}</h1><p class="byline">By Ana Ruiz</p>
<p>The first rain in a year fell on the upper valley on Tuesday, and farmers along the river danced in it.</p>
<p>It fell for nine hours without a pause, filled the wells of the four villages and washed out two footbridges.</p>
</article><p>Share on Facebook</p>"""


def newsclean(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.html").write_text(STORY.format(n=n))
    (folder / "empty.html").write_text("")
    return folder


@pytest.fixture
def articles(pages: Path, tmp_path: Path) -> Path:
    newsclean("batch", pages, "-o", tmp_path / "articles.jsonl", "--workers", "1")
    return tmp_path / "articles.jsonl"


def test_a_report_tells_of_the_articles_and_the_failures_beside_them(articles: Path, tmp_path: Path) -> None:
    result = newsclean("report", articles, "-o", tmp_path / "new" / "report.html")
    assert (result.exit_code, result.stderr.splitlines()[-1][:9]) == (0, "3 pages →")
    page = (tmp_path / "new" / "report.html").read_text()
    assert "<title>articles.jsonl</title>" in page
    assert "<dt>Pages</dt><dd>3</dd>" in page
    assert "<dt>Failed</dt><dd>1</dd>" in page
    assert "empty.html" in page


@pytest.mark.parametrize("output", ["a.jsonl.gz", "a.jsonl.zst", "a.parquet", "folder/"])
def test_every_form_that_a_batch_writes_as_data_can_be_reported(pages: Path, tmp_path: Path, output: str) -> None:
    assert newsclean("batch", pages, "-o", f"{tmp_path}/{output}", "--workers", "1").exit_code == 1
    assert newsclean("report", tmp_path / output, "-o", tmp_path / "report.html").exit_code == 0
    page = (tmp_path / "report.html").read_text()
    assert "<dt>Pages</dt><dd>3</dd>" in page
    assert "<dt>Failed</dt><dd>1</dd>" in page


def test_a_batch_writes_its_report_with_the_time_it_took(pages: Path, tmp_path: Path) -> None:
    report = pages / "report.html"
    for _ in range(2):  # the second run finds the first one's report among its pages
        result = newsclean("batch", pages, "-o", tmp_path / "a.jsonl", "--workers", "1", "--fresh", "--report", report)
        assert result.exit_code == 1  # of the page that failed
        assert f"report    {report}" in result.stderr
        assert "<dt>Pages</dt><dd>3</dd>" in report.read_text()
        assert "<dt>Time</dt>" in report.read_text()


def test_a_log_of_json_tells_of_the_report(pages: Path, tmp_path: Path) -> None:
    result = newsclean(
        "batch", pages, "-o", tmp_path / "a.jsonl", "--log-json", "--workers", "1", "--report", tmp_path / "r.html"
    )
    assert json.loads(result.stderr.splitlines()[-1]) == {"event": "report", "output": str(tmp_path / "r.html")}


def test_a_run_that_is_whole_can_still_be_given_its_report(articles: Path, pages: Path, tmp_path: Path) -> None:
    result = newsclean("batch", pages, "-o", articles, "--resume", "--report", tmp_path / "r.html")
    assert result.exit_code == 0
    assert "<dt>Time</dt>" not in (tmp_path / "r.html").read_text()


def test_a_run_that_breaks_off_has_no_report(pages: Path, tmp_path: Path) -> None:
    result = newsclean("batch", pages, "-o", tmp_path / "a.jsonl", "--strict", "--report", tmp_path / "r.html")
    assert result.exit_code == 1
    assert not (tmp_path / "r.html").exists()


def test_a_report_that_cannot_be_written_is_told_after_a_whole_run(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = newsclean(
        "batch", pages, "-o", tmp_path / "a.jsonl", "--workers", "1", "--report", tmp_path / "file" / "r.html"
    )
    assert result.exit_code == 1
    assert "newsclean: the articles are whole, but there is no report: " in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "-"], "--report reads what the run wrote"),
        (["-o", "OUT/texts", "--format", "md"], "--report reads what the run wrote"),
        (["-o", "OUT/a.jsonl", "--no-removed"], "--report shows what was left out"),
        (["-o", "OUT/r.html/", "--format", "json"], "would be read and written at once"),
    ],
)
def test_a_batch_refuses_a_report_that_makes_no_sense(
    pages: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    given = [argument.replace("OUT", str(tmp_path)) for argument in arguments]
    result = newsclean("batch", pages, *given, "--report", tmp_path / "r.html")
    assert (result.exit_code, message in result.stderr) == (2, True)


def test_a_page_that_is_read_is_not_written_over(pages: Path, tmp_path: Path) -> None:
    result = newsclean("batch", pages / "0.html", "-o", tmp_path / "a.jsonl", "--report", pages / "0.html")
    assert result.exit_code == 2
    assert (pages / "0.html").read_text() == STORY.format(n=0)


@pytest.mark.parametrize(
    ("name", "content", "status", "message"),
    [
        ("missing.jsonl", None, 2, "there is no file or folder"),
        ("a.jsonl", b"", 1, "there is no article in"),
        ("a.jsonl", b"{]", 1, "a.jsonl:1 is no line of JSON"),
        ("a.jsonl", b'{"headline": "Rain"}', 1, "is no article that newsclean wrote"),
        ("a.jsonl.gz", gzip.compress(b'{"source": "a"}' * 9)[:-9], 1, "a.jsonl.gz"),
        ("a.jsonl.zst", b"no zstd", 1, "a.jsonl.zst"),
        ("a.parquet", b"no parquet", 1, "a.parquet"),
    ],
)
def test_what_is_no_output_of_a_batch_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, status: int, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = newsclean("report", tmp_path / name, "-o", tmp_path / "report.html")
    assert result.exit_code == status
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "report.html").exists()


@pytest.mark.parametrize("output", ["-", ".", "articles.jsonl"])
def test_a_report_goes_into_a_file_of_its_own(articles: Path, output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(articles.parent)
    before = articles.read_bytes()
    assert newsclean("report", articles, "-o", output).exit_code == 2
    assert articles.read_bytes() == before


def test_a_broken_list_of_failures_is_named(articles: Path) -> None:
    articles.with_name("articles.jsonl.failures.jsonl").write_text("{}\n")
    result = newsclean("report", articles, "-o", articles.with_name("r.html"))
    assert result.exit_code == 1
    assert "articles.jsonl.failures.jsonl:1 is no failure that newsclean wrote" in result.stderr


def test_clean_writes_the_view_of_one_page_beside_the_article(pages: Path, tmp_path: Path) -> None:
    result = newsclean("clean", pages / "0.html", "--html", tmp_path / "view.html")
    assert result.exit_code == 0
    assert result.stdout.startswith("Rain ends drought in valley 0")
    assert "<title>0.html</title>" in (tmp_path / "view.html").read_text()


def test_clean_shows_one_page_and_writes_over_none(pages: Path) -> None:
    two = newsclean("clean", pages / "0.html", pages / "1.html", "--html", pages / "view.html")
    same = newsclean("clean", pages / "0.html", "--html", pages / "0.html")
    assert (two.exit_code, "--html shows one page" in two.stderr) == (2, True)
    assert (same.exit_code, (pages / "0.html").read_text()) == (2, STORY.format(n=0))
    missing = newsclean("clean", pages / "0.html", "--html", pages / "no" / "view.html")
    assert (missing.exit_code, "cannot write" in missing.stderr) == (1, True)
