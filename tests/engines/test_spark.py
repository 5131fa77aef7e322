"""newsclean on Spark, on a cluster of real executor processes."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsclean import SiteLines
from newsclean.engines import versions
from tests.batch.fakes import FakeWork
from tests.batch.fakes import page as fake_page

pytest.importorskip("pyspark", reason="needs newsclean[spark]")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("Spark needs Java", allow_module_level=True)

from pyarrow import dataset, parquet

from newsclean.engines.options import Beside
from newsclean.engines.spark import clean_dataframe, learn_site_lines
from tests.engines.pages import as_batch, batch_rows, page, table, write_pages
from tests.engines.slowly import ids_once, noted, spark_step, wait_until

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # py4j leaves sockets open
]

ROOT = Path(__file__).parents[2]
FILES, EACH = 4, 10
PAGES = FILES * EACH


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Two executors with a core and a gigabyte each."""
    scratch = tmp_path_factory.mktemp("spark")
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    patch.setenv("SPARK_WORKER_DIR", str(scratch / "work"))
    patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pyspark's own: it warns of releases of pandas, and leaves sockets open
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
        settings = {
            "spark.executorEnv.PYTHONPATH": str(ROOT),
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.files.openCostInBytes": "1g",  # a partition a file
            "spark.sql.warehouse.dir": str(scratch / "warehouse"),
            "spark.ui.showConsoleProgress": "false",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
        }
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()
    patch.undo()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("in") / "pages", FILES, EACH)


def test_rows_are_byte_for_byte_those_of_the_batch(spark: Any, folder: Path, tmp_path: Path) -> None:
    ours = batch_rows(folder, tmp_path)
    cleaned = clean_dataframe(spark.read.parquet(str(folder)))
    assert as_batch(cleaned.toArrow(), ours.column_names) == as_batch(ours, ours.column_names)
    cleaned.write.parquet(str(tmp_path / "out"))
    assert as_batch(dataset.dataset(tmp_path / "out").to_table(), ours.column_names) == as_batch(
        ours, ours.column_names
    )


def test_what_sites_repeat_is_what_learning_in_one_place_gives(spark: Any, folder: Path) -> None:
    frame = spark.read.parquet(str(folder))
    learned = learn_site_lines(frame)
    of_site = {f"courier{n}.example": [page(k) for k in range(PAGES) if k % 2 == n] for n in range(2)}
    assert learned == {site: SiteLines.learn(pages).compact() for site, pages in of_site.items()}
    bodies = clean_dataframe(frame, site_lines=learned).toArrow()["body"].to_pylist()
    assert not any("The Courant is set by hand" in body for body in bodies)


def test_a_page_that_fails_is_a_row_and_other_columns_are_carried(spark: Any, tmp_path: Path) -> None:
    pages = table(0, 3).append_column("tags", pa.array([["a"], None, []], pa.list_(pa.string())))
    pages = pages.set_column(2, "html", pa.array([page(0), None, "%PDF-1"]))
    parquet.write_table(pages, tmp_path / "pages.parquet")
    found = clean_dataframe(spark.read.parquet(str(tmp_path / "pages.parquet"))).toArrow().sort_by("id")
    assert found["error_kind"].to_pylist() == [None, "InputError", "CleanError"]
    assert found["input_tags"].to_pylist() == [["a"], None, []]


def test_a_page_that_hangs_or_eats_memory_in_an_executor_costs_itself_alone(spark: Any) -> None:
    beside = Beside.to_do(FakeWork(), 10.0, 300 << 20)

    def tried(batches: Iterable[pa.RecordBatch]) -> Iterable[pa.RecordBatch]:
        for batch in batches:
            jobs = [fake_page(text, "page") for text in batch.column("text").to_pylist()]
            errors = [result.failure and result.failure.error for _, result in beside.results(jobs)]
            yield pa.RecordBatch.from_pydict({"text": batch.column("text"), "error": pa.array(errors, pa.string())})

    texts = ["page 1", "loop", "page 2", "eat", "segfault", "page 3"]
    frame = spark.createDataFrame([(text,) for text in texts], "text string").coalesce(1)
    found = frame.mapInArrow(tried, "text string, error string").toArrow()
    assert found["text"].to_pylist() == texts
    assert found["error"].to_pylist() == [None, "TimeoutError", None, "MemoryError", "CrashError", None]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_an_executor_killed_amid_a_job_loses_nothing_and_does_nothing_twice(
    spark: Any, folder: Path, tmp_path: Path
) -> None:
    log, out = tmp_path / "log", tmp_path / "out"
    slow = spark.read.parquet(str(folder)).mapInArrow(spark_step(str(log), 1.0), "id long, url string, html string")
    job = threading.Thread(target=lambda: clean_dataframe(slow).write.parquet(str(out)))
    job.start()
    wait_until(lambda: len(noted(log)) >= 3)  # one task at least is done, and two are under way
    executor, under_way = noted(log)[-1]
    os.kill(int(executor), 9)
    job.join()
    found = dataset.dataset(out).to_table()
    assert ids_once(found["id"].to_pylist(), PAGES)
    assert found["error"].null_count == PAGES
    assert [other for other, first in noted(log) if first == under_way and other != executor]  # it was done again


def test_what_means_nothing_is_refused_before_the_job_starts(spark: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = spark.createDataFrame([(1, "a")], "id long, html string")
    with pytest.raises(ValueError, match="There is no column `url`, but `id`, `html`"):
        clean_dataframe(frame)
    with pytest.raises(TypeError, match="`id` is of type int64"):
        clean_dataframe(frame, html="id", url=None)
    with pytest.raises(ValueError, match="no column `story`"):
        learn_site_lines(frame, text="story")
    monkeypatch.setitem(versions.OLDEST, "pyspark", "99.0.0")
    with pytest.raises(RuntimeError, match=r"^pyspark [\d.]+ is too old: 99\.0\.0 or newer is needed"):
        clean_dataframe(frame)
