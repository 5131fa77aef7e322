#!/usr/bin/env bash
# Ray 2.60.0: `map_batches(function, batch_size=320)` behind `read_parquet` is not fused with the reading. The plan has
# two operators, and as long as the first still reads, the second gets what is left of the processors: of two, one. With
# `batch_size=None`, where the function is handed whole blocks, there is one operator that reads and maps, and both
# processors work.
#
# Seen, on two processors, with 24 files that are read in 6 tasks, and a function that sleeps for 48 seconds in all:
# batch_size=320: ListFiles, ReadFilesParquetV2, MapBatches(work); at most 1 at a time; 49.5 s
# batch_size=None: ListFiles, ReadFilesParquetV2->MapBatches(work); at most 2 at a time; 28.2 s
#
# Why it matters: `batch_size` reads as a bound on memory, and its documentation tells of that. Whoever sets it for an
# expensive function loses half of a small machine, without a warning and with a progress bar that looks well; no
# processor is busy with the reading meanwhile, which waits for the function. Cutting the block within the function
# bounds memory as well and keeps the steps together.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check 'ray[data]==2.60.0' pyarrow==25.0.1 2>/dev/null
cat >"$folder/run.py" <<'PYTHON'
import logging
import sys
import time
import warnings

import pyarrow as pa
import ray
from pyarrow import parquet

warnings.simplefilter("ignore")
folder = sys.argv[1]
for number in range(24):
    pages = pa.table({"page": [f"{number}-{row} " + "rain " * 20_000 for row in range(320)]})
    parquet.write_table(pages, f"{folder}/{number:02}.parquet", compression="zstd", use_dictionary=False)
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR, object_store_memory=600 << 20)
ray.data.DataContext.get_current().enable_progress_bars = False
logging.getLogger("ray.data").setLevel(logging.ERROR)


def work(pages: pa.Table) -> pa.Table:
    began = time.time()
    time.sleep(pages.num_rows / 160)
    return pa.table({"began": [began], "ended": [time.time()]})


def run(batch_size: int | None) -> tuple[str, int]:
    read = ray.data.read_parquet(folder)
    done = read.map_batches(work, batch_format="pyarrow", batch_size=batch_size).materialize()
    spans = [(row["began"], row["ended"]) for row in done.iter_rows()]
    at_once = max(sum(began <= moment < ended for began, ended in spans) for moment, _ in spans)
    took = max(ended for _, ended in spans) - min(began for began, _ in spans)
    steps = [line.split()[2].rstrip(":") for line in done.stats().splitlines() if line.startswith("Operator") and "tasks" in line]
    print(f"batch_size={batch_size}: {', '.join(steps)}; at most {at_once} at a time; {took:.1f} s")
    return steps[-1], at_once


print("ray", ray.__version__)
assert run(320) == ("MapBatches(work)", 1), "the behaviour has changed"
assert run(None) == ("ReadFilesParquetV2->MapBatches(work)", 2), "the behaviour has changed"
PYTHON
mkdir "$folder/pages"
"$folder/env/bin/python" "$folder/run.py" "$folder/pages" 2>/dev/null
