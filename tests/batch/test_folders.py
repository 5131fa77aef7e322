from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsclean.batch.folders import Globs, sort_bounded, walk


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text")


def all_files(_: str) -> bool:
    return True


def test_a_walk_is_in_the_order_of_names_and_leaves_hidden_files_out(tmp_path: Path) -> None:
    make(tmp_path, "b.html", "a/z.html", "a/c.txt", ".git/x.html", "a/.y.html", "c.md")
    assert [found.path for found in walk(str(tmp_path), Globs(), all_files)] == [
        "a/c.txt",
        "a/z.html",
        "b.html",
        "c.md",
    ]


def test_siblings_of_one_stem_get_places_of_their_own(tmp_path: Path) -> None:
    make(tmp_path, "s.html", "s.txt", "s-1.html", "s.html.gz")
    places = [found.place for found in walk(str(tmp_path), Globs(), all_files)]
    assert len(set(places)) == 4
    assert "s" in places


def test_a_picture_beside_a_page_does_not_change_the_pages_place(tmp_path: Path) -> None:
    make(tmp_path, "s.jpg", "s.txt")
    assert [found.place for found in walk(str(tmp_path), Globs(), lambda name: name.endswith(".txt"))] == ["s"]


def test_a_folder_that_cannot_be_read_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a/x.html", "b/x.html")
    real = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("a"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = [(found.path, found.broken) for found in walk(str(tmp_path), Globs(), all_files)]
    assert found == [("a", "Permission denied"), ("b/x.html", "")]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a/x.html")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [found.path for found in walk(str(tmp_path), Globs(), all_files)] == ["a/x.html"]


@pytest.mark.parametrize(
    ("globs", "wanted"),
    [
        (Globs(include=("*.txt",)), ["drafts/b.txt"]),
        (Globs(exclude=("drafts",)), ["2024/a.html", "c.html"]),
        (Globs(include=("2024/*",)), ["2024/a.html"]),
        (Globs(include=("*.html",), exclude=("c.*",)), ["2024/a.html"]),
    ],
)
def test_globs_choose_files(tmp_path: Path, globs: Globs, wanted: list[str]) -> None:
    make(tmp_path, "2024/a.html", "drafts/b.txt", "c.html")
    assert [found.path for found in walk(str(tmp_path), globs, all_files)] == wanted


def test_sorting_with_little_memory_is_sorting() -> None:
    names = [(f"{n * 7919 % 1000:03}", f"{n}\n.html", "folder" if n % 5 == 0 else "file") for n in range(1000)]
    assert list(sort_bounded(iter(names), limit=30)) == sorted(names)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_utf8_is_walked(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.html")).write_text("text")
    assert len(list(walk(str(tmp_path), Globs(), all_files))) == 1
