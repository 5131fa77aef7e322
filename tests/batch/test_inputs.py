from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from newsclean.batch.compression import compress
from newsclean.batch.folders import Globs
from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import InputError, Job

PAGE = b"<p>Rain ends drought</p>"


def jobs_of(*paths: Path, **options: object) -> list[Job]:
    return list(Inputs([str(path) for path in paths], **options).jobs())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.html", PAGE, "html"),
        ("a.HTM", PAGE, "html"),
        ("a.xhtml", PAGE, "html"),
        ("a.txt", PAGE, "text"),
        ("a.md", PAGE, "text"),
        ("a.html.gz", gzip.compress(PAGE, mtime=0), "html"),
        ("a.txt.zst", compress(PAGE, ".zst"), "text"),
    ],
)
def test_pages_are_read_by_their_ending(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    (job,) = jobs_of(tmp_path)
    assert job.place == "a"
    loaded = job.payload.load()
    assert (loaded.source, loaded.kind) == (PAGE, kind)


def test_files_of_other_kinds_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"x")
    (tmp_path / "notes").write_bytes(b"x")
    assert jobs_of(tmp_path) == []


@pytest.mark.parametrize("name", ["a.html.gz", "a.html.zst"])
def test_broken_compression_is_that_pages_failure(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no compressed data")
    (job,) = jobs_of(tmp_path)
    with pytest.raises((InputError, OSError)):
        job.payload.load()


def test_a_missing_file_and_an_unknown_ending_are_failures_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    missing, unknown = jobs_of(tmp_path / "gone.html", tmp_path / "a.pdf")
    with pytest.raises(FileNotFoundError):
        missing.payload.load()
    with pytest.raises(InputError, match="ending"):
        unknown.payload.load()


def test_the_site_is_the_top_folder(tmp_path: Path) -> None:
    for name in ("herald/2024/a.html", "b.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    assert [job.site for job in jobs_of(tmp_path)] == [tmp_path.name, "herald"]


def test_outputs_of_several_paths_do_not_meet(tmp_path: Path) -> None:
    for name in ("one/a.html", "two/a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    assert len({job.place for job in jobs_of(tmp_path / "one", tmp_path / "two")}) == 2


def test_the_runs_own_outputs_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text('{"text": "x"}\n')
    (tmp_path / "a.html").write_bytes(PAGE)
    own = frozenset({str(tmp_path / "out.jsonl")})
    assert [job.place for job in jobs_of(tmp_path, ignored=own)] == ["a"]


def test_a_changed_file_has_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(PAGE)
    (before,) = jobs_of(file)
    file.write_bytes(PAGE + b"!")
    (after,) = jobs_of(file)
    assert before.stamp != after.stamp


def test_globs_hold_for_folders(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt"):
        (tmp_path / name).write_bytes(PAGE)
    assert [job.place for job in jobs_of(tmp_path, globs=Globs(exclude=("*.txt",)))] == ["a"]


def test_the_measure_is_the_sum_of_the_sizes(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt"):
        (tmp_path / name).write_bytes(PAGE)
    inputs = Inputs([str(tmp_path)])
    assert inputs.measure() == 2 * len(PAGE) == sum(job.size for job in inputs.jobs())


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_utf8_can_be_printed_and_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.html")).write_bytes(PAGE)
    (job,) = jobs_of(tmp_path)
    assert job.name.encode().endswith(b"caf\\xe9.html")
    assert job.payload.load().source == PAGE
