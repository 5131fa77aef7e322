"""The process beside a caller: what a page may take, in threads and forks and while others go on."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsclean.batch.jobs import Failure, Job, Result
from newsclean.engines import isolated
from newsclean.engines.options import Beside, cleaning
from tests.batch.fakes import FakeWork, page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="engines run on Linux and macOS")

BESIDE = Beside.to_do(FakeWork(), 1.0, None)


def failures(beside: Beside, jobs: list[Job]) -> dict[str, str]:
    done = list(beside.results(jobs))
    assert [job for job, _ in done] == jobs
    assert all(result.failure or result.data.decode().startswith(f"{job.name}: ") for job, result in done)
    return {job.name: result.failure.error for job, result in done if result.failure}


def test_a_new_process_loads_what_cleans() -> None:
    ((_, result),) = cleaning(language="en").results([page("<h1>Rain ends drought</h1><p>Rain fell.</p>", "1")])
    assert json.loads(result.data)["headline"] == "Rain ends drought"


def test_a_bad_page_costs_itself_alone() -> None:
    bad = {0: "loop", 7: "segfault", 16: "exit", 20: "raise", 39: "recurse"}  # chunks begin at 0 and 16
    done = list(BESIDE.results([page(bad.get(n, f"page {n}"), str(n)) for n in range(40)]))
    assert [n for n, (_, result) in enumerate(done) if result.failure] == list(bad)
    told = [failure for _, result in done if (failure := result.failure)]
    assert [failure.error for failure in told] == [
        "TimeoutError", "CrashError", "CrashError", "ValueError", "RecursionError"
    ]  # fmt: skip
    assert told[0] == Failure("0", "TimeoutError", "cleaning it took longer than 1 s, the timeout")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to a memory limit")
def test_a_page_that_eats_memory_costs_itself_alone() -> None:
    beside = Beside.to_do(FakeWork(), 20.0, 300 << 20)
    assert failures(beside, [page("eat" if n == 5 else f"page {n}", str(n)) for n in range(10)]) == {"5": "MemoryError"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to a memory limit")
def test_a_page_too_large_to_be_received_costs_itself_alone() -> None:
    beside = Beside.to_do(FakeWork(), 20.0, 100 << 20)
    assert failures(beside, [page("x" * (60 << 20) if n == 5 else f"page {n}", str(n)) for n in range(10)]) == {
        "5": "MemoryError"
    }


def test_threads_do_not_share_a_process() -> None:
    def do(thread: int) -> dict[str, str]:
        return failures(BESIDE, [page("hang" if n == 3 else f"{thread} {n}", f"{thread}/{n}") for n in range(30)])

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(do, range(2)))
    assert found == [{f"{thread}/3": "TimeoutError"} for thread in range(2)]


def test_a_process_is_used_again_and_not_by_other_work(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    works = [(first, Beside.to_do(FakeWork(first), 20.0, None)), (second, Beside.to_do(FakeWork(second), 20.0, None))]
    for _ in range(2):
        for _, beside in works:
            assert failures(beside, [page("a page", "1")]) == {}
    processes = [{line.split()[0] for line in log.read_text().splitlines()} for log, _ in works]
    assert [len(each) for each in processes] == [1, 1]
    assert processes[0] != processes[1]


def test_a_process_is_replaced_after_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_PAGES_A_LIFE", 16)
    log = tmp_path / "log"
    assert failures(Beside.to_do(FakeWork(log), 20.0, None), [page("a page", str(n)) for n in range(40)]) == {}
    assert len({line.split()[0] for line in log.read_text().splitlines()}) == 3


def test_a_process_that_was_killed_while_it_waited_is_replaced(tmp_path: Path) -> None:
    log = tmp_path / "log"
    beside = Beside.to_do(FakeWork(log), 20.0, None)
    assert failures(beside, [page("a page", "1")]) == {}
    os.kill(int(log.read_text().split()[0]), 9)
    assert failures(beside, [page("a page", str(n)) for n in range(3)]) == {}


def test_what_kills_a_process_once_is_not_taken_for_the_page(tmp_path: Path) -> None:
    log = tmp_path / "log"
    beside = Beside.to_do(FakeWork(log, pause=0.05), 20.0, None)
    found: list[tuple[Job, Result]] = []
    doing = threading.Thread(target=lambda: found.extend(beside.results([page("a page", str(n)) for n in range(6)])))
    doing.start()
    while not log.exists() or len(log.read_text().splitlines()) < 3:
        time.sleep(0.01)
    os.kill(int(log.read_text().split()[0]), 9)
    doing.join()
    assert [result.failure for _, result in found] == [None] * 6


def test_a_process_that_cannot_start_says_why() -> None:
    beside = Beside(pickle.dumps((FakeWork(), 1 << 20)), 20.0)
    with pytest.raises(RuntimeError, match="memory limit may be too low"):
        list(beside.results([page("a page", "1")]))


def test_a_result_left_lying_ends_the_process() -> None:
    results = BESIDE.results([page("a page", str(n)) for n in range(40)])
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert failures(BESIDE, [page("a page", "again")]) == {}


FORKING = """
import os
from newsclean.engines.options import Beside
from tests.batch.fakes import FakeWork, page
beside = Beside.to_do(FakeWork(), 20.0, None)
def names():
    return [result.data for _, result in beside.results([page("x", str(n)) for n in range(50)])]
here = names()
fork = os.fork()
again = names()
if fork == 0:
    os._exit(0 if again == here else 3)
print(os.waitpid(fork, 0)[1], again == here)
"""


def test_a_fork_has_processes_of_its_own_and_no_script_needs_a_guard() -> None:
    run = subprocess.run([sys.executable, "-c", FORKING], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("0 True\n", "")


LOOPING = """
import sys, time
from pathlib import Path
from newsclean.engines.options import Beside
from tests.batch.fakes import FakeWork, page
list(Beside.to_do(FakeWork(Path(sys.argv[1])), 600.0, None).results([page("loop", "1")]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_a_page_that_loops_ends_with_its_worker(tmp_path: Path) -> None:
    log = tmp_path / "log"
    worker = subprocess.Popen([sys.executable, "-c", LOOPING, str(log)])
    while not log.exists() or not log.read_text().endswith("\n"):
        time.sleep(0.01)
    worker.kill()
    worker.wait()
    stat = Path(f"/proc/{log.read_text().split()[0]}/stat")
    deadline = time.monotonic() + 20
    while stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < deadline
        time.sleep(0.01)
