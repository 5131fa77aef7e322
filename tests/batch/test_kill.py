from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from newsclean.batch.server import start_server
from tests.batch import killable
from tests.processes import PRELOADED

PAGES = 150
PAUSE = 0.004  # seconds a page: the whole takes about half a second beside its start
KILLS = 2  # tests/benchmarks/batch_kill.py kills as often as it is told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    for number in range(PAGES):
        place = folder / f"site{number % 3}" / f"{number:03}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("raise" if number % 40 == 7 else f"page {number}")
    return folder


def start(folder: Path, output: str, log: Path) -> BaseProcess:
    """Start a run in a process that is forked, for a new interpreter takes long. It starts a server of its own."""
    start_server(PRELOADED)
    arguments = (str(folder), output, str(log), str(PAUSE))
    run = multiprocessing.get_context("forkserver").Process(target=killable.main, args=arguments)
    run.start()
    return run


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def logged(log: Path) -> Iterator[tuple[int, str]]:
    for line in log.read_text().splitlines() if log.exists() else ():
        process, _, name = line.partition(" ")
        yield int(process), name


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize(("name", "seed"), [("out.jsonl.gz", 1), ("out/", 2)])
def test_a_run_killed_at_random_moments_ends_as_an_undisturbed_one(
    tmp_path: Path, folder: Path, name: str, seed: int
) -> None:
    whole, broken, log = tmp_path / "whole", tmp_path / "broken", tmp_path / "log"
    whole.mkdir()
    broken.mkdir()
    killable.main(str(folder), f"{whole}/{name}", str(tmp_path / "other.log"), "0")
    chance = random.Random(seed)
    for _ in range(KILLS):
        run = start(folder, f"{broken}/{name}", log)
        goal = len(list(logged(log))) + chance.randint(10, 40)
        while run.is_alive() and len(list(logged(log))) < goal:
            time.sleep(0.01)
        assert run.is_alive()
        run.kill()
        run.join()
        assert_nothing_half_written(broken, whole)
        assert_workers_end(log)
    run = start(folder, f"{broken}/{name}", log)
    run.join()
    assert run.exitcode == 0
    assert snapshot(broken) == snapshot(whole)
    assert_little_is_done_twice(log)


def assert_nothing_half_written(broken: Path, whole: Path) -> None:
    """Whatever stands under a name of the whole output is what stands there in the end."""
    final = snapshot(whole)
    for name, content in snapshot(broken).items():
        if name in final:
            assert content == final[name]


def assert_workers_end(log: Path) -> None:
    workers = {process for process, _ in logged(log)}
    deadline = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(alive, workers))


def assert_little_is_done_twice(log: Path) -> None:
    """Only what was under way at a kill, at most 8 chunks a worker of 16 pages, is done again."""
    times = Counter(name for _, name in logged(log))
    assert len(times) == PAGES
    assert sum(times.values()) - PAGES <= KILLS * 100


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_a_looping_worker_ends_with_its_killed_parent(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("loop")
    log = tmp_path / "log"
    run = start(folder, f"{tmp_path}/out.jsonl", log)
    deadline = time.monotonic() + 20
    while not list(logged(log)) and time.monotonic() < deadline:
        time.sleep(0.02)
    run.kill()
    run.join()
    assert_workers_end(log)
