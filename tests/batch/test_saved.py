"""What a batch wrote is read back: the same articles, with what they were made of."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from typer.testing import CliRunner

from newsclean import Article, SavedArticle, clean, read_articles
from newsclean.batch.parquet import read_parquet, write_parquet
from newsclean.batch.render import as_line
from newsclean.cli.app import app

EAST = dt.timezone(dt.timedelta(hours=9, minutes=30))
WEST = dt.timezone(-dt.timedelta(hours=8))
STORY = """<h1>Rain ends drought</h1><p class=byline>By Ana Ruiz</p>
<time datetime="2026-03-04T18:30+01:00">4 March 2026</time>
<p>The first rain in a year fell on the upper valley on Tuesday, and farmers danced in it until it was dusk.</p>
<p>It fell for nine hours without a pause, filled the wells of four villages and washed out two footbridges.</p>
<p>Share on Facebook</p>"""
RECORDS: list[dict[str, Any]] = [
    {"html": STORY, "url": "https://herald.example/rain", "id": 7, "date": "1/2", "mixed": "a", "tags": ["x"]},
    {"html": STORY.replace("Rain", "Snow"), "id": 8, "mixed": {"deep": [1, None]}},
]
OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out/"]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS))
    return path


def batch(*arguments: object) -> int:
    return CliRunner().invoke(app, ["batch", *map(str, arguments), "-j", "1", "-q"]).exit_code


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_output_is_read_back_as_the_articles_and_what_they_were_made_of(
    tmp_path: Path, records: Path, output: str
) -> None:
    assert batch(records, "-o", f"{tmp_path}/{output}") == 0
    first, second = read_articles(tmp_path / output)
    assert first.article == clean(RECORDS[0]["html"], url=RECORDS[0]["url"], kind="html")
    assert second.article == clean(RECORDS[1]["html"], kind="html")
    assert (first.source, second.source) == (f"{records}:1", f"{records}:2")
    assert first.carried == {"url": "https://herald.example/rain", "id": 7, "date": "1/2", "mixed": "a", "tags": ["x"]}
    assert second.carried == {"id": 8, "mixed": {"deep": [1, None]}}
    assert isinstance(first, Article)
    assert str(first.published_at) == "2026-03-04 18:30:00+01:00"


def test_a_parquet_file_that_lacks_a_newer_field_is_read(tmp_path: Path, records: Path) -> None:
    assert batch(records, "-o", tmp_path / "out.parquet") == 0
    parquet.write_table(parquet.read_table(tmp_path / "out.parquet").drop(["positions"]), tmp_path / "old.parquet")
    assert [article.positions for article in read_articles(tmp_path / "old.parquet")] == [{}, {}]


def test_a_line_is_validated_and_written_again_as_it_was(tmp_path: Path, records: Path) -> None:
    assert batch(records, "-o", tmp_path / "out.jsonl") == 0
    for line in (tmp_path / "out.jsonl").read_text().splitlines():
        saved = SavedArticle.model_validate_json(line)
        assert json.loads(saved.model_dump_json()) == json.loads(line)
        assert SavedArticle.model_validate(saved.model_dump()) == saved


carried = st.dictionaries(
    st.sampled_from(["id", "date", "note", "source", "big"]),
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.lists(st.integers()),
)


@given(st.lists(carried, min_size=1, max_size=4))
def test_any_carried_fields_come_back_from_lines(records: list[dict[str, Any]]) -> None:
    article = Article(headline="Rain")
    for record in records:
        saved = SavedArticle.model_validate_json(as_line(article, "a.jsonl:1", record))
        assert (saved.article, saved.source, saved.carried) == (article, "a.jsonl:1", record)


@given(st.lists(carried, min_size=1, max_size=4))
def test_any_carried_fields_come_back_from_parquet(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("saved") / "a.parquet"
    lines = [as_line(Article(headline="Rain"), "a.jsonl:1", record) for record in records]
    write_parquet(lambda: iter(lines), path)
    for saved, record in zip(read_articles(path), records, strict=True):
        assert saved.carried == {name: value for name, value in record.items() if value is not None}


def test_moments_in_parquet_sort_as_they_came_to_pass_and_keep_their_zones(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    moments = [
        dt.datetime(2026, 3, 1, 10, tzinfo=EAST),
        dt.datetime(2026, 3, 1, 1, 0, 0, 5, tzinfo=WEST),
        dt.datetime(2026, 3, 1, 3, tzinfo=dt.UTC),
        dt.datetime(2026, 3, 1, 2),
        None,
    ]
    lines = [as_line(Article(published_at=moment), "a", {}) for moment in moments]
    write_parquet(lambda: iter(lines), tmp_path / "a.parquet")
    table = parquet.read_table(tmp_path / "a.parquet")
    assert str(table.schema.field("published_at").type) == "timestamp[us, tz=UTC]"
    assert table.column("published_at_zone").to_pylist() == ["+09:30", "-08:00", "+00:00", None, None]
    stored = table.column("published_at").to_pylist()
    aware = [moment for moment in moments if moment is not None and moment.tzinfo is not None]
    assert stored[:3] == aware
    assert [row["published_at"] for row in read_parquet(tmp_path / "a.parquet")] == moments


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b'{"source": "a"}\n{broken\n', "a.jsonl:2 is no line of JSON"),
        ("a.jsonl", b'{"headline": "Rain"}\n', "a.jsonl:1 is no article that newsclean wrote: source"),
        ("a.jsonl", b"[1]\n", "a.jsonl:1 is no article"),
        ("a.jsonl", b'{"source": "a", "confidence": 7}\n', "confidence"),
        ("a.jsonl.gz", b"\x1f\x8b\x08\0", "cut short"),
    ],
)
def test_what_is_no_output_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=message):
        list(read_articles(tmp_path / name))


def test_a_folder_of_other_files_is_named_and_an_empty_one_holds_nothing(tmp_path: Path) -> None:
    assert list(read_articles(tmp_path)) == []
    (tmp_path / "a.md").write_text("# Rain")
    with pytest.raises(ValueError, match="holds no articles as JSON"):
        list(read_articles(tmp_path))


def test_a_file_that_is_not_there_is_told_at_the_first_article(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(read_articles(tmp_path / "gone.jsonl"))
