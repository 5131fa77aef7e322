"""A WARC file is read to its end: each page comes out, each record that holds none is counted, each fault is told."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import random
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import InputError, Job, text_of
from newsclean.batch.passed_over import PassedOver
from newsclean.sources.compression import compress
from newsclean.sources.warc import FetchedRecord, PassedRecord, Trouble, read_warc
from tests.batch.archives import OK, PAGE, chunked, packed, warc_record
from tests.each import each

HTML = PAGE.encode()
LONG = f"<html>{random.Random(7).randbytes(40_000).hex()}".encode()
BARE = zlib.compressobj(wbits=-15)
RAW_DEFLATE = BARE.compress(HTML) + BARE.flush()


def read(data: bytes) -> list[FetchedRecord | PassedRecord | Trouble]:
    return list(read_warc(io.BytesIO(data)))


def pages(data: bytes) -> list[FetchedRecord]:
    return [item for item in read(data) if isinstance(item, FetchedRecord)]


def numbers(data: bytes) -> list[int]:
    return [int((page.url or "").rpartition("/")[2]) for page in pages(data)]


def troubles(data: bytes) -> list[str]:
    return [item.message for item in read(data) if isinstance(item, Trouble)]


def jobs_of(path: Path, passed: PassedOver | None = None) -> list[Job]:
    return list(Inputs([str(path)]).jobs(passed))


def records() -> list[bytes]:
    return [
        warc_record(1, OK, HTML),
        warc_record(2, OK + b"\r\nContent-Encoding: gzip", gzip.compress(HTML, mtime=0)),
        warc_record(3, OK + b"\r\nTransfer-Encoding: chunked", chunked(HTML)),
        warc_record(4, b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html", HTML),
        warc_record(5, b"HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        warc_record(6, b"GET / HTTP/1.1", b"", "request"),
        warc_record(7, OK.replace(b"utf-8", b"iso-8859-1"), PAGE.encode("latin-1")),
    ]


@pytest.mark.parametrize("ending", ["", ".gz", ".zst", "whole.gz", "plain.gz"])
def test_each_page_is_read_however_the_file_is_compressed(tmp_path: Path, ending: str) -> None:
    parts = records()
    if ending == ".gz" or ending == ".zst":
        parts = [compress(part, ending) for part in parts]
    data = gzip.compress(b"".join(parts)) if ending == "whole.gz" else b"".join(parts)
    path = tmp_path / f"a.warc{ending[-3:] if ending.endswith('.gz') else ending}"
    path.write_bytes(data)
    passed = PassedOver()
    jobs = jobs_of(path, passed)
    loaded = [job.payload.load() for job in jobs]
    assert [page.url for page in loaded] == [f"https://herald.example/{n}" for n in (1, 2, 3, 7)]
    assert [source if isinstance(source, str) else source.decode() for source in map(text_of, loaded)] == [PAGE] * 4
    assert passed.records == {"status 404": 1, "image/png": 1, "request": 1}
    assert len({job.name for job in jobs}) == len({job.place for job in jobs}) == 4
    assert jobs[0].name == f"{path}:0"
    if ending in ("", ".gz", ".zst"):
        assert jobs[1].name == f"{path}:{len(parts[0])}"


def test_a_page_carries_where_it_comes_from(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"".join(records()))
    page = jobs_of(tmp_path / "a.warc")[0].payload.load()
    assert page.fetched_at == dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert page.carried == {
        "url": "https://herald.example/1",
        "record_id": "<urn:uuid:00000000-0000-0000-0000-000000000001>",
        "fetched_at": "2026-01-02T03:04:05+00:00",
    }


def test_a_zstd_file_may_begin_with_its_dictionary() -> None:
    import sys
    from importlib import import_module

    zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    many = [warc_record(n, OK, HTML + b"<p>%d" % n) for n in range(100)]
    dictionary = zstd.train_dict(many, 4000)
    content = dictionary.dict_content
    data = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
    data += b"".join(zstd.compress(record, zstd_dict=dictionary) for record in many)
    assert numbers(data) == list(range(100))


CODED: list[tuple[bytes, bytes | None]] = [
    (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(HTML))),
    (b"Transfer-Encoding: chunked\r\nContent-Encoding: br", None),
    (b"Content-Encoding: br", None),
    (b"Content-Encoding: deflate", zlib.compress(HTML)),
    (b"Content-Encoding: deflate", RAW_DEFLATE),
    (b"Content-Encoding: zstd", compress(HTML, ".zst")),
    (b"Content-Encoding: X-GZIP", gzip.compress(HTML)),
    (b"Content-Encoding: gzip, gzip", gzip.compress(gzip.compress(HTML))),
    (b"Content-Encoding: gzip", gzip.compress(HTML[:9]) + gzip.compress(HTML[9:])),
    (b"Content-Encoding: gzip", gzip.compress(HTML) + b"\0\0\0"),
    (b"Content-Encoding: gzip", HTML),
    (b"Content-Encoding: br", HTML),
    (b"Content-Encoding: deflate", HTML),
    (b"Content-Encoding: zstd", HTML),
    (b"Content-Encoding: utf-8", HTML),
    (b"Content-Encoding: identity", HTML),
    (b"Content-Encoding:", HTML),
    (b"Transfer-Encoding: chunked", HTML),
    (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip", gzip.compress(HTML)),
    (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip", HTML),
    (b"Transfer-Encoding: gzip, chunked", chunked(gzip.compress(HTML))),
    (b"Server: a", gzip.compress(HTML)),
]


@each(pytest.param(*case, id=f"{number} {case[0].decode()}") for number, case in enumerate(CODED))
def test_a_body_is_decoded_as_it_is_and_costs_no_other_record(headers: bytes, body: bytes | None) -> None:
    if body is None:
        brotli = pytest.importorskip("brotli")
        body = brotli.compress(HTML)
        body = chunked(body) if b"chunked" in headers else body
    around = [warc_record(1, OK, HTML), warc_record(2, OK + b"\r\n" + headers, body), warc_record(3, OK, HTML)]
    for data in (b"".join(around), packed(around)):
        found = pages(data)
        assert [page.document().content for page in found] == [PAGE] * 3
        assert not any(bool(page.document().warnings) for page in found)


KNOWN_BY: list[tuple[bytes, bool]] = [
    (warc_record(1, b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=UTF-8", HTML), True),
    (warc_record(1, b"HTTP/1.1 200\r\nCONTENT-TYPE: application/xhtml+xml", HTML), True),
    (warc_record(1, b"HTTP/2 200 OK\r\ncontent-type: text/html", HTML), True),
    (warc_record(1, b"HTTP/1.1 200 OK\r\nServer: a", b"\n <!DOCTYPE html><p>Rain"), True),
    (warc_record(1, b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip", gzip.compress(HTML)), True),
    (warc_record(1, b"HTTP/1.1 200 OK\r\nServer: a", b"\x89PNG"), False),
    (warc_record(1, None, HTML, "resource", "text/html"), True),
    (warc_record(1, None, HTML, "resource", "TEXT/HTML;charset=utf-8"), True),
    (warc_record(1, None, b"\x89PNG", "resource", "image/png"), False),
    (warc_record(1, None, b"Rain fell.", "conversion", "text/plain"), True),
    (warc_record(1, OK, b"", "revisit"), False),
    (warc_record(1, b"HTTP/1.1 301 Moved\r\nContent-Type: text/html", HTML), False),
]


@each(pytest.param(*case, id=str(number)) for number, case in enumerate(KNOWN_BY))
def test_a_page_is_known_by_its_type_or_by_how_it_begins(record: bytes, is_page: bool) -> None:
    (item,) = read(record)
    assert isinstance(item, FetchedRecord if is_page else PassedRecord)


def test_wet_files_hold_texts(tmp_path: Path) -> None:
    record = warc_record(1, None, "Rain fell on Oslø.".encode(), "conversion", "text/plain")
    (tmp_path / "a.warc.wet.gz").write_bytes(packed([record]))
    (job,) = jobs_of(tmp_path)
    assert (job.payload.load().kind, job.url) == ("text", "https://herald.example/1")


@pytest.mark.parametrize("pack", [b"".join, packed])
@pytest.mark.parametrize("lost", [4, 30, 4000])
def test_a_file_cut_short_is_a_failure_and_what_stands_before_it_is_read(pack: object, lost: int) -> None:
    data = pack([warc_record(n, OK, LONG) for n in (1, 2, 3)])  # type: ignore[operator]
    if pack is not packed and lost == 4:
        lost = 6  # that the blank line at its end is lost costs a file nothing
    found = pages(data[:-lost])
    assert [page.url for page in found] == [f"https://herald.example/{n}" for n in (1, 2, 3)]
    assert [bool(page.document().warnings) for page in found[:2]] == [False, False]
    assert bool(found[2].document().warnings) == (pack is not packed or lost > 4)
    (message,) = troubles(data[:-lost])
    assert "the file is cut short" in message


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_a_file_cut_anywhere_is_told_of_once(pack: object) -> None:
    parts = [warc_record(n, OK, HTML * 4) for n in (1, 2)]
    data = pack(parts)  # type: ignore[operator]
    first = len(pack(parts[:1]))  # type: ignore[operator]
    ends = first if pack is packed else first - 4
    for length in range(ends + 5, len(data) - 4, 3):
        assert len(troubles(data[:length])) == 1, length
        assert numbers(data[:length])[:1] == [1]
    assert troubles(data[:first]) == troubles(data) == []


def test_a_payload_cut_short_carries_a_warning() -> None:
    cut = [
        warc_record(1, OK + b"\r\nContent-Encoding: gzip", gzip.compress(LONG)[:-5000]),
        warc_record(2, OK + b"\r\nTransfer-Encoding: chunked", chunked(LONG, 5000)[:-7000]),
        warc_record(3, OK + b"\r\nContent-Length: %d" % len(LONG), LONG[:-7000]),
        warc_record(4, OK, LONG[:-7000], more="WARC-Truncated: length\r\n"),
        warc_record(5, OK, LONG),
    ]
    loaded = [page.document() for page in pages(packed(cut))]
    assert [bool(page.warnings) for page in loaded] == [True, True, True, True, False]
    assert all(len(page.content) > 20_000 for page in loaded)


def test_a_record_that_is_cut_within_its_member_costs_itself_alone() -> None:
    short = warc_record(2, OK, LONG)[:-9000]
    data = packed([warc_record(1, OK, HTML), short, warc_record(3, OK, HTML)])
    assert [(page.url, bool(page.document().warnings)) for page in pages(data)] == [
        ("https://herald.example/1", False),
        ("https://herald.example/2", True),
        ("https://herald.example/3", False),
    ]
    assert ["the record is cut short" in message for message in troubles(data)] == [True]


def test_broken_data_costs_its_record_alone_and_is_named(tmp_path: Path) -> None:
    parts = [gzip.compress(warc_record(n, OK, LONG), mtime=0) for n in (1, 2, 3)]
    middle = len(parts[1]) // 2
    parts[1] = parts[1][:middle] + b"\0" * 60 + parts[1][middle + 60 :]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(parts))
    first, broken, third = jobs_of(tmp_path / "a.warc.gz")
    assert (first.url, third.url) == ("https://herald.example/1", "https://herald.example/3")
    assert (broken.name, broken.url) == (f"{tmp_path}/a.warc.gz:{len(parts[0])}", "https://herald.example/2")
    with pytest.raises(InputError, match="compressed data is broken"):
        broken.payload.load()


@pytest.mark.parametrize("pack", [b"".join, packed])
@pytest.mark.parametrize(
    "change", [(b"Content-Length: ", b"Content-Length: 9"), (b"Content-Length: 1", b"Content-Length: ")]
)
def test_a_wrong_length_costs_its_record_alone(pack: object, change: tuple[bytes, bytes]) -> None:
    parts = [warc_record(n, OK, HTML * 2) for n in (1, 2, 3)]
    assert change[0] in parts[1]
    parts[1] = parts[1].replace(*change)
    data = pack(parts)  # type: ignore[operator]
    assert {1, 3} <= set(numbers(data))
    assert len(troubles(data)) == 1


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_what_is_no_record_is_told_and_passed_over(pack: object) -> None:
    good = [pack([warc_record(n, OK, HTML)]) for n in (1, 2)]  # type: ignore[operator]
    data = good[0] + b"no record at all\r\n" * 5 + good[1]
    assert numbers(data) == [1, 2]
    assert len(troubles(data)) == 1
    assert troubles(b"Rain fell.") == ["what stands here is no WARC record"]


def test_zeros_at_the_end_are_nothing() -> None:
    parts = [warc_record(n, OK, HTML) for n in (1, 2)]
    for data in (b"".join(parts), packed(parts)):
        assert troubles(data + b"\0" * 70_000) == []
        assert numbers(data + b"\0" * 70_000) == [1, 2]


def test_blocks_of_gzip_that_cut_across_records_are_one_stream() -> None:
    data = b"".join(warc_record(n, OK, LONG) for n in (1, 2, 3))
    packed_anyhow = b"".join(gzip.compress(data[at : at + 65_280]) for at in range(0, len(data), 65_280))
    assert numbers(packed_anyhow) == [1, 2, 3]
    assert troubles(packed_anyhow) == []


@given(st.data())
def test_no_file_raises(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([b"".join(records()), packed(records())]))
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=40)) + whole[data.draw(st.integers(at, len(whole))) :]
    for page in pages(damaged):
        page.document()


def test_a_wacz_holds_warcs(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("archive/data.warc.gz", packed(records()))
        archive.writestr("archive/more.warc", b"".join(records()))
        archive.writestr("pages/pages.jsonl", "{}")
    (tmp_path / "a.wacz").write_bytes(data.getvalue())
    jobs = jobs_of(tmp_path / "a.wacz")
    assert len({job.name for job in jobs}) == len({job.place for job in jobs}) == len(jobs) == 8


def test_a_broken_wacz_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.wacz").write_bytes(b"no zip")
    (job,) = jobs_of(tmp_path / "a.wacz")
    with pytest.raises(InputError, match="broke off"):
        job.payload.load()
