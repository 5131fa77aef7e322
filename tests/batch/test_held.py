"""Files that hold many documents, as a run reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsclean.batch.held import container_ending, holds_many, is_container
from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import InputError, text_of
from newsclean.batch.passed_over import PassedOver

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "sources"
MANY = (
    "nexis-uni",
    "nexis-uni-docx",
    "nexis-uni-rtf",
    "factiva",
    "factiva-html",
    "proquest",
    "europresse",
    "atom",
    "ninjs",
)
ONE = ("mhtml", "webarchive", "newsletter", "wayback", "singlefile", "pdf")


def source(kind: str) -> Path:
    return next((FIXTURES / kind).glob("source.*"))


@pytest.mark.parametrize("kind", MANY)
def test_a_document_is_a_job_with_a_name_of_its_own(kind: str, tmp_path: Path) -> None:
    path = tmp_path / source(kind).name
    shutil.copy(source(kind), path)
    assert holds_many(str(path))
    jobs = list(Inputs([str(path)]).jobs())
    assert [job.name for job in jobs] == [f"{path}:{number}" for number in range(1, len(jobs) + 1)]
    assert len({job.stamp for job in jobs}) == len({job.place for job in jobs}) == len(jobs) > 1
    assert all(text_of(job.payload.load()) for job in jobs)
    assert sum(job.size for job in jobs) <= path.stat().st_size


@pytest.mark.parametrize("kind", ONE)
def test_a_file_of_one_page_is_one_job(kind: str) -> None:
    assert not holds_many(str(source(kind)))
    assert len(list(Inputs([str(source(kind))]).jobs())) == 1


def test_in_a_folder_containers_are_told_by_content(tmp_path: Path) -> None:
    for kind in ("atom", "mhtml"):
        shutil.copy(source(kind), tmp_path / f"{kind}{source(kind).suffix}")
    (tmp_path / "settings.json").write_text('{"name": "a program", "version": 3}')
    (tmp_path / "sitemap.xml").write_text(
        '<?xml version="1.0"?><urlset><url><loc>https://a.example</loc></url></urlset>'
    )
    passed = PassedOver()
    names = [Path(job.name).name for job in Inputs([str(tmp_path)]).jobs(passed)]
    assert names == ["atom.xml:1", "atom.xml:2", "mhtml.mhtml"]
    assert passed.files == {"unknown ending": 2}
    assert is_container(str(tmp_path / "mhtml.mhtml"))
    assert container_ending("settings.json") == ".json"


@pytest.mark.parametrize("folder", ["story_files", "story-Dateien", "story_fichiers", "story_archivos"])
def test_a_saved_pages_parts_are_no_pages(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    for path in (tmp_path / "story.html", tmp_path / folder / "frame.html"):
        path.write_text("<!DOCTYPE html><p>Rain fell.</p>")
    passed = PassedOver()
    assert [Path(job.name).name for job in Inputs([str(tmp_path)]).jobs(passed)] == ["story.html"]
    assert passed.files == {"a saved page's parts": 1}


def test_such_a_folder_without_its_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "story_files").mkdir()
    (tmp_path / "story_files" / "a.html").write_text("<!DOCTYPE html><p>Rain fell.</p>")
    assert len(list(Inputs([str(tmp_path)]).jobs())) == 1


def test_an_export_cut_short_gives_its_documents_and_a_broken_one_a_failure(tmp_path: Path) -> None:
    data = source("ninjs").read_bytes()
    path = tmp_path / "a.json"
    path.write_bytes(data[: len(data) // 2])
    (job,) = Inputs([str(path)]).jobs()
    with pytest.raises(InputError, match="JSON file, cut short"):
        job.payload.load()
