from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from newsclean.batch.folders import Globs
from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import InputError, Job
from newsclean.batch.passed_over import PassedOver
from newsclean.sources.compression import compress

PAGE = b"<p>Rain ends drought</p>"


def jobs_of(*paths: Path, **options: object) -> list[Job]:
    return list(Inputs([str(path) for path in paths], **options).jobs())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.html", PAGE, "html"),
        ("a.HTM", PAGE, "html"),
        ("a.xhtml", PAGE, "html"),
        ("a.html", b"Rain ends drought", "text"),
        ("a.shtml", PAGE, "html"),
        ("a.txt", PAGE, "auto"),
        ("a.md", PAGE, "auto"),
        ("a.php", PAGE, "auto"),
        ("a", PAGE, "auto"),
        ("a.php?id=7", PAGE, "auto"),
        ("a.ece", PAGE, "auto"),
        ("a.html.gz", gzip.compress(PAGE, mtime=0), "html"),
        ("a.txt.zst", compress(PAGE, ".zst"), "auto"),
        ("a.gz", gzip.compress(PAGE, mtime=0), "auto"),
    ],
)
def test_pages_are_known_by_their_ending_or_their_beginning(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    (job,) = jobs_of(tmp_path)
    assert job.place == "a"
    loaded = job.payload.load()
    assert loaded.kind == kind
    assert loaded.source in (PAGE, data)


def test_what_a_folder_holds_besides_pages_is_counted_and_named(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.css").write_bytes(b"<style>")
    for name in ("notes", ".a.html", "drafts/b.html", ".git/c.html", "pages/d.txt", "own/e.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"Rain")
    (tmp_path / "link").symlink_to(tmp_path / "pages")
    passed = PassedOver()
    inputs = Inputs(
        [str(tmp_path)], Globs(("*.html",), ("drafts",)), ignored=frozenset((str(tmp_path / "own" / "e.html"),))
    )
    assert list(inputs.jobs(passed)) == []
    assert passed.files == {"not included": 14, "hidden": 2, "excluded": 1, "linked folder": 1}
    assert passed.names["hidden"] == [f"{tmp_path}/.a.html", f"{tmp_path}/.git/"]
    assert passed.names["excluded"] == [f"{tmp_path}/drafts/"]
    assert len(passed.names["not included"]) == 10
    passed = PassedOver()
    assert [job.place for job in Inputs([str(tmp_path)]).jobs(passed)] == ["drafts/b", "own/e", "pages/d"]
    assert passed.files["unknown ending"] == 13


def test_a_kind_that_is_forced_holds_for_every_text_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"Rain")
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "binary").write_bytes(b"\x00\x01")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    jobs = jobs_of(tmp_path, kind="text")
    assert [(job.place, job.payload.load().kind) for job in jobs] == [("a", "text"), ("notes", "text")]


def test_an_ending_that_is_asked_for_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.story").write_bytes(b"Rain")
    (tmp_path / "b.css").write_bytes(b"Rain")
    assert [job.place for job in jobs_of(tmp_path, globs=Globs(("*.story",)))] == ["a"]


@pytest.mark.parametrize("name", ["a.html.gz", "a.html.zst"])
def test_broken_compression_is_that_pages_failure(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no compressed data")
    (job,) = jobs_of(tmp_path)
    with pytest.raises((InputError, OSError)):
        job.payload.load()


def test_a_missing_file_is_its_own_failure_and_one_that_is_named_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "a.story").write_bytes(b"Rain")
    missing, unknown = jobs_of(tmp_path / "gone.html", tmp_path / "a.story")
    with pytest.raises(FileNotFoundError):
        missing.payload.load()
    assert unknown.payload.load().source == b"Rain"


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
