from __future__ import annotations

import gzip
import random
import tempfile
from collections.abc import Iterable
from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.batch import files
from newsclean.batch.jobs import Failure, Job, Result
from newsclean.batch.journal import StateError
from newsclean.batch.outputs import Start, Target, open_sink, target
from tests.batch.fakes import FakeWork, page

SETTINGS = {"format": "a fake"}


def fake_result(job: Job, done: list[str]) -> Result:
    done.append(job.name)
    result = FakeWork()(job)
    if "bad" in job.stamp:
        return Result(failure=Failure(job.name, "CleanError", job.stamp), stats=result.stats)
    return result


def drive(where: Target, jobs: Iterable[Job], start: Start, stop_after: int | None = None) -> list[str]:
    """Run jobs into an output without a pool, and break off after so many. Gives the names of those done."""
    sink = open_sink(where, start, SETTINGS)
    assert sink is not None
    done: list[str] = []
    try:
        for number, job in enumerate(islice(sink.remaining(jobs), stop_after), 1):
            sink.add(job, sink.known(job) or fake_result(job, done))
            if number % 3 == 0:
                sink.commit()
        if stop_after is None:
            sink.finish()
    finally:
        sink.close()
    return done


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pages(count: int, changed: str = "") -> list[Job]:
    return [page(f"{'bad' if n % 7 == 3 else 'page'} {n}{changed}", f"{n:03}") for n in range(count)]


FORMATS = [("out.jsonl", None), ("out.jsonl.gz", None), ("out.jsonl.zst", None), ("out", "json"), ("out", "txt.gz")]


@pytest.mark.parametrize(("name", "form"), FORMATS)
def test_an_interrupted_run_goes_on_to_the_same_bytes_and_does_nothing_twice(
    tmp_path: Path, name: str, form: str | None
) -> None:
    drive(target(str(tmp_path / "whole" / name), form), pages(40), Start.NEW)
    where = target(str(tmp_path / "broken" / name), form)
    done = drive(where, pages(40), Start.NEW, stop_after=18)
    done += drive(where, pages(40), Start.RESUME, stop_after=9)
    done += drive(where, pages(40), Start.RESUME)
    assert done == [f"{n:03}" for n in range(40)]
    assert snapshot(tmp_path / "broken") == snapshot(tmp_path / "whole")


edits = st.lists(st.tuples(st.sampled_from(["change", "remove", "add"]), st.integers(0, 30)), max_size=4)


@pytest.mark.parametrize(("name", "form"), FORMATS)
@settings(max_examples=15, deadline=None)
@given(rounds=st.lists(st.tuples(st.integers(0, 30), edits), max_size=4), seed=st.integers(0, 99))
def test_inputs_that_change_between_runs_give_what_an_undisturbed_run_gives(
    name: str, form: str | None, rounds: list[tuple[int, list[tuple[str, int]]]], seed: int
) -> None:
    jobs = pages(20)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_PAGES_A_FRAME", random.Random(seed).randint(1, 9))
        where = target(f"{folder}/broken/{name}", form)
        start = Start.NEW
        for stop_after, changes in rounds:
            drive(where, jobs, start, stop_after)
            start = Start.RESUME
            jobs = edited(jobs, changes)
        drive(where, jobs, start)
        drive(target(f"{folder}/whole/{name}", form), jobs, Start.NEW)
        assert snapshot(Path(folder, "broken")) == snapshot(Path(folder, "whole"))


fresh_names = count()


def edited(jobs: list[Job], changes: list[tuple[str, int]]) -> list[Job]:
    jobs = list(jobs)
    for what, number in changes:
        at = number % (len(jobs) + 1)
        if what == "add":
            name = f"new{next(fresh_names)}"
            jobs.insert(at, page(f"added {name}", name))
        elif at < len(jobs) and what == "remove":
            del jobs[at]
        elif at < len(jobs):
            jobs[at] = page(f"changed{' bad' if number % 2 else ''} {jobs[at].stamp}", jobs[at].name)
    return jobs


def test_only_inputs_that_changed_are_done_again(tmp_path: Path) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)
    drive(where, pages(30), Start.NEW, stop_after=20)
    jobs = pages(30)
    jobs[4] = page("changed", "004")
    done = drive(where, jobs, Start.RESUME)
    assert done == ["004", *(f"{n:03}" for n in range(18, 30))]  # 18: what the last commit held


def test_nothing_is_in_place_before_all_is_done(tmp_path: Path) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)
    drive(where, pages(30), Start.NEW, stop_after=20)
    assert not (tmp_path / "out.jsonl").exists()
    drive(where, pages(30), Start.RESUME)
    assert sorted(snapshot(tmp_path)) == ["out.jsonl", "out.jsonl.failures.jsonl"]


def test_an_existing_output_is_refused_unless_told_what_to_do(tmp_path: Path) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)
    drive(where, pages(5), Start.NEW)
    with pytest.raises(StateError, match="--fresh"):
        drive(where, pages(5), Start.NEW)
    assert open_sink(where, Start.RESUME, SETTINGS) is None
    drive(where, pages(3), Start.FRESH)
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 3


def test_an_unfinished_output_is_refused_unless_told_what_to_do(tmp_path: Path) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)
    drive(where, pages(5), Start.NEW, stop_after=3)
    with pytest.raises(StateError, match="--resume"):
        drive(where, pages(5), Start.NEW)


def test_an_old_output_stays_until_a_fresh_one_is_whole(tmp_path: Path) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)
    drive(where, pages(5), Start.NEW)
    old = (tmp_path / "out.jsonl").read_bytes()
    drive(where, pages(9), Start.FRESH, stop_after=6)
    assert (tmp_path / "out.jsonl").read_bytes() == old
    drive(where, pages(9), Start.RESUME)
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 8


def test_other_settings_are_refused(tmp_path: Path) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)
    drive(where, pages(5), Start.NEW, stop_after=3)
    with pytest.raises(StateError, match="another format"):
        open_sink(where, Start.RESUME, {"format": "something else"})


def test_two_runs_cannot_write_one_output(tmp_path: Path) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)
    first = open_sink(where, Start.NEW, SETTINGS)
    assert first is not None
    try:
        with pytest.raises(StateError, match="another run"):
            open_sink(where, Start.RESUME, SETTINGS)
    finally:
        first.close()


def test_a_run_cut_short_while_putting_in_place_only_does_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)

    def killed(_: files.LineFile) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(files.LineFile, "publish", killed)
        with pytest.raises(KeyboardInterrupt):
            drive(where, pages(9), Start.NEW)
    sink = open_sink(where, Start.RESUME, SETTINGS)
    assert sink is not None
    assert sink.sealed
    assert sink.totals.pages == 9
    sink.finish()
    assert sorted(snapshot(tmp_path)) == ["out.jsonl", "out.jsonl.failures.jsonl"]


def test_a_compressed_output_of_nothing_can_be_read(tmp_path: Path) -> None:
    drive(target(str(tmp_path / "out.jsonl.gz"), None), [], Start.NEW)
    data = (tmp_path / "out.jsonl.gz").read_bytes()
    assert data
    assert gzip.decompress(data) == b""


def test_totals_of_a_resumed_run_are_those_of_the_whole(tmp_path: Path) -> None:
    where = target(str(tmp_path / "out.jsonl"), None)
    drive(where, pages(30), Start.NEW, stop_after=20)
    sink = open_sink(where, Start.RESUME, SETTINGS)
    assert sink is not None
    for job in sink.remaining(pages(30)):
        sink.add(job, sink.known(job) or fake_result(job, []))
    sink.finish()
    assert (sink.totals.pages, sink.totals.failed, sink.totals.warnings["no_headline"]) == (30, 4, 30)
