"""Fills a real file system, which only root may make."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsclean.cli.app import app
from tests import processes


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_full_disk_ends_the_run_with_advice_and_it_goes_on_after(tmp_path: Path, small_disk: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        words = " ".join(f"word{number}x{n}" for n in range(700))
        (folder / f"{number:02}.txt").write_text(f"Rain number {number} ends drought\n\n{words}.\n")
    # Of words that are no language, each worker would load the rules of all languages.
    batch = ("batch", folder, "--no-witness", "--language", "en", "-o")
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 400_000)
    run = processes.run(*batch, small_disk / name, "-j", "1")
    assert run.status == 1
    assert "No space left" in run.error or "disk is full" in run.error
    assert "--resume" in run.error
    assert "Traceback" not in run.error
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
    for output in (small_disk / name, tmp_path / "whole" / name):
        assert CliRunner().invoke(app, [*map(str, (*batch, output)), "--resume"]).exit_code == 0
    assert snapshot(small_disk) == snapshot(tmp_path / "whole")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
