from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import InputError, Job
from newsclean.batch.records import Fields

PAGE = "<html><p>Rain ends drought in Oslø</p></html>"


def jobs_of(path: Path, fields: Fields | None = None) -> list[Job]:
    return list(Inputs([str(path)], fields=fields or Fields()).jobs())


def test_json_lines_carry_their_other_fields(tmp_path: Path) -> None:
    record = {"id": 7, "body": "Rain fell.", "link": "https://herald.example/1", "tags": ["a"]}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n\n" + json.dumps(record) + "\n")
    first, second = jobs_of(tmp_path / "a.jsonl", Fields(text="body", url="link"))
    assert [first.name, second.name] == [f"{tmp_path}/a.jsonl:1", f"{tmp_path}/a.jsonl:3"]
    page = first.payload.load()
    assert (page.source, page.kind, page.url) == ("Rain fell.", "auto", "https://herald.example/1")
    assert page.carried == {"id": 7, "link": "https://herald.example/1", "tags": ["a"]}


def test_html_is_taken_before_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"html": PAGE, "text": "Rain"}))
    (job,) = jobs_of(tmp_path / "a.jsonl")
    assert (job.payload.load().source, job.payload.load().kind) == (PAGE, "html")


@pytest.mark.parametrize(
    ("line", "message"),
    [("{broken", "not JSON"), ("[1]", "no object"), ('{"content": "x"}', "--text-field"), ('{"text": 5}', "no text")],
)
def test_a_bad_line_is_a_failure_that_says_what_to_do(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "a.jsonl").write_text(line + "\n" + json.dumps({"text": "Rain"}) + "\n")
    bad, good = jobs_of(tmp_path / "a.jsonl")
    with pytest.raises(InputError, match=message):
        bad.payload.load()
    assert good.payload.load().source == "Rain"


def test_a_compressed_file_cut_short_gives_what_it_has_and_a_failure(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"Rain {n * 7919}"}) + "\n" for n in range(5000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode(), mtime=0)[:-3000])
    *jobs, last = jobs_of(tmp_path / "a.jsonl.gz")
    assert jobs[0].payload.load().source == "Rain 0"
    with pytest.raises(InputError, match="broke off"):
        last.payload.load()


def test_sizes_of_records_add_up_to_the_files(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b'{"text": "Rain"}\n' * 100, mtime=0))
    assert sum(job.size for job in jobs_of(file)) == file.stat().st_size


def test_parquet_rows_are_pages(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pa.table({"html": [PAGE, None, None], "text": [None, "Rain fell.", None], "id": [1, 2, 3]})
    parquet.write_table(table, tmp_path / "a.parquet")
    first, second, third = jobs_of(tmp_path / "a.parquet")
    assert (first.payload.load().source, first.payload.load().carried) == (PAGE, {"id": 1})
    assert second.payload.load().source == "Rain fell."
    with pytest.raises(InputError, match="no text"):
        third.payload.load()
    assert len({first.stamp, second.stamp, third.stamp}) == 3
