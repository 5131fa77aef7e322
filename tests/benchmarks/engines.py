"""Each engine beside the batch, in one run on the same pages: `python -m tests.benchmarks.engines FOLDER... [options]`.

FOLDERs hold HTML pages, plain or `.gz`; they are repeated, with other addresses, until there are as many pages as asked
for. Every engine reads the same Parquet, cleans it with two workers and writes Parquet. Its own start is not counted,
that of newsclean in its workers is. Rounds go through all of them in turn. Told are the time by the clock beside the
batch's, processor time, the memory of all processes, and whether the rows are byte for byte the batch's.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
from pyarrow import dataset, parquet

from tests.engines.pages import SCHEMA, as_batch

TICKS = os.sysconf("SC_CLK_TCK")
ENGINES = ("batch", "arrow", "spark", "ray", "datatrove")
FILES = 20


@dataclass
class Watched:
    """The processes of a run, told by a mark in their environment, and what they took."""

    mark: str
    peak: float = 0.0  # MB: the greatest sum of proportional set sizes
    cpu: dict[int, float] = field(default_factory=dict)  # seconds, by process

    def look(self) -> None:
        """Take note of all that run."""
        shared = 0.0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() not in (folder / "environ").read_bytes():
                    continue
                stat = (folder / "stat").read_text().rpartition(")")[2].split()
                sizes = dict(line.split()[:2] for line in (folder / "smaps_rollup").read_text().splitlines()[1:])
            except (OSError, ValueError):
                continue
            self.cpu[int(folder.name)] = (int(stat[11]) + int(stat[12])) / TICKS
            shared += int(sizes["Pss:"]) / 1024
        self.peak = max(self.peak, shared)


@dataclass
class Cost:
    """What a run took: seconds by the clock and of processors, and MB."""

    seconds: float
    cpu: float
    peak: float


def make(folders: list[Path], pages: int, out: Path) -> None:
    """Write the pages."""
    files = sorted(file for folder in folders for file in folder.glob("*.htm*"))
    bodies = [_text(file) for file in files]
    out.mkdir()
    for number in range(FILES):
        with parquet.ParquetWriter(out / f"{number:02}.parquet", SCHEMA, compression="zstd") as writer:
            ids = range(number * pages // FILES, (number + 1) * pages // FILES)
            for start in range(ids.start, ids.stop, 200):
                rows = [
                    {"id": n, "url": f"https://site{n % 97}.example/{n}", "html": bodies[n % len(bodies)]}
                    for n in range(start, min(start + 200, ids.stop))
                ]
                writer.write_batch(pa.RecordBatch.from_pylist(rows, SCHEMA))


def _text(file: Path) -> str:
    data = file.read_bytes()
    return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8", "replace")


def timed(engine: str, pages: Path, out: Path) -> Cost:
    """Run one engine in a process of its own, which says when it has begun and ended."""
    for path in out.parent.glob(f"{out.name}*"):
        shutil.rmtree(path)
    watched = Watched(f"NEWSCLEAN_RUN={uuid.uuid4()}")
    name, _, value = watched.mark.partition("=")
    command = [sys.executable, "-m", "tests.benchmarks.engine_runs", engine, str(pages), str(out)]
    with tempfile.TemporaryFile() as noise:
        process = subprocess.Popen(
            command, env={**os.environ, name: value}, stdout=subprocess.PIPE, stderr=noise, text=True
        )
        over = threading.Event()

        def watch() -> None:
            while not over.wait(0.5):
                watched.look()

        moments: dict[str, float] = {}
        watcher = threading.Thread(target=watch)
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() in ("BEGIN", "END"):
                watched.look()
                moments[line.strip()] = time.perf_counter()
                if line.strip() == "BEGIN":
                    before = sum(watched.cpu.values())
                    watcher.start()
                else:
                    over.set()
                    watcher.join()
                    cpu = sum(watched.cpu.values()) - before
        if process.wait():
            noise.seek(0)
            raise RuntimeError(f"{engine}: {noise.read().decode()[-3000:]}")
    return Cost(moments["END"] - moments["BEGIN"], cpu, watched.peak)


def read(out: Path) -> pa.Table:
    """All that an engine wrote."""
    return dataset.dataset([str(path) for path in sorted(out.rglob("*.parquet"))]).to_table()


def main() -> None:
    """Time the engines, and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--engines", default=",".join(ENGINES))
    options = parser.parse_args()
    engines = options.engines.split(",")
    costs: dict[str, list[Cost]] = {engine: [] for engine in engines}
    with tempfile.TemporaryDirectory() as scratch:
        pages = Path(scratch, "pages")
        make(options.folders, options.pages, pages)
        rows: dict[str, bytes] = {}
        for number in range(options.rounds):
            for engine in engines:
                out = Path(scratch, f"out-{engine}")
                costs[engine].append(timed(engine, pages, out))
                print(number, engine, costs[engine][-1], flush=True)
        columns = read(Path(scratch, "out-batch")).column_names
        for engine in engines:
            rows[engine] = as_batch(read(Path(scratch, f"out-{engine}")), columns)
    for engine in engines:
        best = min(costs[engine], key=lambda cost: cost.seconds)
        ratios = [cost.seconds / batch.seconds for cost, batch in zip(costs[engine], costs["batch"], strict=True)]
        cpu = [cost.cpu / batch.cpu for cost, batch in zip(costs[engine], costs["batch"], strict=True)]
        same = "the same rows" if rows[engine] == rows["batch"] else "OTHER ROWS"
        print(
            f"{engine:<10} {best.seconds:7.1f} s ({min(ratios):.2f})   cpu {best.cpu:7.1f} s ({min(cpu):.2f})   "
            f"{options.pages / best.cpu:5.1f} pages a core-second   peak {best.peak:6.0f} MB   {same}"
        )


if __name__ == "__main__":
    main()
