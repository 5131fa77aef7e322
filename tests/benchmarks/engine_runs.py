"""One engine over a folder of Parquet, for `engines.py`: `engine_runs.py ENGINE PAGES OUT` says when it is at work."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WORKERS = 2

# Rows that an engine hands over at a time: 250 pages of 160 kB are 40 MB.
ROWS = 250


@contextmanager
def timed() -> Iterator[None]:
    """Say when it begins and ends."""
    print("BEGIN", flush=True)
    yield
    print("END", flush=True)


def batch(pages: str, out: str) -> None:
    """The command, all of it."""
    Path(out).mkdir()
    command = [str(Path(sys.executable).with_name("newsclean")), "batch", pages, "-o", f"{out}/all.parquet"]
    with timed():
        subprocess.run([*command, "--fresh", "--workers", str(WORKERS)], check=True, stdout=subprocess.DEVNULL)


def arrow(pages: str, out: str) -> None:
    """Threads, each with a file."""
    from pyarrow import parquet

    from newsclean.engines.arrow import Cleaner

    Path(out).mkdir()
    cleaner = Cleaner()

    def clean(file: Path) -> None:
        with parquet.ParquetFile(file) as read:
            schema = cleaner.schema(read.schema_arrow)
            with parquet.ParquetWriter(Path(out, file.name), schema, compression="zstd") as written:
                for batch in read.iter_batches(batch_size=ROWS):
                    written.write_batch(cleaner(batch))

    with timed(), ThreadPoolExecutor(WORKERS) as threads:
        list(threads.map(clean, sorted(Path(pages).glob("*"))))


def spark(pages: str, out: str) -> None:
    """Two executors with a core each."""
    from pyspark.sql import SparkSession

    from newsclean.engines.spark import clean_dataframe

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_WORKER_DIR"] = f"{out}-work"
    builder = SparkSession.builder.master(f"local-cluster[{WORKERS},1,1024]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS))
    builder = builder.config("spark.sql.files.openCostInBytes", "1g")
    session = builder.getOrCreate()
    warm = session.range(1000).repartition(8)  # until executors are there, and what they run is compiled
    warm.mapInArrow(lambda batches: batches, warm.schema).write.parquet(f"{out}-warm")
    with timed():
        clean_dataframe(session.read.parquet(pages)).write.option("compression", "zstd").parquet(out)
    session.stop()


def ray(pages: str, out: str) -> None:
    """Two processors, on this machine."""
    import ray

    from newsclean.engines.ray import clean_dataset

    ray.init(num_cpus=WORKERS, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    ray.data.range(1000).map_batches(lambda batch: batch, batch_format="pyarrow").write_parquet(f"{out}-warm")
    with timed():
        clean_dataset(ray.data.read_parquet(pages)).write_parquet(out, compression="zstd")
    ray.shutdown()


def datatrove(pages: str, out: str) -> None:
    """Two workers, a task for each file."""
    import pyarrow as pa
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import ParquetReader

    from newsclean.engines.datatrove import NewsCleaner, article_writer

    reader = ParquetReader(pages, text_key="html", adapter=_keep_id, batch_size=ROWS)
    carried = pa.schema([("id", pa.int64()), ("input_url", pa.string())])
    steps: list[Any] = [reader, NewsCleaner(), article_writer(out, carried)]
    executor = LocalPipelineExecutor(
        steps, tasks=len(list(Path(pages).glob("*"))), workers=WORKERS, logging_dir=f"{out}/logs"
    )
    with timed():
        executor.run()


def _keep_id(self: Any, data: dict[str, Any], path: str, place: int) -> dict[str, Any]:  # noqa: ARG001
    """A document with the number as a field, which datatrove would make its own id."""
    return {"text": data["html"], "id": f"{path}/{place}", "metadata": {"id": data["id"], "url": data["url"]}}


RUNS = {"batch": batch, "arrow": arrow, "spark": spark, "ray": ray, "datatrove": datatrove}


def main(words: Iterable[str]) -> None:
    """Run one."""
    engine, pages, out = words
    warnings.simplefilter("ignore")
    RUNS[engine](pages, out)


if __name__ == "__main__":
    main(sys.argv[1:])
