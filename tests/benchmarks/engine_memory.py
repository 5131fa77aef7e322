"""Whether memory stays flat while Ray streams many pages: `python -m tests.benchmarks.engine_memory [PAGES]`.

Invented pages of 20 kB, by default 100,000, go through `clean_dataset` on two processors, and are counted and let go.
Told is the memory of all processes, every few seconds: Ray hands results on only once they fill a block.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from tests.benchmarks.engines import Watched
from tests.engines.pages import SCHEMA, page

FILES = 40
EVERY = 10.0  # seconds
PADDING = "<script>" + "/* a banner that is worked out anew for each visitor */ " * 330 + "</script>"


def main(pages: int) -> None:
    """Stream them, and tell."""
    mark = f"NEWSCLEAN_RUN={uuid.uuid4()}"
    name, _, value = mark.partition("=")
    if name not in os.environ:  # the environment that others see of a process is the one that it began with
        os.execve(
            sys.executable,
            [sys.executable, "-m", "tests.benchmarks.engine_memory", str(pages)],
            {**os.environ, name: value},
        )
    import ray

    from newsclean.engines.ray import clean_dataset

    watched = Watched(f"{name}={os.environ[name]}")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILES):
            numbers = range(number * pages // FILES, (number + 1) * pages // FILES)
            rows = [{"id": n, "url": f"https://site{n % 97}.example/{n}", "html": page(n) + PADDING} for n in numbers]
            parquet.write_table(pa.Table.from_pylist(rows, SCHEMA), Path(folder, f"{number:02}.parquet"))
        over = threading.Event()
        began = time.perf_counter()

        def watch() -> None:
            while not over.wait(EVERY):
                watched.peak = 0.0
                watched.look()
                print(f"after {time.perf_counter() - began:5.0f} s: {watched.peak:5.0f} MB", flush=True)

        watcher = threading.Thread(target=watch)
        watcher.start()
        found = clean_dataset(ray.data.read_parquet(folder)).iter_batches(batch_format="pyarrow", batch_size=250)
        done = sum(batch.num_rows - batch["headline"].null_count for batch in found)
        over.set()
        watcher.join()
        print(f"{done} of {pages} pages")
    ray.shutdown()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
