from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import zipfile
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
    assert (page.source, page.kind, page.url) == ("Rain fell.", "text", "https://herald.example/1")
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


def warc_record(number: int, http: bytes, body: bytes, kind: str = "response") -> bytes:
    payload = http + b"\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: https://herald.example/{number}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def warc() -> list[bytes]:
    html = PAGE.encode()
    latin = PAGE.encode("latin-1")
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html"
    return [
        warc_record(1, ok + b"; charset=utf-8", html),
        warc_record(2, ok + b"\r\nContent-Encoding: gzip", gzip.compress(html, mtime=0)),
        warc_record(3, ok + b"\r\nTransfer-Encoding: chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(html), html)),
        warc_record(4, b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html", html),
        warc_record(5, b"HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        warc_record(6, b"GET / HTTP/1.1", b"", "request"),
        warc_record(7, ok + b"; charset=iso-8859-1", latin),
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_each_good_html_response_of_a_warc_is_a_page(tmp_path: Path, name: str) -> None:
    pytest.importorskip("fastwarc")
    records = [gzip.compress(record, mtime=0) if name.endswith(".gz") else record for record in warc()]
    (tmp_path / name).write_bytes(b"".join(records))
    jobs = jobs_of(tmp_path / name)
    pages = [job.payload.load() for job in jobs]
    assert [page.url for page in pages] == [f"https://herald.example/{n}" for n in (1, 2, 3, 7)]
    texts = [page.source if isinstance(page.source, str) else page.source.decode() for page in pages]
    assert texts == [PAGE] * 4
    assert pages[0].fetched_at == dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert pages[0].carried["fetched_at"] == "2026-01-02T03:04:05+00:00"
    assert pages[0].carried["record_id"] == "<urn:uuid:00000000-0000-0000-0000-000000000001>"
    assert jobs[1].name == f"{tmp_path}/{name}:{len(records[0])}"


def test_a_wacz_holds_warcs(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("archive/data.warc.gz", b"".join(gzip.compress(record, mtime=0) for record in warc()))
        archive.writestr("archive/more.warc", b"".join(warc()))
        archive.writestr("pages/pages.jsonl", "{}")
    (tmp_path / "a.wacz").write_bytes(data.getvalue())
    jobs = jobs_of(tmp_path / "a.wacz")
    assert len(jobs) == 8
    assert len({job.name for job in jobs}) == len({job.place for job in jobs}) == 8


def test_a_broken_warc_is_a_failure(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    (tmp_path / "a.wacz").write_bytes(b"no zip")
    (job,) = jobs_of(tmp_path / "a.wacz")
    with pytest.raises(InputError, match="broke off"):
        job.payload.load()
