"""newsclean in datatrove's pipelines, run by its own executor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from importlib import metadata
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsclean import SiteLines
from newsclean.batch.cleaning import Cleaning
from newsclean.batch.inputs import Inputs
from newsclean.batch.limits import Limits
from newsclean.batch.parquet import write_parquet
from newsclean.batch.pool import run
from newsclean.engines import versions
from tests.batch.archives import OK, packed, warc_record

pytest.importorskip("datatrove", reason="needs newsclean[datatrove]")

from datatrove.data import Document
from datatrove.pipeline.writers.parquet import ParquetWriter
from pyarrow import parquet

from newsclean.engines.datatrove import NewsCleaner, article_writer, warc_to_parquet
from tests.engines.killable_datatrove import TASKS
from tests.engines.pages import page
from tests.engines.slowly import noted, wait_until

pytestmark = pytest.mark.enable_socket

ROOT = Path(__file__).parents[2]
EACH = 12


@pytest.fixture(scope="module")
def warcs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of pages for each task; the first has a broken page and a picture, too."""
    folder = tmp_path_factory.mktemp("warcs")
    for n in range(TASKS):
        records = [warc_record(k, OK, page(k).encode()) for k in range(n * EACH, (n + 1) * EACH)]
        if n == 0:
            records.insert(3, warc_record(900, OK, b"%PDF-1.4 and no page"))
            records.insert(5, warc_record(901, b"HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG"))
        (folder / f"{n}.warc.gz").write_bytes(packed(records))
    return folder


@pytest.fixture(scope="module")
def ours(warcs: Path, tmp_path_factory: pytest.TempPathFactory) -> pa.Table:
    """What a batch of our own makes of the files."""
    path = tmp_path_factory.mktemp("ours") / "out.parquet"
    done = [each for some in run(Inputs([str(warcs)]).jobs(), Cleaning("jsonl"), Limits(workers=1)) for each in some]
    lines = [result.data for _, result in done if result.failure is None]
    write_parquet(lambda: iter(lines), path)
    return parquet.read_table(path)


def start(warcs: Path, out: Path, log: Path, pause: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.engines.killable_datatrove", str(warcs), str(out), str(log), str(pause)]
    with (out.parent / "output").open("ab") as output:
        return subprocess.Popen(command, start_new_session=True, cwd=ROOT, stdout=output, stderr=output)


def articles(out: Path) -> pa.Table:
    return pa.concat_tables(parquet.read_table(path) for path in sorted(out.glob("*.parquet")))


def without_source(found: pa.Table) -> pa.Table:
    """The batch names files by the path given, datatrove below its folder."""
    return found.drop_columns("source").combine_chunks()


def test_a_pipeline_killed_goes_on_and_ends_with_the_rows_of_the_batch(
    warcs: Path, ours: pa.Table, tmp_path: Path
) -> None:
    out, log, again = tmp_path / "out", tmp_path / "log", tmp_path / "again"
    killed = start(warcs, out, log, 0.1)
    wait_until(lambda: any((out / "logs" / "completions").glob("*")) or killed.poll() is not None)
    done = {path.name for path in (out / "logs" / "completions").glob("*")}
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    assert 0 < len(done) < TASKS
    assert start(warcs, out, again, 0).wait() == 0
    redone = Counter(int(rank) for rank, _ in noted(again))
    assert set(redone) == set(range(TASKS)) - set(map(int, done))
    assert without_source(articles(out)).equals(without_source(ours))
    assert articles(out)["source"].to_pylist() == [Path(source).name for source in ours["source"].to_pylist()]
    failed = [row for path in (out / "failed").glob("*.parquet") for row in parquet.read_table(path).to_pylist()]
    assert [(row["url"], row["error_kind"]) for row in failed] == [("https://herald.example/900", "CleanError")]


def run_steps(steps: list[Any]) -> list[Document]:
    data: Any = None
    for step in steps:
        data = step(data, 0, 1)
    return list(data)


def test_statistics_count_categories_warnings_and_failures(warcs: Path, tmp_path: Path) -> None:
    steps = warc_to_parquet(str(warcs), str(tmp_path / "out"))
    run_steps(steps)
    read, cleaned = (step.stats.to_dict()["stats"] for step in steps[:2])
    assert read["documents"]["total"] == TASKS * EACH + 1
    assert sum(number for name, number in read.items() if name.startswith("passed over")) == 1
    assert (cleaned["forwarded"], cleaned["failed"], cleaned["failed: CleanError"]) == (TASKS * EACH, 1, 1)
    assert cleaned["removed: newsletter"] == TASKS * EACH


def test_documents_of_any_reader_are_cleaned(tmp_path: Path) -> None:
    metadata = {"url": "https://courier.example/1", "date": "2026-03-05T09:00:00Z", "dump": "CC-1"}
    documents = [Document(page(1), "a", metadata=metadata), Document("", "b"), Document(page(2), "c")]
    excluded = ParquetWriter(str(tmp_path / "failed"))
    first, second = NewsCleaner(exclusion_writer=excluded).run(documents)
    assert first.text == first.metadata["body"]
    assert first.metadata["headline"] == "Weir 1 of the Lower Tarn is opened again"
    assert [first.metadata[name] for name in ("dump", "input_url", "input_date", "source", "url")] == [
        *("CC-1", "https://courier.example/1", "2026-03-05T09:00:00Z", "a", "https://courier.example/1"),
    ]
    assert second.id == "c"
    (failed,) = (row for path in (tmp_path / "failed").glob("*") for row in parquet.read_table(path).to_pylist())
    assert failed["id"] == "b"


def test_when_a_page_was_fetched_bounds_its_day() -> None:
    html = "<h1>Rain ends drought</h1><p>3 hours ago</p><p>The first rain in a year fell on the whole valley.</p>"
    dates = ["2026-03-05T12:00:00Z", "2026-03-05 12:00", "yesterday", None]
    found = NewsCleaner().run([Document(html, "a", metadata={"date": date}) for date in dates])
    assert [document.metadata["date"] for document in found] == ["2026-03-05", "2026-03-05", None, None]


def test_articles_are_written_in_the_batch_s_columns(tmp_path: Path) -> None:
    lines = SiteLines.learn(page(n) for n in range(12))
    carried = pa.schema([("source", pa.string()), ("dump", pa.string())])
    documents = [Document(page(n), str(n), metadata={"dump": "CC-1"}) for n in range(3)]
    run_steps([lambda *_: documents, NewsCleaner(site_lines=lines), article_writer(str(tmp_path), carried)])
    (found,) = (parquet.read_table(path) for path in tmp_path.glob("*.parquet"))
    assert found.column_names[:3] == ["source", "dump", "headline"]
    assert found["source"].to_pylist() == ["0", "1", "2"]
    assert not any("set by hand" in body for body in found["body"].to_pylist())


def test_what_means_nothing_is_refused_before_the_job_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="kind='pdf' is not known"):
        NewsCleaner(kind="pdf")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="timeout=-1 is no time"):
        NewsCleaner(timeout=-1)
    monkeypatch.setitem(versions.OLDEST, "datatrove", "99.0.0")
    with pytest.raises(RuntimeError, match=r"^datatrove [\d.]+ is too old: 99\.0\.0 or newer is needed"):
        versions.require("datatrove")


def test_an_engine_that_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", _missing)
    with pytest.raises(ImportError, match=r"^This needs pyspark: pip install 'newsclean\[spark\]'$"):
        versions.require("pyspark")


def _missing(name: str) -> str:
    raise metadata.PackageNotFoundError(name)
